"""What is scarce: for each resource who asked and was served, how long they waited, and how full it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from rightmix_sim.measures.measure import (
    NOTHING,
    Mask,
    Measure,
    each_year,
    ends_of,
    longest_of,
    measured,
    median_of,
    overlap,
)
from rightmix_sim.records import NO_DAY, Records, Resource
from rightmix_sim.scenario.area import Area


def queue_measures(records: Records, area: Area) -> Iterator[Measure]:
    """Requests, waits and use of each resource; a wait counts when it ends in the measured days with what was wanted.

    How full it is stands beside its capacity where that is fixed; else it has no number.
    """
    queues, days, holds = records.queues, records.ends - records.starts, capacities(area)
    had = queues["began"] != NO_DAY
    waited_until = np.where(had, queues["began"], queues["ended"])
    for resource in Resource:
        name, of = resource.name.lower(), queues["resource"] == int(resource)
        served = of & had & measured(records, queues["began"])
        waits = (queues["began"] - queues["asked"])[served].astype(float)
        asked = int((of & measured(records, queues["asked"])).sum())
        yield each_year("requests", name, asked, "requests a year", records)
        yield each_year("served", name, int(served.sum()), "requests a year", records)
        yield median_of("median_wait", name, waits, "days")
        yield longest_of("longest_wait", name, waits, "days")
        last = records.ends - 1
        still = of & (queues["asked"] <= last) & (ends_of(waited_until) > last)
        yield Measure("waiting_at_the_end", name, float(still.sum()), "requests", asked)
        mean_waiting = float(overlap(records, queues["asked"][of], waited_until[of]).sum()) / days
        yield Measure("mean_waiting", name, mean_waiting, "requests", days)
        mean_use = _mean_use(records, of & had)
        yield Measure("mean_in_use", name, mean_use, "in use", days)
        full = mean_use / holds[resource] if holds.get(resource) else NOTHING
        yield Measure("occupancy", name, full, "share", days if holds.get(resource) else 0)


def capacities(area: Area) -> Mapping[Resource, int]:
    """How much there is of what an area has so much of, all through the run."""
    return {
        Resource.PREMISES_BED: area.premises.beds,
        Resource.CIRCLE: area.circles_coordinators.posts * area.circles.each_coordinator,
        Resource.CORE_PLACE: area.programme.groups * area.programme.places,
        Resource.I_SOTP_PLACE: area.i_sotp.groups * area.i_sotp.places,
        Resource.A_SOTP_PLACE: area.a_sotp.groups * area.a_sotp.places,
        Resource.BETTER_LIVES_PLACE: area.better_lives.groups * area.better_lives.places,
        Resource.MAINTENANCE_PLACE: area.maintenance.groups * area.maintenance.places,
    }


def _mean_use(records: Records, rows: Mask) -> float:
    queues = records.queues
    return float(overlap(records, queues["began"][rows], queues["ended"][rows]).sum()) / (records.ends - records.starts)
