"""A heap of duties by their key, compiled: the smallest key comes first. No two keys are the same.

The keys stand in an array of their own, place by place beside the duties, so that comparing them touches nothing else.

numba keeps what it compiled until the function's own file changes, and other files hold copies of these functions: see
CONTRIBUTING.md on compiled functions.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Keys = NDArray[np.int64]
Heap = NDArray[np.int32]  # numbers of duties, of which the first `size` are in the heap

compiled = njit(cache=True, nogil=True)


@compiled
def push(keys: Keys, heap: Heap, size: int, key: int, duty: int) -> None:
    """Put a duty into a heap of this size, which then is one larger."""
    _sift_up(keys, heap, size, key, duty)


@compiled
def pop(keys: Keys, heap: Heap, size: int) -> int:
    """Take the first duty out of a heap of this size, which then is one smaller."""
    duty = heap[0]
    if size > 1:
        _sift_down(keys, heap, size - 1, 0, keys[size - 1], heap[size - 1])
    return int(duty)


@compiled
def remove(keys: Keys, heap: Heap, size: int, duty: int) -> None:
    """Take a duty out of a heap of this size, which then is one smaller, wherever it stands in it."""
    place, last = 0, size - 1
    while heap[place] != duty:
        place += 1
    if place < last:
        _sift_down(keys, heap, last, place, keys[last], heap[last])
        _sift_up(keys, heap, place, keys[place], heap[place])


@compiled
def _sift_up(keys: Keys, heap: Heap, place: int, key: int, duty: int) -> None:
    while place > 0:
        parent = (place - 1) >> 1
        if keys[parent] <= key:
            break
        keys[place], heap[place] = keys[parent], heap[parent]
        place = parent
    keys[place], heap[place] = key, duty


@compiled
def _sift_down(keys: Keys, heap: Heap, size: int, place: int, key: int, duty: int) -> None:
    child = 2 * place + 1
    while child < size:
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[place], heap[place] = keys[child], heap[child]
        place = child
        child = 2 * place + 1
    keys[place], heap[place] = key, duty
