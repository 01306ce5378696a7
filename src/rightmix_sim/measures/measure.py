"""The shape of a measure, and the days it is about.

Everything is about the measured days, from `starts` to before `ends`; the warm-up is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import NO_DAY, Column, Records
from rightmix_sim.workdays import DAYS_A_MONTH

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]
NOTHING = float("nan")


@dataclass(frozen=True)
class Measure:
    """A figure of one replication of one area: `value` in `unit`, from `n` people, posts, pieces or days."""

    measure: str
    group: str
    value: float
    unit: str
    n: int


def months_of(records: Records) -> float:
    """The measured time in months."""
    return (records.ends - records.starts) / DAYS_A_MONTH


def measured(records: Records, days: Column) -> Mask:
    """Which days lie in the measured time."""
    within: Mask = (days >= records.starts) & (days < records.ends)
    return within


def there_on(start: Column, end: Column, day: int) -> Mask:
    """What had begun by a day and not ended."""
    there: Mask = (start.astype(float) <= day) & (ends_of(end) > day)
    return there


def ends_of(days: Column) -> Numbers:
    """Days of ends; one that never comes is infinitely far."""
    return np.where(days == NO_DAY, np.inf, days.astype(float))


def overlap(records: Records, start: Column, end: Column) -> Numbers:
    """How many of the measured days lie between these days."""
    begins = np.maximum(start.astype(float), records.starts)
    days: Numbers = (np.minimum(ends_of(end), records.ends) - begins).clip(0)
    return days


def mean_of(name: str, group: str, values: Numbers, unit: str) -> Measure:
    """The mean; of nothing it is no number."""
    return Measure(name, group, float(values.mean()) if values.size else NOTHING, unit, int(values.size))


def median_of(name: str, group: str, values: Numbers, unit: str) -> Measure:
    """The median; of nothing it is no number."""
    return Measure(name, group, float(np.median(values)) if values.size else NOTHING, unit, int(values.size))


def longest_of(name: str, group: str, values: Numbers, unit: str) -> Measure:
    """The largest; of nothing it is no number."""
    return Measure(name, group, float(values.max()) if values.size else NOTHING, unit, int(values.size))


def each_year(name: str, group: str, count: int, unit: str, records: Records) -> Measure:
    """A count as so many a year."""
    return Measure(name, group, count / (months_of(records) / 12), unit, count)
