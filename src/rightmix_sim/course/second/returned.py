"""What a second trainer sends back: a file of numbers, points and comments, taken whole or not at all."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

from rightmix_sim.course.results import SecondMark
from rightmix_sim.course.second.sample import Sample, Sampled
from rightmix_sim.course.second.table import LONGEST_COMMENT, Line, bare, lines_of, points_in
from rightmix_sim.errors import InputError

COLUMNS: Final = ("number", "points", "comment")


def read_second_marks(path: Path, sample: Sample, *, marker: str, on: datetime.date) -> tuple[SecondMark, ...]:
    """The marks in a file, in the order of the sample. `marker` is who gave them.

    Lines with neither points nor comment are texts not yet marked, and passed over; texts may be missing. Raises
    `InputError` with file, line and value for the first fault, and then takes nothing.
    """
    if not marker.strip() or not marker.isprintable():
        raise InputError("It has to be said who gave the marks.", value=marker, do="Name the second trainer.")
    by_number = {str(one.number): one for one in sample.texts}
    found: dict[int, SecondMark] = {}
    for line in lines_of(path, COLUMNS):
        text = _text_of(line, by_number, path)
        if not line.values["points"] and not line.values["comment"]:
            continue
        if text.number in found:
            raise InputError(
                "A text is marked twice.",
                file=path,
                place=line.place,
                value=line.values["number"],
                why="It would not be known which mark counts.",
                do="Delete one of the two lines.",
            )
        found[text.number] = _mark(line, text, path, marker.strip(), on)
    if not found:
        raise InputError(
            "There are no marks in the file.", file=path, do="Fill in the column points, save, and try again."
        )
    return tuple(found[number] for number in sorted(found))


def _text_of(line: Line, by_number: dict[str, Sampled], path: Path) -> Sampled:
    number = line.values["number"]
    if number not in by_number:
        raise InputError(
            "The sample has no text of this number.",
            file=path,
            place=line.place,
            value=number,
            why=f"Its texts have the numbers {min(map(int, by_number))} to {max(map(int, by_number))}.",
            do="Check the number, and that the file belongs to this sample.",
        )
    return by_number[number]


def _mark(line: Line, text: Sampled, path: Path, marker: str, on: datetime.date) -> SecondMark:
    written, comment = line.values["points"], bare(line.values["comment"])
    if not written:
        raise InputError(
            "There is a comment and there are no points.",
            file=path,
            place=line.place,
            value=comment,
            do=f"Give 0 to {text.of:g} points, or delete the comment.",
        )
    if len(comment) > LONGEST_COMMENT:
        raise InputError(
            f"The comment is longer than {LONGEST_COMMENT:,} letters.", file=path, place=line.place, value=comment
        )
    return SecondMark(
        trainee=text.trainee,
        assignment=text.assignment,
        criterion=text.criterion,
        points=points_in(written, text.of, path, line.place),
        marker=marker,
        at=on,
        comment=comment,
    )
