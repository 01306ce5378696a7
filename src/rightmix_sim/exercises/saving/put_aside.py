"""Answers of other work, or damaged ones, beside answers.json: moved aside under a free name, and brought back.

Nothing is ever deleted. `answers-of-EXERCISE-CODE.json` holds what belongs to other work, `answers-damaged-1.json` what
could not be used.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.saving.lock import locked
from rightmix_sim.exercises.saving.shape import LARGEST, Refused, Stored, stored_from
from rightmix_sim.files import entries_of, patiently, regular_bytes

_SAFE: Final = re.compile(r"[^A-Za-z0-9-]+")
_OF_OTHER_WORK: Final = "answers-of-"


def moved_aside(path: Path, other: Refused) -> str:
    """The free name in the same folder that the file now has. Raises `OSError` where it cannot be moved."""
    if other.kind == "other":
        stem, first = f"{_OF_OTHER_WORK}{_SAFE.sub('-', other.name)[:80].strip('-') or 'other'}", ""
    else:
        stem, first = f"{path.stem}-damaged", "-1"
    for number in count(1):
        target = path.with_name(f"{stem}{first if number == 1 else f'-{number}'}{path.suffix}")
        if not os.path.lexists(target):
            break
    patiently(lambda: path.rename(target))
    return target.name


def bring_back(path: Path, exercise: str, code: str) -> None:
    """Put answers for this code that were moved aside, the latest of them, back into the place of another code's.

    Where none were, only another code's answers to the same exercise are moved aside. It raises nothing: what cannot
    be done now is said when the answers are read.
    """
    with suppress(OSError), locked(path):
        there = _held(path, exercise, code)
        if isinstance(there, Stored):
            return
        aside = _latest(path, exercise, code)
        if there is not None:
            is_other = there.kind == "other" and (aside is not None or there.name.startswith(f"{exercise}-"))
            if not is_other:
                return
            moved_aside(path, there)
        if aside is not None:
            patiently(lambda: aside.rename(path))


def _latest(path: Path, exercise: str, code: str) -> Path | None:
    found = []
    for name in entries_of(path.parent):
        if name.startswith(_OF_OTHER_WORK) and name.endswith(path.suffix):
            held = _held(path.with_name(name), exercise, code)
            if isinstance(held, Stored):
                saved = held.saved_at.timestamp() if held.saved_at is not None else 0.0
                found.append((saved, held.revision, name))
    return path.with_name(max(found)[2]) if found else None


def _held(path: Path, exercise: str, code: str) -> Stored | Refused | None:
    """What is in a file, or why it is not taken; None where there is none. Raises `OSError`."""
    try:
        return stored_from(regular_bytes(path, LARGEST), exercise, code)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except InputError:
        return Refused(kind="damaged")
