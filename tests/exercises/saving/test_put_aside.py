"""Answers that were moved aside for another code come back when theirs is given again, and none is ever lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightmix_sim.exercises.saving.answers_file import read_answers, save_answers
from rightmix_sim.exercises.saving.put_aside import bring_back

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EXERCISE = "warm-up"


def save(path: Path, code: str, text: str, *, hour: int = 12, exercise: str = EXERCISE) -> None:
    bring_back(path, exercise, code)
    seen = read_answers(path, exercise, code).revision
    now = NOON.replace(hour=hour)
    saved = save_answers(path, exercise, code, {"whose": text}, seen=seen, held={}, writer="one", now=now)
    assert saved.problem == ""


def held(path: Path) -> list[str]:
    """Every answer in every file of the folder."""
    files = path.parent.glob("answers*.json")
    return sorted(json.loads(one.read_text(encoding="utf-8"))["answers"]["whose"] for one in files)


def test_answers_for_another_code_go_aside_and_come_back_with_it(path: Path) -> None:
    save(path, "first", "of the first")
    save(path, "second", "of the second")
    assert held(path) == ["of the first", "of the second"]
    bring_back(path, EXERCISE, "first")
    there = read_answers(path, EXERCISE, "first")
    assert (there.answers, there.problem) == ({"whose": "of the first"}, "")
    assert held(path) == ["of the first", "of the second"]
    bring_back(path, EXERCISE, "second")
    assert read_answers(path, EXERCISE, "second").answers == {"whose": "of the second"}


def test_of_several_that_were_moved_aside_the_latest_comes_back_and_the_others_stay(path: Path) -> None:
    save(path, "first", "early", hour=9)
    path.rename(path.with_name("answers-of-warm-up-first.json"))
    save(path, "other", "between", hour=10)
    path.rename(path.with_name("answers-of-warm-up-other.json"))
    for hour, name in ((15, "answers-of-warm-up-first-2.json"), (11, "answers-of-warm-up-first-3.json")):
        save_answers(
            path, EXERCISE, "first", {"whose": name}, seen=0, held={}, writer="one", now=NOON.replace(hour=hour)
        )
        path.rename(path.with_name(name))
    bring_back(path, EXERCISE, "first")
    assert read_answers(path, EXERCISE, "first").answers == {"whose": "answers-of-warm-up-first-2.json"}
    assert held(path) == ["answers-of-warm-up-first-2.json", "answers-of-warm-up-first-3.json", "between", "early"]


def test_answers_that_stand_are_left(path: Path) -> None:
    save(path, "first", "stands")
    path.with_name("answers-of-warm-up-first.json").write_bytes(path.read_bytes().replace(b"stands", b"aside "))
    bring_back(path, EXERCISE, "first")
    assert read_answers(path, EXERCISE, "first").answers == {"whose": "stands"}


@pytest.mark.parametrize("content", [b"", b"{half", b'{"schema": 99}', b"[]"])
def test_a_file_that_cannot_be_used_is_left_for_the_reader_to_tell(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    bring_back(path, EXERCISE, "first")
    assert path.read_bytes() == content
    assert read_answers(path, EXERCISE, "first").problem


def test_answers_to_another_exercise_are_left_for_the_reader_to_tell(path: Path) -> None:
    save(path, "first", "of another exercise", exercise="ex3-mappa")
    bring_back(path, EXERCISE, "first")
    assert path.is_file()
    assert "belonged to other work" in read_answers(path, EXERCISE, "first").problem


def test_where_there_is_nothing_nothing_happens(path: Path) -> None:
    bring_back(path, EXERCISE, "first")
    bring_back(path.parent / "nowhere" / "answers.json", EXERCISE, "first")
    assert not path.exists()
    assert not (path.parent / "nowhere").exists()


def test_a_link_that_looks_like_answers_put_aside_is_not_brought_back(path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    save(outside / "answers.json", "first", "outside")
    path.with_name("answers-of-warm-up-first.json").symlink_to(outside / "answers.json")
    bring_back(path, EXERCISE, "first")
    assert not path.exists()
