"""Circles of Support and Accountability: volunteers round one person, with a coordinator who keeps them up (¶8.4, 8.5).

A Circle is voluntary, so it goes on when the order ends as planned; who waits for one gives up when the order ends.
Custody ends it, and so does leaving the register or the area.
"""

from __future__ import annotations

from collections.abc import Callable

import simpy

from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.mornings import news_of
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.places import Places
from rightmix_sim.model.scarce.volunteers import Volunteers
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area

_WHERE_ON_DAY_ONE = 3  # the attempt that keys this draw; whether a Circle is asked for has 0


class Circles:
    """The Circles of one area. `in_post` gives the coordinators in post at the moment; else all posts are filled."""

    def __init__(
        self,
        clock: Clock,
        area: Area,
        luck: Draws,
        ledger: Ledger,
        casework: Casework,
        *,
        in_post: Callable[[], int] | None = None,
    ) -> None:
        self._clock, self._terms, self._luck = clock, area.circles, luck
        self._ledger, self._casework = ledger, casework
        self._posts = area.circles_coordinators.posts
        self._in_post = in_post or (lambda: self._posts)
        self.volunteers = Volunteers(clock, area.circles, luck)
        self._kept_up = Places(clock, self._can_be_kept_up, lambda wish: (wish.since, wish.person.number))

    @property
    def meeting(self) -> int:
        """Circles that meet at this moment."""
        return self.volunteers.in_circles // self._terms.size

    @property
    def waiting(self) -> int:
        """People who wait for a Circle at this moment."""
        return len(self._kept_up.queue) + int(self._kept_up.count) - self.meeting

    def look_again(self) -> None:
        """A coordinator has come or gone: more Circles may begin, and those that meet go on."""
        self._kept_up.look_again()

    def asked_for(self, person: Person) -> Process:
        """Somebody for whom a Circle is asked, from today on; nothing where the area has no post of a coordinator.

        On day one it was asked for with the order, and a Circle that there are volunteers for is part of the way.
        """
        clock, terms, over = self._clock, self._terms, person.over
        assert over is not None
        if not self._posts:
            return
        asked = min(clock.today, person.order_start) if clock.today == 0 else clock.today
        wait = self._ledger.wait(Resource.CIRCLE, person.number, asked)
        with self._kept_up.wish(person, asked) as turn:
            yield turn | over
            volunteers = self.volunteers.want(terms.size, asked, person.number) if turn.triggered else None
            if volunteers is not None:
                yield volunteers | over
            if volunteers is None or not volunteers.triggered:
                if volunteers is not None:
                    volunteers.cancel()
                wait.ended, wait.served = clock.today, Served.GAVE_UP
                return
            self.volunteers.begin(volunteers)
            wait.began, wait.served = self._began(person, asked), Served.STAYING
            self._casework.ask(person, Work.CIRCLE_COORDINATION, clock.today)
            ends = clock.after(wait.began, terms.length)
            yield from self._meets(person, over, ends)
            self._casework.end(person, Work.CIRCLE_COORDINATION, clock.today)
            wait.ended, wait.served = clock.today, Served.LEFT if clock.today >= ends else Served.WITHDRAWN
            self.volunteers.end(volunteers)

    def _meets(self, person: Person, over: simpy.Event, ends: int) -> Process:
        """A Circle from today to its end, or to custody or the day on which the person leaves."""
        clock = self._clock
        if not over.triggered:
            yield from news_of(clock, clock.until(min(ends, person.left)) | over)
        if person.registered:  # not in custody
            yield from news_of(clock, clock.until(min(ends, person.left)))

    def _began(self, person: Person, asked: int) -> int:
        """Today; for one that is under way on day one some time ago."""
        clock = self._clock
        if clock.today > 0:
            return clock.today
        u = self._luck.one(Purpose.CIRCLE, person.number, 0, _WHERE_ON_DAY_ONE)
        return max(asked, -int(u * clock.after(0, self._terms.length)))

    def _can_be_kept_up(self) -> int:
        return self._in_post() * self._terms.each_coordinator
