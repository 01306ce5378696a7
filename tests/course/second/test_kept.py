"""Our own table of second marks: added to whole or not at all, safe in a spreadsheet, and never changed in silence."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rightmix_sim.course.folder import Course
from rightmix_sim.course.second import append_second_marks, read_kept, second_marks_in
from rightmix_sim.errors import InputError
from tests.course.second.making import MAPPA, second

NAME = "second-marks.csv"


def test_marks_are_read_back_as_they_were_added(tmp_path: Path) -> None:
    marks = (second("ann", 2.5, comment='Clear, "named",\nand dated.'), second("ben", 0, MAPPA))
    assert append_second_marks(tmp_path / NAME, marks) == 2
    assert read_kept(Course(tmp_path)) == marks


def test_a_course_without_a_table_has_no_second_marks(tmp_path: Path) -> None:
    assert read_kept(Course(tmp_path)) == ()


def test_the_same_file_read_twice_adds_nothing(tmp_path: Path) -> None:
    append_second_marks(tmp_path / NAME, [second("ann", 1)])
    assert append_second_marks(tmp_path / NAME, [second("ann", 1), second("ben", 2)]) == 1
    assert [one.trainee for one in second_marks_in(tmp_path / NAME)] == ["ann", "ben"]


def test_two_markers_may_mark_one_text(tmp_path: Path) -> None:
    assert append_second_marks(tmp_path / NAME, [second("ann", 1), second("ann", 2, marker="K. Marsh")]) == 2


def test_another_mark_by_the_same_marker_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    append_second_marks(tmp_path / NAME, [second("ann", 1)])
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(InputError, match="otherwise"):
        append_second_marks(tmp_path / NAME, [second("ben", 2), second("ann", 1.5)])
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("comment", ["=1+1", "+44", "-2", "@cmd", "'=1", "''@x", "a =1", "'quoted'"])
def test_no_cell_is_a_formula_to_a_spreadsheet_and_every_comment_comes_back(tmp_path: Path, comment: str) -> None:
    append_second_marks(tmp_path / NAME, [second("ann", 1, comment=comment, marker="=M")])
    with (tmp_path / NAME).open(encoding="utf-8", newline="") as stream:
        assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(("=", "+", "-", "@"))]
    (mark,) = second_marks_in(tmp_path / NAME)
    assert (mark.comment, mark.marker) == (comment, "=M")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("ann,ex2-rm2000,account,9,J. Bell,2027-03-31,", "cannot be given"),
        ("ann,ex2-rm2000,account,1,J. Bell,31/03/2027,", "no day"),
        ("ann,ex2-rm2000,evidence,1,J. Bell,2027-03-31,", "no text like this"),
        ("ann,ex99,account,1,J. Bell,2027-03-31,", "no text like this"),
        ("ann,ex2-rm2000,account,1", "values"),
    ],
)
def test_a_line_that_cannot_be_is_told_with_file_and_line(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / NAME
    path.write_text(f"trainee,assignment,criterion,points,marker,on,comment\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=what) as said:
        second_marks_in(path)
    assert f"{NAME}: line 2: " in str(said.value) or f"{NAME}: line 2: on: " in str(said.value)


def test_two_lines_of_one_marker_on_one_text_are_refused(tmp_path: Path) -> None:
    append_second_marks(tmp_path / NAME, [second("ann", 1)])
    with (tmp_path / NAME).open("a", encoding="utf-8") as stream:
        stream.write("ann,ex2-rm2000,account,2,J. Bell,2027-04-01,\n")
    with pytest.raises(InputError, match="two marks of one marker"):
        second_marks_in(tmp_path / NAME)


def test_marks_on_the_common_case_and_on_a_resit_have_their_place(tmp_path: Path) -> None:
    path = tmp_path / NAME
    lines = [f"ann,ex2-rm2000{kind},account,1,J. Bell,2027-03-31," for kind in ("", "-common", "-resit-1")]
    path.write_text("\n".join(["trainee,assignment,criterion,points,marker,on,comment", *lines, ""]), encoding="utf-8")
    assert [one.assignment for one in second_marks_in(path)] == [
        "ex2-rm2000",
        "ex2-rm2000-common",
        "ex2-rm2000-resit-1",
    ]
