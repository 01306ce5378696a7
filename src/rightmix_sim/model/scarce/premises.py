"""Approved premises: beds, who waits for one, and housing to move on to (¶7.5, 8.7).

A resident whose stay is up and who has nowhere suitable to go keeps the bed, and somebody else waits for it.
"""

from __future__ import annotations

from collections.abc import Generator
from itertools import count
from typing import Any

import simpy

from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.mornings import Morning, Part, news_of
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.places import Places, Wish
from rightmix_sim.randomness import Draws, Purpose, exponential
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area
from rightmix_sim.workdays import DAYS_A_YEAR


class Premises:
    """The beds of one area, and the housing that comes up for its residents."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._terms, self._luck = clock, area.premises, luck
        self._ledger, self._casework = ledger, casework
        self._beds = Places(clock, lambda: self._terms.beds, self._turn)
        self._housing = simpy.Store(clock.env)
        if self._terms.move_on_places_per_year > 0:
            clock.begin(self._places_come_up())

    @property
    def residents(self) -> int:
        """Beds taken at this moment."""
        return int(self._beds.count)

    @property
    def waiting(self) -> int:
        """People who wait for a bed at this moment."""
        return len(self._beds.queue)

    def resident(self, person: Person, *, since: int | None = None) -> Process:
        """Somebody who needs a bed, from today on or since an earlier day.

        Who has needed one since before the run is found in it on day one, as far as there are beds. The others wait as
        long as a bed is of use, which counts from the day it was needed.
        """
        clock, over = self._clock, person.over
        assert over is not None
        today = clock.today
        since = today if since is None else since
        of_use = clock.after(since, self._terms.patience)
        with self._beds.wish(person, since) as bed:
            if since < today == 0:
                yield bed | Morning(clock, Part.GIVING, today)
            if not bed.triggered and of_use <= today:
                return  # gave up before the run, or elsewhere
            wait = self._ledger.wait(Resource.PREMISES_BED, person.number, since if today == 0 else today)
            yield bed | clock.until(of_use) | over
            if not bed.triggered:
                self._end(wait, Served.GAVE_UP)
                return
            wait.began = since if clock.today == 0 else clock.today
            wait.served = Served.STAYING
            self._casework.ask(person, Work.PREMISES_WORK, clock.today)
            served = yield from self._stay(person, over, wait.began)
            self._casework.end(person, Work.PREMISES_WORK, clock.today)
            self._end(wait, served)

    def _turn(self, bed: Wish) -> tuple[int, ...]:
        """Whose turn it is; on day one first of all those who are known to have a bed, then who has needed one."""
        person = bed.person
        if self._clock.today == 0 and bed.since < 0:
            return 0, int(person.resident_since is None), bed.since, person.number
        harm = person.rosh if self._terms.order == "highest_harm_first" else 0
        return 1, -harm, bed.since, person.number

    def _stay(self, person: Person, over: simpy.Event, began: int) -> Generator[simpy.Event, Any, Served]:
        """Stay as long as planned, and longer for want of somewhere to go; gives how the stay ends."""
        clock, terms = self._clock, self._terms
        longest = clock.after(began, terms.longest_stay)
        yield from news_of(clock, clock.until(min(clock.after(began, terms.stay), longest)) | over)
        if over.triggered:
            return Served.WITHDRAWN
        wait = self._ledger.wait(Resource.MOVE_ON_HOUSING, person.number, clock.today)
        place = self._housing.get()
        yield from news_of(clock, place | clock.until(longest) | over)
        if place.triggered:
            wait.began = clock.today
            self._end(wait, Served.LEFT)
            return Served.MOVED_ON
        place.cancel()
        self._end(wait, Served.GAVE_UP)
        return Served.WITHDRAWN if over.triggered else Served.NOWHERE

    def _places_come_up(self) -> Process:
        """Suitable places come up one by one at random moments."""
        clock, moment = self._clock, 0.0
        for number in count():
            u = self._luck.one(Purpose.MOVE_ON, number)
            moment += exponential(DAYS_A_YEAR / self._terms.move_on_places_per_year, u)
            if int(moment) > clock.today:
                yield clock.until(int(moment))
            self._housing.put(number)
            clock.begin(self._goes_elsewhere(number))

    def _goes_elsewhere(self, place: int) -> Process:
        """A place that no resident has taken after a while goes to somebody else."""
        yield self._clock.until(self._clock.after(self._clock.today, self._terms.place_kept))
        if place in self._housing.items:
            self._housing.items.remove(place)

    def _end(self, wait: Wait, served: Served) -> None:
        wait.ended, wait.served = self._clock.today, served
