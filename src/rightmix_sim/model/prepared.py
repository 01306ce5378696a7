"""What an area's policies come to before anybody's luck is drawn: the same for all replications, so worked out once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.terms import Policies, intervals, stated
from rightmix_sim.randomness import duration_factors
from rightmix_sim.scenario.area import Area


@dataclass(frozen=True, eq=False)
class Prepared:
    """Dates, terms and durations for runs that begin on a day number and last so many days.

    They serve all areas that state the same policies, however many people and posts they have.
    """

    dates: DueDates
    policies: Policies
    factors: NDArray[np.float64]


_KEPT = 8  # a question of what if goes back and forth between two areas, a country between some kinds of them
_latest: dict[tuple[object, ...], Prepared] = {}


def prepared(area: Area, first_day: int, days: int) -> Prepared:
    """What there is for an area; the latest are kept, since replications and like areas follow one another."""
    key = (first_day, days, area.duration_variation, *stated(area))
    found = _latest.pop(key, None)
    if found is None:
        dates = DueDates(intervals(area), first_day, days)
        found = Prepared(dates, Policies(area, dates), duration_factors(area.duration_variation))
    _latest[key] = found  # now the last used
    while len(_latest) > _KEPT:
        del _latest[next(iter(_latest))]
    return found
