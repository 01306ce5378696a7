"""Opening and ending the duties of a line of work, compiled: from when, due when, in whose diary, and what they wake.

`plain` says the same in ordinary Python.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from rightmix_sim.model.diaries.duty import CLOSED, NEVER, READY, WAITING, Entry
from rightmix_sim.model.diaries.handle import Handle
from rightmix_sim.model.diaries.lists import close, compiled, enter, link
from rightmix_sim.randomness import Purpose, four_uniforms

_HISTORY = int(Purpose.HISTORY)


class Who(NamedTuple):
    """The person whose case it is, as far as what is owed goes by it. `early_until` is the first day after the early
    phase of the order."""

    number: int
    registered: bool
    on_order: bool
    joined: int
    entered: int
    order_start: int
    since: int
    early_until: int


@compiled
def after(handle: Handle, interval: int, day: int) -> Any:
    """The due date of work last done on a day, which may lie before the run."""
    back = handle.dates.shape[1] - handle.due_dates.shape[1]
    return handle.dates[interval, max(day + back, 0)]  # what is due long before the run is overdue anyhow


@compiled
def over(handle: Handle, duty: int) -> Any:
    """Whether nothing is left of a duty."""
    return handle.duties[duty].state == CLOSED


@compiled
def asked_for(handle: Handle, duty: int) -> Any:
    """Whether a duty follows other work, is not asleep and not done."""
    row = handle.duties[duty]
    return row.sleeps != 0 and row.state in (WAITING, READY)


@compiled
def open_duty(handle: Handle, person: int, work: int, of: int, entry: Entry) -> Any:
    """Enter a duty into the diary of the officer who holds the person."""
    line = handle.lines[person, work]
    officer = handle.holders[person, handle.kinds[work].role]
    line.duty = enter(handle, person, officer, of, entry)
    line.terms, line.had = of, 1
    return line.duty


@compiled
def open_anew(
    handle: Handle,
    person: int,
    work: int,
    of: int,
    day: int,
    due: int,
    opens: int,
    since: int,
    switch: int,
    sleeps: bool,
) -> Any:
    """Enter a duty of work that begins to be owed; its pieces are numbered on from the last one."""
    line = handle.lines[person, work]
    line.begun = line.ordinal
    return open_duty(
        handle, person, work, of, Entry(due, opens, day, since, int(line.ordinal), 0, switch, sleeps, False)
    )


@compiled
def link_duty(handle: Handle, person: int, work: int, coming: Any) -> None:
    """A newly opened duty wakes what follows it, and is woken by what it follows, unless that is `coming` itself."""
    mine = handle.lines[person]
    asked = handle.terms[mine[work].terms]
    following, followed = handle.kinds[work].followed_by, asked.follows & ~coming
    for other in range(mine.size):
        if mine[other].duty < 0:
            continue
        if (following >> other) & 1 and (handle.terms[mine[other].terms].follows >> work) & 1:
            link(handle, mine[work].duty, mine[other].duty)
        if (followed >> other) & 1:
            link(handle, mine[other].duty, mine[work].duty)


@compiled
def _switch(asked: Any, who: Who) -> Any:
    return who.early_until if asked.has_early_phase else 0


@compiled
def _interval(asked: Any, day: int, switch: int) -> Any:
    """The interval that counts on a day."""
    return asked.interval if day < switch or not asked.has_early_phase else asked.later_interval


@compiled
def begin(handle: Handle, who: Who, work: int, of: int, day: int) -> None:
    """Work begins to be owed, or goes on from before the run."""
    asked, kind, line = handle.terms[of], handle.kinds[work], handle.lines[who.number, work]
    if asked.follows:
        last = min(line.known, day)
        duty = open_anew(handle, who.number, work, of, day, 0, NEVER, last, 0, True)
        if last < day == who.entered:
            _done_before(handle, who, work, duty, last)
        return
    if asked.at_once:
        due = after(handle, asked.first, day)
        open_anew(handle, who.number, work, of, day, due, day, day, 0, False)
        return
    start = who.order_start if kind.of_order else who.joined
    if day > (who.since if kind.of_order else who.entered):  # it has begun to be owed on the way
        start = day
    _recurring(handle, who, work, of, start, day)


@compiled
def _recurring(handle: Handle, who: Who, work: int, of: int, start: int, day: int) -> None:
    """Enter work that comes again and again, from `start`; before today it was last done some time ago."""
    asked, line = handle.terms[of], handle.lines[who.number, work]
    u_last, u_opens, _, _ = four_uniforms(handle.keys[0], handle.keys[1], _HISTORY, who.number, 1 + work, 0)
    switch = _switch(asked, who)
    interval = _interval(asked, max(start, day), switch)
    last = start
    if start < day:
        last = max(start, day - 1 - int(u_last * after(handle, interval, 0)))
        if line.known < NEVER:
            last = line.known
        last = min(last, day - 1)
    soon = asked.soon and start == day
    if soon:
        line.first = line.ordinal
    due = after(handle, asked.first if soon else interval, last)
    opens = due - asked.days_ahead + int(u_opens * (asked.days_ahead // 2 + 1)) if asked.dated else due
    opens = day if soon else max(opens, day)
    duty = open_anew(handle, who.number, work, of, day, due, opens, last, switch, False)
    if start < day and (last > start or line.known < NEVER):
        _done_before(handle, who, work, duty, last)


@compiled
def _done_before(handle: Handle, who: Who, work: int, duty: int, last: int) -> None:
    handle.noted[duty].before = last
    handle.noted[duty].before_by = handle.holders[who.number, handle.kinds[work].role]


@compiled
def exchange(handle: Handle, who: Who, work: int, of: int, day: int) -> None:
    """A line goes on by other terms: the interval runs on from the day it was last done.

    What other work has asked for keeps its date, and the first piece its own interval.
    """
    asked, line = handle.terms[of], handle.lines[who.number, work]
    stood = handle.duties[line.duty]
    was_asked_for = asked_for(handle, line.duty)
    since, ordinal, attempt = int(stood.since), int(stood.ordinal), int(stood.attempt)
    stood_due, stood_opens = int(stood.due), int(stood.opens)
    end_duty(handle, who.number, work, day)
    sleeps = asked.follows != 0
    switch = _switch(asked, who)
    first = asked.soon and line.first == ordinal
    interval = asked.first if first else _interval(asked, day, switch)
    due, opens = 0, NEVER
    if was_asked_for:
        due, opens = stood_due, stood_opens
    elif not sleeps:
        due = after(handle, interval, since)
        opens = stood_opens if first or attempt else due - asked.days_ahead
    opens = max(opens, day)
    entry = Entry(due, opens, day, since, ordinal, attempt, switch, sleeps, was_asked_for)
    open_duty(handle, who.number, work, of, entry)


@compiled
def end_duty(handle: Handle, person: int, work: int, day: int) -> Any:
    """End a line's duty; True if a piece of it was still in the diary."""
    line = handle.lines[person, work]
    line.ending = 0
    duty = line.duty
    if duty < 0:
        return False
    done = over(handle, duty)
    line.ordinal = handle.duties[duty].ordinal + 1  # another duty of this kind has luck of its own
    if handle.terms[line.terms].once and not done:
        line.had = 0  # what was not done may be owed again
    line.duty = -1
    close(handle, duty, day)
    return not done
