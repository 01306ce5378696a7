"""The feedback that came back: pages of this exercise below `feedback/` beside the notebook, the newest first."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import changed_at, entries_of, regular_bytes

FOLDER: Final = "feedback"
LARGEST: Final = 2_000_000  # bytes of a page
_MOST: Final = 20  # folders that are looked into
_STAMP: Final = "%Y-%m-%d %H:%M:%S.%f UTC"  # how nbgrader names a folder by the time of what it is about


@dataclass(frozen=True, kw_only=True)
class Given:
    """One page that came back.

    `place` is the folder inside `feedback/` in which it lies (empty: that itself), `at` since when. `about` is when
    what it is about was submitted, None where that is not known.
    """

    path: Path
    place: str
    at: datetime.datetime
    about: datetime.datetime | None

    @property
    def knows(self) -> datetime.datetime:
        """Up to when it can know of what was handed in."""
        return self.about or self.at


def feedback_given(folder: Path, exercise: str) -> tuple[Given, ...]:
    """What came back, in `feedback/` itself or in one of its folders, the newest first. It raises nothing."""
    name = f"{exercise}.html"
    found: list[Given] = []
    for place in ("", *_inside(folder / FOLDER)):
        with suppress(OSError):
            if name in entries_of(folder / FOLDER / place):
                path = folder / FOLDER / place / name
                found.append(Given(path=path, place=place, at=changed_at(path), about=_submitted(place)))
    return tuple(sorted(found, key=lambda one: one.knows, reverse=True))


def read_feedback(given: Given) -> str:
    """The page. Raises `InputError` where it cannot be read: no plain file, too large, no text."""
    try:
        return regular_bytes(given.path, LARGEST).decode("utf-8")
    except (OSError, ValueError, InputError) as broken:
        raise InputError(
            "The feedback cannot be read.", file=given.path, do="Fetch it again, or ask your trainer to send it again."
        ) from broken


def _inside(folder: Path) -> list[str]:
    try:
        return entries_of(folder)[-_MOST:]
    except OSError:
        return []


def _submitted(place: str) -> datetime.datetime | None:
    with suppress(ValueError):
        return datetime.datetime.strptime(place, _STAMP).replace(tzinfo=datetime.UTC)
    return None
