"""A small cohort with finished, flawed and missing work, collected, marked and given back: to look at and to try."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.demo_answers import with_slips
from rightmix_sim.course.folder import Course
from rightmix_sim.course.making import new_course
from rightmix_sim.course.marked import held
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.running import give_back, mark_all
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.course.work import Work
from rightmix_sim.exercises import exercise, material_of, reference
from rightmix_sim.exercises.handing_in.hand_in import hand_in
from rightmix_sim.exercises.saving.answers_file import Stored
from rightmix_sim.files import make_folder, package_file, read_own_yaml
from rightmix_sim.randomness import draws

SEED: Final = 7  # of the slips; cases and codes come from the course's own secret


def demonstration(folder: Path, progress: Callable[[str], None] = lambda _said: None) -> Course:
    """A course in a new folder, as far as a trainer would have come after its first week.

    Raises `InputError`, `OutputError`, and `MissingExtra` without nbgrader.
    """
    about = read_own_yaml(package_file("course/data/demo.yaml"))
    people = {one["id"]: one for one in about["trainees"]}
    names = ("id", "first_name", "last_name", "email")
    trainees = tuple(Trainee(**{name: one[name] for name in names}) for one in about["trainees"])
    course = new_course(folder, trainees, about["title"], tuple(about["exercises"]), progress)
    now = datetime.datetime.now(datetime.UTC)
    for place, line in enumerate(course.work):
        person = people[line.trainee]
        if person["slips"] is not None:
            _hand_in(course, line, person, about["texts"][person["text"]], place, now)
    progress("Collecting and marking")
    collect_zips(course, course.folder / "hand-ins", now)
    mark_all(course)
    _read_texts(course, people, about["comments"])
    give_back(course)
    return course


def _hand_in(
    course: Course, line: Work, person: Mapping[str, Any], text: str, place: int, now: datetime.datetime
) -> None:
    assigned = held(course, line.assignment, line.code)
    which, material = exercise(assigned.exercise), material_of(assigned)
    answers = with_slips(
        which, material, reference(assigned), person["slips"], Luck(draws(SEED, 0, "demo"), place, line.assignment)
    )
    for criterion in which.criteria:
        if criterion.marked == "trainer":
            answers |= {id: text for id in criterion.questions if which.question(id).kind == "text"}
    folder = course.folder / "hand-ins" / line.assignment
    make_folder(folder)
    make_folder(folder / line.trainee)
    hand_in(folder / line.trainee, which, material, Stored(answers=answers, revision=1), trainee=line.trainee, now=now)


def _read_texts(course: Course, people: Mapping[str, Any], comments: Mapping[str, str]) -> None:
    """What a trainer gave for the texts, in the gradebook."""
    from rightmix_sim.course.with_nbgrader.gradebook import give  # noqa: PLC0415

    given = []
    for line in course.work:
        person = people[line.trainee]
        if person["points"] is None:
            continue
        for one in exercise(exercise_of(line.assignment)).criteria:
            if one.marked == "trainer":
                points = round(one.points * person["points"] * 2) / 2
                given.append((line.trainee, line.assignment, cell_of(one.id), points, comments[person["text"]]))
    give(course, given)
