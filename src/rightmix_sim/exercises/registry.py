"""The room of each exercise, found by its id; it is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

import msgspec

from rightmix_sim.errors import UnknownName
from rightmix_sim.exercises.answers import Answers, cleaned
from rightmix_sim.exercises.checks import Check, common_checks
from rightmix_sim.exercises.exercise import EXERCISES, exercise
from rightmix_sim.exercises.marking.mark import Marks, marks_of
from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.progress import asked_only

ROOMS: Final[Mapping[str, str]] = {
    "warm-up": "warm_up",
    "ex1-three-meanings": "three_meanings",
    "ex2-rm2000": "rm2000",
    "ex3-mappa": "mappa",
    "ex4-alignment": "alignment",
    "ex5-probation-plan": "probation_plan",
    "ex6-right-mix": "right_mix",
    "ex7-home-visits": "home_visits",
    "ex8-significant-change": "significant_change",
    "ex9-inspectors-chair": "inspectors_chair",
}


@cache
def parts(id: str) -> Parts:
    """What an exercise brings of its own. Raises `UnknownName`."""
    if id not in ROOMS:
        raise UnknownName("exercise", id, EXERCISES, shown_by="rightmix exercises list")
    found = import_module(f"rightmix_sim.exercises.{ROOMS[id]}").PARTS
    assert isinstance(found, Parts)
    return found


def material_of(assignment: Assignment, *, whole: bool = True) -> Material:
    """What the trainee gets of an assignment: documents and lists, no facts of the case and no answers.

    Unless `whole`, tables that take a run of the model are left out.
    """
    which = parts(assignment.exercise)
    material = which.material(assignment)
    if which.later is None or not whole:
        return material
    return msgspec.structs.replace(material, tables=(*material.tables, *which.later(assignment)))


def comes_later(assignment: Assignment) -> bool:
    """Whether the material has tables that take a run of the model."""
    return parts(assignment.exercise).later is not None


def mark(assignment: Assignment, content: Any) -> Marks:
    """Mark answers as they stand in answers.json. What does not fit is no answer; nothing in it can raise.

    What is not asked, as the other answers stand, is not looked at. Raises `InputError` where the assignment lacks its
    key.
    """
    which, material = exercise(assignment.exercise), material_of(assignment)
    answers = asked_only(which, material, cleaned(which, material, content)[0])
    return marks_of(which, parts(which.id).award(Answers(answers), assignment))


def reference(assignment: Assignment) -> dict[str, Any]:
    """Answers that earn every point the tools give. Raises `InputError` where the assignment lacks its key."""
    return parts(assignment.exercise).reference(assignment)


def checks_of(material: Material, content: Any) -> tuple[Check, ...]:
    """The reminders for answers as they stand, from these answers alone."""
    which = exercise(material.exercise)
    answers = Answers(cleaned(which, material, content)[0])
    return (*common_checks(which, material, answers), *parts(material.exercise).checks(answers, material))


def view(material: Material, name: str, content: Any) -> str:
    """A view (see `Step.shows`) as HTML, from these answers alone. Raises `KeyError` for one it does not have."""
    answers = Answers(cleaned(exercise(material.exercise), material, content)[0])
    return parts(material.exercise).views[name](answers, material)
