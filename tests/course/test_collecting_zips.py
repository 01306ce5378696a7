"""Whose a zip is, which of several counts, when it came; and that one that cannot be used stops nothing."""

from __future__ import annotations

import csv
import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from rightmix_sim.course.changing import withdrawn
from rightmix_sim.course.collecting.came import Came
from rightmix_sim.course.collecting.taking import submitted_at, take
from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.folder import Course
from rightmix_sim.course.giving_out.spreadsheets import harmless
from rightmix_sim.errors import InputError
from tests.course.small import COMMON, NOW, OWN, a_course, collected, handed_in, right_answers


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return a_course(tmp_path_factory.mktemp("collecting") / "course", "ann", "ben", "cat")


@pytest.fixture
def course(made: Course) -> Course:
    """The course with nothing handed in."""
    import shutil

    for name in ("hand-ins", "submitted", "received", "work"):
        shutil.rmtree(made.folder / name, ignore_errors=True)
    (made.folder / "hand-ins").mkdir()
    (made.folder / "collected.csv").unlink(missing_ok=True)
    return Course(made.folder)


def told(course: Course) -> str:
    """All that collecting says."""
    found = collect_zips(course, course.folder / "hand-ins", NOW)
    return "\n".join(" ".join((one.result, one.trainee, one.assignment, *one.notes)) for one in found)


def test_ones_own_code_says_whose_it_is_whatever_name_was_written(course: Course) -> None:
    handed_in(course, "ann", {}, name="Somebody Else")
    assert "taken ann ex2-rm2000" in told(course) and "Somebody Else" in told(course)


def test_on_the_common_case_the_name_says_whose_it_is(course: Course) -> None:
    handed_in(course, "ann", {}, assignment=COMMON, name="ANN")
    assert told(course).startswith("taken ann ex2-rm2000-common")


def test_on_the_common_case_a_name_that_nobody_has_is_refused_unless_it_lies_in_a_folder_of_an_id(
    course: Course,
) -> None:
    path = handed_in(course, "ann", {}, assignment=COMMON, name="A. Nother")
    assert "refused" in told(course) and "cannot be told whose" in told(course)
    (path.parent / "ben").mkdir()
    path.rename(path.parent / "ben" / path.name)
    assert told(course).startswith("taken ben ex2-rm2000-common")


def test_the_name_of_one_on_the_case_of_another_is_refused(course: Course) -> None:
    handed_in(course, "ann", {}, name="ben")
    assert "refused" in told(course) and "that of ben, but the case is that of ann" in told(course)


def test_the_latest_of_several_counts_wherever_it_lies(course: Course) -> None:
    right = right_answers(course, "ann")
    later = NOW - datetime.timedelta(minutes=1)
    handed_in(course, "ann", right, at=later, below="mail/inner")
    handed_in(course, "ann", {}, at=NOW - datetime.timedelta(hours=5))
    assert sorted(collected(course).values()) == ["older", "taken"]
    assert submitted_at(course.folder / "submitted" / "ann" / OWN) == later
    assert sorted(collected(course).values()) == ["older", "unchanged"]


def test_an_older_one_that_comes_later_does_not_take_the_place_of_the_newer(course: Course) -> None:
    path = handed_in(course, "ann", right_answers(course, "ann"), at=NOW - datetime.timedelta(hours=1))
    assert "taken" in told(course)
    path.unlink()
    handed_in(course, "ann", {}, at=NOW - datetime.timedelta(hours=2))
    assert told(course).startswith("older")


def test_a_time_still_to_come_is_the_time_of_collecting_and_a_trainer_may_know_better(course: Course) -> None:
    handed_in(course, "ann", {}, at=NOW + datetime.timedelta(days=3))
    assert "still to come" in told(course)
    assert submitted_at(course.folder / "submitted" / "ann" / OWN) == NOW
    received = NOW + datetime.timedelta(hours=4)
    collected(course, received=received)
    assert submitted_at(course.folder / "submitted" / "ann" / OWN) == received


def test_what_cannot_be_used_is_named_and_the_others_are_taken(course: Course) -> None:
    good = handed_in(course, "ann", right_answers(course, "ann"))
    for name, data in {"empty.zip": b"", "text.zip": b"hello", "half.zip": good.read_bytes()[:200]}.items():
        (good.parent / name).write_bytes(data)
    found = collected(course)
    assert sorted(found.values()) == ["refused", "refused", "refused", "taken"]
    with (course.folder / "collected.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert {row["from"] for row in rows if row["result"] == "refused"} == {"empty.zip", "text.zip", "half.zip"}
    assert all(row["note"] for row in rows if row["result"] == "refused")


def test_work_of_another_course_or_of_practice_is_refused(course: Course, tmp_path: Path) -> None:
    other = a_course(tmp_path / "other", "ann")
    path = handed_in(other, "ann", {})
    (course.folder / "hand-ins" / path.name).write_bytes(path.read_bytes())
    assert "refused" in told(course) and "Nobody in this course" in told(course)


def test_who_has_withdrawn_hands_in_nothing(course: Course) -> None:
    handed_in(course, "cat", {})
    left = withdrawn(course, "cat", datetime.date(2027, 3, 1))
    assert "refused" in told(left) and "withdrawn" in told(left)
    left.save_trainees([*course.trainees])


def test_what_came_is_kept_as_it_came(course: Course) -> None:
    path = handed_in(course, "ann", right_answers(course, "ann"))
    told(course)
    [kept] = (course.folder / "received" / "ann" / OWN).iterdir()
    assert kept.read_bytes() == path.read_bytes()


def test_a_folder_that_is_not_there_is_one_error(course: Course) -> None:
    with pytest.raises(InputError, match="no folder"):
        collect_zips(course, course.folder / "nowhere", NOW)


@pytest.mark.parametrize(("value", "shown"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("\tx", "'\tx"), ("plain", "plain")])
def test_a_spreadsheet_does_not_obey_what_it_shows(value: str, shown: str) -> None:
    assert harmless(value) == shown


def test_what_cannot_be_read_does_not_take_the_place_of_good_work(course: Course) -> None:
    handed_in(course, "ann", right_answers(course, "ann"))
    assert "taken" in told(course)
    before = (course.folder / "submitted" / "ann" / OWN / "answers.json").read_bytes()
    later = Came(answers=b"{}", at=NOW + datetime.timedelta(hours=1))
    assert take(course, "ann", OWN, later, "a folder").result == "refused"
    assert (course.folder / "submitted" / "ann" / OWN / "answers.json").read_bytes() == before


def test_the_same_answers_keep_the_time_at_which_they_first_came(course: Course) -> None:
    right = right_answers(course, "ann")
    handed_in(course, "ann", right, at=NOW - datetime.timedelta(hours=3))
    assert told(course).startswith("taken")
    handed_in(course, "ann", right, at=NOW - datetime.timedelta(hours=1))
    assert sorted(collected(course).values()) == ["older", "unchanged"]
    assert submitted_at(course.folder / "submitted" / "ann" / OWN) == NOW - datetime.timedelta(hours=3)


def test_a_trainer_who_knows_better_is_believed_also_later_on(course: Course) -> None:
    handed_in(course, "ann", right_answers(course, "ann"), at=NOW + datetime.timedelta(days=9))
    assert "taken" in told(course)
    came = NOW - datetime.timedelta(hours=2)
    assert list(collected(course, received=came).values()) == ["taken"]
    assert list(collected(course).values()) == ["unchanged"]
    assert submitted_at(course.folder / "submitted" / "ann" / OWN) == came


def test_a_surname_will_do_and_another_kind_of_file_is_named(course: Course) -> None:
    course.save_trainees([replace(one, last_name="Ünal" if one.id == "ann" else "") for one in course.trainees])
    handed_in(Course(course.folder), "ann", {}, assignment=COMMON, name="Ünal")
    (course.folder / "hand-ins" / "essay.docx").write_bytes(b"x")
    said = told(Course(course.folder))
    assert "taken ann ex2-rm2000-common" in said and "no hand-in" in said
