"""What a second trainer sends back: read as spreadsheets write it, and refused whole for the first fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.course.results import SecondMark
from rightmix_sim.course.second import draw_sample, read_second_marks, second_template
from rightmix_sim.errors import InputError
from tests.course.second.making import ON, results

SAMPLE = draw_sample(results([0.5, 1.0, 1.5, 2.0, 2.5]), name="one", seed=1, on=ON)
GOOD = "number,points,comment\n1,2.5,Clear.\n3,0,\n"


def read(tmp_path: Path, content: str | bytes) -> tuple[SecondMark, ...]:
    path = tmp_path / "came.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_second_marks(path, SAMPLE, marker="J. Bell", on=ON)


def test_marks_are_told_to_their_trainees_by_number(tmp_path: Path) -> None:
    first, other = read(tmp_path, GOOD)
    whose = {one.number: one.trainee for one in SAMPLE.texts}
    assert (first.trainee, first.points, first.comment) == (whose[1], 2.5, "Clear.")
    assert (other.trainee, other.points, other.comment) == (whose[3], 0, "")
    assert (first.assignment, first.criterion, first.marker, first.at) == ("ex2-rm2000", "account", "J. Bell", ON)


@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        "number;points;comment\n1;2,5;Clear.\n3;0;\n",
        "\ufeffnumber;points;comment;;\r\n1;2,5;Clear.;;\r\n;;;;\r\n3;0;;;\r\n",
        'number,points,comment\n1,"2,5",Clear.\n3,0,\n',
        "comment,number,points\nClear.,1,2.5\n,3,0\n",
        "Number,Points,Comment\n 1 , 2.50 , Clear. \n3,0\n",
        "number,points,comment\n2,,\n1,2.5,Clear.\n3,0,\n4,,\n5,,\n",
        "number,points,comment\n3,0,\n1,2.5,Clear.\n",
    ],
)
def test_the_same_marks_are_read_however_a_spreadsheet_writes_them(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, written) == read(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("written", "line", "value"),
    [
        ("number,points,comment\n1,2.5,\n9,1,\n", 3, "9"),
        ("number,points,comment\nann,1,\n", 2, "ann"),
        ("number,points,comment\n1,3.5,\n", 2, "3.5"),
        ("number,points,comment\n1,-1,\n", 2, "-1"),
        ("number,points,comment\n1,1.25,\n", 2, "1.25"),
        ("number,points,comment\n1,NaN,\n", 2, "NaN"),
        ("number,points,comment\n1,1e1,\n", 2, "1e1"),
        ("number,points,comment\n1,02 May,\n", 2, "02 May"),
        ("number,points,comment\n1,1,\n2,1,\n1,2,\n", 4, "1"),
        ("number,points,comment\n1,,Good.\n", 2, "Good."),
        ("number,points,comment\n1,1,5,Good.\n", 2, "1,1,5,Good."),
        ("number,points,comment\n1\n", 2, "1"),
        ("number,points\n1,1\n", 1, "number,points"),
        ("number,points,comment,name\n1,1,,Ann\n", 1, "number,points,comment,name"),
        (f"number,points,comment\n1,1,{'x' * 4001}\n", 2, "x" * 4001),
        ('number,points,comment\n1,1,"two\nlines"\n2,9,\n', 4, "9"),
    ],
)
def test_the_first_fault_is_named_with_line_and_value_and_nothing_is_taken(
    tmp_path: Path, written: str, line: int, value: str
) -> None:
    with pytest.raises(InputError) as said:
        read(tmp_path, written)
    assert f"came.csv: line {line}: " in str(said.value)
    assert said.value.value == value
    assert said.value.do or said.value.why or "letters" in said.value.what


@pytest.mark.parametrize(
    "written", [b"", b"number,points,comment\n", b"number,points,comment\n1,,\n", b"\xff\xfe1\x00", b"PK\x03\x04\x00"]
)
def test_what_holds_no_marks_is_refused(tmp_path: Path, written: bytes) -> None:
    with pytest.raises(InputError, match=r"came\.csv"):
        read(tmp_path, written)


def test_a_quotation_mark_left_open_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not CSV"):
        read(tmp_path, 'number,points,comment\n1,1,"open\n')


def test_the_template_has_a_line_for_each_text_and_can_be_filled_in(tmp_path: Path) -> None:
    template = second_template(SAMPLE)
    assert template.splitlines() == ["number,points,comment", "1,,", "2,,", "3,,", "4,,", "5,,"]
    assert [one.points for one in read(tmp_path, template.replace("4,,", "4,1.5,"))] == [1.5]


def test_a_comment_that_was_shielded_from_a_spreadsheet_is_read_as_it_was_typed(tmp_path: Path) -> None:
    assert read(tmp_path, "number,points,comment\n1,1,'=not a sum\n")[0].comment == "=not a sum"


def test_marks_of_nobody_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "came.csv"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="who gave"):
        read_second_marks(path, SAMPLE, marker=" ", on=ON)
