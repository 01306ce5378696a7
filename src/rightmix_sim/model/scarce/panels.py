"""MAPPA panels: cases at levels 2 and 3 are discussed and discussed again, as far as there are places on the agenda.

A case is put down for the last meeting that is in time for its date; when the agenda is full it waits for the next one,
and is late. Both officers need hours on the day of the meeting, else the case is discussed without them (¶5.18, 9.3).
"""

from __future__ import annotations

import simpy

from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.mornings import first_thing, news_of
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.agenda import Agenda
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Event, Resource, Served, Work
from rightmix_sim.scenario.area import Area

_RESOURCES = {2: Resource.LEVEL_2_PANEL, 3: Resource.LEVEL_3_PANEL}
_WHERE_ON_DAY_ONE = 1  # the attempt that keys this draw; what comes of a discussion has 0


class Panels:
    """The meetings of one area."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._mappa, self._luck, self._ledger, self._casework = clock, area.mappa, luck, ledger, casework
        mappa = area.mappa
        self.agendas = {
            2: Agenda(clock, mappa.meets_every, mappa.slots, mappa.agenda_order),
            3: Agenda(clock, mappa.level_3_meets_every, mappa.level_3_slots, mappa.agenda_order),
        }
        self._again = {2: area.police_reviews.level_2, 3: area.police_reviews.level_3}
        self._discussed: dict[int, int] = {}  # how often each person was discussed in the run
        self._runs: dict[int, simpy.Event] = {}  # the end of each person's latest run at these levels

    def level_2_or_3(self, person: Person) -> Process:
        """A case at level 2 or 3 from today on, until the order is over or the level is 1.

        Begin it again whenever the level is moved from outside, down to 1 too: the wait for the panel of the old level
        is given up.
        """
        clock, ledger = self._clock, self._ledger
        ends = self._begin_run(person)
        due = self._first_due(person) if person.level > 1 else clock.today
        if person.level > 1:
            yield from self._screened(person, due, ends)
        while person.level > 1:
            agenda = self.agendas[person.level]
            yield from news_of(clock, clock.until(agenda.in_time_for(due)) | ends)
            if ends.triggered:
                return
            wait = ledger.wait(_RESOURCES[person.level], person.number, clock.today)
            with agenda.put_down(person, new=person.number not in self._discussed) as place:
                yield place | ends
                wait.ended, wait.served = clock.today, Served.GAVE_UP
                if not place.triggered:
                    return
                wait.began, wait.served = clock.today, Served.LEFT
                yield from self._discuss(person, clock.today)
            if person.level > 1:
                due = clock.after(wait.began, self._again[person.level])

    def _screened(self, person: Person, due: int, ends: simpy.Event) -> Process:
        """A new case is put down once the coordinator has screened it, or unscreened on the day it is due (¶4.4)."""
        clock, began = self._clock, self._clock.today
        if person.order_start != began or not self._casework.owes(person, Work.MAPPA_NOTIFICATION):
            return
        while clock.today < due and not ends.triggered:
            if self._casework.last_done(person, Work.MAPPA_SCREENING, clock.today) >= began:
                return
            yield first_thing(clock, clock.today + 1)

    def _begin_run(self, person: Person) -> simpy.Event:
        """The event that ends a run at these levels: the order is over, or the level is moved from outside."""
        before, over = self._runs.get(person.number), person.over
        if before is not None and not before.triggered:
            before.succeed()
        self._runs[person.number] = ends = self._clock.env.event()

        def end(_: simpy.Event) -> None:
            if not ends.triggered:
                ends.succeed()

        # not `|`: a condition of SimPy's that was part of another which is over notices nothing any more
        assert over is not None and over.callbacks is not None
        over.callbacks.append(end)
        return ends

    def _first_due(self, person: Person) -> int:
        """When a case is first to be discussed: a new one soon, one in flight some time after it last was."""
        clock, today = self._clock, self._clock.today
        within = self._mappa.first_meeting_within
        if today > 0 or person.order_start >= today:
            return clock.after(today, within)
        first = clock.after(person.order_start, within)
        if first >= today:
            return first
        self._discussed.setdefault(person.number, 0)
        reviewed = person.known.get(Work.POLICE_REVIEW)
        if reviewed is not None:  # after the meeting before
            return max(today, clock.after(reviewed, self._again[person.level]))
        interval = clock.after(today, self._again[person.level]) - today
        return today + int(self._luck.one(Purpose.PANEL, person.number, 0, _WHERE_ON_DAY_ONE) * interval)

    def _discuss(self, person: Person, day: int) -> Process:
        """The case is on the agenda today; tomorrow it shows who was there and what comes of it."""
        ledger, casework, mappa, level = self._ledger, self._casework, self._mappa, person.level
        number = self._discussed[person.number] = self._discussed.get(person.number, 0) + 1
        ledger.event(person.number, day, Event.MAPPA_MEETING, level)
        casework.appoint(person, Work.MAPPA_MEETING, day)
        casework.appoint(person, Work.MAPPA_MEETING_POLICE, day)
        u_considered, u_made, u_lowered, _ = self._luck.four(Purpose.PANEL, person.number, number)
        if u_considered < mappa.disclosure_share:
            ledger.event(person.number, day, Event.DISCLOSURE_CONSIDERED, level)
            if u_made < mappa.disclosure_made_share:
                ledger.event(person.number, day, Event.DISCLOSURE_MADE, level)
        yield first_thing(self._clock, day + 1)
        probation = not casework.end(person, Work.MAPPA_MEETING, day + 1)
        police = not casework.end(person, Work.MAPPA_MEETING_POLICE, day + 1)
        ledger.event(person.number, day, Event.MAPPA_ATTENDED, probation + 2 * police)
        if u_lowered < mappa.lowered_share:
            casework.set_level(person, level - 1, day + 1)
