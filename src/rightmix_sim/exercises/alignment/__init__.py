"""Exercise 4: up to three plans on file, laid side by side: what is missing, contradictory or out of date."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.alignment.checks import checks
from rightmix_sim.exercises.alignment.marking import award
from rightmix_sim.exercises.alignment.material import material
from rightmix_sim.exercises.alignment.own_matrix import matrix_view
from rightmix_sim.exercises.alignment.reference import reference
from rightmix_sim.exercises.parts import Parts

PARTS: Final = Parts(material=material, award=award, reference=reference, checks=checks, views={"matrix": matrix_view})
