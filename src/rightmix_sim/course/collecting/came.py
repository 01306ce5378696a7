"""What came in for one trainee and assignment, whichever way it came: bytes of few files, and what was wrong with it.

Everything here is still what a trainee's machine says. Nothing in it has been believed, run or written anywhere.
"""

from __future__ import annotations

import datetime
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.handing_in.hand_in import read_hand_in
from rightmix_sim.exercises.handing_in.reading import LARGEST_ZIP
from rightmix_sim.exercises.handing_in.receipt import Receipt
from rightmix_sim.exercises.saving.shape import LARGEST as LARGEST_ANSWERS
from rightmix_sim.files import entries_of, regular_bytes

ANSWERS: Final = "answers.json"
TIMESTAMP: Final = "timestamp.txt"
SECRET: Final = "submission_secret.txt"
LONGEST_LINE: Final = 500  # letters of what is said of a hand-in
MOST_NAMED: Final = 20  # files that a report names
_EXPECTED: Final = {ANSWERS, TIMESTAMP, SECRET, "material.json", "material", "code.txt", "hand-in", "feedback"}
_PASSED_OVER: Final = re.compile(r"\.ipynb_checkpoints|__pycache__|\.answers.*|.*\.lock|Thumbs\.db|\.DS_Store")
_SECRET: Final = re.compile(rb"[A-Za-z0-9-]{8,200}\s*")


@dataclass(frozen=True, kw_only=True)
class Came:
    """What came. `answers` is None where there were none to read; `at` is when it came, as far as can be told.

    `notes` say, in sentences, what was wrong, passed over or left out. `secret` is what nbgrader's exchange needs to
    give feedback back to the one who handed in.
    """

    answers: bytes | None
    at: datetime.datetime
    notes: tuple[str, ...] = ()
    secret: bytes | None = None
    original: bytes | None = None  # of a zip
    receipt: Receipt | None = None


def from_zip(path: Path) -> Came:
    """What a zip holds that `hand in` wrote. Raises `InputError` for anything else."""
    found = read_hand_in(path)
    original = regular_bytes(path, LARGEST_ZIP)
    return Came(answers=found.written, at=found.receipt.at, original=original, receipt=found.receipt)


def from_folder(folder: Path, exercise: str, at: datetime.datetime) -> Came:
    """What a folder of nbgrader's exchange holds. It raises nothing: what cannot be read is a note.

    Plain files only, no link is followed, no pipe waited for, nothing large read; the notebook is not read at all.
    """
    notes: list[str] = []
    try:
        names = entries_of(folder)
    except (OSError, ValueError) as refused:
        return Came(answers=None, at=at, notes=(f"The folder could not be read ({_brief(refused)}).",))
    answers = _read(folder, ANSWERS, LARGEST_ANSWERS, names, notes)
    secret = _read(folder, SECRET, 1_000, names, [])
    if f"{exercise}.ipynb" not in names:
        notes.append(f"The notebook {exercise}.ipynb was not there; marking does not need it.")
    others = [
        one for one in names if one not in _EXPECTED and one != f"{exercise}.ipynb" and not _PASSED_OVER.fullmatch(one)
    ]
    notes += [f"Left out: {one}" for one in _named(others)]
    good = secret if secret is not None and _SECRET.fullmatch(secret) else None
    return Came(answers=answers, at=at, notes=tuple(notes), secret=good)


def _read(folder: Path, name: str, largest: int, names: list[str], notes: list[str]) -> bytes | None:
    if name not in names:
        notes.append(f"There was no {name}: nothing was answered, or it was not handed in with the notebook.")
        return None
    try:
        about = (folder / name).lstat()
        if stat.S_ISREG(about.st_mode) and about.st_nlink > 1:
            raise InputError("It is a second name for a file that lies elsewhere.", file=folder / name)
        return regular_bytes(folder / name, largest)
    except InputError as refused:
        notes.append(f"{name} was not read: {refused.what}")
    except (OSError, ValueError) as refused:
        notes.append(f"{name} could not be read ({_brief(refused)}).")
    return None


def _named(names: Iterable[str]) -> list[str]:
    shown = [on_a_line(name, 80) for name in names]
    return shown if len(shown) <= MOST_NAMED else [*shown[:MOST_NAMED], f"and {len(shown) - MOST_NAMED} more"]


def on_a_line(text: str, longest: int = LONGEST_LINE) -> str:
    """The text on one line, cut, with nothing in it that a terminal would obey or that is no whole character."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}\u2026"
    return "".join(one if one.isprintable() else "\ufffd" for one in cut)


def _brief(refused: Exception) -> str:
    return on_a_line(str(getattr(refused, "strerror", None) or refused), 80)
