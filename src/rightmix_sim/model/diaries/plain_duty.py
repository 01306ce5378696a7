"""A duty and an officer, as plain SimPy knows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import simpy

from rightmix_sim.model.diaries.duty import FIRST_COME_FIRST_SERVED, HIGHEST_HARM_FIRST, NEVER, Terms


class Officer(simpy.PriorityResource):
    """One officer, asked for with a tuple: SimPy only compares priorities, so that no two need be equal."""

    def turn(self, priority: tuple[int, ...]) -> simpy.resources.resource.PriorityRequest:
        """A place in the queue for the officer."""
        return self.request(priority=cast(int, priority))


@dataclass
class PlainDuty:
    """A row of `duty.DUTY` in words."""

    number: int
    person: int
    officer: int
    terms: Terms
    due: int
    opens: int
    switch: int
    asleep: bool
    sleeps: bool
    dated: bool
    pieces: int
    ordinal: int = 0
    attempt: int = 0
    since: int = 0
    opened: int = 0
    ended: int = NEVER  # when somebody ended it
    before: tuple[int, int] | None = None  # the day on which it was last done before the run, and the officer
    wakes: list[int] = field(default_factory=list)
    fixed_date: int | None = None
    apart: int = 0
    last_piece: bool = False
    closed: bool = False
    process: simpy.Process | None = field(default=None, repr=False)

    def priority(self, order_of_work: int) -> tuple[int, ...]:
        """What is smaller the earlier the policy takes the work up."""
        tie = (self.person, int(self.terms.work))
        if self.terms.fixed:
            return (0, -1 << 20, *tie)
        if order_of_work == FIRST_COME_FIRST_SERVED:
            return (0, self.opens, *tie)
        if not self.dated:
            return (1, self.opens, *tie)
        if order_of_work == HIGHEST_HARM_FIRST:
            return (0, -self.terms.severity, self.due, *tie)
        return (0, self.due, *tie)
