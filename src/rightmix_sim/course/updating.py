"""Bringing the folder of a course in line with what its trainer decided. Done twice it changes nothing.

Late joiners, withdrawals, extensions, resits, another rubric, another day: change one line, or let a command do it,
and then update.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.course.at_work import at_work
from rightmix_sim.course.collecting.rebuilding import MATERIAL, material_bytes, material_held
from rightmix_sim.course.folder import Course
from rightmix_sim.course.notebooks.lessons import trainer_notebook
from rightmix_sim.course.setting_work import read_held, set_work, write_held
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.course.work import NAME as TABLE
from rightmix_sim.course.work import Work
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import EXERCISES, Material, material_of
from rightmix_sim.files import delete, folder_names, is_folder, make_folder, read_text, write_atomic

MOST_AVOIDED: Final = 150  # there are not many more names than that which go together


@dataclass(frozen=True, kw_only=True)
class Updated:
    """What an update did: lines added to the table of work, cases made, releases made anew."""

    lines: int
    made: int
    releases: tuple[str, ...]


def update(course: Course, project: Path, progress: Callable[[str], None] = lambda _said: None) -> Updated:
    """Bring everything in line and say what was done. `project` is where masters, rubrics and banks stand.

    Raises `InputError` and `OutputError`; what was done until then stays, and another update goes on from there.
    """
    _check_work(course)
    with at_work(course):
        return _updated(course, project, progress)


def _updated(course: Course, project: Path, progress: Callable[[str], None]) -> Updated:
    from rightmix_sim.course.with_nbgrader.gradebook import enter  # noqa: PLC0415
    from rightmix_sim.course.with_nbgrader.pipelines import make_release  # noqa: PLC0415
    from rightmix_sim.course.with_nbgrader.release import put_material  # noqa: PLC0415

    before = len(course.work)
    course = course.save_work(_with_all(course))
    make_folder(course.folder / "held", private=True)
    names: dict[str, set[str]] = {}
    made = sum(_made(course, one, names.setdefault(one[0], set()), progress) for one in _each_code(course))
    enter(course)
    for name in folder_names(course.folder / "release") if is_folder(course.folder / "release") else ():
        if name not in course.assignments:  # no longer set: nothing of it is to be given out
            delete(course.folder / "release" / name)
            delete(course.folder / "source" / name)
    releases = []
    for assignment in course.assignments:
        if _put_source(course, project, assignment):
            progress(f"Release {assignment}")
            make_release(course, assignment)
            releases.append(assignment)
        else:
            put_material(course, assignment)
    return Updated(lines=len(course.work) - before, made=made, releases=tuple(releases))


def _check_work(course: Course) -> None:
    """Raise `InputError` for a line of the table about somebody or something that is not there."""
    known = {one.id for one in course.trainees}
    for number, one in enumerate(course.work, start=2):
        place = f"line {number}"
        if one.trainee not in known:
            raise InputError(
                "There is nobody of this id on the roster.",
                file=course.folder / TABLE,
                place=place,
                value=one.trainee,
                why="Their work, marks and case would belong to nobody.",
                do="Write the id as it was in roster.csv; who has left is withdrawn, and not taken out.",
            )
        if exercise_of(one.assignment) not in EXERCISES[1:]:
            raise UnknownName("exercise", one.assignment, EXERCISES[1:], file=course.folder / TABLE, place=place)


def _with_all(course: Course) -> list[Work]:
    """The table with a line for everybody who takes part and each assignment that is set for all."""
    lines = list(course.work)
    have = {(one.assignment, one.trainee) for one in lines}
    for assignment in course.settings.assignments:
        for place, trainee in enumerate(course.trainees):
            if trainee.withdrawn is None and (assignment, trainee.id) not in have:
                code = course.own_code(assignment, trainee.id, place)
                lines.append(Work(assignment=assignment, trainee=trainee.id, code=code))
    return lines


def _each_code(course: Course) -> list[tuple[str, str]]:
    return sorted({(one.assignment, one.code) for one in course.work})


def _made(course: Course, which: tuple[str, str], names: set[str], progress: Callable[[str], None]) -> bool:
    """Make what a code stands for, where it is not there yet. Whether it was made.

    `names` are those of the people in what the assignment has already; what is made now brings others, and adds them.
    """
    assignment, code = which
    place = course.held(assignment, code)
    if (place / MATERIAL).is_file():
        names.update(_people(material_held(place)))
        return False
    new = not is_folder(place)
    if new:
        progress(f"Case for {assignment}, {code}")
        banks = course.folder / "banks"
        write_held(
            place,
            set_work(
                exercise_of(assignment),
                course.seed(assignment, code),
                code,
                recipe=course.settings.recipe,
                banks=banks if is_folder(banks) else None,
                avoid=names if len(names) < MOST_AVOIDED else (),
            ),
        )
    material = material_of(read_held(place))
    write_atomic(place / MATERIAL, material_bytes(material))
    names.update(_people(material))
    return new


def _people(material: Material) -> set[str]:
    return {file.name for file in material.files}


def _put_source(course: Course, project: Path, assignment: str) -> bool:
    """Write the source of an assignment, where it is another than it was or its release is missing."""
    id = exercise_of(assignment)
    content = trainer_notebook(project, id, own=course.folder)
    path = course.folder / "source" / assignment / f"{id}.ipynb"
    released = course.folder / "release" / assignment / f"{id}.ipynb"
    if path.is_file() and released.is_file() and read_text(path, largest=10_000_000) == content:
        return False
    write_atomic(path, content)
    return True
