"""A heap of duties by their key, compiled: the smallest key comes first. No two keys are the same.

numba keeps what it compiled until the function's own file changes, and other files hold copies of these functions: see
CONTRIBUTING.md on compiled functions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Rows = NDArray[Any]
Heap = NDArray[np.int32]  # numbers of duties, of which the first `size` are in the heap

compiled = njit(cache=True, nogil=True)


@compiled
def push(duties: Rows, heap: Heap, size: int, duty: int) -> None:
    """Put a duty into a heap of this size, which then is one larger."""
    heap[size] = duty
    _sift_up(duties, heap, size)


@compiled
def pop(duties: Rows, heap: Heap, size: int) -> int:
    """Take the first duty out of a heap of this size, which then is one smaller."""
    duty = heap[0]
    if size > 1:
        heap[0] = heap[size - 1]
        _sift_down(duties, heap, size - 1, 0)
    return int(duty)


@compiled
def remove(duties: Rows, heap: Heap, size: int, duty: int) -> None:
    """Take a duty out of a heap of this size, which then is one smaller, wherever it stands in it."""
    place, last = 0, size - 1
    while heap[place] != duty:
        place += 1
    if place < last:
        heap[place] = heap[last]
        _sift_down(duties, heap, last, place)
        _sift_up(duties, heap, place)


@compiled
def _sift_up(duties: Rows, heap: Heap, place: int) -> None:
    duty = heap[place]
    key = duties[duty].key
    while place > 0:
        parent = (place - 1) >> 1
        if duties[heap[parent]].key <= key:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = duty


@compiled
def _sift_down(duties: Rows, heap: Heap, size: int, place: int) -> None:
    duty = heap[place]
    key = duties[duty].key
    child = 2 * place + 1
    while child < size:
        if child + 1 < size and duties[heap[child + 1]].key < duties[heap[child]].key:
            child += 1
        if duties[heap[child]].key >= key:
            break
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = duty
