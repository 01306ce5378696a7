"""What a trainee is handed is their own work and what to do with it, and never anything else."""

from __future__ import annotations

import csv
import datetime
import io
import os
import zipfile
from pathlib import Path

import pytest

from rightmix_sim.course.folder import Course
from rightmix_sim.course.giving_out.handing_out import codes, codes_text, hand_out, in_words, zip_of
from rightmix_sim.errors import InputError, OutputError
from tests.course.keeping.small_course import SECRET, names_in, put, small_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "course")


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def test_a_zip_holds_the_notebook_and_material_of_each_assignment_and_a_page_to_read(course: Course) -> None:
    found = files(zip_of(course, "ben02"))
    assert list(found) == [
        "spring-2027/README.txt",
        "spring-2027/ex2-rm2000-common/ex2-rm2000.ipynb",
        "spring-2027/ex2-rm2000-common/material.json",
        "spring-2027/ex2-rm2000/ex2-rm2000.ipynb",
        "spring-2027/ex2-rm2000/material.json",
        "spring-2027/ex2-rm2000-resit-1/ex2-rm2000.ipynb",
        "spring-2027/ex2-rm2000-resit-1/material.json",
    ]
    for assignment, code in (("ex2-rm2000", "tb4wd9r"), ("ex2-rm2000-common", "cmn4xyz")):
        folder = course.folder / "held" / assignment / code
        assert found[f"spring-2027/{assignment}/material.json"] == (folder / "material.json").read_bytes()
        released = course.folder / "release" / assignment / "ex2-rm2000.ipynb"
        assert found[f"spring-2027/{assignment}/ex2-rm2000.ipynb"] == released.read_bytes()


def test_no_key_no_mark_scheme_no_secret_and_nobody_else_is_in_it(course: Course) -> None:
    others = {"ann01": ("tb4wd9r", "rst8vwx", "ben02", "Shaw", "Ben"), "ben02": ("kq7m2xz", "ann01", "Neil", "Ann")}
    for id, not_theirs in others.items():
        whole = b"\n".join(name.encode() + b"\n" + data for name, data in files(zip_of(course, id)).items())
        for text in (*not_theirs, "cat03", "the key", "MARK SCHEME", "static", SECRET, "key.yaml", "example.org"):
            assert text.encode() not in whole, (id, text)


def test_the_page_says_name_codes_and_days_in_words(course: Course) -> None:
    said = " ".join(files(zip_of(course, "ben02"))["spring-2027/README.txt"].decode().split())
    assert "For Ben Shaw (ben02)" in said
    assert "folder ex2-rm2000-common, code cmn4xyz, no day is set" in said
    assert "folder ex2-rm2000, code tb4wd9r, until 17:00 on Friday 12 March 2027" in said  # his own day, a week later
    assert "folder ex2-rm2000-resit-1, code rst8vwx, until 12:30 on Friday 2 April 2027" in said
    ann = " ".join(files(zip_of(course, "ann01"))["spring-2027/README.txt"].decode().split())
    assert "code kq7m2xz, until 17:00 on Friday 5 March 2027" in ann
    assert "Times are those of Europe/London." in ann and "{" not in ann


def test_a_title_with_braces_stands_on_the_page_as_it_is(course: Course) -> None:
    path = course.folder / "course.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Spring 2027"', '"Spring {name} 2027"'), encoding="utf-8")
    page = files(zip_of(Course(course.folder), "ann01"))["spring-2027/README.txt"].decode()
    assert page.startswith("Spring {name} 2027\n==================\n")


def test_the_same_course_gives_the_same_bytes(course: Course, tmp_path: Path) -> None:
    other = small_course(tmp_path / "other")
    assert zip_of(course, "ann01") == zip_of(other, "ann01")
    os.utime(course.folder / "release" / "ex2-rm2000" / "ex2-rm2000.ipynb", (0, 0))
    assert zip_of(course, "ann01") == zip_of(other, "ann01")


def test_everybody_who_takes_part_gets_one_and_who_withdrew_gets_none(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert [(one.trainee, one.changed) for one in hand_out(course, out)] == [("ann01", True), ("ben02", True)]
    assert names_in(out) == ["ann01.zip", "ben02.zip"]
    assert (out / "ann01.zip").read_bytes() == zip_of(course, "ann01")


def test_done_again_it_says_whose_is_another(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "out"
    hand_out(course, out)
    roster = course.folder / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("Ben,Shaw", "Benjamin,Shaw"), encoding="utf-8")
    assert [one.trainee for one in hand_out(Course(course.folder), out) if one.changed] == ["ben02"]


def test_a_zip_of_somebody_who_has_withdrawn_since_is_taken_away(course: Course, tmp_path: Path) -> None:
    out = tmp_path / "out"
    hand_out(course, out)
    roster = course.folder / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("4712,", "4712,2027-03-01"), encoding="utf-8")
    hand_out(Course(course.folder), out)
    assert names_in(out) == ["ann01.zip"]


def test_a_folder_with_other_things_is_left_as_it_is(course: Course, tmp_path: Path) -> None:
    put(tmp_path / "out", "holiday.zip", "mine")
    with pytest.raises(OutputError, match=r"holds other things \(holiday\.zip\)"):
        hand_out(course, tmp_path / "out")
    assert names_in(tmp_path / "out") == ["holiday.zip"]


@pytest.mark.parametrize("missing", ["release/ex2-rm2000/ex2-rm2000.ipynb", "held/ex2-rm2000/tb4wd9r/material.json"])
def test_where_something_is_missing_nobody_gets_anything(course: Course, tmp_path: Path, missing: str) -> None:
    (course.folder / missing).unlink()
    with pytest.raises(InputError, match="rightmix course update"):
        hand_out(course, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_list_of_codes_has_each_code_once_with_what_it_opens(course: Course) -> None:
    found = [(one.id, one.name, one.code, one.assignments) for one in codes(course)]
    assert found == [
        ("ann01", "Ann O'Neil, Jr", "cmn4xyz", ("ex2-rm2000-common",)),
        ("ann01", "Ann O'Neil, Jr", "kq7m2xz", ("ex2-rm2000",)),
        ("ben02", "Ben Shaw", "cmn4xyz", ("ex2-rm2000-common",)),
        ("ben02", "Ben Shaw", "tb4wd9r", ("ex2-rm2000",)),
        ("ben02", "Ben Shaw", "rst8vwx", ("ex2-rm2000-resit-1",)),
    ]


def test_the_list_can_be_sent_as_csv(course: Course) -> None:
    ann = next(csv.DictReader(io.StringIO(codes_text(codes(course)))))
    assert (ann["id"], ann["name"], ann["email"]) == ("ann01", "Ann O'Neil, Jr", "ann.oneil@example.org")


def test_a_moment_is_written_without_any_locale() -> None:
    assert in_words(datetime.datetime(2027, 5, 2, 9, 5)) == "09:05 on Sunday 2 May 2027"
