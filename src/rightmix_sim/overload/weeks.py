"""The measured days in weeks: whole weeks from the first measured day; days left over at the end belong to none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import NO_DAY, Column, Records, crossed

Numbers = NDArray[np.float64]
DAYS = 7


def weeks_of(records: Records) -> int:
    """How many whole weeks were measured."""
    return max(0, records.ends - records.starts) // DAYS


def spread(
    records: Records,
    of: Column,
    size: int,
    start: Column,
    end: Column,
    each_day: Column | float,
    *,
    on: NDArray[np.bool_] | None = None,
) -> Numbers:
    """A row for each code below `size`, a column for each week: the sum of what brings `each_day` on each of its days.

    It lasts from `start` to the day before `end`, which are day numbers, and belongs to the code `of`. What lies
    outside the measured weeks is left out. `on` says of each measured day whether it brings anything.
    """
    weeks = weeks_of(records)
    days = weeks * DAYS
    first = np.clip(np.asarray(start, np.int64) - records.starts, 0, days)
    last = np.maximum(np.clip(np.asarray(end, np.int64) - records.starts, 0, days), first)
    amounts = np.broadcast_to(np.asarray(each_day, float), first.shape)
    whose, when, change = (np.concatenate(pair) for pair in ((of, of), (first, last), (amounts, -amounts)))
    brought = np.cumsum(crossed(whose, when, (size, days + 1), change), axis=1)[:, :days]
    if on is not None:
        brought = brought * on[:days]
    return np.asarray(brought.reshape(size, weeks, DAYS).sum(axis=2), float)


def at(records: Records, of: Column, size: int, days: Column, amounts: Column) -> Numbers:
    """A row for each code below `size`, a column for each week: the sum of what falls on its days."""
    weeks = weeks_of(records)
    week = (np.asarray(days, np.int64) - records.starts) // DAYS
    inside = (week >= 0) & (week < weeks)
    return np.asarray(crossed(of[inside], week[inside], (size, weeks), amounts[inside]), float)


def at_the_ends(records: Records, of: Column, size: int, start: Column, end: Column) -> NDArray[np.int64]:
    """A row for each code below `size`, a column for each week: how many there are in the evening of its last day.

    Those have begun, on that day at the latest, and are not over.
    """
    weeks = weeks_of(records)
    begun, over = (
        crossed(of, np.clip((days - records.starts) // DAYS, 0, weeks), (size, weeks + 1)) for days in (start, end)
    )
    return np.cumsum(begun - over, axis=1)[:, :weeks]


def or_end(records: Records, days: Column) -> NDArray[np.int64]:
    """The days, with the end of the run for those that never come."""
    return np.where(days == NO_DAY, records.ends, days).astype(np.int64)
