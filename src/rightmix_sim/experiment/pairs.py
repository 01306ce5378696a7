"""The difference between two arms of a comparison that share their luck, replication by replication.

Replication k of both arms deals the same luck to the same people, so the difference is worked out within each pair;
what chance does to both arms alike drops out. The interval is a 95% t-interval of the pairs' mean. It says how far the
model's own chance could move the difference, and nothing about how well the model fits a real area.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.findings import Count
from rightmix_sim.intervals import half_width, ratio_and_errors

_ZERO = 1e-12  # what rounding leaves of a difference of nothing


@dataclass(frozen=True)
class Difference:
    """Before, after, and after minus before with its interval; `low` and `high` are None with fewer than two pairs."""

    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def value(self) -> float:
        """After minus before."""
        return self.after - self.before

    @property
    def is_nothing(self) -> bool:
        """Both arms came out the same in every replication."""
        return (
            abs(self.value) < _ZERO and self.low is not None and self.high is not None and self.high - self.low < _ZERO
        )

    @property
    def stands_out(self) -> bool:
        """The interval leaves zero out: chance alone would hardly give such a difference."""
        return self.low is not None and self.high is not None and (self.low > _ZERO or self.high < -_ZERO)


def share_difference(before: Sequence[Count], after: Sequence[Count]) -> Difference | None:
    """The difference between two shares, each a sum of what was met over a sum of what was due.

    The errors of a pair are subtracted. None where nothing fell due in one of the arms.
    """
    one, two = _parts(before), _parts(after)
    if one is None or two is None:
        return None
    found = _difference(one[0], two[0], two[1] - one[1])
    if found.low is None or found.high is None:
        return found
    return replace(found, low=max(-1.0, found.low), high=min(1.0, found.high))


def mean_difference(before: Sequence[float], after: Sequence[float]) -> Difference | None:
    """The difference between two means. A pair in which one arm has no value (NaN) is left out; None if all are."""
    pairs = [pair for pair in zip(before, after, strict=True) if not any(math.isnan(value) for value in pair)]
    if not pairs:
        return None
    one, two = np.array(pairs).T
    return _difference(float(one.mean()), float(two.mean()), two - one)


def _parts(counts: Sequence[Count]) -> tuple[float, NDArray[np.float64]] | None:
    met, due = [count.met for count in counts], [count.due for count in counts]
    return ratio_and_errors(met, due) if sum(due) else None


def _difference(before: float, after: float, pairs: NDArray[np.float64]) -> Difference:
    if pairs.size < 2:
        return Difference(before, after, None, None)
    half, value = half_width(pairs), after - before
    return Difference(before, after, value - half, value + half)
