"""A duty: one line of work that one officer owes one person, and the rows that the diaries keep of it.

A duty has at most one piece of work in the diary at a time. When that is done the next one is dated from it, by the
policy's interval; a failed attempt is tried again and its date stands. Work without a date has an interval only to say
when it may be taken up again. Work that follows other work sleeps until a piece of that is done, and is opened on the
morning after; the other may be in somebody else's diary. An appointment comes before everything else of its day.

Days in this room are counted from the first day of the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rightmix_sim.records import Work

NO_DATE = 1 << 20  # later than any day of a run
NEVER = 1 << 20  # the day of what does not happen
LONGEST_MINUTES = 400  # nothing takes longer
DAY_BEGINS = 9 * 60  # the minute of the day at which work begins
MINUTES_A_DAY = 24 * 60

# States of a duty
WAITING, READY, DORMANT, CLOSED = 0, 1, 2, 3

LAST_PIECE = 2  # of `sleeps`: the duty is over with the piece that is in the diary

# What an officer takes up first (the codes of `order_of_work`)
EARLIEST_DUE_FIRST, HIGHEST_HARM_FIRST, FIRST_COME_FIRST_SERVED = 0, 1, 2
ORDERS_OF_WORK = {
    "earliest_due_first": EARLIEST_DUE_FIRST,
    "highest_harm_first": HIGHEST_HARM_FIRST,
    "first_come_first_served": FIRST_COME_FIRST_SERVED,
}


@dataclass(frozen=True, eq=False)  # told apart by identity, which is quick
class Terms:
    """What a duty asks for, by the area's own policy; made once for all duties alike.

    `interval` and `later_interval` are rows of the table of due dates; the later one counts after the early phase of
    an order. `pieces` is how many make up the duty (-1: no end). A piece of work opens between `days_ahead` and half
    as many days before it is due, and is tried again up to `retry_days` after an attempt that failed; after
    `entry_after` of those (0: never) a power of entry is used. `severity` is the category of RM2000 or level of RoSH.
    A sleeping duty is woken by a `share` of the done pieces it follows. `fixed` is an appointment.
    """

    work: Work
    interval: int
    later_interval: int
    dated: bool
    pieces: int
    days_ahead: int
    minutes: float
    failed_minutes: float
    failure_share: float
    retry_days: int
    entry_after: int
    entry_minutes: float
    severity: int
    share: float = 1.0
    fixed: bool = False


class Entry(NamedTuple):
    """How a duty is entered into a diary: when its first piece of work is due and opens.

    `opened` is the day on which this happens, `since` the one from which the first piece is dated, `ordinal` its
    number, `attempt` how often it was tried already. From day `switch` on the later interval of its terms counts.
    One that `sleeps` waits to be woken, unless its first piece is `asked_for` already.
    """

    due: int
    opens: int
    opened: int = 0
    since: int = 0
    ordinal: int = 0
    attempt: int = 0
    switch: int = 0
    sleeps: bool = False
    asked_for: bool = False


class Standing(NamedTuple):
    """Where a duty stands on a morning: its next piece, and since when that runs.

    `asked_for` is work that follows other work, is not asleep and not done. `over` is a duty of which nothing is left.
    """

    since: int
    ordinal: int
    attempt: int
    due: int
    opens: int
    asked_for: bool
    over: bool


TERMS = np.dtype(
    [
        ("minutes", np.float64),
        ("failed_minutes", np.float64),
        ("failure_share", np.float64),
        ("entry_minutes", np.float64),
        ("share", np.float64),
        ("work", np.int32),
        ("interval", np.int32),
        ("later_interval", np.int32),
        ("dated", np.int32),
        ("pieces", np.int32),
        ("days_ahead", np.int32),
        ("retry_days", np.int32),
        ("entry_after", np.int32),
        ("severity", np.int32),
        ("fixed", np.int32),
        # what entering a duty into the diaries goes by (terms_table.Owed)
        ("first", np.int32),
        ("soon", np.int32),
        ("at_once", np.int32),
        ("once", np.int32),
        ("has_early_phase", np.int32),
        ("follows", np.int64),  # a bit for each kind of work
    ],
    align=True,
)

DUTY = np.dtype(
    [
        ("number", np.int32),
        ("person", np.int32),
        ("officer", np.int32),
        ("terms", np.int32),  # a row of TERMS
        ("pieces", np.int32),  # how many are left; -1: no end
        ("ordinal", np.int32),
        ("attempt", np.int32),
        ("due", np.int32),
        ("opens", np.int32),
        ("switch", np.int32),  # the first day after the early phase
        ("fixed_date", np.int32),  # of the last piece, which may lie before the run; NO_DATE: none
        ("apart", np.int32),  # days by which the pieces before it come earlier
        ("since", np.int32),  # the day the last piece was done, or from which the first is dated
        ("wakes", np.int32),  # a row of LINK: the first duty that a done piece of this one wakes; -1: none
        ("asked", np.int32),  # the last day on which done work asked for this while it was in the diary
        ("next", np.int32),  # the next duty that opens on the same day for the same officer
        ("state", np.int8),
        ("dated", np.int8),
        ("sleeps", np.int8),  # 1: DORMANT between two pieces until woken; LAST_PIECE: over with the one in the diary
    ],
    align=True,
)

NOTED = np.dtype(  # what the records say of a duty and its diary does not need
    [
        ("opened", np.int32),
        ("closed", np.int32),  # NEVER while it is open
        ("before", np.int32),  # the day on which it was last done before the run; NEVER if it was not
        ("before_by", np.int32),  # the officer who then did it
    ],
    align=True,
)

LINK = np.dtype([("woken", np.int32), ("next", np.int32)], align=True)  # a duty to wake, and the next row; -1: none

ROW = np.dtype(  # half a million of them pass through the memory: 24 bytes each; a duty has one piece a day at most
    [
        ("duty", np.int32),
        ("due", np.int32),
        ("day", np.int32),
        ("officer", np.int16),
        ("ordinal", np.int16),
        ("attempt", np.int16),
        ("minute", np.int16),
        ("minutes", np.int16),
        ("outcome", np.int8),
        ("entry", np.int8),
    ],
    align=True,
)

LINE = np.dtype(
    [
        ("duty", np.int32),  # the open one; -1: none
        ("terms", np.int32),  # of it
        ("ordinal", np.int32),  # of the next piece, when none is open
        ("begun", np.int32),  # of the piece with which it began to be owed
        ("first", np.int32),  # of the first piece, dated for itself; -1: none
        ("known", np.int32),  # the day on which it was last done by a caseload file; NEVER: not known
        ("ending", np.int8),  # no longer owed, with a last piece that was asked for
        ("had", np.int8),  # opened before
    ],
    align=True,
)

KIND = np.dtype(
    [
        ("role", np.int32),
        ("of_order", np.int8),  # owed during an order or licence
        ("asked", np.int8),  # opened by an event
        ("with_order", np.int8),  # ends with the order, if an event asked for it; else with the register
        ("followed_by", np.int64),  # a bit for each kind of work
    ],
    align=True,
)
