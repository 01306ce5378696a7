"""Agreement of many beyond what chance would bring: weighted kappa with its interval, and Fleiss' kappa."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.course.agreement.of_two import Weights, kappa_of_table
from rightmix_sim.course.rules import Rules

Table: TypeAlias = NDArray[np.int64]
_REPORT: Final = Rules("report")  # its part "Agreement"


@dataclass(frozen=True, kw_only=True)
class Kappa:
    """A kappa with its interval; None where it cannot be worked out, as when all gave one and the same answer."""

    value: float | None
    low: float | None = None
    high: float | None = None

    @property
    def is_wide(self) -> bool:
        """Whether the interval is so wide that the value says little."""
        return self.low is not None and self.high is not None and self.high - self.low >= _REPORT.rule("wide_from")


def table_of(pairs: Sequence[tuple[str, str]], scale: Sequence[str]) -> Table:
    """How often each pair of answers was met: a row for each first answer and a column for each second."""
    place = {value: number for number, value in enumerate(scale)}
    table = np.zeros((len(scale), len(scale)), dtype=np.int64)
    for first, second in pairs:
        table[place[first], place[second]] += 1
    return table


def weighted_with_interval(by_trainee: Mapping[str, Table], weights: Weights) -> Kappa:
    """The kappa of all trainees' tables together; for the interval trainees are drawn anew, each with all they gave."""
    tables = [by_trainee[id] for id in sorted(by_trainee)]
    if len(tables) < _REPORT.whole("fewest_for_kappa"):
        return Kappa(value=None)
    stacked = np.stack(tables)
    value = kappa_of_table(stacked.sum(axis=0), weights)
    if value is None:
        return Kappa(value=None)
    draws = np.random.default_rng(_REPORT.whole("seed")).integers(
        len(tables), size=(_REPORT.whole("draws"), len(tables))
    )
    drawn = (kappa_of_table(stacked[chosen].sum(axis=0), weights) for chosen in draws)
    found = [one for one in drawn if one is not None]
    if len({round(one, 6) for one in found}) < 2:  # all agree in every draw, which says nothing of how sure that is
        return Kappa(value=value)
    outside = (1 - _REPORT.rule("interval")) / 2
    low, high = np.quantile(found, (outside, 1 - outside))
    return Kappa(value=value, low=float(low), high=float(high))


def fleiss(counts: Sequence[Sequence[int]]) -> float | None:
    """Fleiss' kappa: a row for each question, a column for each answer; how many gave it, as many in each row.

    None where everybody gave one and the same answer to everything, or fewer than two answered.
    """
    from statsmodels.stats.inter_rater import fleiss_kappa  # noqa: PLC0415

    table = np.asarray(counts)
    if table.size == 0 or table[0].sum() < 2 or np.count_nonzero(table.sum(axis=0)) < 2:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return float(fleiss_kappa(table))
