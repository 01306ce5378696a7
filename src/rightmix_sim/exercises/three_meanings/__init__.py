"""Exercise 1: what a statement speaks of, what may be decided from it, and how to say which is meant (¶5.1 to 5.3)."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.three_meanings.checks import checks
from rightmix_sim.exercises.three_meanings.marking import award
from rightmix_sim.exercises.three_meanings.material import material
from rightmix_sim.exercises.three_meanings.reference import reference

PARTS: Final = Parts(material=material, award=award, reference=reference, checks=checks)
