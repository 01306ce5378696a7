"""The roster: as spreadsheets and nbgrader write it, and refused with line and value where it cannot be used."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rightmix_sim.course.roster import Trainee, read_roster, roster_text
from rightmix_sim.errors import InputError


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_nbgraders_columns_are_read_in_any_order_with_commas_in_names(tmp_path: Path) -> None:
    path = written(tmp_path, 'last_name,id,first_name,email\n"O\'Neil, Jr",ann,Ann,ann@example.org\n')
    assert read_roster(path) == (Trainee(id="ann", first_name="Ann", last_name="O'Neil, Jr", email="ann@example.org"),)


@pytest.mark.parametrize(
    "text",
    [
        "id;first_name\r\nann;Ann\r\nben;Ben\r\n",
        "\ufeffid,first_name\nann,Ann\n\nben,Ben\n,\n",
        "ID , First_Name,tutor group\nann, Ann ,x\nben,Ben,y\n",
    ],
)
def test_what_spreadsheets_do_to_a_roster_does_not_matter(tmp_path: Path, text: str) -> None:
    assert [(one.id, one.first_name) for one in read_roster(written(tmp_path, text))] == [
        ("ann", "Ann"),
        ("ben", "Ben"),
    ]


def test_what_a_terminal_would_obey_is_taken_out_of_names(tmp_path: Path) -> None:
    [one] = read_roster(written(tmp_path, "id,first_name\nann,A\x1b[31m\u202enn\n"))
    assert one.first_name == "A [31m nn"


def test_a_roster_written_and_read_is_the_same_with_the_day_of_leaving(tmp_path: Path) -> None:
    trainees = (
        Trainee(id="ann", first_name='A "nn"', last_name="O'Neil, Jr", lms_user_id="007"),
        Trainee(id="ben", withdrawn=datetime.date(2027, 3, 1)),
    )
    assert read_roster(written(tmp_path, roster_text(trainees))) == trainees


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("", "", ""),
        ("name\nann\n", "line 1", "name"),
        ("id,id\na,b\n", "line 1", "id,id"),
        ("id,email\nann\n", "line 2", "ann"),
        ("id\nann\nann\n", "", "ann"),
        ("id\nann\nANN\n", "", "ANN"),
        ("id\n../ann\n", "line 2", "../ann"),
        ("id\n-rf\n", "line 2", "-rf"),
        ("id\n.hidden\n", "line 2", ".hidden"),
        ("id\na+b\n", "line 2", "a+b"),
        ("id\nx[1]\n", "line 2", "x[1]"),
        ("id\na b\n", "line 2", "a b"),
        (f"id\n{'a' * 41}\n", "line 2", "a" * 41),
        (f"id,email\nann,{'a' * 201}\n", "line 2", "aaa"),
        ("id\n", "", ""),
        ("id,withdrawn\nann,soon\n", "line 2", "soon"),
        ('id,email\n"ann,x\n', "", ""),
    ],
)
def test_a_roster_that_cannot_be_used_is_one_error_with_line_and_value(
    tmp_path: Path, text: str, place: str, value: str
) -> None:
    with pytest.raises(InputError) as error:
        read_roster(written(tmp_path, text))
    assert "roster.csv" in str(error.value) and place in str(error.value) and value in str(error.value)


def test_a_name_is_shown_and_an_id_where_there_is_none() -> None:
    assert Trainee(id="ann", first_name="Ann").name == "Ann"
    assert Trainee(id="ann").name == "ann"
