"""Home visits that police and probation make together: a day must be found on which both have hours (¶5.18)."""

from __future__ import annotations

from rightmix_sim import workdays
from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.mornings import first_thing, news_of
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Event, Role, Work
from rightmix_sim.scenario.area import Area

_BOTH = (Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER)
_BOTH_WERE_THERE = 3


class JointVisits:
    """The joint visits of one area."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger, casework: Casework) -> None:
        self._clock, self._terms, self._luck = clock, area.joint_visits, luck
        self._ledger, self._casework = ledger, casework

    def together(self, person: Person) -> Process:
        """Somebody whom the two visit together from today on, until the order is over.

        The first visit falls somewhere in the first interval. If no day is found, or one of the two is not there on the
        day, they try again so many days later as they look ahead.
        """
        clock, terms, over = self._clock, self._terms, person.over
        assert over is not None
        interval = clock.after(clock.today, terms.every) - clock.today
        due = clock.today + int(self._luck.one(Purpose.JOINT, person.number) * interval)
        while True:
            yield from news_of(clock, clock.until(due) | over)
            if over.triggered:
                return
            day = self._both_on_duty(person)
            if day is None:
                due = clock.today + terms.looked_ahead
                continue
            yield from news_of(clock, clock.until(day) | over)
            if over.triggered:
                return
            self._casework.appoint(person, Work.JOINT_VISIT, day)
            self._casework.appoint(person, Work.JOINT_VISIT_POLICE, day)
            yield first_thing(clock, day + 1)
            probation = not self._casework.end(person, Work.JOINT_VISIT, day + 1)
            police = not self._casework.end(person, Work.JOINT_VISIT_POLICE, day + 1)
            there = probation + 2 * police
            self._ledger.event(person.number, day, Event.JOINT_VISIT, there)
            due = clock.after(day, terms.every) if there == _BOTH_WERE_THERE else day + terms.looked_ahead

    def _both_on_duty(self, person: Person) -> int | None:
        """The first working day, not too far ahead, on which both officers have hours."""
        today, ahead = self._clock.today, self._terms.looked_ahead
        working = workdays.is_working(self._clock.first_day + today, ahead)
        days = (today + away for away in range(ahead) if working[away])
        return next((day for day in days if all(self._casework.on_duty(person, role, day) for role in _BOTH)), None)
