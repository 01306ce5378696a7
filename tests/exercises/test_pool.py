"""A pool of material: whose code opens which file, and what is refused. Nothing typed ever becomes a path."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.pool import CODE, has_pool, keep_code, own_code, pool, read_pool, spelt_code
from rightmix_sim.exercises.saving.answers_file import save_answers
from tests.forms.course_folder import EXERCISE, MINE, OTHER, put_material

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_material(tmp_path / "work", MINE, OTHER)


def answered(folder: Path, code: str) -> None:
    saved = save_answers(
        folder / "answers.json", EXERCISE, code, {"whose": "x"}, seen=0, held={}, writer="one", now=NOON
    )
    assert saved.problem == ""


def refused(folder: Path, code: str) -> str:
    with pytest.raises(InputError) as raised:
        read_pool(folder, code, EXERCISE)
    return f"{raised.value.what} {raised.value.do}"


def test_a_code_opens_the_file_of_its_name(folder: Path) -> None:
    assert pool(folder) == (MINE, OTHER)
    assert read_pool(folder, MINE, EXERCISE).code == MINE


@pytest.mark.parametrize("written", [MINE, "K7M2QXZ", "  k7m-2qxz\n", "k7m 2qxz", "k7m\u20132qxz.", "\u200bk7m2qxz"])
def test_a_code_may_be_written_in_any_case_and_with_blanks_or_hyphens(written: str) -> None:
    assert spelt_code(written) == MINE


@pytest.mark.parametrize("typed", ["", "nobodys", "../k7m2qxz", "material/k7m2qxz", "k7m2qxz.json", "a" * 5000, "\0"])
def test_what_is_no_code_of_the_pool_is_refused_whatever_it_looks_like(folder: Path, typed: str) -> None:
    assert refused(folder, typed).startswith("There is no file for this code here.")


@pytest.mark.parametrize(
    "name", ["Nobody.json", "7abcdef.json", "abc.json", "readme.txt", "k7m2qxz.json.bak", ".x.json"]
)
def test_other_files_in_the_folder_are_no_codes(folder: Path, name: str) -> None:
    (folder / "material" / name).write_text("{}", encoding="utf-8")
    assert pool(folder) == (MINE, OTHER)


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = put_material(tmp_path / "outside", "outside1")
    (folder / "material" / "outside1.json").symlink_to(outside / "material" / "outside1.json")
    assert refused(folder, "outside1").startswith("The file for this code cannot be read.")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "material").symlink_to(outside / "material")
    assert pool(elsewhere) == ()


@pytest.mark.parametrize("content", [b"", b"{half", b"\xff\xfe\x00", b"[]", b'{"exercise": "warm-up"}'])
def test_a_damaged_download_is_said_with_what_to_do(folder: Path, content: bytes) -> None:
    (folder / "material" / f"{MINE}.json").write_bytes(content)
    assert refused(folder, MINE) == (
        "The file for this code cannot be read. Fetch or download the exercise again."
        " Your answers stay: they are in answers.json."
    )


def test_a_file_with_another_code_in_it_is_not_opened(folder: Path) -> None:
    place = folder / "material"
    (place / f"{OTHER}.json").replace(place / f"{MINE}.json")
    assert refused(folder, MINE).startswith("The file for this code is somebody else’s.")


def test_a_file_of_another_exercise_is_not_opened(tmp_path: Path) -> None:
    put_material(tmp_path, MINE, exercise="ex3-mappa")
    assert refused(tmp_path, MINE).startswith("The file for this code belongs to another exercise.")


def test_a_pool_whose_files_did_not_arrive_is_no_library_case(tmp_path: Path) -> None:
    assert not has_pool(tmp_path)
    (tmp_path / "material").mkdir()
    assert has_pool(tmp_path)
    assert refused(tmp_path, MINE).startswith("The files of your course are not here. Fetch or download")


def test_nothing_is_known_before_a_code_was_given(folder: Path) -> None:
    assert own_code(folder, EXERCISE) is None


def test_a_code_that_was_given_is_known_before_anything_is_answered(folder: Path) -> None:
    keep_code(folder, MINE)
    assert own_code(folder, EXERCISE) == MINE


def test_answers_tell_the_code_too(folder: Path) -> None:
    answered(folder, OTHER)
    assert own_code(folder, EXERCISE) == OTHER


def test_the_code_that_was_given_last_counts_more_than_that_of_earlier_answers(folder: Path) -> None:
    answered(folder, OTHER)
    keep_code(folder, MINE)
    assert own_code(folder, EXERCISE) == MINE


@pytest.mark.parametrize("content", [b"nobodys", b"", b"../../secret", b"\xff\xff", b"k" * 4000])
def test_a_kept_code_that_is_not_in_the_pool_is_as_none(folder: Path, content: bytes) -> None:
    (folder / CODE).write_bytes(content)
    assert own_code(folder, EXERCISE) is None


@pytest.mark.parametrize("content", ["[]", "{", json.dumps({"exercise": EXERCISE, "code": 7}), '{"exercise": "x"}'])
def test_answers_that_name_no_code_are_as_none(folder: Path, content: str) -> None:
    (folder / "answers.json").write_text(content, encoding="utf-8")
    assert own_code(folder, EXERCISE) is None


def test_answers_to_another_exercise_tell_no_code(folder: Path) -> None:
    save_answers(folder / "answers.json", "ex3-mappa", MINE, {}, seen=0, held={}, writer="one", now=NOON)
    assert own_code(folder, EXERCISE) is None


def test_where_one_case_was_given_to_all_nobody_is_asked(tmp_path: Path) -> None:
    assert own_code(put_material(tmp_path, OTHER), EXERCISE) == OTHER


def test_a_folder_that_takes_no_file_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / CODE).mkdir()
    keep_code(tmp_path, MINE)
    assert (tmp_path / CODE).is_dir()
