"""Marks for a spreadsheet and for Moodle: every cell arrives as it was, and none of them calculates anything."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from rightmix_sim.course.giving_out.exporting import as_csv, as_moodle, file_bytes, safe
from rightmix_sim.course.results import Cohort, Result, Trainee
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import codes
from tests.course.report.making import ON, cohort, nothing, result, right_answers

ID = "ex2-rm2000"
CASE = codes(ID)[0]
ANN = Trainee(id="ann01", first_name="Ann", last_name="O'Neil, Jr", email="ann@example.org", lms_user_id="0047")
BEN = Trainee(id="ben02", first_name='Ben "Bo"', last_name="Shaw\nLee", email="ben@example.org", lms_user_id="48")
ZOE = Trainee(id="zoe03", first_name="Zoë", last_name="-ve", email="zoe@example.org", lms_user_id="49")
GONE = Trainee(id="gone04", first_name="Sam", last_name="Gone", email="sam@example.org", withdrawn=ON)


def done(who: Trainee, *, points: float | None, kind: str = "", late: float = 0.0, comment: str = "") -> Result:
    one = result(who.id, ID, CASE, right_answers(ID, CASE), kind=kind, late=late)
    read = tuple(dataclasses.replace(part, comment=comment) for part in one.read)
    return dataclasses.replace(one, points=points, read=read)


@pytest.fixture(scope="module")
def marks() -> Cohort:
    return cohort(
        [
            done(ANN, points=17.25, late=1.5, comment="=SUM(A1) <b>\n- well argued"),
            done(BEN, points=None),
            nothing(ZOE.id, ID, CASE),
            done(ANN, points=20.0, kind="-common"),
            done(BEN, points=0.0, kind="-common"),
            nothing(ZOE.id, ID, CASE, kind="-common"),
        ],
        (ANN, BEN, ZOE, GONE),
    )


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_line_for_each_trainee_and_assignment_and_none_for_who_withdrew(marks: Cohort) -> None:
    found = rows(as_csv(marks))
    assert [(one["id"], one["assignment"], one["state"], one["points"]) for one in found] == [
        ("ann01", "ex2-rm2000", "marked", "17.25"),
        ("ben02", "ex2-rm2000", "waiting for marks", ""),
        ("zoe03", "ex2-rm2000", "not handed in", ""),
        ("ann01", "ex2-rm2000-common", "marked", "20"),
        ("ben02", "ex2-rm2000-common", "marked", "0"),
        ("zoe03", "ex2-rm2000-common", "not handed in", ""),
    ]
    assert found[0]["late_penalty"] == "1.5" and found[0]["of"] == "20"
    assert found[0]["handed_in_utc"] == "2027-03-20 12:00:00" and found[2]["handed_in_utc"] == ""


def test_commas_quotation_marks_and_line_breaks_in_names_arrive_as_they_were(marks: Cohort) -> None:
    found = rows(as_csv(marks))
    assert [(one["first_name"], one["last_name"]) for one in found[:3]] == [
        ("Ann", "O'Neil, Jr"),
        ('Ben "Bo"', "Shaw\nLee"),
        ("Zoë", "-ve"),
    ]


def test_criteria_have_a_column_each_and_add_up_to_the_mark_before_lateness(marks: Cohort) -> None:
    ann = rows(as_csv(marks, criteria=True))[3]
    columns = [name for name in ann if ": " in name]
    assert columns[:2] == ["ex2-rm2000: eligibility", "ex2-rm2000: counted"] and len(columns) == 8
    assert sum(float(ann[name]) for name in columns) == 20  # all right answers, and all points for the texts
    assert {rows(as_csv(marks, criteria=True))[2][name] for name in columns} == {""}


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "-A1",
    "+A1",
    "-2+cmd|' /C x'!A0",
    "=HYPERLINK(1)",
    "-f(x)",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_shown_and_not_obeyed(formula: str) -> None:
    one = dataclasses.replace(ANN, last_name=formula)
    found = rows(as_csv(cohort([done(one, points=1.0)], (one,))))[0]["last_name"]
    assert found == f"'{formula}"


@pytest.mark.parametrize("text", ["-ve", "-ve Shah", "- O'Neil", "+ Lee, Jr.", "-3.5", "12", "O'Neil", "a=b", "", "-"])
def test_words_and_numbers_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_excel_is_told_that_it_is_utf_8_and_nobody_else_is(marks: Cohort) -> None:
    text = as_csv(marks)
    assert file_bytes(text, excel=True) == b"\xef\xbb\xbf" + file_bytes(text)
    assert file_bytes(text).decode("utf-8") == text and "Zoë" in text


def test_moodle_gets_a_column_for_each_assignment_and_a_line_for_each_who_takes_part(marks: Cohort) -> None:
    found = as_moodle(marks)
    assert rows(found.text) == [
        {"Email address": one.email, "First name": one.first_name, "Last name": one.last_name, **points}
        for one, points in (
            (ANN, {"ex2-rm2000": "17.25", "ex2-rm2000-common": "20"}),
            (BEN, {"ex2-rm2000": "-", "ex2-rm2000-common": "0"}),
            (ZOE, {"ex2-rm2000": "-", "ex2-rm2000-common": "-"}),
        )
    ]
    assert found.most == {"ex2-rm2000": 20, "ex2-rm2000-common": 20}
    assert found.left_out == ()


def test_what_was_not_handed_in_or_not_wholly_marked_is_no_grade_and_not_nought(marks: Cohort) -> None:
    by_name = {one["Email address"]: one for one in rows(as_moodle(marks).text)}
    assert by_name["zoe@example.org"]["ex2-rm2000"] == by_name["ben@example.org"]["ex2-rm2000"] == "-"
    assert by_name["ben@example.org"]["ex2-rm2000-common"] == "0"  # handed in, marked, nothing right


def test_moodle_can_go_by_the_id_number_whose_noughts_stay(marks: Cohort) -> None:
    assert rows(as_moodle(marks, by="id-number").text)[0]["ID number"] == "0047"


def test_comments_come_beside_the_points_with_signs_of_html_written_out(marks: Cohort) -> None:
    ann, ben, _zoe = rows(as_moodle(marks, comments=True).text)
    said = ann["ex2-rm2000 (feedback)"]
    assert "=SUM(A1) &lt;b&gt;\n- well argued" in said and "<b>" not in said
    assert ben["ex2-rm2000 (feedback)"] == ""
    assert list(ann)[3:] == [
        "ex2-rm2000", "ex2-rm2000 (feedback)", "ex2-rm2000-common", "ex2-rm2000-common (feedback)",
    ]  # fmt: skip


@pytest.mark.parametrize("email", ["", "=cmd@example.org", "-1@example.org"])
def test_whom_moodle_cannot_find_is_left_out_and_named(email: str) -> None:
    lost = dataclasses.replace(BEN, email=email)
    found = as_moodle(cohort([done(ANN, points=1.0), done(lost, points=2.0)], (ANN, lost)))
    assert [one["Email address"] for one in rows(found.text)] == ["ann@example.org"]
    assert found.left_out == ("ben02",)


def test_two_with_one_address_are_refused_for_one_would_get_both_marks() -> None:
    twin = dataclasses.replace(BEN, email=ANN.email)
    with pytest.raises(InputError, match="Several trainees have the same email: ann01, ben02"):
        as_moodle(cohort([done(ANN, points=1.0), done(twin, points=2.0)], (ANN, twin)))


def test_where_nobody_has_an_address_the_other_way_is_named() -> None:
    nobody = dataclasses.replace(ANN, email="")
    with pytest.raises(InputError, match="--by id-number"):
        as_moodle(cohort([done(nobody, points=1.0)], (nobody,)))


def test_who_sits_nothing_again_has_no_grade_for_the_resit() -> None:
    again = as_moodle(
        cohort([done(ANN, points=4.0), done(BEN, points=9.0), done(ANN, points=12.0, kind="-resit-1")], (ANN, BEN))
    )
    assert [one["ex2-rm2000-resit-1"] for one in rows(again.text)] == ["12", "-"]
