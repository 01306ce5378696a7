"""The warm-up: one case, every kind of question once, nothing marked."""

from __future__ import annotations

from typing import Any, Final

from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.parts import Parts


def material(assignment: Assignment) -> Material:
    """One file."""
    held = assignment.only
    return Material(exercise=assignment.exercise, code=assignment.code, files=(held.dossier,), on=held.case.on)


def _nothing(*_given: Any) -> tuple[()]:
    return ()


def _no_answers(_assignment: Assignment) -> dict[str, Any]:
    return {}


PARTS: Final = Parts(material=material, award=_nothing, reference=_no_answers)
