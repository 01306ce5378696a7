"""A line of work, compiled: what is owed to somebody of one kind, brought in line with what is wanted.

`plain` says the same in ordinary Python. A case is a row of LINE for each kind of work, and the officer of each
role who holds the person; it stands at the person's number. What is known of a kind of work stands in KIND.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.opening import (
    Who,
    after,
    asked_for,
    begin,
    end_duty,
    exchange,
    link_duty,
    open_duty,
    over,
)
from rightmix_sim.model.diaries.duty import LAST_PIECE, NEVER
from rightmix_sim.model.diaries.handle import Cases, Handle
from rightmix_sim.model.diaries.lists import (
    DUTIES,
    LINKS,
    WRITTEN,
    Book,
    Rows,
    compiled,
    fix_date,
    move,
)

NO_ROOM = -(1 << 30)  # what a function gives that has done nothing, since there is no room for what it may do
LINKS_AT_ONCE = 256  # more than one renewal makes


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
def _no_longer_owed(book: Book, terms: Rows, cases: Cases, who: Who, work: int, day: int) -> None:
    """End work, but for what an event or other work that was done has asked for of somebody who is still there."""
    line, kind = cases.lines[who.number, work], cases.kinds[work]
    there = who.on_order if kind.with_order else who.registered
    if there and kind.asked:
        return
    if there and asked_for(book, line.duty):
        book.duties[line.duty].sleeps, book.duties[line.duty].pieces = LAST_PIECE, 1
        line.ending = 1
    else:
        end_duty(book, terms, cases, who.number, work, day)


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
                begin(book, terms, cases, who, work, of, day)
                fresh |= np.int64(1) << work
        elif not once and (line.terms != of or line.ending):
            exchange(book, terms, cases, who, work, of, day)
            fresh |= np.int64(1) << work
    for place in range(wanted.shape[0]):
        work = wanted[place, 0]
        if (fresh >> work) & 1:
            link_duty(book, terms, cases, who.number, work, fresh)
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
        if not over(book, duty):
            return 0
        end_duty(book, terms, cases, person, work, day)
    if of < 0:
        return 0
    open_duty(book, terms, cases, person, work, of, day, due, opens, day, -1, 0, 0, 0, 0)
    link_duty(book, terms, cases, person, work, 0)
    return 1


@compiled
def end(handle: Handle, person: int, work: int, day: int) -> int:
    """See `Owing.end`. 1: a piece of it was still in the diary, 0: none was."""
    book, terms, cases = handle.book, handle.terms, handle.cases
    if not _has_room(book, cases, person):
        return NO_ROOM
    return 1 if end_duty(book, terms, cases, person, work, day) else 0


@compiled
def duty(handle: Handle, person: int, work: int) -> int:
    """See `Owing.duty`."""
    return int(handle.cases.lines[person, work].duty)


@compiled
def is_done(handle: Handle, person: int, work: int) -> int:
    """See `Owing.is_done`. 1: yes."""
    duty = handle.cases.lines[person, work].duty
    return 1 if duty >= 0 and over(handle.book, duty) else 0


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
        apart = after(cases, book, terms[line.terms].interval, 0)
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
