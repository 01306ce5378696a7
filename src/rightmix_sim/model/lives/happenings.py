"""What happens to people on the register from time to time: changes, absences, categories that move.

Each kind comes at a rate of the area's, alike for everybody, and has a stream of its own for each person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rightmix_sim.model.casework.flags import BIT, area_flags
from rightmix_sim.model.clock import Process
from rightmix_sim.model.lives.sopos import Sopos
from rightmix_sim.model.lives.streams import Streams
from rightmix_sim.model.mornings import first_thing
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.population.population import HIGH
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.randomness import Purpose, pick
from rightmix_sim.records import Change, Event, Role, Work

_SCALE = 4  # categories and levels
_DAYS_A_WEEK = 7

Happens = Callable[[Person, int, int], None]  # day, ordinal


class Happenings:
    """The streams of everybody in an area."""

    def __init__(self, rooms: Rooms, sopos: Sopos) -> None:
        self._rooms = rooms
        self._policies = area_flags(rooms.area)
        area = rooms.area
        movement, change = area.movement, area.significant_change
        streams: Sequence[tuple[Purpose, float, Happens]] = [
            (Purpose.CHANGE, change.per_year, self._change),
            (Purpose.REGISTRATION, area.registration.absences_per_year, self._absence),
            (Purpose.MOVEMENT, movement.rm2000_up_per_year, lambda person, *_: self._rm2000(person, 1)),
            (Purpose.MOVEMENT, movement.rm2000_down_per_year, lambda person, *_: self._rm2000(person, -1)),
            (Purpose.MOVEMENT, movement.rosh_up_per_year, self._rosh_up),
            (Purpose.MOVEMENT, movement.rosh_down_per_year, self._rosh_down),
            (Purpose.SOPO, area.sopo.applications_per_year, sopos.application),
            (Purpose.SOPO, area.sopo.breaches_per_year, sopos.breach),
        ]
        self._streams = Streams([(purpose, rate) for purpose, rate, _ in streams])
        self._happens = [happens for _, _, happens in streams]
        self._on: dict[int, list[tuple[int, int, int, Person]]] = {}  # person's number, stream, ordinal, by day

    def begin(self, person: Person) -> None:
        """From today on things may happen to somebody."""
        clock = self._rooms.clock
        for day, stream, ordinal in self._streams.coming(self._rooms.luck, person.number, clock.today, clock.days):
            if day not in self._on:
                self._on[day] = []
                clock.at(day, partial(self._happen, day))
            self._on[day].append((person.number, stream, ordinal, person))

    def _happen(self, day: int) -> None:
        """All that happens on a day, person by person; nothing to those who have left or are in custody."""
        for _, stream, ordinal, person in sorted(self._on.pop(day), key=lambda one: one[:2]):
            if person.registered and day < person.left:
                self._happens[stream](person, day, ordinal)

    def _change(self, person: Person, day: int, ordinal: int) -> None:
        """Something changes; who learns of it is asked to review (¶9.2, 9.7)."""
        rooms, policy = self._rooms, self._rooms.area.significant_change
        u_kind, u_probation, u_police, u_front = rooms.luck.four(Purpose.CHANGE, person.number, ordinal, 0)
        others = (1 - policy.on_pnc) / (len(Change) - 1)
        kind = Change(pick([others] * (len(Change) - 1) + [policy.on_pnc], u_kind))
        rooms.ledger.event(person.number, day, Event.SIGNIFICANT_CHANGE, int(kind))
        probation = u_probation < policy.known_to_probation
        if kind is Change.POLICE_ATTENTION:
            if self._policies & BIT["checks_pnc"]:
                rooms.clock.begin(self._found_before_a_visit(person, kind, day, probation=probation))
            return
        police = u_police < policy.known_to_police or u_front < rooms.area.intelligence.front_line_share
        self._known(person, kind, police=police, probation=probation)

    def _found_before_a_visit(self, person: Person, kind: Change, day: int, *, probation: bool) -> Process:
        """What stands on the Police National Computer is found by the check before the next visit that is made (¶7.18).

        The notes of visits are read through once a week.
        """
        rooms = self._rooms
        looks = day
        while looks < min(person.left, rooms.clock.days):
            looks += _DAYS_A_WEEK
            yield first_thing(rooms.clock, looks)
            if rooms.casework.last_done(person, Work.POLICE_VISIT, looks) >= day:
                self._known(person, kind, police=True, probation=probation)
                return

    def _known(self, person: Person, kind: Change, *, police: bool, probation: bool) -> None:
        """Who learns of a change is asked for a review, as far as they still have to do with the person."""
        today = self._rooms.clock.today
        for knows, there, event, work in (
            (police, person.registered, Event.CHANGE_KNOWN_POLICE, Work.CHANGE_REVIEW_POLICE),
            (probation, person.on_order, Event.CHANGE_KNOWN_PROBATION, Work.CHANGE_REVIEW),
        ):
            if knows and there:
                self._rooms.ledger.event(person.number, today, event, int(kind))
                self._review(person, work, today)

    def _review(self, person: Person, work: Work, day: int) -> None:
        """Ask for a review; one without a date is dropped when the next regular review has overtaken it."""
        rooms, policy = self._rooms, self._rooms.area.significant_change
        if rooms.casework.ask(person, work, day) and not policy.review_has_date:
            duty, lapses = rooms.casework.duty(person, work), rooms.clock.after(day, policy.lapses_after)

            def overtaken() -> None:
                if rooms.casework.duty(person, work) == duty:
                    rooms.casework.end(person, work, lapses)

            rooms.clock.at(lapses, overtaken)

    def _absence(self, person: Person, day: int, ordinal: int) -> None:
        rooms, terms = self._rooms, self._rooms.area.registration
        notified = rooms.luck.one(Purpose.REGISTRATION, person.number, ordinal, 0) < terms.absence_notified_share
        rooms.ledger.event(person.number, day, Event.ABSENCE, int(notified))
        if notified:
            rooms.casework.ask(person, Work.ABSENCE, day)

    def _rm2000(self, person: Person, step: int) -> None:
        if 0 <= person.rm2000 + step < _SCALE:
            person.rm2000 += step
            self._moved(person, Event.RM2000_CHANGED, person.rm2000)

    def _rosh_up(self, person: Person, day: int, ordinal: int) -> None:
        """RoSH rises; from high on the case may be taken to level 2."""
        if not person.on_order or person.rosh + 1 >= _SCALE:
            return
        person.rosh += 1
        self._moved(person, Event.ROSH_CHANGED, person.rosh)
        if person.rosh >= HIGH:
            self._rooms.casework.reallocate(person, Role.OFFENDER_MANAGER, day)
        u = self._rooms.luck.one(Purpose.MOVEMENT, person.number, ordinal, 0)
        if person.rosh >= HIGH and person.level == 1 and u < self._rooms.area.mix.level_2_of_high_rosh:
            self._rooms.casework.set_level(person, 2, day)
            self._rooms.clock.begin(self._rooms.panels.level_2_or_3(person))

    def _rosh_down(self, person: Person, day: int, ordinal: int) -> None:
        if person.on_order and person.rosh > 0:
            person.rosh -= 1
            self._moved(person, Event.ROSH_CHANGED, person.rosh)

    def _moved(self, person: Person, event: Event, value: int) -> None:
        rooms, today = self._rooms, self._rooms.clock.today
        rooms.ledger.event(person.number, today, event, value)
        rooms.casework.moved(person, today)
