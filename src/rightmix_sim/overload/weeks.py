"""The measured days in weeks: whole weeks from the first measured day; days left over at the end belong to none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import NO_DAY, Column, Records

Numbers = NDArray[np.float64]
DAYS = 7


def weeks_of(records: Records) -> int:
    """How many whole weeks were measured."""
    return max(0, records.ends - records.starts) // DAYS


def spread(
    records: Records, start: Column, end: Column, each_day: Column, *, on: NDArray[np.bool_] | None = None
) -> Numbers:
    """For each week the sum of what lasts from `start` to the day before `end` and brings `each_day` on each day.

    Dates are day numbers; what lies outside the measured weeks is left out. `on` says of each measured day whether it
    brings anything.
    """
    days = weeks_of(records) * DAYS
    change = np.zeros(days + 1)
    first = np.clip(np.asarray(start, np.int64) - records.starts, 0, days)
    last = np.maximum(np.clip(np.asarray(end, np.int64) - records.starts, 0, days), first)
    amounts = np.broadcast_to(np.asarray(each_day, float), first.shape)
    np.add.at(change, first, amounts)
    np.subtract.at(change, last, amounts)
    brought = np.cumsum(change)[:days]
    if on is not None:
        brought = brought * on[:days]
    return np.asarray(brought.reshape(-1, DAYS).sum(axis=1), float)


def at(records: Records, days: Column, amounts: Column) -> Numbers:
    """For each week the sum of what falls on its days."""
    count = weeks_of(records)
    week = (np.asarray(days, np.int64) - records.starts) // DAYS
    inside = (np.asarray(days) >= records.starts) & (week < count)
    return np.bincount(week[inside], np.asarray(amounts, float)[inside], minlength=count)[:count].astype(float)


def at_the_ends(records: Records, start: Column, end: Column) -> NDArray[np.int64]:
    """In the evening of the last day of each week, how many have begun, on it at the latest, and are not over."""
    moments = records.starts + DAYS * np.arange(1, weeks_of(records) + 1)
    begun = np.searchsorted(np.sort(start), moments, side="left")
    over = np.searchsorted(np.sort(end), moments, side="left")
    return np.asarray(begun - over, np.int64)


def or_end(records: Records, days: Column) -> NDArray[np.int64]:
    """The days, with the end of the run for those that never come."""
    return np.where(days == NO_DAY, records.ends, days).astype(np.int64)
