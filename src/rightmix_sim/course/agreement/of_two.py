"""Agreement of two markers beyond what chance would bring: Cohen's weighted kappa, by statsmodels.

1 is full agreement, 0 as much as chance would bring, below 0 less. Linear weights count two steps apart twice as
heavily as one step, quadratic ones four times. Of the two libraries that have it, statsmodels needs two packages that
are not here already and scikit-learn five; the values are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Weights: TypeAlias = Literal["linear", "quadratic"]
WEIGHTS: Final[tuple[Weights, ...]] = ("linear", "quadratic")
Value = TypeVar("Value")


def weighted_kappa(
    first: Sequence[Value], second: Sequence[Value], categories: Sequence[Value], weights: Weights = "linear"
) -> float | None:
    """The kappa of pairs of marks; `categories` are all that can be given, from the lowest to the highest.

    None where it is not defined: without pairs, or where both gave one and the same mark to everything. Raises
    `ValueError` for a mark that is no category, and for two lists of different length.

    >>> weighted_kappa([1, 2, 3], [1, 2, 3], [1, 2, 3])
    1.0
    """
    place = {value: number for number, value in enumerate(categories)}
    table = np.zeros((len(place), len(place)), dtype=np.int64)
    for one, other in zip(first, second, strict=True):
        if one not in place or other not in place:
            raise ValueError(f"{one!r} or {other!r} is no category")
        table[place[one], place[other]] += 1
    return kappa_of_table(table, weights)


def kappa_of_table(table: NDArray[np.int64], weights: Weights = "linear") -> float | None:
    """The same of a table with a row for each mark of the first and a column for each of the second."""
    from statsmodels.stats.inter_rater import cohens_kappa  # noqa: PLC0415  takes a second; for trainers alone

    if np.count_nonzero(table.sum(axis=0) + table.sum(axis=1)) < 2:
        return None
    return float(cohens_kappa(table, wt=weights, return_results=False))
