"""Marking one submission: by the key of that trainee's case, from our own table; and the marks in detail on file.

`marked/ASSIGNMENT/TRAINEE.json` holds what was right and missed for each criterion, which feedback and report show.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rightmix_sim.course.folder import Course
from rightmix_sim.course.setting_work import read_held
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.exercises import Assignment, Exercise, Mark, Marks, exercise, mark
from rightmix_sim.exercises.marking.mark import marks_of
from rightmix_sim.exercises.saving.shape import Refused, stored_from
from rightmix_sim.files import regular_bytes, write_atomic

LARGEST: Final = 5_000_000


@dataclass(frozen=True, kw_only=True)
class Marked:
    """The marks of the tools. `sum` is that of the answers they were given for; `problem` says why all are nothing."""

    marks: Marks
    code: str
    sum: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


def held(course: Course, assignment: str, code: str) -> Assignment:
    """What was set under a code, with its keys as they stand now. Raises `InputError`."""
    folder = course.held(assignment, code)
    return _read_held(folder, _changes(folder))


def marked(course: Course, trainee: str, assignment: str, data: bytes) -> Marked:
    """The marks for the answers.json of a rebuilt submission.

    It raises nothing: what fails gives no points and says so.
    """
    which = exercise(exercise_of(assignment))
    line = course.work_of(assignment, trainee)
    code = line.code if line is not None else ""
    answers: Mapping[str, Any] = {}
    try:
        if line is None:
            raise InputError("This trainee was not set this assignment.", value=trainee)
        stored = stored_from(data, which.id, code)
        if isinstance(stored, Refused):
            raise InputError("The answers cannot be read.", value=stored.kind)
        answers = stored.answers
        marks = mark(held(course, assignment, code), answers)
    except Exception as failed:  # a cell without a result would be paid in full
        said = failed.what if isinstance(failed, InputError) else f"{type(failed).__name__}: {failed}"[:300]
        return Marked(marks=marks_of(which, ()), code=code, sum=_sum(data), answers=answers, problem=said)
    return Marked(marks=marks, code=code, sum=_sum(data), answers=answers)


def save_marked(course: Course, trainee: str, assignment: str, found: Marked) -> None:
    """Write the marks in detail. Raises `OutputError`."""
    content = {
        "code": found.code,
        "answers_sum": found.sum,
        "problem": found.problem,
        "marks": found.marks.to_dict()["criteria"],
        "answers": dict(found.answers),
    }
    write_atomic(path_of(course, trainee, assignment), f"{json.dumps(content, ensure_ascii=False, indent=1)}\n")


def read_marked(course: Course, trainee: str, assignment: str) -> Marked | None:
    """The marks in detail.

    None where nothing was marked yet, or by criteria that are no longer those of the exercise.
    """
    path = path_of(course, trainee, assignment)
    if not path.is_file():
        return None
    which = exercise(exercise_of(assignment))
    try:
        content = json.loads(regular_bytes(path, LARGEST))
        marks = tuple(_mark(which, one) for one in content["marks"])
        return Marked(
            marks=Marks(exercise=which, marks=marks),
            code=content["code"],
            sum=content["answers_sum"],
            answers=content["answers"],
            problem=content["problem"],
        )
    except (ValueError, KeyError, TypeError, StopIteration, OSError, RightmixError):
        return None


def path_of(course: Course, trainee: str, assignment: str) -> Path:
    """Where the marks in detail stand."""
    return course.folder / "marked" / assignment / f"{trainee}.json"


def _mark(which: Exercise, content: Mapping[str, Any]) -> Mark:
    return Mark(
        criterion=next(one for one in which.criteria if one.id == content["criterion"]),
        points=content["points"],
        right=tuple(content["right"]),
        missed=tuple(content["missed"]),
        where=tuple(content["where"]),
        paragraph=content["paragraph"],
    )


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _changes(folder: Path) -> tuple[tuple[str, int], ...]:
    """What tells that something of it was changed, such as a corrected key."""
    return tuple((str(one), one.stat().st_mtime_ns) for one in sorted(folder.rglob("*")) if one.is_file())


@lru_cache(maxsize=512)
def _read_held(folder: Path, _changed: tuple[tuple[str, int], ...]) -> Assignment:
    return read_held(folder)
