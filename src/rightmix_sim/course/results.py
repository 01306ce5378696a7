"""What a cohort's report, export and feedback are worked out from: who handed in what, and what it was marked.

Nothing here is measured yet; `gathered` (in `gathering.py`) puts it together from the folder of a course.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rightmix_sim.course.roster import Trainee
from rightmix_sim.exercises import Assignment, Marks

__all__ = ["Cohort", "Read", "Result", "SecondMark", "Trainee"]


@dataclass(frozen=True, kw_only=True)
class Read:
    """A criterion that a trainer reads: the points (None while it has not been marked), the comment, and the text.

    The text is what the trainee wrote, as plain text: whoever shows it escapes it.
    """

    criterion: str
    points: float | None
    comment: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """One trainee's work on one assignment of the course. `handed_in` is None where nothing came.

    `answers` are those that fit the exercise; `marks` are of the tools, with the criteria of trainers open; `points`
    is the whole mark after a late penalty, None unless everything has been marked.
    """

    trainee: str
    assignment: str
    exercise: str
    code: str
    common: bool
    handed_in: datetime.datetime | None
    late_penalty: float
    answers: Mapping[str, Any]
    marks: Marks
    read: tuple[Read, ...]
    points: float | None
    of: float


@dataclass(frozen=True, kw_only=True)
class SecondMark:
    """What a second trainer gave for one text."""

    trainee: str
    assignment: str
    criterion: str
    points: float
    marker: str
    at: datetime.date
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """All of a course: a result for each trainee and assignment set for them; those who withdrew have none.

    `held(assignment, code)` gives what was set under a code in an assignment of the course, with its keys.
    """

    title: str
    trainees: tuple[Trainee, ...]
    assignments: tuple[str, ...]
    results: tuple[Result, ...]
    held: Callable[[str, str], Assignment]
    second: tuple[SecondMark, ...] = ()
