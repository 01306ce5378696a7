"""Where a duty stands, compiled: waiting in the list of its officer and day, or ready in its officer's heap.

The heaps of all officers stand one behind the other in one array: `starts` says where each begins, `rooms` how much it
may hold, `sizes` how much it holds.

numba keeps what it compiled until the function's own file changes, and other files hold copies of these functions: see
CONTRIBUTING.md on compiled functions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from rightmix_sim.model.diaries import heap
from rightmix_sim.model.diaries.duty import (
    CLOSED,
    DORMANT,
    FIRST_COME_FIRST_SERVED,
    HIGHEST_HARM_FIRST,
    NEVER,
    NO_DATE,
    READY,
    WAITING,
    Entry,
)
from rightmix_sim.model.diaries.handle import Duties, Handle, Numbers, Rows
from rightmix_sim.records import Outcome

_CANCELLED = int(Outcome.CANCELLED)
_NEVER_NEGATIVE = 1 << 14  # added to days, which may lie before the run, before they go into a key

DUTIES, LINKS, WRITTEN = 0, 1, 2  # of `Book.counts`
NO_ROOM = -1  # in place of the number of a duty: nothing was entered

compiled = njit(cache=True, nogil=True)


@compiled
def waits(duties: Rows, heads: Duties, duty: int) -> None:
    """Put a waiting duty into the list of the day on which it opens."""
    row = duties[duty]
    if row.opens < heads.shape[1]:
        row.next = heads[row.officer, row.opens]
        heads[row.officer, row.opens] = duty


@compiled
def no_longer_waits(handle: Handle, duty: int) -> None:
    """Take a waiting duty out of its list."""
    duties, heads, row = handle.duties, handle.heads, handle.duties[duty]
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
    elif order_of_work == FIRST_COME_FIRST_SERVED:
        rank = opened
    elif row.dated == 0:
        rank = (1 << 24) + opened
    elif order_of_work == HIGHEST_HARM_FIRST:
        rank = ((3 - asked.severity) << 20) + row.due + _NEVER_NEGATIVE
    else:
        rank = row.due + _NEVER_NEGATIVE
    return (np.int64(rank) << 32) | (np.int64(row.person) << 6) | np.int64(asked.work)


@compiled
def ready_of(heaps: Any, starts: Numbers, rooms: Numbers, officer: int) -> Any:
    """The part of `heaps`, or of their keys, that is this officer's."""
    return heaps[starts[officer] : starts[officer] + rooms[officer]]


@compiled
def is_ready(
    duties: Rows, terms: Rows, keys: Numbers, ready: Duties, sizes: Numbers, order_of_work: int, duty: int
) -> None:
    """Put a duty that is ready into its officer's part of the heaps."""
    row = duties[duty]
    row.state = READY
    heap.push(keys, ready, sizes[row.officer], priority(row, terms[row.terms], order_of_work), duty)
    sizes[row.officer] += 1


@compiled
def take_out(handle: Handle, duty: int) -> None:
    """Take a duty out of its officer's diary, if it stands there."""
    row = handle.duties[duty]
    if row.state == WAITING:
        no_longer_waits(handle, duty)
    elif row.state == READY:
        ready = ready_of(handle.heaps, handle.starts, handle.rooms, row.officer)
        keys = ready_of(handle.heap_keys, handle.starts, handle.rooms, row.officer)
        heap.remove(keys, ready, handle.sizes[row.officer], duty)
        handle.sizes[row.officer] -= 1


@compiled
def put_in(handle: Handle, duty: int) -> None:
    """Put a duty that was taken out into the diary of the officer who now holds it."""
    row = handle.duties[duty]
    if row.state == WAITING:
        waits(handle.duties, handle.heads, duty)
    elif row.state == READY:
        ready = ready_of(handle.heaps, handle.starts, handle.rooms, row.officer)
        keys = ready_of(handle.heap_keys, handle.starts, handle.rooms, row.officer)
        is_ready(handle.duties, handle.terms, keys, ready, handle.sizes, handle.orders_of_work[row.officer], duty)


@compiled
def enter(handle: Handle, person: int, officer: int, of: int, entry: Entry) -> Any:
    """Enter a duty with the terms `of` this number; gives its own number, or NO_ROOM where there is none for it."""
    duty = handle.counts[DUTIES]
    if duty == handle.duties.size or handle.held[officer] + 1 >= handle.rooms[officer]:
        return NO_ROOM
    handle.counts[DUTIES] += 1
    handle.held[officer] += 1
    row, asked, noted = handle.duties[duty], handle.terms[of], handle.noted[duty]
    row.number, row.person, row.officer, row.terms = duty, person, officer, of
    row.pieces, row.ordinal, row.attempt = asked.pieces, entry.ordinal, entry.attempt
    row.due = entry.due if asked.dated else NO_DATE
    row.opens, row.switch, row.since = entry.opens, entry.switch, entry.since
    row.fixed_date, row.apart = NO_DATE, 0
    row.wakes = row.asked = row.next = -1
    row.dated, row.sleeps = asked.dated, entry.sleeps
    row.state = DORMANT if entry.sleeps and not entry.asked_for else WAITING
    noted.opened, noted.closed, noted.before = entry.opened, NEVER, NEVER
    if row.state == WAITING:
        waits(handle.duties, handle.heads, duty)
    return duty


@compiled
def link(handle: Handle, duty: int, other: int) -> None:
    """From now on a done piece of a duty wakes another one. There must be room for it."""
    number = handle.counts[LINKS]
    handle.counts[LINKS] += 1
    handle.links[number].woken, handle.links[number].next = other, handle.duties[duty].wakes
    handle.duties[duty].wakes = number


@compiled
def move(handle: Handle, duty: int, officer: int) -> None:
    """Hand a duty over to another officer, whose heap must have room for it."""
    row = handle.duties[duty]
    take_out(handle, duty)
    handle.held[row.officer] -= 1
    handle.held[officer] += 1
    row.officer = officer
    put_in(handle, duty)


@compiled
def fix_date(handle: Handle, duty: int, date: int, apart: int) -> None:
    """Give what is left of a duty its dates: the last piece this one, each before it so many days earlier."""
    row = handle.duties[duty]
    take_out(handle, duty)
    row.fixed_date, row.apart, row.dated = date, apart, 1
    row.due = date - apart * max(row.pieces - 1, 0)
    put_in(handle, duty)


@compiled
def close(handle: Handle, duty: int, day: int) -> None:
    """End a duty; what stands in the diary of it is cancelled. The page must have room for a row."""
    row, noted = handle.duties[duty], handle.noted[duty]
    in_diary = row.state in (WAITING, READY)
    take_out(handle, duty)
    row.state = CLOSED
    noted.closed = min(noted.closed, day)
    if in_diary:
        out = handle.rows[handle.counts[WRITTEN]]
        out.duty, out.officer, out.ordinal, out.attempt, out.due = duty, row.officer, row.ordinal, row.attempt, row.due
        out.day, out.outcome = day, _CANCELLED
        out.minute = out.minutes = out.entry = 0
        handle.counts[WRITTEN] += 1
