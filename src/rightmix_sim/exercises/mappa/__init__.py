"""Exercise 3: the MAPPA category and level of a case, what follows from them, and what is wrong on file (chapter 4)."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.mappa.checks import checks
from rightmix_sim.exercises.mappa.marking import award
from rightmix_sim.exercises.mappa.material import material
from rightmix_sim.exercises.mappa.reference import reference
from rightmix_sim.exercises.parts import Parts

PARTS: Final = Parts(material=material, award=award, reference=reference, checks=checks)
