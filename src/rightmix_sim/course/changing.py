"""What happens while a course runs: somebody joins late, leaves, gets more time, sits again, or gets another case.

Each changes a line of a table and gives the course as it then is; `update` brings the rest in line.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path

from rightmix_sim.course.folder import Course
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.secret import code_of
from rightmix_sim.course.setting_work import own_work, write_held
from rightmix_sim.course.settings import exercise_of, sort_of
from rightmix_sim.course.work import Work
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import EXERCISES


def joined(course: Course, roster: tuple[Trainee, ...]) -> Course:
    """The course with those of a roster who are new; names and addresses of those who are known are brought up to date.

    Nobody leaves by not being in it, and nobody who has withdrawn comes back by being in it.
    """
    given = {one.id: one for one in roster}
    known = {one.id for one in course.trainees}
    lower = {id.lower(): id for id in known}
    clash = next((id for id in given if id not in known and id.lower() in lower), None)
    if clash:
        raise InputError(
            f"The course has {lower[clash.lower()]!r} already.",
            value=clash,
            why="Capital letters do not tell folders apart everywhere.",
            do="Write the id as the course has it.",
        )
    old = [_with(one, given[one.id]) if one.id in given else one for one in course.trainees]
    return course.save_trainees([*old, *(one for one in roster if one.id not in known)])


def _with(known: Trainee, given: Trainee) -> Trainee:
    """The trainee with what was given anew; what was left empty stays as it was, and who has left has left."""
    return dataclasses.replace(known, **{name: value for name, value in dataclasses.asdict(given).items() if value})


def withdrawn(course: Course, trainee: str, on: datetime.date) -> Course:
    """The course without a trainee from a day on. What they handed in stays, and counts in no report."""
    found = course.trainee(trainee)
    return course.save_trainees(
        [dataclasses.replace(one, withdrawn=on) if one == found else one for one in course.trainees]
    )


def extended(course: Course, trainee: str, assignment: str, until: str) -> Course:
    """The course with more time for one trainee on one assignment. Raises `InputError`."""
    line = _line(course, trainee, assignment)
    moment = _moment(course, until)
    due = course.settings.due(assignment)
    if due is None and sort_of(assignment) != "resit":
        raise InputError(
            "This assignment is open for all: no day is set, so there is none to extend.",
            value=assignment,
            do="Set a day for all in course.yaml first.",
        )
    if due is not None and moment is not None and moment < due:
        raise InputError(
            "This is earlier than the day for all.", value=until, do=f"Name a day after {due:%Y-%m-%d %H:%M}."
        )
    return course.save_work([dataclasses.replace(one, until=until) if one == line else one for one in course.work])


def sat_again(course: Course, trainee: str, exercise: str, until: str) -> tuple[Course, str]:
    """The course with a resit of an exercise on a new case for one trainee, and the name of that assignment."""
    course.trainee(trainee)
    if exercise not in EXERCISES[1:]:
        raise UnknownName("exercise", exercise, EXERCISES[1:])
    if until:
        _moment(course, until)
    mine = {one.assignment for one in course.work if one.trainee == trainee}
    number = 1
    while (assignment := f"{exercise}-resit-{number}") in mine:
        number += 1
    line = Work(
        assignment=assignment, trainee=trainee, code=code_of(course.secret, "resit", assignment, trainee), until=until
    )
    return course.save_work([*course.work, line]), assignment


def given_own_case(course: Course, trainee: str, assignment: str, folders: tuple[Path, ...]) -> Course:
    """The course with a case that the trainer brings for one trainee, or for all where all share it.

    A new code goes with it. Raises `InputError` where the case does not suit the exercise, or work was handed in on
    the case that was set before.
    """
    line = _line(course, trainee, assignment)
    concerned = [one for one in course.work if one.assignment == assignment and one.code == line.code]
    there = [one.trainee for one in concerned if (course.folder / "submitted" / one.trainee / assignment).is_dir()]
    if there:
        raise InputError(
            f"{', '.join(there[:3])} handed in work on the case that was set before.",
            value=assignment,
            why="It could no longer be marked.",
            do=f"Let them sit it again on a new case: rightmix course resit … {exercise_of(assignment)}",
        )
    code = code_of(course.secret, "brought", assignment, line.code, *map(str, folders))
    write_held(course.held(assignment, code), own_work(exercise_of(assignment), code, folders))
    return course.save_work([dataclasses.replace(one, code=code) if one in concerned else one for one in course.work])


def _line(course: Course, trainee: str, assignment: str) -> Work:
    course.trainee(trainee)
    course.assignment(assignment)
    line = course.work_of(assignment, trainee)
    if line is None:
        raise InputError(
            f"{trainee} was not set {assignment}.", do="Bring the course up to date: rightmix course update"
        )
    return line


def _moment(course: Course, until: str) -> datetime.datetime | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", until):
        raise InputError("This is no day and hour.", value=until, do='Write it as "2027-03-12 17:00".')
    try:
        return course.settings.moment(until)
    except ValueError as wrong:
        raise InputError("There is no such day or hour.", value=until) from wrong
