"""Exercise 5: the probation plan, written from the file."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.own_plan.views import matrix_view, mix_view
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.probation_plan.checks import checks
from rightmix_sim.exercises.probation_plan.marking import award
from rightmix_sim.exercises.probation_plan.material import material
from rightmix_sim.exercises.probation_plan.reference import reference

PARTS: Final = Parts(
    material=material,
    award=award,
    reference=reference,
    checks=checks,
    views={"matrix": matrix_view, "mix": mix_view},
)
