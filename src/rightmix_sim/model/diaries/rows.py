"""The rows that diaries keep, brought together in the one order that all diaries give them in."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rightmix_sim.model.diaries.duty import ROW

Rows = NDArray[Any]


def by_officer(pages: list[Rows], officers: int) -> Rows:
    """Rows by officer, and for each officer in the order in which they were entered, which is that of time."""
    counts = np.zeros(officers, np.int64)
    for page in pages:
        _count(page, counts)
    places = np.cumsum(counts) - counts
    ordered = np.empty(counts.sum(), ROW)
    for page in pages:
        _copy(page, places, ordered)
    return ordered


@njit(cache=True, nogil=True)
def _count(rows: Rows, counts: NDArray[np.int64]) -> None:
    """Count the rows of each officer."""
    for number in range(rows.size):
        counts[rows[number].officer] += 1


@njit(cache=True, nogil=True)
def _copy(rows: Rows, places: NDArray[np.int64], ordered: Rows) -> None:
    """Copy each row to the next of its officer's places."""
    for number in range(rows.size):
        officer = rows[number].officer
        ordered[places[officer]] = rows[number]
        places[officer] += 1
