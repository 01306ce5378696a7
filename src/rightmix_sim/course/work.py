"""The table of who works on what: work.csv, one line for each trainee and assignment.

    assignment,trainee,code,until
    ex2-rm2000,ann,k7m2qxz,
    ex2-rm2000,ben,t4wd9rb,2027-03-12 17:00

The code opens the trainee's material and finds what was set under it; `until` is an extension of one's own.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import read_csv

NAME: Final = "work.csv"
COLUMNS: Final = ("assignment", "trainee", "code", "until")
CODE: Final = re.compile(r"[a-z][a-z0-9]{3,11}")


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one trainee was set in one assignment."""

    assignment: str
    trainee: str
    code: str
    until: str = ""


def read_work(folder: Path) -> tuple[Work, ...]:
    """The table of a course; empty where there is none yet. Raises `InputError`."""
    path = folder / NAME
    if not path.is_file():
        return ()
    lines = tuple(Work(**row) for row in read_csv(path, list(COLUMNS)))
    seen = set()
    for number, one in enumerate(lines, start=2):
        if not CODE.fullmatch(one.code):
            raise InputError("This is no code.", file=path, place=f"line {number}", value=one.code)
        if one.until and not _is_moment(one.until):
            raise InputError(
                "This is no day and hour.",
                file=path,
                place=f"line {number}: until",
                value=one.until,
                why="Perhaps a spreadsheet wrote it in its own way.",
                do="Write it as 2027-03-12 17:00, or leave it empty.",
            )
        if (one.assignment, one.trainee) in seen:
            raise InputError(
                "A trainee has two lines for one assignment.",
                file=path,
                place=f"line {number}",
                value=f"{one.assignment}, {one.trainee}",
                why="It would not be known by which case the work is marked.",
                do="Delete one of them.",
            )
        seen.add((one.assignment, one.trainee))
    return lines


def work_text(lines: Iterable[Work]) -> str:
    """The table as a file."""
    stream = io.StringIO()
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows((one.assignment, one.trainee, one.code, one.until) for one in lines)
    return stream.getvalue()


def _is_moment(written: str) -> bool:
    try:
        return datetime.datetime.strptime(written, "%Y-%m-%d %H:%M").strftime("%Y-%m-%d %H:%M") == written
    except ValueError:
        return False
