"""What a trainee gets who balances a plan: the file, its lists, and the hours and places of a month."""

from __future__ import annotations

from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.own_plan.given import material_for
from rightmix_sim.exercises.own_plan.limits import limits_for
from rightmix_sim.plans import facts_of


def material(assignment: Assignment) -> Material:
    """The file, and in `numbers` offender manager hours, police hours and programme places a month."""
    return material_for(assignment, limits_for(facts_of(assignment.only.case)).by_name(), plans=False)
