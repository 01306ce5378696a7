"""Exercise 6: the right mix, within the hours that there are."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.own_plan.views import mix_view
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.right_mix.checks import checks
from rightmix_sim.exercises.right_mix.marking import award
from rightmix_sim.exercises.right_mix.material import material
from rightmix_sim.exercises.right_mix.reference import reference
from rightmix_sim.exercises.right_mix.views import hours_view

PARTS: Final = Parts(
    material=material,
    award=award,
    reference=reference,
    checks=checks,
    views={"hours": hours_view, "mix": mix_view},
)
