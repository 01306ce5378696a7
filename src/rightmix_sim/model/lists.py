"""Where a duty stands, compiled: waiting in the list of its officer and day, or ready in its officer's heap.

The heaps of all officers stand one behind the other in one array: `starts` says where each begins, `rooms` how much it
may hold, `sizes` how much it holds.

numba keeps what it compiled until the function's own file changes. After a change here, touch `diary.py`, which holds
a compiled copy of these functions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rightmix_sim.model import heap
from rightmix_sim.model.duty import CLOSED, READY, WAITING
from rightmix_sim.records import Outcome

Rows = NDArray[Any]
Numbers = NDArray[np.int64]
Duties = NDArray[np.int32]  # numbers of duties

_CANCELLED = int(Outcome.CANCELLED)
_NEVER_NEGATIVE = 1 << 14  # added to days, which may lie before the run, before they go into a key

compiled = njit(cache=True, nogil=True)


@compiled
def waits(duties: Rows, heads: Duties, duty: int) -> None:
    """Put a waiting duty into the list of the day on which it opens."""
    row = duties[duty]
    if row.opens < heads.shape[1]:
        row.next = heads[row.officer, row.opens]
        heads[row.officer, row.opens] = duty


@compiled
def no_longer_waits(duties: Rows, heads: Duties, duty: int) -> None:
    """Take a waiting duty out of its list."""
    row = duties[duty]
    if row.opens >= heads.shape[1]:
        return
    other = heads[row.officer, row.opens]
    if other == duty:
        heads[row.officer, row.opens] = row.next
        return
    while duties[other].next != duty:
        other = duties[other].next
    duties[other].next = row.next


@compiled
def priority(row: Any, asked: Any, order_of_work: int) -> Any:
    """A number that is smaller the earlier the policy takes the work up; no two pieces of work share one.

    Appointments come first. Dated work comes before work without a date, except where first come is first served.
    """
    opened = row.opens + _NEVER_NEGATIVE
    if asked.fixed == 1:
        rank = 0
    elif order_of_work == 2:
        rank = opened
    elif row.dated == 0:
        rank = (1 << 24) + opened
    elif order_of_work == 1:
        rank = ((3 - asked.severity) << 20) + row.due + _NEVER_NEGATIVE
    else:
        rank = row.due + _NEVER_NEGATIVE
    return (np.int64(rank) << 32) | (np.int64(row.person) << 6) | np.int64(asked.work)


@compiled
def ready_of(heaps: Duties, starts: Numbers, rooms: Numbers, officer: int) -> Any:
    """The part of `heaps` that is this officer's."""
    return heaps[starts[officer] : starts[officer] + rooms[officer]]


@compiled
def is_ready(
    duties: Rows, terms: Rows, heaps: Duties, starts: Numbers, rooms: Numbers, sizes: Numbers, duty: int, order: int
) -> None:
    """Put a duty that is ready into its officer's heap."""
    row = duties[duty]
    row.state = READY
    row.key = priority(row, terms[row.terms], order)
    heap.push(duties, ready_of(heaps, starts, rooms, row.officer), sizes[row.officer], duty)
    sizes[row.officer] += 1


@compiled
def take_out(
    duties: Rows, heads: Duties, heaps: Duties, starts: Numbers, rooms: Numbers, sizes: Numbers, duty: int
) -> None:
    """Take a duty out of its officer's diary, if it stands there."""
    row = duties[duty]
    if row.state == WAITING:
        no_longer_waits(duties, heads, duty)
    elif row.state == READY:
        heap.remove(duties, ready_of(heaps, starts, rooms, row.officer), sizes[row.officer], duty)
        sizes[row.officer] -= 1


@compiled
def put_in(
    duties: Rows,
    terms: Rows,
    heads: Duties,
    heaps: Duties,
    starts: Numbers,
    rooms: Numbers,
    sizes: Numbers,
    orders_of_work: Numbers,
    duty: int,
) -> None:
    """Put a duty that was taken out into the diary of the officer who now holds it."""
    row = duties[duty]
    if row.state == WAITING:
        waits(duties, heads, duty)
    elif row.state == READY:
        is_ready(duties, terms, heaps, starts, rooms, sizes, duty, orders_of_work[row.officer])


@compiled
def close(
    duties: Rows,
    heads: Duties,
    heaps: Duties,
    starts: Numbers,
    rooms: Numbers,
    sizes: Numbers,
    duty: int,
    day: int,
    rows: Rows,
    count: int,
) -> int:
    """End a duty; what stands in the diary of it is cancelled. Gives the number of rows written so far."""
    row = duties[duty]
    in_diary = row.state in (WAITING, READY)
    take_out(duties, heads, heaps, starts, rooms, sizes, duty)
    row.state = CLOSED
    if in_diary:
        out = rows[count]
        out.duty, out.officer, out.ordinal, out.attempt, out.due = duty, row.officer, row.ordinal, row.attempt, row.due
        out.day, out.outcome = day, _CANCELLED
        out.minute = out.minutes = out.entry = 0
    return count + in_diary
