"""A small course and the work of its trainees, for the tests of marking."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.folder import Course
from rightmix_sim.course.making import new_course
from rightmix_sim.course.marked import held
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.course.with_nbgrader.gradebook import grades
from rightmix_sim.exercises import exercise, material_of, reference
from rightmix_sim.exercises.handing_in.hand_in import hand_in
from rightmix_sim.exercises.saving.answers_file import Stored

OWN, COMMON = "ex2-rm2000", "ex2-rm2000-common"
ENTRY = "An entry for the file: what the category speaks of, and on which facts it rests."
TOOLS = 17.0
NOW = datetime.datetime(2027, 3, 4, 12, 0, tzinfo=datetime.UTC)


def a_course(folder: Path, *ids: str, exercises: tuple[str, ...] = (OWN,)) -> Course:
    return new_course(folder, tuple(Trainee(id=one, first_name=one.title()) for one in ids), "A course", exercises)


def right_answers(course: Course, trainee: str, assignment: str = OWN) -> dict[str, Any]:
    line = course.work_of(assignment, trainee)
    assert line is not None
    return {**reference(held(course, assignment, line.code)), "account": ENTRY}


def handed_in(
    course: Course,
    trainee: str,
    answers: Mapping[str, Any],
    *,
    assignment: str = OWN,
    at: datetime.datetime = NOW,
    name: str = "",
    below: str = "",
) -> Path:
    """The file of a hand-in in the folder of hand-ins; `below` a folder there, `name` as the trainee wrote it."""
    line = course.work_of(assignment, trainee)
    assert line is not None
    which = exercise(exercise_of(assignment))
    work = course.folder / "work" / trainee / assignment
    work.mkdir(parents=True, exist_ok=True)
    material = material_of(held(course, assignment, line.code))
    receipt = hand_in(work, which, material, Stored(answers=dict(answers), revision=1), trainee=name or trainee, now=at)
    place = course.folder / "hand-ins" / below
    place.mkdir(parents=True, exist_ok=True)
    target = place / f"{assignment}-{receipt.file}"
    target.write_bytes((work / "hand-in" / receipt.file).read_bytes())
    return target


def collected(course: Course, **more: Any) -> dict[str, str]:
    """What became of each file, by its name."""
    return {one.source: one.result for one in collect_zips(course, course.folder / "hand-ins", NOW, **more)}


def points(course: Course, trainee: str, assignment: str = OWN) -> dict[str, float | None]:
    return {one.cell: one.points for one in grades(course, trainee) if one.assignment == assignment}


def by_tools(course: Course, trainee: str, assignment: str = OWN) -> float:
    given = points(course, trainee, assignment)
    return sum(value or 0.0 for cell, value in given.items() if cell != "account")
