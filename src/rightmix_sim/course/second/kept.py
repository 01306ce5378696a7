"""The second marks of a course, in second-marks.csv: one line for each text and marker.

trainee,assignment,criterion,points,marker,on,comment
ann,ex2-rm2000,account,2.5,J. Bell,2027-03-31,"Clear, and it names its sources."
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import Course
from rightmix_sim.course.results import SecondMark
from rightmix_sim.course.second.table import Line, bare, lines_of, points_in, shielded
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, exercise
from rightmix_sim.files import write_atomic

NAME: Final = "second-marks.csv"
COLUMNS: Final = ("trainee", "assignment", "criterion", "points", "marker", "on", "comment")


def read_kept(course: Course) -> tuple[SecondMark, ...]:
    """The second marks of a course; none where there is no table yet. Raises `InputError`."""
    return second_marks_in(course.folder / NAME)


def second_marks_in(path: Path) -> tuple[SecondMark, ...]:
    """The marks of a table; none where it is not there. Raises `InputError` with file, line and value."""
    if not path.is_file():
        return ()
    marks: dict[tuple[str, ...], SecondMark] = {}
    for line in lines_of(path, COLUMNS):
        one = _mark(line, path)
        if _what(one) in marks:
            raise InputError(
                "A text has two marks of one marker.",
                file=path,
                place=line.place,
                value=", ".join(_what(one)),
                why="It would not be known which counts.",
                do="Delete one of the two lines.",
            )
        marks[_what(one)] = one
    return tuple(marks.values())


def append_second_marks(path: Path, marks: Iterable[SecondMark]) -> int:
    """Add marks to a table, made where there is none; how many were new. The whole table is written, or nothing.

    A mark that stands there with the same points and comment is not added again, so the same file can be read twice.
    Raises `InputError` where the same marker gave other points or another comment before.
    """
    marks = tuple(marks)
    there = {_what(one): one for one in second_marks_in(path)}
    for one in marks:
        before = there.get(_what(one))
        if before is not None and (before.points, before.comment) != (one.points, one.comment):
            raise InputError(
                f"{one.marker} has marked this text before, otherwise.",
                file=path,
                place=", ".join(_what(one)[:3]),
                value=f"{before.points:g} points",
                why="A second mark is not changed in silence.",
                do="If the new mark is right, delete the old line in the table and read the file again.",
            )
    new = [one for one in marks if _what(one) not in there]
    if new:
        write_atomic(path, _text([*there.values(), *new]))
    return len(new)


def _text(marks: Iterable[SecondMark]) -> str:
    stream = io.StringIO()
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(COLUMNS)
    for one in marks:
        told = (
            one.trainee,
            one.assignment,
            one.criterion,
            f"{one.points:g}",
            one.marker,
            one.at.isoformat(),
            one.comment,
        )
        out.writerow([shielded(value) for value in told])
    return stream.getvalue()


def _what(one: SecondMark) -> tuple[str, ...]:
    return one.trainee, one.assignment, one.criterion, one.marker


def _mark(line: Line, path: Path) -> SecondMark:
    values = {name: bare(value) for name, value in line.values.items()}
    return SecondMark(
        trainee=values["trainee"],
        assignment=values["assignment"],
        criterion=values["criterion"],
        points=points_in(values["points"], _most(values, line, path), path, line.place),
        marker=values["marker"],
        at=_day(values["on"], line, path),
        comment=values["comment"],
    )


def _most(values: dict[str, str], line: Line, path: Path) -> float:
    id = exercise_of(values["assignment"])
    read = {one.id: one for one in exercise(id).criteria if one.marked == "trainer"} if id in EXERCISES else {}
    if values["criterion"] not in read:
        raise InputError(
            "There is no text like this.",
            file=path,
            place=line.place,
            value=f"{values['assignment']}, {values['criterion']}",
            do="Write assignment and criterion as the course has them, such as ex2-rm2000 and account.",
        )
    return read[values["criterion"]].points


def _day(written: str, line: Line, path: Path) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as wrong:
        raise InputError(
            "This is no day.", file=path, place=f"{line.place}: on", value=written, do="Write it as 2027-03-31."
        ) from wrong
