"""Whether a submission may be given back: only what is wholly marked, and marked as it now stands."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import Marked, read_marked
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import exercise
from rightmix_sim.files import regular_bytes

LARGEST: Final = 5_000_000


def not_ready(course: Course, trainee: str, assignment: str, points: Mapping[str, float | None]) -> str:
    """Why nothing is given back yet, in a sentence; empty where it can be.

    `points` are those of the gradebook by cell.
    """
    marked = read_marked(course, trainee, assignment)
    if marked is None:
        return "It has not been marked yet."
    if why := why_not_current(course, trainee, assignment, marked):
        return why
    which = exercise(exercise_of(assignment))
    open_ = [one.title for one in which.criteria if points.get(cell_of(one.id)) is None]
    return f"Still to be marked: {'; '.join(open_)}." if open_ else ""


def why_not_current(course: Course, trainee: str, assignment: str, marked: Marked) -> str:
    """Why marks are not those of what now stands there, in a sentence; empty where they are."""
    try:
        data = regular_bytes(course.folder / "submitted" / trainee / assignment / "answers.json", LARGEST)
    except (OSError, InputError, ValueError):
        return "What was handed in is no longer where it should be."
    if hashlib.sha256(data).hexdigest() != marked.sum:
        return "Something newer was handed in and has not been marked yet."
    return f"The tools could not mark it: {marked.problem}" if marked.problem else ""
