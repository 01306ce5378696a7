"""Approved premises: beds, who waits for one, and housing to move on to (¶7.5, 8.7).

A resident whose stay is up and who has nowhere suitable to go keeps the bed, and somebody else waits for it.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from itertools import count
from typing import Any

import simpy

from rightmix_sim.model.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.duty import MINUTES_A_DAY
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.person import Person
from rightmix_sim.randomness import Draws, Purpose, exponential
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area

_DAYS_A_YEAR = 365.25


class Premises:
    """The beds of one area, and the housing that comes up for its residents."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._terms, self._luck = clock, area.premises, luck
        self._ledger, self._casework = ledger, casework
        self._beds = simpy.PriorityResource(clock.env, self._terms.beds) if self._terms.beds else None
        self._housing = simpy.Store(clock.env)
        if self._terms.move_on_places_per_year > 0:
            clock.begin(self._places_come_up())

    def resident(self, person: Person, *, since: int) -> Process:
        """Somebody who needs a bed since a day; before the run, who has one then is found in it."""
        clock, terms, over = self._clock, self._terms, person.over
        assert over is not None
        wait = self._ledger.wait(Resource.PREMISES_BED, person.number, since)
        in_flight = since < clock.today
        if self._beds is None:
            if not in_flight:
                yield clock.until(clock.after(since, terms.patience)) | over
            self._end(wait, Served.GAVE_UP)
            return
        harm_first = terms.order == "highest_harm_first"
        with self._beds.request(priority=-person.rosh if harm_first else 0) as bed:
            useful = clock.today if in_flight else clock.after(since, terms.patience)
            yield bed | clock.until(useful) | over
            if not bed.triggered:
                self._end(wait, Served.GAVE_UP)
                return
            wait.began = since if in_flight else clock.today
            self._casework.ask(person, Work.PREMISES_WORK, clock.today)
            yield clock.until(clock.after(wait.began, terms.stay)) | over
            served = Served.WITHDRAWN
            if not over.triggered:
                served = yield from self._move_on(person, over, clock.after(wait.began, terms.longest_stay))
            self._casework.end(person, Work.PREMISES_WORK, clock.today)
            self._end(wait, served)

    def _move_on(self, person: Person, over: simpy.Event, longest: int) -> Generator[simpy.Event, Any, Served]:
        """Wait in the bed for somewhere to go; gives how the stay ends."""
        clock = self._clock
        wait = self._ledger.wait(Resource.MOVE_ON_HOUSING, person.number, clock.today)
        place = self._housing.get()
        yield place | clock.until(longest) | over
        if place.triggered:
            wait.began = clock.today
            self._end(wait, Served.LEFT)
            return Served.MOVED_ON
        place.cancel()
        self._end(wait, Served.GAVE_UP)
        return Served.WITHDRAWN if over.triggered else Served.NOWHERE

    def _places_come_up(self) -> Process:
        """Suitable places come up one by one; one that nobody takes goes elsewhere after a while."""
        clock, mean = self._clock, _DAYS_A_YEAR / self._terms.move_on_places_per_year
        for number in count():
            gap = 1 + int(exponential(mean, self._luck.one(Purpose.MOVE_ON, number)))
            yield clock.env.timeout(gap * MINUTES_A_DAY)
            self._housing.put(number)
            clock.at(clock.after(clock.today, self._terms.place_kept), partial(self._goes, number))

    def _goes(self, place: int) -> None:
        if place in self._housing.items:
            self._housing.items.remove(place)

    def _end(self, wait: Wait, served: Served) -> None:
        wait.ended, wait.served = self._clock.today, served
