"""Who takes part: the roster in nbgrader's columns, as trainers have it from their spreadsheet or from nbgrader."""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import read_text

COLUMNS: Final = ("id", "first_name", "last_name", "email", "lms_user_id")
WITHDRAWN: Final = "withdrawn"
_ID: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}")
_LONGEST: Final = 200
_LARGEST: Final = 5_000_000


@dataclass(frozen=True, kw_only=True)
class Trainee:
    """One trainee. The id is nbgrader's, and on a hub the name of the account."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    withdrawn: datetime.date | None = None

    @property
    def name(self) -> str:
        """The name to show; the id where there is none."""
        return f"{self.first_name} {self.last_name}".strip() or self.id


def read_roster(path: Path) -> tuple[Trainee, ...]:
    """The trainees of a roster, in its order. Raises `InputError` with file, line and value.

    The first line names the columns: `id`, and any of first_name, last_name, email, lms_user_id; others are passed
    over. Commas or semicolons part the values, as spreadsheets write them.
    """
    text = read_text(path, largest=_LARGEST)
    lines = list(_lines(text, path))
    if not lines:
        raise InputError("The roster is empty.", file=path, do=f"Begin with the line {','.join(COLUMNS)}.")
    header = [name.strip().lower() for name in lines[0][1]]
    _check_header(header, path)
    known = (*COLUMNS, WITHDRAWN)
    trainees = []
    for number, values in lines[1:]:
        if len(values) != len(header):
            raise InputError(
                f"The line has {len(values)} values, the header {len(header)}.",
                file=path,
                place=f"line {number}",
                value=",".join(values),
                do="Put a value that holds a comma into quotation marks.",
            )
        found = {name: _plain(value) for name, value in zip(header, values, strict=True) if name in known}
        trainees.append(_trainee(found, path, number))
    _check_ids(trainees, path)
    return tuple(trainees)


def roster_text(trainees: Iterable[Trainee]) -> str:
    """The roster as a file, with the day on which somebody withdrew."""
    stream = io.StringIO()
    out = csv.writer(stream, lineterminator="\n")
    out.writerow((*COLUMNS, WITHDRAWN))
    for one in trainees:
        left = "" if one.withdrawn is None else one.withdrawn.isoformat()
        out.writerow((one.id, one.first_name, one.last_name, one.email, one.lms_user_id, left))
    return stream.getvalue()


def _lines(text: str, path: Path) -> Iterable[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        for values in reader:
            if any(value.strip() for value in values):
                yield reader.line_num, values
    except csv.Error as broken:
        raise InputError(f"This is not CSV: {broken}.", file=path, place=f"line {reader.line_num}") from broken


def _check_header(header: list[str], path: Path) -> None:
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if "id" not in header or twice:
        raise InputError(
            f"Two columns are called {twice}." if twice else "There is no column `id`.",
            file=path,
            place="line 1",
            value=",".join(header),
            why="Trainees are told apart by their id.",
            do=f"Begin with the line {','.join(COLUMNS)}; only id has to be there.",
        )


def _trainee(values: dict[str, str], path: Path, number: int) -> Trainee:
    id, place = values["id"], f"line {number}"
    if not _ID.fullmatch(id):
        raise InputError(
            "This cannot be the id of a trainee.",
            file=path,
            place=place,
            value=id,
            why="Folders are named by it, and nbgrader finds work by it.",
            do="Use 1 to 40 letters without accents, digits, dots, hyphens or underscores, and no dot or hyphen first.",
        )
    long = next((name for name, value in values.items() if len(value) > _LONGEST), None)
    if long:
        raise InputError(f"The {long} is longer than {_LONGEST} letters.", file=path, place=place, value=values[long])
    left = values.pop(WITHDRAWN, "")
    try:
        withdrawn = datetime.date.fromisoformat(left) if left else None
    except ValueError as wrong:
        raise InputError(
            "This is no day.", file=path, place=f"{place}: {WITHDRAWN}", value=left, do="Write it as 2027-03-31."
        ) from wrong
    return Trainee(**values, withdrawn=withdrawn)


def _check_ids(trainees: list[Trainee], path: Path) -> None:
    seen: dict[str, str] = {}
    for one in trainees:
        if one.id.lower() in seen:
            raise InputError(
                "Two trainees have the same id.",
                file=path,
                value=one.id,
                why="Their work would land in one folder; capital letters do not tell folders apart everywhere.",
                do="Give each an id of their own.",
            )
        seen[one.id.lower()] = one.id
    if not trainees:
        raise InputError("There is no trainee in the roster.", file=path, do="Write a line for each trainee.")


def _plain(value: str) -> str:
    """The value on one line, without what a terminal or a spreadsheet would obey."""
    return "".join(one if unicodedata.category(one)[0] != "C" else " " for one in value).strip()
