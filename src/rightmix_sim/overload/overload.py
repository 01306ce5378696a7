"""Overload in one replication of one area: loads by week, spells, crowded posts, queues by week, what is at full use.

Nothing is averaged into a steady state: where work with a date asks for all the hours there are, or more, none exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.overload.load import Load, loads_of
from rightmix_sim.overload.queues import Queue, Use, backlogs_of, uses_of, waits_of
from rightmix_sim.overload.spells import Crowded, Spell, crowded_of, spells_of
from rightmix_sim.overload.thresholds import thresholds
from rightmix_sim.overload.weeks import weeks_of
from rightmix_sim.records import Records
from rightmix_sim.scenario.area import Area


@dataclass(frozen=True)
class Overload:
    """What one replication of one area says of overload, over `weeks` whole weeks from day number `starts`."""

    starts: int
    weeks: int
    loads: list[Load]
    spells: list[Spell]
    crowded: list[Crowded]
    queues: list[Queue]
    uses: list[Use]


def overload_of(records: Records, area: Area) -> Overload:
    """What the records say of overload. A run of less than a week says nothing of loads and queues."""
    limits = thresholds()
    loads = loads_of(records, area)
    return Overload(
        starts=records.starts,
        weeks=weeks_of(records),
        loads=loads,
        spells=[spell for load in loads for spell in spells_of(load, limits)],
        crowded=list(crowded_of(records, limits)),
        queues=[*backlogs_of(records), *waits_of(records)],
        uses=list(uses_of(records, area, limits)),
    )
