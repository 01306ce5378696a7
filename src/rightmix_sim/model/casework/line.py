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
    open_anew,
    over,
)
from rightmix_sim.model.diaries.duty import LAST_PIECE, NEVER
from rightmix_sim.model.diaries.handle import Handle
from rightmix_sim.model.diaries.lists import (
    DUTIES,
    LINKS,
    WRITTEN,
    compiled,
    fix_date,
    move,
)

NO_ROOM = -(1 << 30)  # what a function gives that has done nothing, since there is no room for what it may do
LINKS_AT_ONCE = 256  # more than one renewal makes


@compiled
def _has_room(handle: Handle, person: int) -> Any:
    """Whether there is room for all that may be opened for a person at once."""
    kinds = handle.kinds.size
    room = handle.counts[DUTIES] + kinds <= handle.duties.size and handle.counts[WRITTEN] + kinds <= handle.rows.size
    room = room and handle.counts[LINKS] + LINKS_AT_ONCE <= handle.links.size
    for officer in handle.holders[person]:
        room = room and (officer < 0 or handle.held[officer] + kinds < handle.rooms[officer])
    return room


@compiled
def _no_longer_owed(handle: Handle, who: Who, work: int, day: int) -> None:
    """End work, but for what an event or other work that was done has asked for of somebody who is still there."""
    line, kind = handle.lines[who.number, work], handle.kinds[work]
    there = who.on_order if kind.with_order else who.registered
    if there and kind.asked:
        return
    if there and asked_for(handle, line.duty):
        handle.duties[line.duty].sleeps, handle.duties[line.duty].pieces = LAST_PIECE, 1
        line.ending = 1
    else:
        end_duty(handle, who.number, work, day)


@compiled
def renew(handle: Handle, who: Who, wanted: NDArray[np.int32], day: int) -> int:
    """See `Owing.renew`; `wanted` has a kind of work and the number of its terms in each row."""
    if not _has_room(handle, who.number):
        return NO_ROOM
    mine, kinds = handle.lines[who.number], handle.kinds
    handle.wanted[:] = -1
    for place in range(wanted.shape[0]):
        handle.wanted[wanted[place, 0]] = wanted[place, 1]
    for work in range(mine.size):
        if mine[work].duty >= 0 and handle.wanted[work] < 0:
            _no_longer_owed(handle, who, work, day)
    fresh = np.int64(0)
    for place in range(wanted.shape[0]):
        work, of = wanted[place]
        line, once = mine[work], handle.terms[of].once
        if line.duty < 0:
            if not (once and line.had):
                begin(handle, who, work, of, day)
                fresh |= np.int64(1) << work
        elif not once and (line.terms != of or line.ending):
            exchange(handle, who, work, of, day)
            fresh |= np.int64(1) << work
    for place in range(wanted.shape[0]):
        work = wanted[place, 0]
        if (fresh >> work) & 1:
            link_duty(handle, who.number, work, fresh)
            fresh &= ~(np.int64(1) << work)
    roles = 0
    for work in range(mine.size):
        if mine[work].duty >= 0:
            roles |= 1 << kinds[work].role
    return roles


@compiled
def ask(handle: Handle, person: int, work: int, of: int, day: int, due: int, opens: int) -> int:
    """See `Owing.ask`; `of` is the number of the terms, -1 if it is not owed. 1: it was opened, 0: it was not."""
    if not _has_room(handle, person):
        return NO_ROOM
    duty = handle.lines[person, work].duty
    if duty >= 0:
        if not over(handle, duty):
            return 0
        end_duty(handle, person, work, day)
    if of < 0:
        return 0
    open_anew(handle, person, work, of, day, due, opens, day, 0, False)
    link_duty(handle, person, work, 0)
    return 1


@compiled
def end(handle: Handle, person: int, work: int, day: int) -> int:
    """See `Owing.end`. 1: a piece of it was still in the diary, 0: none was."""
    if not _has_room(handle, person):
        return NO_ROOM
    return 1 if end_duty(handle, person, work, day) else 0


@compiled
def duty(handle: Handle, person: int, work: int) -> int:
    """See `Owing.duty`."""
    return int(handle.lines[person, work].duty)


@compiled
def is_done(handle: Handle, person: int, work: int) -> int:
    """See `Owing.is_done`. 1: yes."""
    duty = handle.lines[person, work].duty
    return 1 if duty >= 0 and over(handle, duty) else 0


@compiled
def last_done(handle: Handle, person: int, work: int) -> int:
    """See `Owing.last_done`."""
    line = handle.lines[person, work]
    if line.duty < 0:
        return -NEVER
    row = handle.duties[line.duty]
    return int(row.since) if row.ordinal > line.begun else -NEVER


@compiled
def prepares_for(handle: Handle, person: int, work: int, event: int) -> int:
    """See `Owing.prepares_for`."""
    line = handle.lines[person, work]
    if line.duty >= 0:
        apart = after(handle, handle.terms[line.terms].interval, 0)
        fix_date(handle, line.duty, event - apart, apart)
    return 0


@compiled
def hand_over(handle: Handle, person: int, role: int, officer: int) -> int:
    """See `Owing.hand_over`; the person stands under the new officer already."""
    if not _has_room(handle, person):
        return NO_ROOM
    mine = handle.lines[person]
    for work in range(mine.size):
        if mine[work].duty >= 0 and handle.kinds[work].role == role:
            move(handle, mine[work].duty, officer)
    return 0
