"""Circles of Support and Accountability: volunteers round one person, with a coordinator who keeps them up (¶8.4, 8.5).

Volunteers come and are trained through the year, and leave when they are free. A Circle is voluntary, so it goes on
when the order ends; who waits for one gives up when it does.
"""

from __future__ import annotations

from itertools import count

import simpy

from rightmix_sim.model.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.duty import MINUTES_A_DAY
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.person import Person
from rightmix_sim.randomness import Draws, Purpose, exponential
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area

_DAYS_A_YEAR = 365.25
_VOLUNTEERS = 1 << 22  # numbers of volunteers, above those of people, for their luck


class Circles:
    """The Circles of one area."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._terms, self._luck = clock, area.circles, luck
        self._ledger, self._casework = ledger, casework
        self.recruited = self.left = self.in_circles = 0
        self.free = simpy.Container(clock.env)
        kept_up = area.circles_coordinators.posts * self._terms.each_coordinator
        self._coordinated = simpy.Resource(clock.env, kept_up) if kept_up else None
        for number in range(self._terms.volunteers):
            self._joins(number)
        if self._terms.recruited_per_year > 0:
            clock.begin(self._recruits())

    def asked_for(self, person: Person) -> Process:
        """Somebody for whom a Circle is asked, from today on; nothing where the area has no coordinator."""
        clock, terms, over = self._clock, self._terms, person.over
        assert over is not None
        if self._coordinated is None:
            return
        wait = self._ledger.wait(Resource.CIRCLE, person.number, clock.today)
        with self._coordinated.request() as turn:
            yield turn | over
            volunteers = self.free.get(terms.size) if turn.triggered else None
            if volunteers is not None:
                yield volunteers | over
            if volunteers is None or not volunteers.triggered:
                if volunteers is not None:
                    volunteers.cancel()
                wait.ended, wait.served = clock.today, Served.GAVE_UP
                return
            wait.began = clock.today
            self.in_circles += terms.size
            self._casework.ask(person, Work.CIRCLE_COORDINATION, clock.today)
            ends = clock.after(clock.today, terms.length)
            yield clock.until(min(ends, person.left))
            self._casework.end(person, Work.CIRCLE_COORDINATION, clock.today)
            wait.ended, wait.served = clock.today, Served.LEFT if clock.today >= ends else Served.WITHDRAWN
            self.in_circles -= terms.size
            self.free.put(terms.size)

    def _recruits(self) -> Process:
        mean = _DAYS_A_YEAR / self._terms.recruited_per_year
        for number in count(self._terms.volunteers):
            gap = exponential(mean, self._luck.one(Purpose.CIRCLE, _VOLUNTEERS + number, 1))
            yield self._clock.env.timeout(max(1, int(gap)) * MINUTES_A_DAY)
            self._joins(number)

    def _joins(self, number: int) -> None:
        """A trained volunteer is there, until the day comes to leave."""
        self.recruited += 1
        self.free.put(1)
        if self._terms.leaving_per_year > 0:
            self._clock.begin(self._stay(number))

    def _stay(self, number: int) -> Process:
        mean = _DAYS_A_YEAR / self._terms.leaving_per_year
        days = 1 + int(exponential(mean, self._luck.one(Purpose.CIRCLE, _VOLUNTEERS + number, 2)))
        yield self._clock.env.timeout(days * MINUTES_A_DAY)
        yield self.free.get(1)
        self.left += 1
