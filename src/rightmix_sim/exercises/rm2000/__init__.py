"""Exercise 2: scoring RM2000 from a file (¶5.4 to 5.9). A teaching approximation, as everywhere in the kit."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.rm2000.checks import checks
from rightmix_sim.exercises.rm2000.marking import award
from rightmix_sim.exercises.rm2000.reference import reference


def material(assignment: Assignment) -> Material:
    """The file of one case."""
    held = assignment.only
    return Material(exercise=assignment.exercise, code=assignment.code, files=(held.dossier,), on=held.case.on)


PARTS: Final = Parts(material=material, award=award, reference=reference, checks=checks)
