"""What the model says happened: typed columns, one row for each thing that happened.

The model writes these tables and nothing else; every measure, chart and finding is worked out from them. Days are day
numbers (days since 1 January 1970), minutes are whole, and a category is a small number whose words stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records.kinds import (
    CHECKED,
    LEVELS,
    ORDER_KINDS,
    RECORDED,
    SKILLS,
    Ending,
    Event,
    Happened,
    Outcome,
    Programme,
    Resource,
    Role,
    Served,
    Standing,
    Work,
    words,
)

NO_DAY = -1_000_000  # a day that never comes: no end, no date
Column = NDArray[Any]
Table = Mapping[str, Column]  # column name -> one value for each row


@dataclass(frozen=True)
class Field:
    """A column: its type, what it says, and the words of its codes where it is a category."""

    name: str
    type: type[np.generic]
    meaning: str
    words: Sequence[str] = ()
    day: bool = False


SCHEMA: Mapping[str, tuple[Field, ...]] = {
    "people": (
        Field("person", np.int32, "number of the person within area and replication"),
        Field("rm2000", np.int8, "category of risk of reconviction", LEVELS),
        Field("rosh", np.int8, "level of Risk of Serious Harm", LEVELS),
        Field("mappa_level", np.int8, "MAPPA level at first; level 1 without an order or licence"),
        Field("tier", np.int8, "tier while on an order or licence; 0 if never"),
        Field("joined", np.int32, "first day on the register; of who moved in, elsewhere", day=True),
        Field("entered", np.int32, "first day in this area during the run, which for most is its first day", day=True),
        Field("left", np.int32, "first day no longer on the register; none: stays", day=True),
        Field("order_kind", np.int8, "order or licence", ORDER_KINDS),
        Field("order_start", np.int32, "first day of the order or licence", day=True),
        Field("order_end", np.int32, "first day after the order or licence", day=True),
        Field("standing", np.int8, "where the person stands with the core programme", words(Standing)),
        Field("mappa_category", np.int8, "MAPPA category, 1 to 3"),
        Field("child_victim", np.bool_, "whether the offence was against a child"),
        Field("images_only", np.bool_, "whether all offences were of images"),
        Field("victim_contact", np.bool_, "whether statutory victim contact is owed"),
        Field("employment_need", np.bool_, "whether employment is linked to the offending"),
        Field("accommodation_need", np.bool_, "whether accommodation is linked to the offending"),
        Field("prohibited_contact", np.bool_, "whether the order or licence prohibits contact"),
        Field("residence_requirement", np.bool_, "whether it requires residence as approved"),
        Field("prohibited_activity", np.bool_, "whether it prohibits an activity"),
        Field("exclusion", np.bool_, "whether it excludes from a place"),
        Field("ethnicity_missing", np.bool_, "whether the ViSOR record lacks ethnicity until somebody checks it"),
        Field("registration_missing", np.bool_, "whether it lacks the registration details until somebody checks it"),
        Field("plan_in_log", np.bool_, "whether the police RMP is kept in the activity log only"),
        Field("visits_recorded", np.int8, "where the visits of the person's officer are recorded", RECORDED),
        Field("visits_in_diary", np.bool_, "whether the next visit is flagged in the ViSOR diary"),
    ),
    "orders": (
        Field("person", np.int32, "who"),
        Field("kind", np.int8, "order or licence", ORDER_KINDS),
        Field("start", np.int32, "first day", day=True),
        Field("end", np.int32, "first day after", day=True),
        Field("ended_by", np.int8, "how it ended, or would end if the run went on", words(Ending)),
    ),
    "states": (
        Field("person", np.int32, "who"),
        Field("day", np.int32, "first day on which it holds", day=True),
        Field("rm2000", np.int8, "category of risk of reconviction from that day on", LEVELS),
        Field("rosh", np.int8, "level of Risk of Serious Harm from that day on", LEVELS),
        Field("mappa_level", np.int8, "MAPPA level from that day on"),
        Field("tier", np.int8, "tier from that day on; 0 while not on an order or licence"),
    ),
    "events": (
        Field("person", np.int32, "to whom"),
        Field("day", np.int32, "when", day=True),
        Field("event", np.int8, "what happened", words(Event)),
        Field("detail", np.int32, "what the event says more (records.Event)"),
    ),
    "queues": (
        Field("resource", np.int8, "what was waited for", words(Resource)),
        Field("person", np.int32, "who waited; the number of the post for a vacancy, -1 for a group that needs tutors"),
        Field("asked", np.int32, "day from which it was wanted", day=True),
        Field("began", np.int32, "day on which it was had; none: not had", day=True),
        Field(
            "ended", np.int32, "day on which the stay, or the wait that led to nothing, ended; none: goes on", day=True
        ),
        Field("served", np.int8, "how it ended", words(Served)),
    ),
    "training": (
        Field("officer", np.int32, "number of the post"),
        Field("role", np.int8, "role", words(Role)),
        Field("day", np.int32, "day from which the person in post is trained", day=True),
        Field("skill", np.int8, "in what", SKILLS),
        Field("until", np.int32, "first day after: the person in post left; none: still there", day=True),
    ),
    "duties": (
        Field("duty", np.int32, "number of the line of work owed to one person"),
        Field("person", np.int32, "to whom it is owed"),
        Field("work", np.int8, "kind of work", words(Work)),
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
        Field("work", np.int8, "kind of work", words(Work)),
        Field("ordinal", np.int32, "which piece of the duty, from 0"),
        Field("attempt", np.int32, "which attempt at it, from 0"),
        Field("due", np.int32, "the date the area's own policy sets; none: work without a date", day=True),
        Field("day", np.int32, "day on which it happened", day=True),
        Field("minute", np.int32, "minute of that day at which it began"),
        Field("minutes", np.int32, "how long it took, travel included"),
        Field("outcome", np.int8, "how it ended", words(Outcome)),
        Field("entry", np.bool_, "whether a power of entry was used"),
        Field("checked", np.int8, "what was checked before a visit by the police", CHECKED),
        Field("crew", np.int8, "officers on a visit by the police; 0 for other work"),
    ),
    "programme": (
        Field("programme", np.int8, "which programme", words(Programme)),
        Field("person", np.int32, "who"),
        Field("day", np.int32, "when", day=True),
        Field("event", np.int8, "what happened", words(Happened)),
        Field("starts", np.int32, "first session, where a place was offered", day=True),
    ),
    "sessions": (
        Field("programme", np.int8, "which programme", words(Programme)),
        Field("person", np.int32, "who"),
        Field("day", np.int32, "when", day=True),
        Field("session", np.int32, "which session of the programme, from 0"),
        Field("minutes", np.int32, "length; a missed session that was caught up counts, one that was not is 0"),
        Field("attended", np.bool_, "whether the person came"),
    ),
    "posts": (
        Field("officer", np.int32, "number of the post; the last of each role is the tray, which nobody holds"),
        Field("role", np.int8, "role", words(Role)),
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
    orders: Table
    states: Table
    events: Table
    queues: Table
    training: Table
    duties: Table
    work: Table
    programme: Table
    sessions: Table
    posts: Table

    @cached_property
    def worked_out(self) -> dict[object, object]:
        """What was worked out of them once (records.once), by what was asked; no part of what happened."""
        return {}

    def __getstate__(self) -> dict[str, object]:
        """What was worked out stays behind when they travel: it can be worked out again."""
        return {name: value for name, value in self.__dict__.items() if name != "worked_out"}


def table(name: str, columns: Mapping[str, Sequence[object] | Column]) -> Table:
    """The columns of a table in the order and types of its schema. Raises `KeyError` on a missing column."""
    return {field.name: np.asarray(columns[field.name], dtype=field.type) for field in SCHEMA[name]}
