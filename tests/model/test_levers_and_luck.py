"""No lever moves the luck of anything it is not about: in an area without queues, all else stays as it was, row by row.

Where hours are ample nothing waits for anything, so whatever differs between two runs comes of the lever itself. People
whose own way is another (a category that moves, a recall) are left out: theirs may differ. Of all others every event of
another kind is the same, and every piece of other work takes as long and ends as before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest

from rightmix_sim.records import WORK_KINDS, Event, Records, Role, Work
from rightmix_sim.scenario.area import Interval, shares
from tests.model.ample import ample
from tests.model.areas import frame, months, run

MONTH, WEEK = Interval(1, "months"), Interval(1, "weeks")
MAY_DIFFER = ("left", "order_end", "mappa_level", "tier")  # of `people`: what the way of somebody decides


@dataclass(frozen=True)
class Lever:
    """A figure, another value of it, and what it is about: kinds of events and of work, and whose posts."""

    path: str
    value: Any
    events: tuple[Event, ...] = ()
    work: tuple[Work, ...] = ()
    posts: tuple[Role, ...] = ()
    people: tuple[str, ...] = ()  # columns of `people`


def posts_of(role: Role, *values: tuple[str, Any]) -> list[Lever]:
    """Figures of the posts of a role: appointments hang on whose hours there are, the work itself does not."""
    table = f"{role.name.lower()}s"
    kept = (Event.MAPPA_ATTENDED, Event.JOINT_VISIT)
    return [Lever(f"{table}.{key}", value, kept, (Work.JOINT_VISIT, Work.JOINT_VISIT_POLICE), (role,))
            for key, value in values]  # fmt: skip


OM, PPO = Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER
SPO, SUPERVISOR = Role.SENIOR_PROBATION_OFFICER, Role.POLICE_SUPERVISOR
VLO, COORDINATOR, CIRCLES = Role.VICTIM_LIAISON_OFFICER, Role.MAPPA_COORDINATOR, Role.CIRCLES_COORDINATOR
DISCUSSED = (Event.MAPPA_MEETING, Event.MAPPA_ATTENDED, Event.DISCLOSURE_CONSIDERED, Event.DISCLOSURE_MADE,
             Event.MAPPA_LEVEL_CHANGED)  # fmt: skip
LEARNED = (Event.CHANGE_KNOWN_POLICE, Event.CHANGE_KNOWN_PROBATION)

LEVERS = [
    *posts_of(OM, ("posts", 15), ("leave_days", 60), ("sickness_days", 40), ("turnover_per_year", 0.6)),
    *posts_of(PPO, ("posts", 15), ("leave_days", 60), ("turnover_per_year", 0.6), ("diverted_share", 0.3)),
    *posts_of(SPO, ("posts", 15), ("sickness_days", 40)),
    *posts_of(SUPERVISOR, ("posts", 15), ("diverted_share", 0.3)),
    *posts_of(VLO, ("posts", 15)),
    *posts_of(COORDINATOR, ("posts", 15), ("turnover_per_year", 0.6)),
    *posts_of(CIRCLES, ("posts", 15), ("leave_days", 60)),
]


@cache
def records_of(path: str = "", value: Any = None) -> Records:
    area = ample(**({path: value} if path else {}))
    return run(area, seed=2, warm_up=months(1), length=months(8))


def unchanged_people(one: Records, other: Records) -> set[int]:
    """People whose orders, categories and levels are the same in both."""
    found: set[int] = set(one.people["person"]) & set(other.people["person"])
    for table in ("orders", "states"):
        rows = pd.concat([frame(records, table).assign(which=which) for which, records in enumerate((one, other))])
        columns = [name for name in rows if name != "which"]
        single = rows[~rows.duplicated(columns, keep=False) | rows.duplicated([*columns, "which"], keep=False)]
        found -= set(single.person)
    return found
