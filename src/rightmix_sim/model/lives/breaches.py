"""Breaches of orders and licences, and the work of enforcement before somebody is back in custody (¶5.13).

Breaches come at one rate for everybody on an order or licence: the model forecasts nobody's conduct.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from rightmix_sim.model.clock import days_until
from rightmix_sim.model.mornings import first_thing
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Event, Work

Waiting = Generator[simpy.Event, Any, bool]


class Breaches:
    """The breaches of one area."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def until_custody(self, person: Person, planned: int) -> Waiting:
        """Wait out an order or licence that would end on day `planned`; True on the day of a return to custody."""
        rooms, clock = self._rooms, self._rooms.clock
        while True:
            day, returned = self._next(person)
            if day >= planned:
                yield clock.until(planned)
                return False
            yield clock.until(day)
            person.breaches += 1
            rooms.ledger.event(person.number, day, Event.BREACH)
            rooms.casework.ask(person, Work.ENFORCEMENT, day)
            if returned and (yield from self._enforced(person, planned)):
                return True

    def _enforced(self, person: Person, planned: int) -> Waiting:
        """Wait for the work that recall or breach takes; True on the morning after, False if the order ends first."""
        clock = self._rooms.clock
        for day in range(clock.today + 1, min(planned, clock.days)):
            yield first_thing(clock, day)
            if self._rooms.casework.is_done(person, Work.ENFORCEMENT, day):
                yield clock.until(day)
                return True
        return False

    def _next(self, person: Person) -> tuple[int, bool]:
        """The day of somebody's next breach, and whether it ends in custody."""
        rooms = self._rooms
        u_when, u_returned, _, _ = rooms.luck.four(Purpose.ENFORCEMENT, person.number, person.breaches)
        rate = rooms.area.enforcement.breaches_per_year
        if rate <= 0:
            return NEVER, False
        return rooms.clock.today + days_until(rate, u_when), u_returned < rooms.area.enforcement.returned_share
