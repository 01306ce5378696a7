"""What happens to people on the register from time to time: changes, absences, categories that move, SOPOs.

Each kind comes at a rate of the area's, alike for everybody, and has a stream of its own for each person.
"""

from __future__ import annotations

import heapq

from rightmix_sim.model.clock import Process
from rightmix_sim.model.person import Person
from rightmix_sim.model.population import HIGH
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.randomness import Purpose, exponential, pick
from rightmix_sim.records import Change, Event, Work

DAYS_A_YEAR = 365.25
_SCALE = 4  # categories and levels


class Happenings:
    """The streams of everybody in an area."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        area = rooms.area
        movement, change = area.movement, area.significant_change
        self._streams = [
            (Purpose.CHANGE, change.per_year, self._change),
            (Purpose.REGISTRATION, area.registration.absences_per_year, self._absence),
            (Purpose.MOVEMENT, movement.rm2000_up_per_year, lambda person, *_: self._rm2000(person, 1)),
            (Purpose.MOVEMENT, movement.rm2000_down_per_year, lambda person, *_: self._rm2000(person, -1)),
            (Purpose.MOVEMENT, movement.rosh_up_per_year, self._rosh_up),
            (Purpose.MOVEMENT, movement.rosh_down_per_year, self._rosh_down),
            (Purpose.SOPO, area.sopo.applications_per_year, self._sopo_application),
            (Purpose.SOPO, area.sopo.breaches_per_year, self._sopo_breach),
        ]

    def begin(self, person: Person) -> None:
        """From today on things may happen to somebody."""
        if person.sopo:
            self._sopo_made(person, self._rooms.clock.today, 0)
        self._rooms.clock.begin(self._course(person))

    def sopo_known(self, person: Person, day: int) -> None:
        """At the start of an order or when a SOPO is made: probation may learn of it (¶7.27)."""
        rooms = self._rooms
        learns = rooms.luck.one(Purpose.SOPO, person.number, 0, 9) < rooms.area.sopo.known_to_probation
        if person.sopo and person.on_order and learns:
            rooms.casework.ask(person, Work.SOPO_IN_PLAN, day)

    def _course(self, person: Person) -> Process:
        clock = self._rooms.clock
        coming: list[tuple[int, int, int]] = []  # day, stream, ordinal
        for stream in range(len(self._streams)):
            self._push(coming, person, stream, 1, clock.today)
        while coming and coming[0][0] < clock.days:  # not the day of leaving: custody may put that off
            day, stream, ordinal = heapq.heappop(coming)
            yield clock.until(day)
            if day >= person.left:
                return
            self._push(coming, person, stream, ordinal + 1, day)
            if person.registered:
                self._streams[stream][2](person, day, ordinal)

    def _push(self, coming: list[tuple[int, int, int]], person: Person, stream: int, ordinal: int, day: int) -> None:
        purpose, rate, _ = self._streams[stream]
        if rate > 0:
            u = self._rooms.luck.one(purpose, person.number, ordinal, 1 + stream)
            heapq.heappush(coming, (day + 1 + int(exponential(DAYS_A_YEAR / rate, u)), stream, ordinal))

    def _change(self, person: Person, day: int, ordinal: int) -> None:
        """Something changes; who learns of it is asked to review (¶9.2, 9.7)."""
        rooms, policy = self._rooms, self._rooms.area.significant_change
        u_kind, u_probation, u_police, u_front = rooms.luck.four(Purpose.CHANGE, person.number, ordinal, 0)
        others = (1 - policy.on_pnc) / (len(Change) - 1)
        kind = Change(pick([others] * (len(Change) - 1) + [policy.on_pnc], u_kind))
        rooms.ledger.event(person.number, day, Event.SIGNIFICANT_CHANGE, int(kind))
        on_pnc = kind is Change.POLICE_ATTENTION
        if on_pnc:
            police = rooms.area.police_visits.pnc_check
            probation = police and u_probation < policy.known_to_probation
        else:
            police = u_police < policy.known_to_police or u_front < rooms.area.intelligence.front_line_share
            probation = u_probation < policy.known_to_probation
        if police:
            rooms.ledger.event(person.number, day, Event.CHANGE_KNOWN_POLICE, int(kind))
            self._review(person, Work.CHANGE_REVIEW_POLICE, day)
        if probation and person.on_order:
            rooms.ledger.event(person.number, day, Event.CHANGE_KNOWN_PROBATION, int(kind))
            self._review(person, Work.CHANGE_REVIEW, day)

    def _review(self, person: Person, work: Work, day: int) -> None:
        """Ask for a review; one without a date is dropped when the next regular review has overtaken it."""
        rooms, policy = self._rooms, self._rooms.area.significant_change
        if rooms.casework.ask(person, work, day) and not policy.review_has_date:
            duty, lapses = person.duties[work], rooms.clock.after(day, policy.lapses_after)

            def overtaken() -> None:
                if person.duties.get(work) == duty:
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

    def _sopo_made(self, person: Person, day: int, how: int) -> None:
        """An order is in force: the police check it, and probation may learn of it. It lasts for its term."""
        rooms, terms = self._rooms, self._rooms.area.sopo
        person.sopo = True
        began = day
        if person.entered == day and person.joined < day:  # in force for some time already
            u = rooms.luck.one(Purpose.SOPO, person.number, 0, 8)
            began = day - 1 - int(u * min(rooms.clock.after(0, terms.term), day - person.joined))
        else:
            rooms.ledger.event(person.number, day, Event.SOPO_MADE, how)
        rooms.casework.ask(person, Work.SOPO_CHECK, day)
        if terms.joint_review and person.level == 1:
            rooms.casework.ask(person, Work.SOPO_REVIEW, day)
        self.sopo_known(person, day)
        ends = max(day + 1, rooms.clock.after(began, terms.term))

        def over() -> None:
            person.sopo = False
            for work in (Work.SOPO_CHECK, Work.SOPO_REVIEW, Work.SOPO_IN_PLAN):
                rooms.casework.end(person, work, ends)
            if ends < person.left:
                rooms.ledger.event(person.number, ends, Event.SOPO_ENDED)

        rooms.clock.at(ends, over)

    def _sopo_application(self, person: Person, day: int, ordinal: int) -> None:
        """The police apply for an order; it is made when the work is done."""
        rooms = self._rooms
        if person.sopo or not rooms.casework.ask(person, Work.SOPO_APPLICATION, day):
            return
        again = rooms.clock.after(day, rooms.area.sopo.applied_within)

        def heard() -> None:
            if not person.registered or Work.SOPO_APPLICATION not in person.duties:
                return
            if not rooms.casework.end(person, Work.SOPO_APPLICATION, again) and not person.sopo:
                self._sopo_made(person, again, 1)

        rooms.clock.at(again, heard)

    def _sopo_breach(self, person: Person, day: int, ordinal: int) -> None:
        rooms = self._rooms
        if person.sopo:
            rooms.ledger.event(person.number, day, Event.SOPO_BREACHED)
            rooms.casework.ask(person, Work.SOPO_ENFORCEMENT, day)
