"""A figure over all replications with its interval: the mean of measures, or the ratio of two of them.

The interval is the 95% t-interval over replications, about the model's own chance; with one replication there is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit  # the quantile of t; scipy.stats would take a second to load

from rightmix_sim.measures import Measure

_CONFIDENCE = 0.95

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
    half = _t(len(known)) * float(np.std(known, ddof=1)) / math.sqrt(len(known))
    return Estimate(middle, max(0.0, middle - half), middle + half)


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Estimate | None:
    """The sum of the parts over the sum of the wholes, with its interval; None where the wholes add up to nothing."""
    whole = math.fsum(wholes)
    if not whole > 0 or math.isnan(math.fsum(parts)):
        return None
    count, value = len(wholes), math.fsum(parts) / whole
    if count < 2:
        return Estimate(value)
    residuals = np.asarray(parts) - value * np.asarray(wholes)
    error = float(np.sqrt(np.sum(residuals**2) / (count - 1) / count)) / (whole / count)
    half = _t(count) * error
    return Estimate(value, max(0.0, value - half), value + half)


def mean_of(values: Mapping[Key, Sequence[float]], area: str, measure: str, group: str) -> Estimate | None:
    """The mean of one measure of one area; None where the run has no such measure."""
    return mean(values.get((area, measure, group), ()))


def _t(count: int) -> float:
    return float(stdtrit(count - 1, (1 + _CONFIDENCE) / 2))
