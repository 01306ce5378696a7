"""Somebody on the register, as the model knows them while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field

import simpy

from rightmix_sim.model.diaries.duty import NEVER
from rightmix_sim.records import Programme, Role, Standing, Work

__all__ = ["NEVER", "STAFF", "Person"]

STAFF = 1 << 24  # the number of a member of staff to whom work is owed is this and the number of the post


@dataclass
class Person:
    """Somebody on the register, what they bring, and the work that is owed to them. What moves is changed here."""

    number: int
    rm2000: int
    rosh: int
    joined: int
    left: int
    order_kind: int  # 0: none, 1: community order, 2: licence
    order_start: int
    order_end: int  # brought forward when the order ends early
    level: int = 1
    tier: int = 0
    standing: Standing = Standing.NOT_SUPERVISED
    category: int = 1
    denial: int = 0
    learning_disability: bool = False
    under_21: bool = False
    child_victim: bool = False
    images_only: bool = False
    victim_contact: bool = False
    employment_need: bool = False
    accommodation_need: bool = False
    prohibited_contact: bool = False
    residence_requirement: bool = False
    prohibited_activity: bool = False
    exclusion: bool = False
    sopo: bool = False
    ethnicity_missing: bool = False
    registration_missing: bool = False
    plan_in_log: bool = False
    visits_recorded: int = 0
    visits_in_diary: bool = False
    programme: Programme | None = None  # the programme that the order requires, if any
    breaches: int = 0  # of orders and licences, so far
    completed: bool = False  # a programme that a SARN follows
    registered: bool = False  # on the register and in the community at this moment
    on_order: bool = False
    entered: int = 0  # first day in this area during the run
    since: int = 0  # first day of the present order in this area
    over: simpy.Event | None = field(default=None, repr=False)  # the present order or licence ends
    officers: dict[Role, int] = field(default_factory=dict)
    posts: dict[Role, int] = field(default_factory=dict)  # by whom the case is held, where a caseload file says so
    resident_since: int | None = None  # in approved premises on day one, where a caseload file says so
    known: dict[Work, int] = field(default_factory=dict)  # when it was last done, where a caseload file says so

    @property
    def supervised(self) -> bool:
        """Whether there is, was or will be an order or licence."""
        return self.order_kind > 0
