"""Feedback that came back: which pages are found, in what order, and which are never read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.feedback_given import LARGEST, feedback_given, read_feedback
from tests.forms.course_folder import EXERCISE, day, put_feedback


def pages(folder: Path) -> list[str]:
    return [read_feedback(one) for one in feedback_given(folder, EXERCISE)]


def test_a_page_in_the_folder_and_pages_that_nbgrader_fetched_are_found_the_newest_first(tmp_path: Path) -> None:
    put_feedback(tmp_path, "sent", day(4))
    put_feedback(tmp_path, "on the first", day(9), place="2026-03-02 10:00:00.123456 UTC")
    put_feedback(tmp_path, "on the second", day(9), place="2026-03-05 10:00:00.123456 UTC")
    assert pages(tmp_path) == ["on the second", "sent", "on the first"]


def test_a_folder_of_nbgrader_tells_what_the_page_is_about(tmp_path: Path) -> None:
    put_feedback(tmp_path, "page", day(9), place="2026-03-02 10:00:00.500000 UTC")
    (found,) = feedback_given(tmp_path, EXERCISE)
    assert found.about == datetime(2026, 3, 2, 10, 0, 0, 500_000, tzinfo=UTC)
    assert found.at == day(9)


@pytest.mark.parametrize("place", ["", "from my trainer", "2026-13-40 10:00:00.5 UTC", "2026-03-02 10:00:00.5 PST"])
def test_elsewhere_only_the_date_of_the_page_is_known(tmp_path: Path, place: str) -> None:
    put_feedback(tmp_path, "page", day(9), place=place)
    (found,) = feedback_given(tmp_path, EXERCISE)
    assert (found.about, found.knows) == (None, day(9))


def test_pages_on_other_exercises_and_deeper_folders_are_passed_over(tmp_path: Path) -> None:
    put_feedback(tmp_path, "other", day(1), exercise="ex3-mappa")
    put_feedback(tmp_path, "deep", day(1), place="one/two")
    assert feedback_given(tmp_path, EXERCISE) == ()


def test_where_nothing_came_back_there_is_none(tmp_path: Path) -> None:
    assert feedback_given(tmp_path, EXERCISE) == ()
    (tmp_path / "feedback").write_text("a file", encoding="utf-8")
    assert feedback_given(tmp_path, EXERCISE) == ()


def test_no_link_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    secret = put_feedback(outside, "secret", day(1))
    (tmp_path / "a" / "feedback").mkdir(parents=True)
    (tmp_path / "a" / "feedback" / f"{EXERCISE}.html").symlink_to(secret)
    (tmp_path / "a" / "feedback" / "linked").symlink_to(secret.parent)
    (found,) = feedback_given(tmp_path / "a", EXERCISE)
    with pytest.raises(InputError, match="cannot be read"):
        read_feedback(found)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "feedback").symlink_to(secret.parent)
    assert feedback_given(tmp_path / "b", EXERCISE) == ()


def test_a_page_that_is_too_large_or_no_text_is_refused(tmp_path: Path) -> None:
    path = put_feedback(tmp_path, "x" * LARGEST, day(1))
    assert len(pages(tmp_path)[0]) == LARGEST
    for content in (b"x" * (LARGEST + 1), b"\xff\xfe\xff"):
        path.write_bytes(content)
        with pytest.raises(InputError, match="The feedback cannot be read"):
            pages(tmp_path)
