"""What an area's policies come to before anybody's luck is drawn: the same for all replications, so worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.terms import Policies, intervals
from rightmix_sim.randomness import duration_factors
from rightmix_sim.scenario.area import Area


@dataclass(frozen=True, eq=False)
class Prepared:
    """Dates, terms and durations for runs of an area that begin on a day number and last so many days."""

    area: Area
    first_day: int
    days: int
    dates: DueDates
    policies: Policies
    factors: NDArray[np.float64]


_KEPT = 4  # a question of what if goes back and forth between two areas
_latest: list[Prepared] = []


def prepared(area: Area, first_day: int, days: int) -> Prepared:
    """What there is of an area; the latest are kept, since replications of one area follow one another."""
    for kept in _latest:
        if (kept.first_day, kept.days) == (first_day, days) and kept.area == area:
            return kept
    dates = DueDates(intervals(area), first_day, days)
    made = Prepared(area, first_day, days, dates, Policies(area, dates), duration_factors(area.duration_variation))
    _latest[:] = [made, *_latest[: _KEPT - 1]]
    return made
