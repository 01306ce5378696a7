"""What can be wrong with a file of any kind: one fault, one set of words, whether it is YAML, JSON or TOML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import InputError


@dataclass(frozen=True)
class FileFault:
    """What is wrong, why it matters and what to do; which file, where and with which value comes later."""

    what: str
    why: str = ""
    do: str = ""

    def error(self, file: Path | str | None, place: str = "", **value: Any) -> InputError:
        """The error to raise. `value=` is shown as it was written."""
        return InputError(self.what, file=file, place=place, why=self.why, do=self.do, **value)


TOO_DEEP: Final = FileFault(
    "The file nests one thing in another too deeply.",
    "A file of this kind nests a few things; this is probably another file, or a bracket is never closed.",
    "Check the brackets, and that you named the right file.",
)
KEY_TWICE: Final = FileFault(
    "A key stands twice.", "Only one of the two would count.", "Delete one of them, or make two entries of it."
)
NO_DATE: Final = FileFault("There is no such date.", do="Check day and month.")
NO_NUMBER: Final = FileFault("There is no such number.", do="Write a plain number of a few digits.")
HALF_CHARACTER: Final = FileFault("The text holds half a character.", do="Write the character itself.")
_HALF: Final = re.compile("[\ud800-\udfff]")


def holds_half_a_character(text: str) -> bool:
    """Whether a character is not whole: an escape can write down one half of those that need two."""
    return _HALF.search(text) is not None
