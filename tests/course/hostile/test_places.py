"""Where something else stands already: collecting goes through no link, and destroys nothing that it did not make."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rightmix_sim.course.collecting.came import Came
from rightmix_sim.course.collecting.taking import take
from rightmix_sim.course.folder import Course
from rightmix_sim.course.stamp import fault_of
from rightmix_sim.exercises.saving import shape
from tests.course.hostile.offender import ASSIGNMENT, Offender, as_bytes

NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def ours(small: Course) -> Offender:
    return Offender("mail", small, small.folder, small.folder, NOW)


def handed_in(ours: Offender) -> tuple[str, ...]:
    came = Came(answers=as_bytes(ours.content()), at=datetime.datetime.now(datetime.UTC))
    return take(ours.course, ours.id, ASSIGNMENT, came, "by hand").notes


def put_away(ours: Offender, place: Path, tmp_path: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(tmp_path / "before")


def is_whole(ours: Offender) -> bool:
    place = ours.course.folder / "submitted" / ours.id / ASSIGNMENT
    return not place.is_symlink() and fault_of(ours.course.secret, place, ours.id, ASSIGNMENT) == ""


@pytest.mark.parametrize("below", [ASSIGNMENT, "."])
def test_a_link_in_the_place_of_a_submission_is_put_aside_and_not_gone_through(
    ours: Offender, tmp_path: Path, below: str
) -> None:
    place = ours.course.folder / "submitted" / ours.id / below
    put_away(ours, place, tmp_path)
    target = tmp_path / "anothers"
    (target / ASSIGNMENT).mkdir(parents=True)
    (target / "kept.txt").write_text("kept")
    place.symlink_to(target)
    handed_in(ours)
    assert sorted(one.name for one in target.iterdir()) == [ASSIGNMENT, "kept.txt"]
    assert list((target / ASSIGNMENT).iterdir()) == []
    assert is_whole(ours)


def test_what_lies_there_without_a_stamp_is_put_aside_and_not_deleted(ours: Offender, tmp_path: Path) -> None:
    place = ours.course.folder / "submitted" / ours.id / ASSIGNMENT
    put_away(ours, place, tmp_path)
    place.mkdir()
    (place / "notes-of-a-trainer.txt").write_text("keep me")
    handed_in(ours)
    assert is_whole(ours)
    kept = (ours.course.folder / "refused").rglob("notes-of-a-trainer.txt")
    assert [one.read_text() for one in kept] == ["keep me"]


def test_answers_that_grow_beyond_what_can_be_read_again_are_not_taken_and_it_is_said(
    ours: Offender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of exercises with many lines can fit as they came, and not in our own spelling."""
    monkeypatch.setattr(shape, "LARGEST", 500)
    assert handed_in(ours) == ("answers.json was not taken: there is more in it than anybody could have typed.",)
    assert is_whole(ours)
