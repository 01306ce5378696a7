"""SOPOs: made at sentence or on application of the police, known to probation or not, breached (¶7.25 to 7.30).

The checks and joint reviews of those in force stand in the table of work; here is what makes and ends an order.
"""

from __future__ import annotations

from rightmix_sim.model.population.person import Person
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Event, Work

_AT_SENTENCE, _ON_APPLICATION = 0, 1
_ELAPSED, _LEARNS = 8, 9  # the attempts that key these draws


class Sopos:
    """The SOPOs of one area."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    def begin(self, person: Person) -> None:
        """Somebody comes, with a SOPO or without one; it may have been in force for some time."""
        if not person.sopo:
            return
        rooms, today = self._rooms, self._rooms.clock.today
        if person.joined == today:
            self._in_force(person, today, today, _AT_SENTENCE)
            return
        u = rooms.luck.one(Purpose.SOPO, person.number, 0, _ELAPSED)
        longest = min(rooms.clock.after(0, rooms.area.sopo.term), today - person.joined)
        self._in_force(person, today, today - 1 - int(u * longest))

    def told(self, person: Person, day: int) -> None:
        """At the start of an order or when a SOPO is made: probation may learn of it (¶7.27)."""
        rooms = self._rooms
        learns = rooms.luck.one(Purpose.SOPO, person.number, 0, _LEARNS) < rooms.area.sopo.known_to_probation
        if person.sopo and person.on_order and learns:
            rooms.casework.ask(person, Work.SOPO_IN_PLAN, day)

    def application(self, person: Person, day: int, ordinal: int) -> None:
        """The police apply for an order; it is made when the work is done."""
        rooms = self._rooms
        if person.sopo or not rooms.casework.ask(person, Work.SOPO_APPLICATION, day):
            return
        heard = rooms.clock.after(day, rooms.area.sopo.applied_within)

        def hearing() -> None:
            if not person.registered or not rooms.casework.owes(person, Work.SOPO_APPLICATION):
                return
            if not rooms.casework.end(person, Work.SOPO_APPLICATION, heard) and not person.sopo:
                person.sopo = True
                self._in_force(person, heard, heard, _ON_APPLICATION)
                rooms.casework.renew(person, heard)
                self.told(person, heard)

        rooms.clock.at(heard, hearing)

    def breach(self, person: Person, day: int, ordinal: int) -> None:
        """A SOPO is breached, which calls for enforcement."""
        if person.sopo:
            self._rooms.ledger.event(person.number, day, Event.SOPO_BREACHED)
            self._rooms.casework.ask(person, Work.SOPO_ENFORCEMENT, day)

    def _in_force(self, person: Person, day: int, since: int, made: int | None = None) -> None:
        """An order is in force since a day, for its term; `made` says how, where it was made on `day`."""
        rooms = self._rooms
        if made is not None:
            rooms.ledger.event(person.number, day, Event.SOPO_MADE, made)
        ends = max(day + 1, rooms.clock.after(since, rooms.area.sopo.term))

        def over() -> None:
            person.sopo = False
            rooms.casework.end(person, Work.SOPO_IN_PLAN, ends)
            rooms.casework.renew(person, ends)
            if ends < person.left:
                rooms.ledger.event(person.number, ends, Event.SOPO_ENDED)

        rooms.clock.at(ends, over)
