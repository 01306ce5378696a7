"""A line of work, compiled: what is owed to somebody of one kind, brought in line with what is wanted.

`plain_owing` says the same in ordinary Python. A case is a row of LINE for each kind of work, and the officer of each
role who holds the person; it stands at the person's number. What is known of a kind of work stands in KIND.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.duty import CLOSED, LAST_PIECE, NEVER, READY, WAITING
from rightmix_sim.model.handle import Cases, Handle
from rightmix_sim.model.lists import (
    DUTIES,
    LINKS,
    WRITTEN,
    Book,
    Rows,
    close,
    compiled,
    enter,
    fix_date,
    link,
    move,
)
from rightmix_sim.randomness import Purpose, four_uniforms

_HISTORY = int(Purpose.HISTORY)

NO_ROOM = -(1 << 30)  # what a function gives that has done nothing, since there is no room for what it may do
LINKS_AT_ONCE = 256  # more than one renewal makes


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
def _has_room(book: Book, cases: Cases, person: int) -> Any:
    """Whether there is room for all that may be opened for a person at once."""
    kinds = cases.kinds.size
    room = book.counts[DUTIES] + kinds <= book.duties.size and book.counts[WRITTEN] + kinds <= book.rows.size
    room = room and book.counts[LINKS] + LINKS_AT_ONCE <= book.links.size
    for officer in cases.officers[person]:
        room = room and (officer < 0 or book.held[officer] + kinds < book.rooms[officer])
    return room


@compiled
def _after(cases: Cases, book: Book, interval: int, day: int) -> Any:
    """The due date of work last done on a day, which may lie before the run."""
    back = cases.dates.shape[1] - book.due_dates.shape[1]
    return cases.dates[interval, max(day + back, 0)]  # what is due long before the run is overdue anyhow


@compiled
def _over(book: Book, duty: int) -> Any:
    return book.duties[duty].state == CLOSED


@compiled
def _asked_for(book: Book, duty: int) -> Any:
    row = book.duties[duty]
    return row.sleeps != 0 and row.state in (WAITING, READY)


@compiled
def _open(
    book: Book,
    terms: Rows,
    cases: Cases,
    person: int,
    work: int,
    of: int,
    day: int,
    due: int,
    opens: int,
    since: int,
    ordinal: int,
    attempt: int,
    switch: int,
    sleeps: int,
    asked_for: int,
) -> Any:
    """Enter a duty into the diary of the officer who holds the person. An `ordinal` of -1 goes on from the last one."""
    line = cases.lines[person, work]
    officer = cases.officers[person, cases.kinds[work].role]
    if ordinal < 0:
        ordinal = line.begun = line.ordinal
    line.duty = enter(
        book, terms, person, officer, of, day, due, opens, since, ordinal, attempt, switch, sleeps, asked_for
    )
    line.terms, line.had = of, 1
    return line.duty


@compiled
def _links(book: Book, terms: Rows, cases: Cases, person: int, work: int, coming: Any) -> None:
    """A newly opened duty wakes what follows it, and is woken by what it follows, unless that is `coming` itself."""
    mine = cases.lines[person]
    asked = terms[mine[work].terms]
    following, followed = cases.kinds[work].followed_by, asked.follows & ~coming
    for other in range(mine.size):
        if mine[other].duty < 0:
            continue
        if (following >> other) & 1 and (terms[mine[other].terms].follows >> work) & 1:
            link(book, mine[work].duty, mine[other].duty)
        if (followed >> other) & 1:
            link(book, mine[other].duty, mine[work].duty)


@compiled
def _switch(asked: Any, who: Who) -> Any:
    return who.early_until if asked.has_early_phase else 0


@compiled
def _interval(asked: Any, day: int, switch: int) -> Any:
    """The interval that counts on a day."""
    return asked.interval if day < switch or not asked.has_early_phase else asked.later_interval


@compiled
def _begin(book: Book, terms: Rows, cases: Cases, who: Who, work: int, of: int, day: int) -> None:
    """Work begins to be owed, or goes on from before the run."""
    asked, kind, line = terms[of], cases.kinds[work], cases.lines[who.number, work]
    if asked.follows:
        last = min(line.known, day)
        duty = _open(book, terms, cases, who.number, work, of, day, 0, NEVER, last, -1, 0, 0, 1, 0)
        if last < day == who.entered:
            _done_before(book, cases, who, work, duty, last)
        return
    if asked.at_once:
        due = _after(cases, book, asked.first, day)
        _open(book, terms, cases, who.number, work, of, day, due, day, day, -1, 0, 0, 0, 0)
        return
    start = who.order_start if kind.of_order else who.joined
    if day > (who.since if kind.of_order else who.entered):  # it has begun to be owed on the way
        start = day
    _recurring(book, terms, cases, who, work, of, start, day)


@compiled
def _recurring(
    book: Book,
    terms: Rows,
    cases: Cases,
    who: Who,
    work: int,
    of: int,
    start: int,
    day: int,
) -> None:
    """Enter work that comes again and again, from `start`; before today it was last done some time ago."""
    asked, line = terms[of], cases.lines[who.number, work]
    u_last, u_opens, _, _ = four_uniforms(book.keys[0], book.keys[1], _HISTORY, who.number, 1 + work, 0)
    switch = _switch(asked, who)
    interval = _interval(asked, max(start, day), switch)
    last = start
    if start < day:
        last = max(start, day - 1 - int(u_last * _after(cases, book, interval, 0)))
        if line.known < NEVER:
            last = line.known
        last = min(last, day - 1)
    soon = asked.soon and start == day
    if soon:
        line.first = line.ordinal
    due = _after(cases, book, asked.first if soon else interval, last)
    opens = due - asked.days_ahead + int(u_opens * (asked.days_ahead // 2 + 1)) if asked.dated else due
    opens = day if soon else max(opens, day)
    duty = _open(book, terms, cases, who.number, work, of, day, due, opens, last, -1, 0, switch, 0, 0)
    if start < day and (last > start or line.known < NEVER):
        _done_before(book, cases, who, work, duty, last)


@compiled
def _done_before(book: Book, cases: Cases, who: Who, work: int, duty: int, last: int) -> None:
    book.noted[duty].before = last
    book.noted[duty].before_by = cases.officers[who.number, cases.kinds[work].role]


@compiled
def _exchange(book: Book, terms: Rows, cases: Cases, who: Who, work: int, of: int, day: int) -> None:
    """A line goes on by other terms: the interval runs on from the day it was last done.

    What other work has asked for keeps its date, and the first piece its own interval.
    """
    asked, line = terms[of], cases.lines[who.number, work]
    stood = book.duties[line.duty]
    asked_for = _asked_for(book, line.duty)
    since, ordinal, attempt, stood_due, stood_opens = stood.since, stood.ordinal, stood.attempt, stood.due, stood.opens
    _end(book, terms, cases, who.number, work, day)
    sleeps = asked.follows != 0
    switch = _switch(asked, who)
    first = asked.soon and line.first == ordinal
    interval = asked.first if first else _interval(asked, day, switch)
    due, opens = 0, NEVER
    if asked_for:
        due, opens = stood_due, stood_opens
    elif not sleeps:
        due = _after(cases, book, interval, since)
        opens = stood_opens if first or attempt else due - asked.days_ahead
    opens = max(opens, day)
    _open(
        book,
        terms,
        cases,
        who.number,
        work,
        of,
        day,
        due,
        opens,
        since,
        ordinal,
        attempt,
        switch,
        sleeps,
        asked_for,
    )


@compiled
def _end(book: Book, terms: Rows, cases: Cases, person: int, work: int, day: int) -> Any:
    """End a line's duty; True if a piece of it was still in the diary."""
    line = cases.lines[person, work]
    line.ending = 0
    duty = line.duty
    if duty < 0:
        return False
    over = _over(book, duty)
    line.ordinal = book.duties[duty].ordinal + 1  # another duty of this kind has luck of its own
    if terms[line.terms].once and not over:
        line.had = 0  # what was not done may be owed again
    line.duty = -1
    close(book, duty, day)
    return not over


@compiled
def _no_longer_owed(book: Book, terms: Rows, cases: Cases, who: Who, work: int, day: int) -> None:
    """End work, but for what an event or other work that was done has asked for of somebody who is still there."""
    line, kind = cases.lines[who.number, work], cases.kinds[work]
    there = who.on_order if kind.with_order else who.registered
    if there and kind.asked:
        return
    if there and _asked_for(book, line.duty):
        book.duties[line.duty].sleeps, book.duties[line.duty].pieces = LAST_PIECE, 1
        line.ending = 1
    else:
        _end(book, terms, cases, who.number, work, day)


@compiled
def renew(handle: Handle, who: Who, wanted: NDArray[np.int32], day: int) -> int:
    """See `Owing.renew`; `wanted` has a kind of work and the number of its terms in each row."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    if not _has_room(book, cases, who.number):
        return NO_ROOM
    mine, kinds = cases.lines[who.number], cases.kinds
    cases.wanted[:] = -1
    for place in range(wanted.shape[0]):
        cases.wanted[wanted[place, 0]] = wanted[place, 1]
    for work in range(mine.size):
        if mine[work].duty >= 0 and cases.wanted[work] < 0:
            _no_longer_owed(book, terms, cases, who, work, day)
    fresh = np.int64(0)
    for place in range(wanted.shape[0]):
        work, of = wanted[place]
        line, once = mine[work], terms[of].once
        if line.duty < 0:
            if not (once and line.had):
                _begin(book, terms, cases, who, work, of, day)
                fresh |= np.int64(1) << work
        elif not once and (line.terms != of or line.ending):
            _exchange(book, terms, cases, who, work, of, day)
            fresh |= np.int64(1) << work
    for place in range(wanted.shape[0]):
        work = wanted[place, 0]
        if (fresh >> work) & 1:
            _links(book, terms, cases, who.number, work, fresh)
            fresh &= ~(np.int64(1) << work)
    roles = 0
    for work in range(mine.size):
        if mine[work].duty >= 0:
            roles |= 1 << kinds[work].role
    return roles


@compiled
def ask(handle: Handle, person: int, work: int, of: int, day: int, due: int, opens: int) -> int:
    """See `Owing.ask`; `of` is the number of the terms, -1 if it is not owed. 1: it was opened, 0: it was not."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    if not _has_room(book, cases, person):
        return NO_ROOM
    duty = cases.lines[person, work].duty
    if duty >= 0:
        if not _over(book, duty):
            return 0
        _end(book, terms, cases, person, work, day)
    if of < 0:
        return 0
    _open(book, terms, cases, person, work, of, day, due, opens, day, -1, 0, 0, 0, 0)
    _links(book, terms, cases, person, work, 0)
    return 1


@compiled
def end(handle: Handle, person: int, work: int, day: int) -> int:
    """See `Owing.end`. 1: a piece of it was still in the diary, 0: none was."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    if not _has_room(book, cases, person):
        return NO_ROOM
    return 1 if _end(book, terms, cases, person, work, day) else 0


@compiled
def duty(handle: Handle, person: int, work: int) -> int:
    """See `Owing.duty`."""
    return int(handle.cases.lines[person, work].duty)


@compiled
def is_done(handle: Handle, person: int, work: int) -> int:
    """See `Owing.is_done`. 1: yes."""
    duty = handle.cases.lines[person, work].duty
    return 1 if duty >= 0 and _over(handle.book, duty) else 0


@compiled
def last_done(handle: Handle, person: int, work: int) -> int:
    """See `Owing.last_done`."""
    line = handle.cases.lines[person, work]
    if line.duty < 0:
        return -NEVER
    row = handle.book.duties[line.duty]
    return int(row.since) if row.ordinal > line.begun else -NEVER


@compiled
def prepares_for(handle: Handle, person: int, work: int, event: int) -> int:
    """See `Owing.prepares_for`."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    line = cases.lines[person, work]
    if line.duty >= 0:
        apart = _after(cases, book, terms[line.terms].interval, 0)
        fix_date(book, terms, line.duty, event - apart, apart)
    return 0


@compiled
def hand_over(handle: Handle, person: int, role: int, officer: int) -> int:
    """See `Owing.hand_over`; the person stands under the new officer already."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    if not _has_room(book, cases, person):
        return NO_ROOM
    mine = cases.lines[person]
    for work in range(mine.size):
        if mine[work].duty >= 0 and cases.kinds[work].role == role:
            move(book, terms, mine[work].duty, officer)
    return 0
