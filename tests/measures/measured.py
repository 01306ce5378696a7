"""Two small areas that differ in nearly everything, run once each, and what is measured of them."""

from __future__ import annotations

from functools import cache

from rightmix_sim.measures import Measure, measure
from rightmix_sim.records import Records
from rightmix_sim.scenario.area import Area
from tests.model.areas import ash, months, run

AREAS = {
    "rolling": ash(programme__sessions=30, programme__block_sessions=10, programme__sessions_per_week=2),
    "closed": ash(
        programme__kind="closed",
        programme__smallest_group=2,
        programme__sessions=20,
        programme__block_sessions=10,
        programme__missed_share=0.2,
        programme__pre_programme_begins="at_sentence",
        police_reviews__level_1_with_visits=False,
        offender_managers__turnover_per_year=0.9,
    ),
}
Found = dict[tuple[str, str], Measure]


def measured(records: Records, area: Area) -> Found:
    """Every measure by its name and group."""
    return {(one.measure, one.group): one for one in measure(records, area)}


@cache
def records_of(name: str) -> Records:
    """What 14 months of an area gave."""
    return run(AREAS[name], seed=2, warm_up=months(4), length=months(14))
