"""Home visits: what is owed, a year of visits, the check before, attempts, and the record (¶7.12 to 7.24)."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.home_visits.checks import checks
from rightmix_sim.exercises.home_visits.marking import award
from rightmix_sim.exercises.home_visits.material import material
from rightmix_sim.exercises.home_visits.reference import reference
from rightmix_sim.exercises.home_visits.views import calendar
from rightmix_sim.exercises.parts import Parts

PARTS: Final = Parts(material=material, award=award, reference=reference, checks=checks, views={"calendar": calendar})
