"""An officer's diary, compiled: day by day, take up what is open in the order the policy states, until the hours end.

Every function here works on the rows of `duty.DUTY` in place, by the rows of `duty.TERMS`. A waiting duty stands in one
list, that of its officer and the day on which it opens; a ready duty stands in one heap, that of its officer. Nothing
here touches SimPy: the clock lets an officer work until the next day on which something else happens to that officer's
cases.

`plain` says the same in ordinary SimPy, one process for each piece of work, and must give the same rows.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from rightmix_sim.model import heap
from rightmix_sim.model.duty import CLOSED, DAY_BEGINS, DORMANT, LONGEST_MINUTES, NO_DATE, READY, WAITING
from rightmix_sim.randomness import Purpose, four_uniforms
from rightmix_sim.records import Outcome

Rows = NDArray[Any]
Numbers = NDArray[np.int64]
Duties = NDArray[np.int32]  # numbers of duties

_DONE, _FAILED, _CANCELLED = int(Outcome.DONE), int(Outcome.FAILED), int(Outcome.CANCELLED)
_WORK = int(Purpose.WORK)
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

    Dated work comes before work without a date, except where first come is first served.
    """
    opened = row.opens + _NEVER_NEGATIVE
    if order_of_work == 2:
        rank = opened
    elif row.dated == 0:
        rank = (1 << 24) + opened
    elif order_of_work == 1:
        rank = ((3 - asked.severity) << 20) + row.due + _NEVER_NEGATIVE
    else:
        rank = row.due + _NEVER_NEGATIVE
    return (np.int64(rank) << 32) | (np.int64(row.person) << 6) | np.int64(asked.work)


@compiled
def is_ready(duties: Rows, terms: Rows, heaps: Duties, sizes: Numbers, duty: int, order_of_work: int) -> None:
    """Put a duty that is ready into its officer's heap."""
    row = duties[duty]
    row.state = READY
    row.key = priority(row, terms[row.terms], order_of_work)
    heap.push(duties, heaps[row.officer], sizes[row.officer], duty)
    sizes[row.officer] += 1


@compiled
def no_longer_ready(duties: Rows, heaps: Duties, sizes: Numbers, duty: int) -> None:
    """Take a ready duty out of its officer's heap."""
    officer = duties[duty].officer
    heap.remove(duties, heaps[officer], sizes[officer], duty)
    sizes[officer] -= 1


@compiled
def take_out(duties: Rows, heads: Duties, heaps: Duties, sizes: Numbers, duty: int) -> None:
    """Take a duty out of its officer's diary, if it stands there."""
    state = duties[duty].state
    if state == WAITING:
        no_longer_waits(duties, heads, duty)
    elif state == READY:
        no_longer_ready(duties, heaps, sizes, duty)


@compiled
def put_in(
    duties: Rows, terms: Rows, heads: Duties, heaps: Duties, sizes: Numbers, orders_of_work: Numbers, duty: int
) -> None:
    """Put a duty that was taken out into the diary of the officer who now holds it."""
    row = duties[duty]
    if row.state == WAITING:
        waits(duties, heads, duty)
    elif row.state == READY:
        is_ready(duties, terms, heaps, sizes, duty, orders_of_work[row.officer])


@compiled
def close(
    duties: Rows, heads: Duties, heaps: Duties, sizes: Numbers, duty: int, day: int, rows: Rows, count: int
) -> int:
    """End a duty; what stands in the diary of it is cancelled. Gives the number of rows written so far."""
    row = duties[duty]
    in_diary = row.state in (WAITING, READY)
    take_out(duties, heads, heaps, sizes, duty)
    row.state = CLOSED
    if in_diary:
        out = rows[count]
        out.duty, out.officer, out.ordinal, out.attempt, out.due = duty, row.officer, row.ordinal, row.attempt, row.due
        out.day, out.outcome = day, _CANCELLED
        out.minute = out.minutes = out.entry = 0
    return count + in_diary


@compiled
def _next_piece(duties: Rows, heads: Duties, due_dates: Numbers, duty: int, asked: Any, day: int, u: float) -> None:
    """Date the next piece of a duty from the day on which the last was done, and let it wait."""
    row = duties[duty]
    row.ordinal += 1
    row.attempt = 0
    if row.pieces > 0:
        row.pieces -= 1
        if row.pieces == 0:
            row.state = CLOSED
            return
    if row.sleeps == 1:
        row.state = DORMANT
        return
    interval = asked.interval if day < row.switch else asked.later_interval
    after = due_dates[interval, day]
    if row.dated == 0:
        row.due = NO_DATE
        row.opens = after
    elif row.fixed_date >= 0:
        row.due = row.fixed_date
        row.opens = after
    else:
        row.due = after
        row.opens = after - asked.days_ahead + int(u * (asked.days_ahead // 2 + 1))
    row.opens = max(row.opens, day + 1)
    row.state = WAITING
    waits(duties, heads, duty)


@compiled
def _wake(duties: Rows, terms: Rows, heads: Duties, due_dates: Numbers, duty: int, day: int) -> None:
    row = duties[duty]
    if row.state == DORMANT:
        row.due = due_dates[terms[row.terms].interval, day]
        row.opens = day + 1
        row.state = WAITING
        waits(duties, heads, duty)


@compiled
def _open_day(
    duties: Rows, terms: Rows, heads: Duties, heaps: Duties, sizes: Numbers, officer: int, day: int, order: int
) -> None:
    """Everything that opens on this day is ready from now on."""
    duty = heads[officer, day]
    heads[officer, day] = -1
    while duty >= 0:
        is_ready(duties, terms, heaps, sizes, duty, order)
        duty = duties[duty].next


@compiled
def work_until(
    first_officer: int,
    last_officer: int,
    until: int,
    duties: Rows,
    terms: Rows,
    heads: Duties,
    heaps: Duties,
    sizes: Numbers,
    next_day: Numbers,
    owed_minutes: Numbers,
    capacity: Numbers,
    orders_of_work: Numbers,
    due_dates: Numbers,
    factors: NDArray[np.float64],
    key_0: np.uint64,
    key_1: np.uint64,
    rows: Rows,
    count: int,
) -> tuple[int, bool]:
    """Let the officers from `first_officer` to before `last_officer` work all days before `until`.

    Gives the number of rows written so far and whether all days were worked; if not, `rows` is full: call again with
    more room. What is begun in the day is finished; the minutes over are taken off the next working day.
    """
    for officer in range(first_officer, last_officer):
        ready = heaps[officer]
        for day in range(next_day[officer], until):
            if count + heaps.shape[1] > rows.size:  # a day brings at most one row for each duty an officer holds
                return count, False
            next_day[officer] = day + 1
            _open_day(duties, terms, heads, heaps, sizes, officer, day, orders_of_work[officer])
            minutes = capacity[officer, day]
            used = owed_minutes[officer]
            if used >= minutes:
                owed_minutes[officer] = used - minutes
                continue
            while used < minutes and sizes[officer] > 0:
                duty = heap.pop(duties, ready, sizes[officer])
                sizes[officer] -= 1
                row, out = duties[duty], rows[count]
                asked = terms[row.terms]
                luck = four_uniforms(key_0, key_1, _WORK + (asked.work << 8), row.person, row.ordinal, row.attempt)
                took, failed = _attempt(row, asked, luck, factors, out)
                out.duty, out.officer = duty, officer
                out.day, out.minute = day, DAY_BEGINS + used
                count += 1
                used += took
                if failed:
                    row.attempt += 1
                    row.opens = day + 1 + int(luck[2] * asked.retry_days)
                    row.state = WAITING
                    waits(duties, heads, duty)
                else:
                    _next_piece(duties, heads, due_dates, duty, asked, day, luck[2])
                    if row.wakes >= 0:
                        _wake(duties, terms, heads, due_dates, row.wakes, day)
            owed_minutes[officer] = max(0, used - minutes)
    return count, True


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
