"""A bare compiled loop: pop the duty that is due first, draw its minutes, push it back at its next date. Nothing else.

What no event-by-event engine with these draws can be faster than.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rightmix_sim.randomness import four_uniforms

Numbers = NDArray[np.int64]

compiled = njit()  # not kept: numba would not notice that the draws have changed


@compiled
def work_off(
    first: Numbers,
    intervals: Numbers,
    means: NDArray[np.float64],
    bounds: Numbers,
    days: int,
    factors: NDArray[np.float64],
    key_0: np.uint64,
    key_1: np.uint64,
    with_draws: bool,
) -> tuple[int, float]:
    """Turns of the heap and the minutes they add up to. Officer i has the duties bounds[i] to before bounds[i + 1]."""
    turns, minutes = 0, 0.0
    for officer in range(bounds.size - 1):
        start, end = bounds[officer], bounds[officer + 1]
        heap = (first[start:end] << 32) | np.arange(start, end)
        heap.sort()  # a sorted array is a heap
        while heap[0] >> 32 < days:
            duty = heap[0] & 0xFFFFFFFF
            factor = 1.0
            if with_draws:
                luck = four_uniforms(key_0, key_1, 1, duty, turns, 0)
                factor = factors[int(luck[0] * factors.size)]
            minutes += means[duty] * factor
            turns += 1
            _replace_top(heap, heap[0] + (intervals[duty] << 32))
    return turns, minutes


@compiled
def _replace_top(heap: Numbers, key: int) -> None:
    place, child = 0, 1
    while child < heap.size:
        if child + 1 < heap.size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= key:
            break
        heap[place] = heap[child]
        place, child = child, 2 * child + 1
    heap[place] = key
