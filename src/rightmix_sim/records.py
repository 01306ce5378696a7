"""What the model says happened: typed columns, one row for each thing that happened.

The model writes these tables and nothing else; every measure, chart and finding is worked out from them. Days are day
numbers (days since 1 January 1970), minutes are whole, and a category is a small number whose words stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

NO_DAY = -1_000_000  # a day that never comes: no end, no date
Column = NDArray[Any]
Table = Mapping[str, Column]  # column name -> one value for each row


class Work(IntEnum):
    """The kinds of routine work that stand in an officer's diary."""

    CONTACT = 0
    PROBATION_VISIT = 1
    INITIAL_PLAN = 2
    OASYS_REVIEW = 3
    PRE_PROGRAMME = 4
    ONE_TO_ONE = 5
    POLICE_VISIT = 6
    POLICE_PLAN = 7
    POLICE_REVIEW = 8


class Outcome(IntEnum):
    """How a piece of work ended, or stands at the end of the run."""

    DONE = 0
    FAILED = 1  # an attempt: nobody met, appointment missed
    CANCELLED = 2  # the obligation ended first
    OUTSTANDING = 3  # still in the diary when the run ended
    BEFORE = 4  # last done before the run began


class Happened(IntEnum):
    """What can happen to somebody on the way through a programme."""

    REQUIRED = 0
    OFFERED = 1
    STARTED = 2
    BLOCK_REPEATED = 3
    LEFT_GROUP = 4  # missed too many sessions of a closed group; waits for the next
    COMPLETED = 5
    ORDER_ENDED_WAITING = 6
    ORDER_ENDED_ATTENDING = 7


class Role(IntEnum):
    """Who does the work."""

    OFFENDER_MANAGER = 0
    PUBLIC_PROTECTION_OFFICER = 1
    PROGRAMME_TEAM = 2


class Standing(IntEnum):
    """Where somebody on an order or licence stands with the programme, and why."""

    NOT_SUPERVISED = 0
    REQUIRED = 1
    NOT_REQUIRED = 2
    EXCLUDED_DENIAL = 3
    EXCLUDED_LEARNING_DISABILITY = 4
    EXCLUDED_AGE = 5


@dataclass(frozen=True)
class WorkKind:
    """Who does a kind of work, for which purpose, and its name in print."""

    title: str
    role: Role
    purpose: str


PURPOSES = ("restrictive", "constructive", "supervision", "assessment")
WORK_KINDS: Mapping[Work, WorkKind] = {
    Work.CONTACT: WorkKind("Supervision contact", Role.OFFENDER_MANAGER, "supervision"),
    Work.PROBATION_VISIT: WorkKind("Probation home visit", Role.OFFENDER_MANAGER, "restrictive"),
    Work.INITIAL_PLAN: WorkKind("Initial sentence plan", Role.OFFENDER_MANAGER, "assessment"),
    Work.OASYS_REVIEW: WorkKind("OASys and RMP review", Role.OFFENDER_MANAGER, "assessment"),
    Work.PRE_PROGRAMME: WorkKind("Pre-programme work", Role.OFFENDER_MANAGER, "constructive"),
    Work.ONE_TO_ONE: WorkKind("One-to-one offence-focused work", Role.OFFENDER_MANAGER, "constructive"),
    Work.POLICE_VISIT: WorkKind("Police home visit", Role.PUBLIC_PROTECTION_OFFICER, "restrictive"),
    Work.POLICE_PLAN: WorkKind("First police RMP on ViSOR", Role.PUBLIC_PROTECTION_OFFICER, "assessment"),
    Work.POLICE_REVIEW: WorkKind("Police RMP review", Role.PUBLIC_PROTECTION_OFFICER, "assessment"),
}

# Work that takes the hours that are left, by name: no guidance dates it (¶6.8), or not until a place is offered (¶6.2)
UNDATED = (Work.ONE_TO_ONE.name.lower(), Work.PRE_PROGRAMME.name.lower())

LEVELS = ("low", "medium", "high", "very_high")


@dataclass(frozen=True)
class Field:
    """A column: its type, what it says, and the words of its codes where it is a category."""

    name: str
    type: type[np.generic]
    meaning: str
    words: Sequence[str] = ()
    day: bool = False


def _words(codes: type[IntEnum]) -> tuple[str, ...]:
    return tuple(code.name.lower() for code in codes)


SCHEMA: Mapping[str, tuple[Field, ...]] = {
    "people": (
        Field("person", np.int32, "number of the person within area and replication"),
        Field("rm2000", np.int8, "category of risk of reconviction", LEVELS),
        Field("rosh", np.int8, "level of Risk of Serious Harm", LEVELS),
        Field("mappa_level", np.int8, "MAPPA level while on an order or licence; level 1 otherwise"),
        Field("tier", np.int8, "tier while on an order or licence; 0 if never"),
        Field("joined", np.int32, "first day on the register in this area", day=True),
        Field("left", np.int32, "first day no longer on the register; none: stays", day=True),
        Field("order_kind", np.int8, "order or licence", ("none", "community_order", "licence")),
        Field("order_start", np.int32, "first day of the order or licence", day=True),
        Field("order_end", np.int32, "first day after the order or licence", day=True),
        Field("standing", np.int8, "where the person stands with the programme", _words(Standing)),
    ),
    "duties": (
        Field("duty", np.int32, "number of the line of work owed to one person"),
        Field("person", np.int32, "to whom it is owed"),
        Field("work", np.int8, "kind of work", _words(Work)),
        Field("opened", np.int32, "first day it was owed", day=True),
        Field("closed", np.int32, "first day it was no longer owed; none: still owed", day=True),
        Field("planned_days", np.float64, "days between two pieces of work by the area's own policy; 0: once"),
        Field("early_days", np.float64, "the same in the early phase of an order or licence"),
        Field("early_until", np.int32, "first day after that phase; none: there is none", day=True),
        Field("planned_minutes", np.float64, "mean minutes of one piece of work, travel included"),
        Field("planned_pieces", np.int32, "pieces of work that make up the duty; -1: no end"),
    ),
    "work": (
        Field("duty", np.int32, "the duty it is a piece of"),
        Field("person", np.int32, "to whom it is owed"),
        Field("officer", np.int32, "who did or holds it"),
        Field("work", np.int8, "kind of work", _words(Work)),
        Field("ordinal", np.int32, "which piece of the duty, from 0"),
        Field("attempt", np.int32, "which attempt at it, from 0"),
        Field("due", np.int32, "the date the area's own policy sets; none: work without a date", day=True),
        Field("day", np.int32, "day on which it happened", day=True),
        Field("minute", np.int32, "minute of that day at which it began"),
        Field("minutes", np.int32, "how long it took, travel included"),
        Field("outcome", np.int8, "how it ended", _words(Outcome)),
        Field("entry", np.bool_, "whether a power of entry was used"),
    ),
    "programme": (
        Field("person", np.int32, "who"),
        Field("day", np.int32, "when", day=True),
        Field("event", np.int8, "what happened", _words(Happened)),
        Field("starts", np.int32, "first session, where a place was offered", day=True),
    ),
    "sessions": (
        Field("person", np.int32, "who"),
        Field("day", np.int32, "when", day=True),
        Field("session", np.int32, "which session of the programme, from 0"),
        Field("minutes", np.int32, "length; a missed session that was caught up counts, one that was not is 0"),
        Field("attended", np.bool_, "whether the person came"),
    ),
    "posts": (
        Field("officer", np.int32, "number of the post"),
        Field("role", np.int8, "role", _words(Role)),
        Field("day", np.int32, "first day of a month, of the run or of the measured days", day=True),
        Field("filled", np.bool_, "whether somebody was in post on that day"),
        Field("registered", np.int32, "registered people held on that day"),
        Field("other_cases", np.float64, "other cases held on that day"),
        Field("minutes", np.int32, "minutes for work with registered people from that day to the next row's"),
    ),
}


@dataclass(frozen=True)
class Records:
    """All that happened in one replication of one area."""

    area: str
    replication: int
    first_day: int  # the run begins here; the warm-up is before `starts`
    starts: int  # first measured day
    ends: int  # first day after the run
    people: Table
    duties: Table
    work: Table
    programme: Table
    sessions: Table
    posts: Table


def table(name: str, columns: Mapping[str, Sequence[object] | Column]) -> Table:
    """The columns of a table in the order and types of its schema. Raises `KeyError` on a missing column."""
    return {field.name: np.asarray(columns[field.name], dtype=field.type) for field in SCHEMA[name]}
