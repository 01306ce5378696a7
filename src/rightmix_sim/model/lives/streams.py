"""Streams of happenings, compiled: the days on which things happen to somebody at the rates of an area."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rightmix_sim.randomness import Draws, Purpose, four_uniforms
from rightmix_sim.workdays import DAYS_A_YEAR


class Streams:
    """Streams in their order, each with its purpose and how often a year it comes; its luck is a person's own."""

    def __init__(self, streams: Sequence[tuple[Purpose, float]]) -> None:
        self._purposes = np.array([int(purpose) for purpose, _ in streams], np.int64)
        self._rates = np.array([rate for _, rate in streams])
        self._room = np.empty((64, 3), np.int64)

    def coming(self, luck: Draws, person: int, since: int, until: int) -> list[tuple[int, int, int]]:
        """Day, stream and ordinal of all that comes to somebody after the day `since` and before the day `until`."""
        while True:
            count = _coming(luck.key_0, luck.key_1, self._purposes, self._rates, person, since, until, self._room)
            if count <= len(self._room):
                return list(map(tuple, self._room[:count].tolist()))
            self._room = np.empty((2 * count, 3), np.int64)


@njit(cache=True, nogil=True)
def _coming(
    key_0: np.uint64,
    key_1: np.uint64,
    purposes: NDArray[np.int64],
    rates: NDArray[np.float64],
    person: int,
    since: int,
    until: int,
    found: NDArray[np.int64],
) -> int:
    """Write all that comes into `found`, as far as there is room; gives how much there is."""
    count = 0
    for stream in range(purposes.size):
        if rates[stream] <= 0:
            continue
        day, ordinal = since, 0
        while True:
            ordinal += 1
            u = four_uniforms(key_0, key_1, purposes[stream], person, ordinal, 1 + stream)[0]
            day += 1 + int(-DAYS_A_YEAR / rates[stream] * np.log1p(-u))
            if day >= until:
                break
            if count < found.shape[0]:
                found[count, 0], found[count, 1], found[count, 2] = day, stream, ordinal
            count += 1
    return count
