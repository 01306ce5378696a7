"""An officer's diary, compiled: day by day, take up what is open in the order the policy states, until the hours end.

Every function here works on the rows of `duty.DUTY` in place, by the rows of `duty.TERMS`. A waiting duty stands in one
list, that of its officer and the day on which it opens; a ready duty stands in one heap, that of its officer. Nothing
here touches SimPy: the clock lets all officers work until the next day on which something else happens to a case. Done
work may ask for other work, of the same officer or of one whose stage comes later in the day; that is opened on the
next morning, if the duty is asleep by then.

`plain` says the same in ordinary SimPy, one process for each piece of work, and must give the same rows.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.diaries import heap
from rightmix_sim.model.diaries.duty import CLOSED, DAY_BEGINS, DORMANT, LONGEST_MINUTES, NO_DATE, WAITING
from rightmix_sim.model.diaries.handle import Duties, Handle, Numbers, Rows
from rightmix_sim.model.diaries.lists import (
    WRITTEN,
    compiled,
    is_ready,
    ready_of,
    waits,
)
from rightmix_sim.randomness import Purpose, four_uniforms
from rightmix_sim.records import Outcome

_DONE, _FAILED = int(Outcome.DONE), int(Outcome.FAILED)
_WORK, _WAKE = int(Purpose.WORK), int(Purpose.WAKE)


@compiled
def _wake(duties: Rows, terms: Rows, heads: Duties, due_dates: Numbers, duty: int, day: int) -> None:
    """Open sleeping work on the morning after `day`."""
    row = duties[duty]
    row.due = due_dates[terms[row.terms].interval, day] if row.dated == 1 else NO_DATE
    row.opens = day + 1
    row.state = WAITING
    waits(duties, heads, duty)


@compiled
def _next_piece(
    duties: Rows, terms: Rows, heads: Duties, due_dates: Numbers, duty: int, asked: Any, day: int, u: float
) -> None:
    """Date the next piece of a duty from the day on which the last was done, and let it wait."""
    row = duties[duty]
    row.ordinal += 1
    row.attempt = 0
    row.since = day
    if row.pieces > 0:
        row.pieces -= 1
        if row.pieces == 0:
            row.state = CLOSED
            return
    if row.sleeps == 1:
        row.state = DORMANT
        if row.asked == day:
            _wake(duties, terms, heads, due_dates, duty, day)
        return
    interval = asked.interval if day < row.switch else asked.later_interval
    after = due_dates[interval, day]
    if row.dated == 0:
        row.due = NO_DATE
        row.opens = after
    elif row.fixed_date < NO_DATE:
        row.due = row.fixed_date - row.apart * max(row.pieces - 1, 0)
        row.opens = after
    else:
        row.due = after
        row.opens = after - asked.days_ahead + int(u * (asked.days_ahead // 2 + 1))
    row.opens = max(row.opens, day + 1)
    row.state = WAITING
    waits(duties, heads, duty)


@compiled
def _wake_others(
    duties: Rows,
    terms: Rows,
    links: Rows,
    heads: Duties,
    due_dates: Numbers,
    keys: NDArray[np.uint64],
    done: int,
    ordinal: int,
    day: int,
) -> None:
    """Wake the sleeping duties that follow a done piece; each is opened on the morning after."""
    link = duties[done].wakes
    while link >= 0:
        row = duties[links[link].woken]
        link = links[link].next
        if row.state == CLOSED:
            continue
        asked = terms[row.terms]
        if asked.share < 1.0:
            by = terms[duties[done].terms].work
            luck = four_uniforms(keys[0], keys[1], _WAKE + (asked.work << 8), row.person, ordinal, by)
            if luck[0] >= asked.share:
                continue
        if row.state == DORMANT:
            _wake(duties, terms, heads, due_dates, row.number, day)
        else:
            row.asked = day  # what is in the diary may be done later today


@compiled
def _open_day(
    duties: Rows,
    terms: Rows,
    heads: Duties,
    keys: Numbers,
    ready: Duties,
    sizes: Numbers,
    order: int,
    officer: int,
    day: int,
) -> None:
    """Everything that opens on this day is ready from now on."""
    duty = heads[officer, day]
    heads[officer, day] = -1
    while duty >= 0:
        following = duties[duty].next
        is_ready(duties, terms, keys, ready, sizes, order, duty)
        duty = following


@compiled
def work_until(handle: Handle, since: int, until: int) -> bool:
    """Let all officers, in the order of their stages, work the days from `since` to before `until`.

    True if all days were worked; if not, the page is full: call again with a new one. What is begun in the day is
    finished; the minutes over are taken off the next working day.
    """
    terms, keys = handle.terms, handle.keys
    key_0, key_1 = keys[0], keys[1]
    duties, links, rows, counts, heads = handle.duties, handle.links, handle.rows, handle.counts, handle.heads
    heaps, heap_keys, sizes = handle.heaps, handle.heap_keys, handle.sizes
    starts, rooms = handle.starts, handle.rooms
    next_day, owed_minutes, capacity = handle.next_day, handle.owed_minutes, handle.capacity
    orders, due_dates, factors = handle.orders_of_work, handle.due_dates, handle.factors
    for day in range(since, until):
        for officer in handle.officers:
            if next_day[officer] > day:
                continue  # worked before the page was full
            if counts[WRITTEN] + rooms[officer] > rows.size:  # a day brings one row at most for each duty held
                return False
            next_day[officer] = day + 1
            ready = ready_of(heaps, starts, rooms, officer)
            ready_keys = ready_of(heap_keys, starts, rooms, officer)
            _open_day(duties, terms, heads, ready_keys, ready, sizes, orders[officer], officer, day)
            minutes = capacity[officer, day]
            used = owed_minutes[officer]
            if used >= minutes:
                owed_minutes[officer] = used - minutes
                continue
            while used < minutes and sizes[officer] > 0:
                duty = heap.pop(ready_keys, ready, sizes[officer])
                sizes[officer] -= 1
                row, out = duties[duty], rows[counts[WRITTEN]]
                asked = terms[row.terms]
                ordinal = row.ordinal
                luck = four_uniforms(key_0, key_1, _WORK + (asked.work << 8), row.person, ordinal, row.attempt)
                took, failed = _attempt(row, asked, luck, factors, out)
                out.duty, out.officer = duty, officer
                out.day, out.minute = day, DAY_BEGINS + used
                counts[WRITTEN] += 1
                used += took
                if failed:
                    row.attempt += 1
                    row.opens = day + 1 + int(luck[2] * asked.retry_days)
                    row.state = WAITING
                    waits(duties, heads, duty)
                else:
                    _next_piece(duties, terms, heads, due_dates, duty, asked, day, luck[2])
                    if row.wakes >= 0:
                        _wake_others(duties, terms, links, heads, due_dates, keys, duty, ordinal, day)
            owed_minutes[officer] = max(0, used - minutes)
    return True


@compiled
def _attempt(
    row: Any, asked: Any, luck: tuple[float, float, float, float], factors: NDArray[np.float64], out: Any
) -> tuple[int, bool]:
    """One attempt at a piece of work, written into `out`: the minutes it took, and whether it failed."""
    entry = asked.entry_after > 0 and row.attempt >= asked.entry_after
    failed = luck[1] < asked.failure_share and not entry
    mean = asked.failed_minutes if failed else asked.minutes + (asked.entry_minutes if entry else 0.0)
    took = min(max(int(mean * factors[int(luck[0] * factors.size)] + 0.5), 1), LONGEST_MINUTES)
    out.ordinal, out.attempt, out.due = row.ordinal, row.attempt, row.due
    out.minutes, out.entry = took, entry
    out.outcome = _FAILED if failed else _DONE
    return took, failed
