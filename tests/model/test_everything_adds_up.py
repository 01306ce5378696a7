"""Nobody and nothing gets lost in the six areas, with every system at work: `conservation.CHECKS`, one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from rightmix_sim.model import simulate
from rightmix_sim.records import SCHEMA, Event, Records, Resource, Work
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, changed, months, short
from tests.model.conservation import CHECKS, most_at_once

# Everything that some of the six leave out
ALL_ON = {
    "assessment.stable_and_acute": True,
    "mappa.notifies_level_1": True,
    "mappa.level_1_oversight": "coordinator",
    "mappa.disclosure_at_level_1": True,
    "sopo.joint_review": True,
    "sopo.applications_per_year": 0.2,
    "sopo.breaches_per_year": 0.5,
    "polygraph.tests": True,
    "visor.wanted_share": 0.2,
    "enforcement.breaches_per_year": 1.0,
    "significant_change.per_year": 2.0,
    "movement.rosh_up_per_year": 0.4,
    "movement.moves_away_per_year": 0.15,
    "circles_coordinators.posts": 2,
    "circles_coordinators.turnover_per_year": 1.0,
    "circles.volunteers": 20,
    "circles.asked_share": 0.5,
    "training.courses_per_year": 2.0,
    "better_lives.groups": 1,
    "better_lives.kind": "rolling",
    "maintenance.groups": 1,
    "i_sotp.groups": 1,
    "a_sotp.groups": 1,
    "programme.offers_a_sotp": True,
    "programme.offers_i_sotp": True,
}


def area_of(name: str) -> Area:
    return changed(short().area(name), ALL_ON | {"visor.direct_access": name in SIX[:3]})


@cache
def records_of(name: str) -> Records:
    scenario = short(warm_up=months(3), length=months(9))
    return simulate(scenario, area_of(name), seed=4, replication=1)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", SIX)
def test_it_holds_of_an_area_with_everything_on(name: str, check: Callable[[Records, Area], None]) -> None:
    check(records_of(name), area_of(name))


def test_with_everything_on_all_kinds_of_work_events_and_queues_are_seen() -> None:
    """Else the checks would hold of nothing."""
    seen = [records_of(name) for name in SIX]
    kinds = {Work(int(work)) for records in seen for work in np.unique(records.duties["work"])}
    assert set(Work) - kinds == set()
    events = {Event(int(event)) for records in seen for event in np.unique(records.events["event"])}
    assert set(Event) - events <= {Event.SOPO_ENDED}  # after five years
    assert {int(one) for records in seen for one in np.unique(records.queues["resource"])} == set(map(int, Resource))
    assert all(any(len(next(iter(getattr(one, table).values()))) for one in seen) for table in SCHEMA)


def test_spans_that_meet_on_a_day_are_not_at_once() -> None:
    # Until before day 3 and from day 3 on: one; from day 2 on as well: two; nothing that is over at once counts
    assert most_at_once([(1, 3), (3, 5)]) == 1
    assert most_at_once([(1, 3), (2, 4), (3, 5)]) == 2
    assert most_at_once([(4, 4), (1, 9)]) == 1
    assert most_at_once([]) == 0
