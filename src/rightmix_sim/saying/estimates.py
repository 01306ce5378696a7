"""A figure over all replications with its interval: the mean of measures, or the ratio of two of them.

The interval is the 95% t-interval over replications, about the model's own chance; with one replication there is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rightmix_sim.intervals import half_width, ratio_and_errors
from rightmix_sim.measures import Measure

Key = tuple[str, str, str]  # area, measure, group


@dataclass(frozen=True)
class Estimate:
    """A figure and its interval; `low` and `high` are None where one replication gives none."""

    value: float
    low: float | None = None
    high: float | None = None


def values_by_area(measures: Iterable[tuple[str, int, Measure]]) -> dict[Key, list[float]]:
    """The values of each measure of each area, one for each replication, in their order."""
    found: dict[Key, list[float]] = {}
    for area, _, one in measures:
        found.setdefault((area, one.measure, one.group), []).append(one.value)
    return found


def mean(values: Sequence[float]) -> Estimate | None:
    """The mean with its interval, over the replications that had the measure at all; None where none had."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return None
    middle = math.fsum(known) / len(known)
    if len(known) < 2:
        return Estimate(middle)
    half = half_width(known)
    return Estimate(middle, max(0.0, middle - half), middle + half)


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Estimate | None:
    """The sum of the parts over the sum of the wholes, with its interval; None where the wholes add up to nothing."""
    if not math.fsum(wholes) > 0 or math.isnan(math.fsum(parts)):
        return None
    value, errors = ratio_and_errors(parts, wholes)
    if errors.size < 2:
        return Estimate(value)
    half = half_width(errors)
    return Estimate(value, max(0.0, value - half), value + half)


def mean_of(values: Mapping[Key, Sequence[float]], area: str, measure: str, group: str) -> Estimate | None:
    """The mean of one measure of one area; None where the run has no such measure."""
    return mean(values.get((area, measure, group), ()))
