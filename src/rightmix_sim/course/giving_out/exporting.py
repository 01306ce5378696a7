"""The marks of a cohort as CSV: for a trainer's spreadsheet, or for Moodle's gradebook.

For a spreadsheet there is a line for each trainee and assignment, with its state beside it: an empty mark says why it
is empty, resits of a few make no columns for all, and any spreadsheet can turn it into a table for each trainee.
For Moodle there is a line for each trainee and a column for each assignment, which is what its import takes.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, Literal, TypeAlias

from rightmix_sim.course.giving_out.spreadsheets import harmless
from rightmix_sim.course.results import Cohort, Result, Trainee
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import exercise

COLUMNS: Final = (
    "id", "first_name", "last_name", "email", "lms_user_id",
    "assignment", "state", "handed_in_utc", "points", "of", "late_penalty",
)  # fmt: skip
By: TypeAlias = Literal["email", "id-number"]
# Moodle's own words for the columns by which it finds people
_MOODLE: Final[Mapping[By, str]] = {"email": "Email address", "id-number": "ID number"}
# Moodle writes and reads this where there is no grade; an empty cell in an item that its import makes is none to it
_NO_GRADE: Final = "-"
# A sign in front of words, such as "-ve", calculates nothing; in front of digits or anything else it can
_ONLY_WORDS: Final = re.compile(r"[+-] ?[^\W\d_]+([ ,.'’-]+[^\W\d_]+)*\.?|-")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, kw_only=True)
class ForMoodle:
    """A file for Moodle's import; `most` are the highest marks that its items must allow, by the name of the column.

    `left_out` are trainees by whom Moodle could find nobody; a line of theirs would stop the import, or give their
    marks to somebody else.
    """

    text: str
    most: Mapping[str, float]
    left_out: tuple[str, ...]


def as_csv(cohort: Cohort, *, criteria: bool = False) -> str:
    """A line for each trainee and assignment set for them; with `criteria` a column for each criterion too.

    `points` are after a late penalty, and empty unless everything is marked; `state` says why. Those who withdrew
    have no line.
    """
    people = {one.id: one for one in cohort.trainees}
    extra = _criteria(cohort) if criteria else ()
    rows: list[tuple[str, ...]] = [(*COLUMNS, *(f"{of}: {criterion}" for of, criterion in extra))]
    for one in cohort.results:
        at = "" if one.handed_in is None else f"{one.handed_in.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}"
        marks = (_number(one.points), _number(one.of), _number(one.late_penalty))
        by_criterion = _points(one) if extra else {}
        given = (by_criterion.get(criterion) if of == one.exercise else None for of, criterion in extra)
        rows.append((*_who(people[one.trainee]), one.assignment, state_of(one), at, *marks, *map(_number, given)))
    return _text(rows)


def as_moodle(cohort: Cohort, *, by: By = "email", comments: bool = False) -> ForMoodle:
    """A file for Moodle's import of grades; with `comments` a column of a trainer's comments beside each assignment.

    Each assignment needs an item in Moodle's gradebook that allows as many points. Moodle looks for a trainee by the
    address (capital letters count) or the ID number (lms_user_id). Raises `InputError` where nobody has one, or two
    have the same.

    Source: Moodle's documentation, "Grade import", and its importer (grade/import/csv).
    """
    known = {one.id: one.email if by == "email" else one.lms_user_id for one in cohort.trainees}
    by_both = {(one.trainee, one.assignment): one for one in cohort.results}
    here = [one for one in cohort.trainees if one.withdrawn is None]
    _check_told_apart(here, known, by)
    rows = [(_MOODLE[by], "First name", "Last name", *_headings(cohort, comments=comments))]
    left_out = []
    for one in here:
        if not known[one.id] or safe(known[one.id]) != known[one.id]:
            left_out.append(one.id)
            continue
        cells: list[str] = []
        for assignment in cohort.assignments:
            found = by_both.get((one.id, assignment))
            cells.append(_NO_GRADE if found is None or found.points is None else _number(found.points))
            if comments:
                cells.append(_comments(found) if found is not None and found.points is not None else "")
        rows.append((known[one.id], one.first_name, one.last_name, *cells))
    most = {one.assignment: one.of for one in cohort.results}
    return ForMoodle(text=_text(rows), most=most, left_out=tuple(left_out))


def state_of(result: Result) -> str:
    """How far a piece of work is, in words: "not handed in", "waiting for marks" or "marked"."""
    if result.handed_in is None:
        return "not handed in"
    return "waiting for marks" if result.points is None else "marked"


def file_bytes(text: str, *, excel: bool = False) -> bytes:
    """The text as a file in UTF-8; for Excel with the sign by which it knows that."""
    return text.encode("utf-8-sig" if excel else "utf-8")


def safe(text: str) -> str:
    """The text as a spreadsheet shows it and does not obey it; numbers and words with a sign in front stay as they are.

    >>> safe("=1+1"), safe("-2+cmd|x"), safe("-ve Shah"), safe("-3.5"), safe("O'Neil, Jr")
    ("'=1+1", "'-2+cmd|x", '-ve Shah', '-3.5', "O'Neil, Jr")
    """
    if _ONLY_WORDS.fullmatch(text) or _NUMBER.fullmatch(text):
        return text
    return harmless(text)


def _who(one: Trainee) -> tuple[str, ...]:
    return one.id, one.first_name, one.last_name, one.email, one.lms_user_id


def _criteria(cohort: Cohort) -> tuple[tuple[str, str], ...]:
    """Exercise and criterion, for all exercises that are set."""
    ids = dict.fromkeys(one.exercise for one in cohort.results)
    return tuple((id, one.id) for id in ids for one in exercise(id).criteria)


def _points(result: Result) -> dict[str, float | None]:
    """The points for each criterion, before any late penalty; none where nothing came."""
    if result.handed_in is None:
        return {}
    by_tools = {one.criterion.id: one.points for one in result.marks if one.criterion.marked != "trainer"}
    return by_tools | {one.criterion: one.points for one in result.read}


def _check_told_apart(here: Iterable[Trainee], known: Mapping[str, str], by: By) -> None:
    """Moodle would give the marks of all to the one it finds."""
    which, option = ("email", "id-number") if by == "email" else ("lms_user_id", "email")
    counts = Counter(known[one.id] for one in here if known[one.id])
    if not counts:
        raise InputError(
            f"Nobody in the roster has a value for {which}.",
            why="Moodle finds people by it.",
            do=f"Fill the column in roster.csv, or let Moodle go by another: --by {option}",
        )
    twice = next((value for value, count in counts.items() if count > 1), None)
    if twice is not None:
        who = ", ".join(one.id for one in here if known[one.id] == twice)
        raise InputError(
            f"Several trainees have the same {which}: {who}.",
            value=twice,
            why="Moodle would give the marks of all to one of them.",
            do="Correct roster.csv.",
        )


def _headings(cohort: Cohort, *, comments: bool) -> Iterable[str]:
    for name in cohort.assignments:
        yield name
        if comments:
            yield f"{name} (feedback)"


def _comments(result: Result) -> str:
    """What a trainer said, with the criterion. Moodle shows feedback as HTML, so signs of HTML are written out."""
    titles = {one.id: one.title for one in exercise(result.exercise).criteria}
    said = (f"{titles.get(one.criterion, one.criterion)}: {one.comment}" for one in result.read if one.comment)
    return escape("\n".join(said), quote=False)


def _number(value: float | None) -> str:
    """With a dot, to two places, without noughts at the end; empty for None.

    >>> _number(12.0), _number(7.25), _number(0.1 + 0.2), _number(None)
    ('12', '7.25', '0.3', '')
    """
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _text(rows: Iterable[tuple[str, ...]]) -> str:
    stream = io.StringIO()
    out = csv.writer(stream)  # its line ends, \r\n, are also what makes it quote both signs in a value
    out.writerows([safe(cell) for cell in row] for row in rows)
    return stream.getvalue()
