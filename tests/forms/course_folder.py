"""A trainee's folder of a course, small and made by hand: material under codes, and feedback that came back."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from rightmix_sim.exercises import assignment, material_of

MINE, OTHER = "k7m2qxz", "zw46p7h"
EXERCISE = "warm-up"


def put_material(folder: Path, *codes: str, exercise: str = EXERCISE) -> Path:
    """A pool with a file for each code, as a release has it."""
    (folder / "material").mkdir(parents=True, exist_ok=True)
    material = material_of(assignment(exercise))
    for code in codes:
        data = msgspec.json.encode(msgspec.structs.replace(material, code=code))
        (folder / "material" / f"{code}.json").write_bytes(data)
    return folder


def put_feedback(folder: Path, page: str, at: datetime, *, place: str = "", exercise: str = EXERCISE) -> Path:
    """A page in `feedback/` or a folder of it, there since `at`."""
    path = folder / "feedback" / place / f"{exercise}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def day(number: int, hour: int = 9) -> datetime:
    """A time in March 2026."""
    return datetime(2026, 3, number, hour, tzinfo=UTC)
