"""Closing a course: all that is about trainees is deleted, and statistics that are about nobody are kept.

What stays is listed; whatever else lies in the folder goes, for an export or a page may lie anywhere in it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rightmix_sim.course.folder import ROSTER, Course
from rightmix_sim.course.keeping.mentions import mentions_in, of_trainees
from rightmix_sim.course.secret import NAME as SECRET
from rightmix_sim.course.settings import NAME as SETTINGS
from rightmix_sim.course.work import NAME as WORK
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import delete, entries_of, write_atomic

CLOSED: Final = "closed.json"
# The trainer's own work, and what says what the course was. Nothing of it is written by us about anybody.
KEPT: Final = (CLOSED, SETTINGS, "rubrics", "comments", "banks")
# The secret goes first: without it nothing more can be collected, and it tells that closing has begun. Then whoever
# can be told apart, then all the rest.
_FIRST: Final = (SECRET, ROSTER, WORK, "gradebook.db")


@dataclass(frozen=True, kw_only=True)
class Closed:
    """What closing did: the file with the statistics, and the names of what was deleted and what is left."""

    statistics: Path
    deleted: tuple[str, ...]
    left: tuple[str, ...]


def closing_began(folder: Path) -> bool:
    """Whether deleting has begun in the folder of a course, so that `close` has only to finish it."""
    whole = (folder / SECRET).is_file() and (folder / ROSTER).is_file()
    return (folder / CLOSED).is_file() and not whole


def will_go(course: Course) -> tuple[str, ...]:
    """The names in the course's folder that closing deletes, in the order in which it does. Raises `OSError`."""
    there = [one for one in entries_of(course.folder) if one not in KEPT]
    return (*(one for one in _FIRST if one in there), *(one for one in there if one not in _FIRST))


def mentions(course: Course) -> tuple[str, ...]:
    """Where what stays mentions a trainee, as a remark in course.yaml can: a line for each file."""
    return mentions_in(course.folder, tuple(one for one in KEPT if one != CLOSED), of_trainees(course))


def close(course: Course, statistics: Mapping[str, Any] | None, on: datetime.date) -> Closed:
    """Write the statistics and delete all else but `KEPT`. It cannot be undone.

    `statistics` must be about nobody, as those of `course.report.statistics` are; None only finishes what was begun.
    Stopped before the first deletion, the course goes on as before; stopped later, it is finished when it is called
    again. Raises `InputError` without statistics, and `OutputError` where something cannot be deleted: all else is
    gone then, or, where it is the secret, nothing.
    """
    path = course.folder / CLOSED
    if not closing_began(course.folder):
        if statistics is None:
            raise InputError("There are no statistics to keep.", file=course.folder, do="Work them out first.")
        about = {"title": course.settings.title, "course_id": course.settings.course_id, "closed": on.isoformat()}
        write_atomic(path, f"{json.dumps({**about, 'statistics': statistics}, ensure_ascii=False, indent=1)}\n")
    goes = will_go(course)
    failed = []
    for name in goes:
        if said := _deleted(course.folder / name):
            failed.append(f"{name} ({said})")
            if name == SECRET:
                break  # with it the course goes on, so it is to stay whole
    if failed:
        raise OutputError(
            f"This could not be deleted: {', '.join(failed)}.",
            place=course.folder,
            do="Close whatever has it open, or delete it yourself; then close the course again.",
        )
    return Closed(statistics=path, deleted=goes, left=tuple(entries_of(course.folder)))


def _deleted(path: Path) -> str:
    """Delete, and say what hindered it; empty where nothing did."""
    try:
        delete(path)
    except OSError as refused:
        return refused.strerror or str(refused)
    return ""
