"""Tables as spreadsheets write and obey them: read with semicolons, decimal commas and all; written so that nothing
in a cell is taken for a formula.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.course.second.rules import rule
from rightmix_sim.errors import InputError
from rightmix_sim.files import read_text

LONGEST_COMMENT: Final = 4_000  # letters
_LARGEST: Final = 5_000_000
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,4})?")
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_SHIELDED: Final = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True)
class Line:
    """One line of a table: where it begins, and its values by column."""

    number: int
    values: dict[str, str]

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"line {self.number}"


def lines_of(path: Path, columns: Sequence[str]) -> Iterator[Line]:
    """The lines of a table that has exactly these columns, in any order. Raises `InputError`.

    Commas or semicolons part the values; empty cells at the end of a line and empty lines are passed over.
    """
    text = read_text(path, largest=_LARGEST)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    begins, header = 1, None
    try:
        for row in reader:
            number, begins = begins, reader.line_num + 1
            values = [_plain(value) for value in row]
            if header is None:
                header = _header(values, columns, path)
            elif any(values):
                yield Line(number, _fitted(values, header, path, number))
    except csv.Error as broken:
        raise InputError(
            f"This is not CSV: {broken}.",
            file=path,
            place=f"line {reader.line_num}",
            do="Close every quotation mark, and write one inside a text twice.",
        ) from broken
    if header is None:
        raise InputError("The file is empty.", file=path, do=f"Begin with the line {','.join(columns)}.")


def points_in(written: str, of: float, path: Path, place: str) -> float:
    """Points as they were written, with a point or a comma. Raises `InputError` for what cannot be given."""
    value = float(written.replace(",", ".")) if _NUMBER.fullmatch(written) else None
    steps = None if value is None else value / rule("step")
    if value is None or steps is None or steps != int(steps) or value > of:
        raise InputError(
            "These points cannot be given." if value is not None else "This is no number of points.",
            file=path,
            place=place,
            value=written,
            why=f"This text can have 0 to {of:g} points in steps of {rule('step'):g}.",
            do="Write 1.5 or 1,5; where a spreadsheet has made a day of it, make the column plain text.",
        )
    return value


def shielded(value: str) -> str:
    """The value so that no spreadsheet takes it for a formula; `bare` gives it back.

    >>> shielded("=1+1"), bare("'=1+1"), shielded("plain")
    ("'=1+1", '=1+1', 'plain')
    """
    return f"'{value}" if _FORMULA.match(value) else value


def bare(value: str) -> str:
    """The value without the sign that `shielded` set before it."""
    return value[1:] if _SHIELDED.match(value) else value


def _header(values: list[str], columns: Sequence[str], path: Path) -> list[str]:
    header = [value.lower() for value in values]
    while header and not header[-1]:
        header.pop()
    if sorted(header) != sorted(columns):
        raise InputError(
            f"The first line must name exactly these columns: {', '.join(columns)}.",
            file=path,
            place="line 1",
            value=",".join(values),
            do=f"Begin with the line {','.join(columns)}.",
        )
    return header


def _fitted(values: list[str], header: list[str], path: Path, number: int) -> dict[str, str]:
    kept, over = values[: len(header)], values[len(header) :]
    if any(over) or len(kept) < len(header) - 1:
        raise InputError(
            f"The line has {len(values)} values, the header {len(header)}.",
            file=path,
            place=f"line {number}",
            value=",".join(values),
            do="Put a value that holds a comma into quotation marks, and write one and a half as 1.5.",
        )
    return dict(zip(header, [*kept, *[""] * (len(header) - len(kept))], strict=True))


def _plain(value: str) -> str:
    """The value without what a terminal would obey; line ends stay."""
    kept = "".join(one if one == "\n" or unicodedata.category(one)[0] != "C" else " " for one in value)
    return kept.strip()
