"""The material that a course gave out: one file for each code in `material/`, of which a trainee opens their own.

The code that was given is kept in `code.txt` beside the notebook, even before the first answer is.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from rightmix_sim import strict_json
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.saving.shape import LARGEST as LARGEST_ANSWERS
from rightmix_sim.files import entries_of, is_folder, regular_bytes, write_atomic
from rightmix_sim.strict_data import parse_as

FOLDER: Final = "material"
CODE: Final = "code.txt"
_ANSWERS: Final = "answers.json"
_NAME: Final = re.compile(r"([a-z][a-z0-9]{3,11})\.json")
_PASSED_OVER: Final = re.compile(r"[\s\-\u2010-\u2015\u200b\ufeff.,;:]+")  # and what a copy from a letter brings along
_LARGEST: Final = 10_000_000
_LONGEST: Final = 40


def has_pool(folder: Path) -> bool:
    """Whether a course gave out a pool into a notebook's folder, even if its files did not arrive."""
    return is_folder(folder / FOLDER)


def pool(folder: Path) -> tuple[str, ...]:
    """The codes whose material lies in a notebook's folder; none where a course gave out no pool."""
    try:
        names = entries_of(folder / FOLDER)
    except OSError:
        return ()
    return tuple(found[1] for name in names if (found := _NAME.fullmatch(name)))


def own_code(folder: Path, exercise: str) -> str | None:
    """The code that was given here before, by `code.txt` or by the answers; the only one there is; else None."""
    codes = pool(folder)
    given = (_kept(folder), _answered(folder, exercise))
    return next((one for one in given if one in codes), codes[0] if len(codes) == 1 else None)


def spelt_code(written: str) -> str:
    """A code as it was meant: small letters, no blanks or hyphens.

    >>> spelt_code(" K7M-2qxz ")
    'k7m2qxz'
    """
    return _PASSED_OVER.sub("", written[:_LONGEST]).lower()


def read_pool(folder: Path, code: str, exercise: str) -> Material:
    """The material of a code. Raises `InputError` for a code that is not there, and for a file that is not whole."""
    codes = pool(folder)
    if not codes:
        raise InputError("The files of your course are not here.", do=_AGAIN)
    if code not in codes:
        raise InputError(
            "There is no file for this code here.",
            value=code,
            do="Look at the code again, as your trainer sent it to you. Ask your trainer if it is right.",
        )
    try:
        data = regular_bytes(folder / FOLDER / f"{code}.json", _LARGEST)
        material = parse_as(Material, strict_json.load(data.decode("utf-8"), "material"))
    except (OSError, ValueError, InputError) as broken:
        raise InputError("The file for this code cannot be read.", value=code, do=_AGAIN) from broken
    if material.exercise != exercise:
        raise InputError("The file for this code belongs to another exercise.", value=code, do=_AGAIN)
    if material.code != code:  # a hand-in bears the code inside, and would be taken for somebody else's
        raise InputError("The file for this code is somebody else’s.", value=code, do=_AGAIN)
    return material


def keep_code(folder: Path, code: str) -> None:
    """Remember the code for the next time; a folder that cannot be written to asks again then."""
    with suppress(OutputError):
        write_atomic(folder / CODE, f"{code}\n")


_AGAIN: Final = "Fetch or download the exercise again. Your answers stay: they are in answers.json."


def _kept(folder: Path) -> str | None:
    with suppress(OSError, InputError, ValueError):
        return spelt_code(regular_bytes(folder / CODE, _LONGEST).decode("utf-8-sig"))
    return None


def _answered(folder: Path, exercise: str) -> str | None:
    """The code that answers.json names, where it is of this exercise."""
    with suppress(OSError, InputError, ValueError):
        content = strict_json.load(regular_bytes(folder / _ANSWERS, LARGEST_ANSWERS).decode("utf-8"), _ANSWERS)
        if isinstance(content, dict) and content.get("exercise") == exercise and isinstance(content.get("code"), str):
            return str(content["code"])
    return None
