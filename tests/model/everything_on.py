"""Areas of the six with every system at work, and a year of each: small enough to be looked at whole."""

from __future__ import annotations

from functools import cache

from rightmix_sim.model import simulate
from rightmix_sim.records import Records
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, changed, months, short

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


def everything_on(name: str) -> Area:
    return changed(short().area(name), ALL_ON | {"visor.direct_access": name in SIX[:3]})


@cache
def records_of(name: str) -> Records:
    scenario = short(warm_up=months(3), length=months(9))
    return simulate(scenario, everything_on(name), seed=4, replication=1)
