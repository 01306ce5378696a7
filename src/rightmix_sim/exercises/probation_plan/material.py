"""What a trainee gets who writes the probation plan: the file, its lists, and the other agencies' plans on file."""

from __future__ import annotations

from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.own_plan.given import material_for


def material(assignment: Assignment) -> Material:
    """The file beside the plans of police and MAPPA, with which the trainee's plan has to agree (¶5.16)."""
    return material_for(assignment, plans=True)
