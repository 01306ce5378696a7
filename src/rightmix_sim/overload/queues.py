"""What waits at the end of each week: overdue work by role, people for what is scarce; and what is at full use."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.due_dates import mean_days
from rightmix_sim.overload.thresholds import Capacity, Thresholds, capacities
from rightmix_sim.overload.weeks import DAYS, at_the_ends, or_end, spread, weeks_of
from rightmix_sim.records import NO_DAY, WORK_KINDS, Column, Outcome, Records, Resource, Role
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.settings import value_in

_YEAR = Interval(1, "years")


@dataclass(frozen=True)
class Queue:
    """How many wait at the end of each week: overdue pieces of a role's dated work, or people for something scarce."""

    of: Role | Resource
    waiting: tuple[int, ...]

    def slope(self, limits: Thresholds) -> float | None:
        """By how many a week the line through the weeks rises; None through too few weeks."""
        if len(self.waiting) < limits.fewest_weeks:
            return None
        return float(np.polyfit(np.arange(len(self.waiting)), np.asarray(self.waiting, float), 1)[0])


@dataclass(frozen=True)
class Use:
    """What there is of something scarce, and what is wanted of it.

    For what comes back (a bed) `there` are places, `wanted` those in use or waited for on average, and `full_weeks`
    counts the weeks in which that was all there is or more. For what is used up (a place on an agenda) both are numbers
    of the measured time and `full_weeks` is None.
    """

    resource: Resource
    there: float
    wanted: float
    waiting: float
    full_weeks: int | None
    weeks: int

    def is_full(self, limits: Thresholds) -> bool:
        """Whether it is at full use or over it."""
        if self.full_weeks is not None:
            return self.full_weeks > 0 and self.full_weeks >= limits.full_weeks * self.weeks
        return self.wanted > 0 and self.wanted >= limits.full_use * self.there


def backlogs_of(records: Records) -> list[Queue]:
    """Overdue work of each role: pieces whose date has passed and that are neither done nor cancelled."""
    work, rows = records.work, _last_attempts(records)
    undone = work["outcome"][rows] == int(Outcome.OUTSTANDING)
    overdue = work["due"][rows] + 1
    over = np.maximum(np.where(undone, records.ends + DAYS, work["day"][rows]), overdue)
    role_of = np.array([int(kind.role) for kind in WORK_KINDS.values()])
    role = role_of[work["work"][rows]]
    waiting = at_the_ends(records, role, len(Role), overdue, over)
    return [Queue(one, tuple(waiting[one].tolist())) for one in Role if (role == int(one)).any()]


def _last_attempts(records: Records) -> NDArray[np.int64]:
    """The rows of work that tell how each piece with a date ended: of its attempts the last."""
    work = records.work
    rows = np.flatnonzero((work["due"] != NO_DAY) & (work["outcome"] != int(Outcome.BEFORE)))
    rows = rows[np.argsort(work["attempt"][rows], kind="stable")]
    duty, ordinal = work["duty"][rows].astype(np.int64), work["ordinal"][rows].astype(np.int64)
    pieces = np.zeros(int(duty.max(initial=-1)) + 1, np.int64)
    np.maximum.at(pieces, duty, ordinal + 1)
    last = np.full(int(pieces.sum()), -1)
    last[(np.cumsum(pieces) - pieces)[duty] + ordinal] = rows  # a later attempt takes the place of an earlier one
    return last[last >= 0]


def waits_of(records: Records) -> list[Queue]:
    """People (or posts, or groups) waiting for each scarce thing that anybody asked for."""
    of = records.queues["resource"]
    waiting = at_the_ends(records, of, len(Resource), records.queues["asked"], _over(records))
    return [Queue(one, tuple(waiting[one].tolist())) for one in Resource if (of == int(one)).any()]


def uses_of(records: Records, area: Area, limits: Thresholds) -> Iterator[Use]:
    """What is wanted of each scarce thing whose number an area sets, if anybody wanted it."""
    queues, weeks, size = records.queues, weeks_of(records), len(Resource)
    if not weeks:
        return
    of, had = queues["resource"], queues["began"] != NO_DAY
    waiting = spread(records, of, size, queues["asked"], _over(records), 1.0)
    using = spread(records, of[had], size, queues["began"][had], or_end(records, queues["ended"])[had], 1.0)
    for resource, capacity in capacities().items():
        wanted_by = of == int(resource)
        if not capacity.places or not wanted_by.any():
            continue
        there = math.prod(float(_number(area, path)) for path in capacity.places)
        if capacity.used_up:
            times = (records.ends - records.starts) / mean_days(_interval(area, capacity))
            asked = queues["asked"][wanted_by]
            new = float(((asked >= records.starts) & (asked < records.ends)).sum())
            yield Use(resource, there * times, new, float(waiting[resource].mean() / DAYS), None, weeks)
            continue
        wanted = (waiting[resource] + using[resource]) / DAYS
        full = int(((wanted >= limits.full_use * there) & (wanted > 0)).sum())
        yield Use(resource, there, float(wanted.mean()), float(waiting[resource].mean() / DAYS), full, weeks)


def _over(records: Records) -> Column:
    """The day on which each wait was over: it was had, or ended in nothing, or goes on past the end."""
    queues = records.queues
    given_up = np.where(queues["ended"] == NO_DAY, records.ends + DAYS, queues["ended"])
    return np.where(queues["began"] == NO_DAY, given_up, queues["began"]).astype(np.int64)


def _interval(area: Area, capacity: Capacity) -> Interval:
    if capacity.every is None:
        return _YEAR
    found = value_in(area, capacity.every)
    assert isinstance(found, Interval)
    return found


def _number(area: Area, path: str) -> float:
    found = value_in(area, path)
    assert isinstance(found, int | float)
    return found
