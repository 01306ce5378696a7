"""The inspector's chair: audit drawn files, work out the findings table, read run records, say what follows."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.inspectors_chair.checks import checks
from rightmix_sim.exercises.inspectors_chair.marking import award
from rightmix_sim.exercises.inspectors_chair.material import later, material
from rightmix_sim.exercises.inspectors_chair.reference import reference
from rightmix_sim.exercises.inspectors_chair.views import VIEWS
from rightmix_sim.exercises.parts import Parts

PARTS: Final = Parts(material=material, later=later, award=award, reference=reference, checks=checks, views=VIEWS)
