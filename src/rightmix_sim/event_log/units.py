"""Units of a resource: which bed, which place, so that no unit is used by two at once."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def units_of(began: Sequence[int], ended: Sequence[int]) -> NDArray[np.int64]:
    """The number of a unit, from 1, for each use from `began` to the day before `ended`.

    Who comes takes the lowest number that is free, so there are never more units than uses at once. A use that ends on
    the day on which it began has its unit for that day.
    """
    found = np.zeros(len(began), np.int64)
    free: list[int] = []
    taken: list[tuple[int, int]] = []  # day on which it is free again, unit
    for place in sorted(range(len(began)), key=lambda one: (began[one], ended[one], one)):
        start = int(began[place])
        while taken and taken[0][0] <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        unit = heapq.heappop(free) if free else len(taken) + 1
        found[place] = unit
        heapq.heappush(taken, (max(int(ended[place]), start + 1), unit))
    return found
