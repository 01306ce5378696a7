"""MAPPA panels: cases at levels 2 and 3 are discussed and discussed again, as far as there are places on the agenda.

A case asks for a place in time for the meeting before its date; when the agenda is full it waits for the next one, and
is late. Both officers need hours on the day of the meeting, else the case is discussed without them (¶5.18, 9.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import simpy

from rightmix_sim import workdays
from rightmix_sim.model.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.person import Person
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Event, Resource, Served, Work
from rightmix_sim.scenario.area import Area, Interval

_RESOURCES = {2: Resource.LEVEL_2_PANEL, 3: Resource.LEVEL_3_PANEL}


@dataclass(eq=False)  # told apart by identity
class _Case:
    person: Person
    since: int  # from when it waits for a place
    new: bool  # not discussed before
    turn: simpy.Event


class Panels:
    """The meetings of one area."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._area, self._luck, self._ledger, self._casework = clock, area, luck, ledger, casework
        mappa = area.mappa
        self._agendas = {
            2: _Agenda(clock, mappa.meets_every, mappa.slots, mappa.agenda_order),
            3: _Agenda(clock, mappa.level_3_meets_every, mappa.level_3_slots, mappa.agenda_order),
        }
        self._again = {2: area.police_reviews.level_2, 3: area.police_reviews.level_3}
        self._discussed: dict[int, int] = {}  # how often each person was discussed in the run

    def level_2_or_3(self, person: Person) -> Process:
        """A case at level 2 or 3 from today on, until the order is over or the level is 1."""
        clock, over = self._clock, person.over
        assert over is not None
        due = self._first_due(person)
        while person.level > 1:
            level = person.level
            agenda = self._agendas[level]
            yield clock.until(agenda.in_time_for(due)) | over
            if over.triggered or person.level != level:
                if over.triggered or person.level == 1:
                    return
                continue
            wait = self._ledger.wait(_RESOURCES[level], person.number, clock.today)
            case = agenda.put_down(person, new=person.number not in self._discussed)
            yield case.turn | over
            if not case.turn.triggered:
                agenda.take_off(case)
                wait.ended, wait.served = clock.today, Served.GAVE_UP
                return
            day = clock.today
            yield from self._discuss(person, level, day, wait)
            if not person.on_order:
                return
            due = clock.after(day, self._again.get(person.level, self._again[2]))

    def _first_due(self, person: Person) -> int:
        """When a case is first to be discussed: a new one soon, one in flight some time after it last was."""
        clock = self._clock
        if person.order_start < clock.today:
            interval = clock.after(clock.today, self._again[person.level]) - clock.today
            self._discussed.setdefault(person.number, 0)
            return clock.today + int(self._luck.one(Purpose.PANEL, person.number, 0, 1) * interval)
        return clock.after(clock.today, self._area.mappa.first_meeting_within)

    def _discuss(self, person: Person, level: int, day: int, wait: Wait) -> Process:
        """The case is on the agenda today; on the morning after it is known who was there and what came of it."""
        ledger, casework, mappa = self._ledger, self._casework, self._area.mappa
        wait.began = wait.ended = day
        wait.served = Served.LEFT
        number = self._discussed[person.number] = self._discussed.get(person.number, 0) + 1
        ledger.event(person.number, day, Event.MAPPA_MEETING, level)
        casework.appoint(person, Work.MAPPA_MEETING, day)
        casework.appoint(person, Work.MAPPA_MEETING_POLICE, day)
        u_considered, u_made, u_lowered, _ = self._luck.four(Purpose.PANEL, person.number, number)
        if u_considered < mappa.disclosure_share:
            ledger.event(person.number, day, Event.DISCLOSURE_CONSIDERED, level)
            if u_made < mappa.disclosure_made_share:
                ledger.event(person.number, day, Event.DISCLOSURE_MADE, level)
        yield self._clock.until(day + 1)
        if not person.on_order:
            return
        probation = not casework.end(person, Work.MAPPA_MEETING, day + 1)
        police = not casework.end(person, Work.MAPPA_MEETING_POLICE, day + 1)
        ledger.event(person.number, day, Event.MAPPA_ATTENDED, probation + 2 * police)
        if u_lowered < mappa.lowered_share and person.level == level:
            casework.set_level(person, level - 1, day + 1)


class _Agenda:
    """The meetings of one level: on each meeting day so many cases, in the order that the area states."""

    def __init__(self, clock: Clock, every: Interval, places: int, order: str) -> None:
        self._clock, self._every, self._places = clock, every, places
        self._between = clock.after(0, every)
        self._waiting: list[_Case] = []
        self._key: Callable[[_Case], tuple[int, int, int]] = {
            "longest_wait_first": lambda case: (0, case.since, case.person.number),
            "highest_harm_first": lambda case: (-case.person.rosh, case.since, case.person.number),
            "new_cases_first": lambda case: (0 if case.new else 1, case.since, case.person.number),
        }[order]
        if places:
            clock.begin(self._meetings())

    def in_time_for(self, due: int) -> int:
        """The day on which a case must be put down so that the last meeting up to `due` takes it."""
        return due - self._between + 1

    def put_down(self, person: Person, *, new: bool) -> _Case:
        """Put a case down for the next meeting that has a place."""
        case = _Case(person, self._clock.today, new, self._clock.env.event())
        self._waiting.append(case)
        return case

    def take_off(self, case: _Case) -> None:
        """A case need not be discussed any more."""
        self._waiting.remove(case)

    def _meetings(self) -> Process:
        """One meeting after another; one that would fall on a day off is held on the next working day."""
        clock, planned = self._clock, 0
        while True:
            day = workdays.on_working_day(workdays.day_of(clock.first_day + planned))
            yield clock.until(workdays.day_number(day) - clock.first_day)
            yield clock.env.timeout(0)  # after everything else that happens this morning
            for case in sorted(self._waiting, key=self._key)[: self._places]:
                self._waiting.remove(case)
                case.turn.succeed()
            planned = max(planned + 1, clock.after(planned, self._every))
