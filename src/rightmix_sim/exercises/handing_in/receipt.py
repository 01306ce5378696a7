"""The receipt of a hand-in: what was handed in, when, by whom, and how to tell that it arrived as it was sent."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, Final

import msgspec

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.exercise import ExerciseId
from rightmix_sim.exercises.saving.shape import name_of
from rightmix_sim.strict_data import StrictData, Words, asked, spelt

FOLDER: Final = "hand-in"
EARLIER: Final = "earlier"
ANSWERS: Final = "answers.json"
RECEIPT: Final = "receipt.json"
LONGEST_PART: Final = 40  # letters of a name in the name of a file
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
_PLAIN_LETTERS: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)

Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class Receipt(StrictData, frozen=True, kw_only=True):
    """What `receipt.json` of a hand-in holds."""

    exercise: ExerciseId
    title: Annotated[Words, asked("The exercise by its name.", '"Scoring RM2000 from a file"')]
    assigned: Annotated[Words, asked("The code of what was worked on, as in answers.json.", "tressell")]
    trainee: Annotated[Words, msgspec.Meta(min_length=1, max_length=200), asked("Whose work it is, as they wrote it.")]
    at: Annotated[datetime.datetime, msgspec.Meta(tz=True), asked("When it was handed in, with the zone.")]
    number: Annotated[int, msgspec.Meta(ge=1, le=9_999), asked("1 for the first hand-in, 2 for the next.", "2")]
    checksum: Annotated[str, spelt(r"[0-9a-f]{64}", "a SHA-256 sum", "64 digits"), asked("That of answers.json.")]
    asked: Annotated[Count, asked("How many answers were asked for.", "40")]
    answered: Annotated[Count, asked("How many of them were there.", "38")]
    empty: Annotated[tuple[Words, ...], asked("What was left empty, in words.")] = ()
    file: Annotated[Words, asked("The name of the file when it was written.", "ex2-rm2000_ann-o-neil_2.zip")]

    @property
    def code(self) -> str:
        """The beginning of the checksum in two groups, short enough to read out: `a1b2 c3d4`."""
        return f"{self.checksum[:4]} {self.checksum[4:8]}"

    def to_dict(self) -> dict[str, Any]:
        """As plain data, the code with it."""
        content: dict[str, Any] = msgspec.to_builtins(self)
        return content | {"empty": list(self.empty), "code": self.code}


def trainee_named(written: str) -> str:
    """The name or number that a trainee wrote, on one line. Raises `InputError` where there is none in it."""
    name = name_of(written)
    if not any(letter.isalnum() for letter in name):
        raise InputError(
            "Write your name or number first.",
            value=written if isinstance(written, str) else None,
            why="Your trainer finds your work by it.",
            do="Write the name or number that your trainer gave you.",
        )
    return name


def file_name(exercise: str, trainee: str, number: int) -> str:
    """What the hand-in is called: plain letters, digits and hyphens only, whatever the name.

    >>> file_name("ex2-rm2000", "Ann O’Neil", 2)
    'ex2-rm2000_ann-o-neil_2.zip'
    """
    return f"{exercise}_{_part(trainee)}_{number}.zip"


def number_of(exercise: str, name: str) -> int | None:
    """The number of a hand-in of this exercise, by the name of its file; None for another file."""
    found = re.fullmatch(rf"{re.escape(exercise)}_[a-z0-9-]+_([0-9]{{1,4}})(-[0-9]+)?\.zip", name)
    return None if found is None else int(found[1])


def _part(name: str) -> str:
    """A name in plain letters; one that has none, in another script, by the codes of its letters."""
    letters = unicodedata.normalize("NFKD", name.translate(_PLAIN_LETTERS))
    plain = _UNSAFE.sub("-", "".join(one for one in letters if not unicodedata.combining(one))).strip("-").lower()
    codes = "-".join(f"{ord(one):x}" for one in name if one.isalnum())
    return (plain or codes)[:LONGEST_PART].strip("-")
