"""Areas for the tests of the model: the packaged ones made short, and small ones that are easy to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from rightmix_sim.model import Engine, simulate
from rightmix_sim.records import NO_DAY, SCHEMA, Records
from rightmix_sim.scenario import Scenario, open_scenario
from rightmix_sim.scenario.area import Area, Interval

SIX = ("alder", "birch", "cedar", "elm", "hazel", "rowan")


@cache
def packaged(name: str) -> Scenario:
    return open_scenario(name)


def months(amount: int) -> Interval:
    return Interval(amount, "months")


def days(amount: int) -> Interval:
    return Interval(amount, "days")


def short(
    name: str = "six-areas-2009",
    warm_up: Interval = Interval(2, "months"),  # noqa: B008  (frozen)
    length: Interval = Interval(4, "months"),  # noqa: B008
    starts: date | None = None,
) -> Scenario:
    scenario = packaged(name)
    return replace(scenario, warm_up=warm_up, length=length, starts=starts or scenario.starts)


def changed(area: Area, changes: Mapping[str, Any]) -> Area:
    """The area with other values: `{"programme.places": 12}`."""
    for path, value in changes.items():
        table, _, key = path.partition(".")
        area = replace(area, **{table: replace(getattr(area, table), **{key: value}) if key else value})
    return area


# What is off in the one small area of the tests, so that a test can switch on the one thing it is about
OFF: Mapping[str, Any] = {
    "i_sotp.groups": 0,
    "movement.rm2000_up_per_year": 0.0,
    "movement.rm2000_down_per_year": 0.0,
    "movement.rosh_up_per_year": 0.0,
    "movement.rosh_down_per_year": 0.0,
    "movement.moves_away_per_year": 0.0,
    "enforcement.breaches_per_year": 0.0,
    "significant_change.per_year": 0.0,
    "registration.absences_per_year": 0.0,
    "joint_visits.share_of_high_rosh": 0.0,
    "sopo.in_force_share": 0.0,
    "sopo.at_sentence_share": 0.0,
    "sopo.applications_per_year": 0.0,
    "premises.needed_share": 0.0,
    "reintegration.employment_need": 0.0,
    "reintegration.accommodation_need": 0.0,
    "reintegration.victim_awareness_sessions": 0,
    "victims.contact_share": 0.0,
    "visor.wanted_share": 0.0,
    "intelligence.after_visits": 0.0,
    "mappa.lowered_share": 0.0,
    "training.courses_per_year": 0.0,
    "one_to_one.resource_pack": True,
}


def ash(**changes: Any) -> Area:
    """The one small area with little going on in it; changes are written `programme__places=12`."""
    bare = changed(packaged("one-small-area").areas[0], OFF)
    return changed(bare, {key.replace("__", "."): v for key, v in changes.items()})


def run(
    area: Area,
    seed: int = 1,
    replication: int = 0,
    *,
    warm_up: Interval = Interval(2, "months"),  # noqa: B008
    length: Interval = Interval(12, "months"),  # noqa: B008
    starts: date | None = None,
    engine: Engine = "compiled",
) -> Records:
    scenario = short("one-small-area", warm_up, length, starts)
    return simulate(replace(scenario, areas=(area,)), area, seed, replication, engine)


def frame(records: Records, table: str) -> pd.DataFrame:
    return pd.DataFrame(dict(getattr(records, table)))


def differences(one: Records, other: Records) -> list[str]:
    """The columns in which two records differ."""
    return [
        f"{table}.{name}"
        for table in SCHEMA
        for name, column in getattr(one, table).items()
        if not np.array_equal(column, getattr(other, table)[name])
    ]


def until(column: Any) -> Any:
    """A column of ends in which `NO_DAY` stands for never."""
    values = np.asarray(column, np.int64)
    return np.where(values == NO_DAY, 1 << 40, values)
