"""The volunteers of Circles: recruited and trained through the year, free or in a Circle, and gone one day (¶8.5)."""

from __future__ import annotations

from itertools import count

import simpy
from simpy.resources.container import ContainerGet
from simpy.resources.resource import SortedQueue

from rightmix_sim.model.clock import Clock, Process, days_until
from rightmix_sim.model.mornings import first_thing
from rightmix_sim.randomness import Draws, Purpose, exponential
from rightmix_sim.scenario import constructive
from rightmix_sim.workdays import DAYS_A_YEAR

_NUMBERS_FROM = 1 << 22  # numbers of volunteers, above those of people, for their luck
_LEAVES, _JOINS_A_CIRCLE = 0, 1  # who comes first


class Wanted(ContainerGet):
    """Volunteers wanted, an event that succeeds when they are free; the smallest key comes first."""

    def __init__(self, free: _Free, how_many: int, key: tuple[int, ...]) -> None:
        self.key = key
        super().__init__(free, how_many)


class _Free(simpy.Container):
    """The volunteers who are free. Nobody overtakes who is first in the queue."""

    GetQueue = SortedQueue


class Volunteers:
    """The volunteers of one area. At every moment, free + in_circles = recruited - left."""

    def __init__(self, clock: Clock, terms: constructive.Circles, luck: Draws) -> None:
        self._clock, self._terms, self._luck = clock, terms, luck
        self._free = _Free(clock.env)
        self.recruited = self.left = self.in_circles = 0
        for number in range(terms.volunteers):
            self._joins(number)
        if terms.recruited_per_year > 0:
            clock.begin(self._recruits())

    @property
    def free(self) -> int:
        """Volunteers who are in no Circle."""
        return int(self._free.level)

    def want(self, how_many: int, since: int, person: int) -> Wanted:
        """Want volunteers for a person's Circle since a day; the longest wait comes first. Cancel it to give up."""
        return Wanted(self._free, how_many, (_JOINS_A_CIRCLE, since, person))

    def begin(self, wanted: Wanted) -> None:
        """Those who were wanted are in a Circle now."""
        self.in_circles += int(wanted.amount)

    def end(self, wanted: Wanted) -> None:
        """They are free again; who was to leave meanwhile leaves now."""
        self.in_circles -= int(wanted.amount)
        self._free.put(wanted.amount)

    def _recruits(self) -> Process:
        """New volunteers, each trained and ready on one day."""
        moment = 0.0
        for number in count(self._terms.volunteers):
            u = self._luck.one(Purpose.CIRCLE, _NUMBERS_FROM + number, 1)
            moment += exponential(DAYS_A_YEAR / self._terms.recruited_per_year, u)
            if int(moment) > self._clock.today:
                yield first_thing(self._clock, int(moment))
            self._joins(number)

    def _joins(self, number: int) -> None:
        self.recruited += 1
        self._free.put(1)
        if self._terms.leaving_per_year > 0:
            self._clock.begin(self._until_leaving(number))

    def _until_leaving(self, number: int) -> Process:
        """A volunteer's time: who is in a Circle sees it to its end, or a free one goes instead."""
        u = self._luck.one(Purpose.CIRCLE, _NUMBERS_FROM + number, 2)
        yield first_thing(self._clock, self._clock.today + days_until(self._terms.leaving_per_year, u))
        yield Wanted(self._free, 1, (_LEAVES, number))
        self.left += 1
