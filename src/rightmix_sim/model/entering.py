"""Entering what is owed into the diaries: from when, due when, in whose diary, and what it wakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rightmix_sim.model.diaries import Diaries
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.duty import Standing
from rightmix_sim.model.ledger import Duty, Ledger
from rightmix_sim.model.person import NEVER, Person
from rightmix_sim.model.population import HIGH
from rightmix_sim.model.staff import Team
from rightmix_sim.model.terms import Owed
from rightmix_sim.model.work_table import followers, owed_during
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import WORK_KINDS, Role, Work
from rightmix_sim.scenario.area import Area

_ORDER = ("order", "new_order")


class Entering:
    """The diaries of one area, for work that is owed to people. Everything happens on the morning of `day`."""

    def __init__(
        self,
        area: Area,
        dates: DueDates,
        diaries: Diaries,
        teams: Mapping[Role, Team],
        ledger: Ledger,
        luck: Draws,
    ) -> None:
        self._area, self._dates, self._diaries = area, dates, diaries
        self._teams, self._ledger, self._luck = teams, ledger, luck

    def begin(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        """Work begins to be owed, or goes on from before the run."""
        if owed.follows:
            last = min(person.known.get(work, day), day)
            duty = self.open(person, work, owed, day, due=0, opens=NEVER, since=last, sleeps=True)
            if last < day and day == person.entered:
                self._ledger.before[duty] = (person.officers[WORK_KINDS[work].role], last)
            return
        of_order = owed_during(work) in _ORDER
        begun = person.since if of_order else person.entered
        start = person.order_start if of_order else person.joined
        if owed.at_once:
            self.open(person, work, owed, day, due=self._dates.after(owed.first, day), opens=day, since=day)
            return
        if day > begun:  # it has begun to be owed on the way
            start = day
        self._recurring(person, work, owed, start, day)

    def go_on(self, person: Person, work: Work, owed: Owed, day: int, before: Standing) -> None:
        """A line of work goes on by other terms: the interval runs on from the day it was last done.

        What other work has asked for keeps its date, and the first piece its own interval.
        """
        terms, sleeps = owed.terms, bool(owed.follows)
        switch = self._switch(person, owed)
        first = owed.soon and person.firsts.get(work) == before.ordinal
        interval = owed.first if first else self._interval(owed, day, switch)
        due, opens = 0, NEVER
        if before.asked_for:
            due, opens = before.due, before.opens
        elif not sleeps:
            due = self._dates.after(interval, before.since)
            opens = before.opens if first or before.attempt else due - terms.days_ahead
        self.open(
            person,
            work,
            owed,
            day,
            due=due,
            opens=max(opens, day),
            since=before.since,
            ordinal=before.ordinal,
            attempt=before.attempt,
            switch=switch,
            sleeps=sleeps,
            asked_for=before.asked_for,
        )

    def open(
        self,
        person: Person,
        work: Work,
        owed: Owed,
        day: int,
        *,
        due: int,
        opens: int,
        since: int,
        ordinal: int | None = None,
        attempt: int = 0,
        switch: int = 0,
        sleeps: bool = False,
        asked_for: bool = False,
    ) -> int:
        """Enter a duty into the diary of the officer who holds the person; gives its number."""
        officer = self.officer(person, WORK_KINDS[work].role)
        if ordinal is None:
            ordinal = person.begun[work] = person.ordinals.get(work, 0)
        duty = self._diaries.open(
            person.number,
            officer,
            owed.terms,
            due=due,
            opens=opens,
            since=since,
            ordinal=ordinal,
            attempt=attempt,
            switch=switch,
            sleeps=sleeps,
            asked_for=asked_for,
        )
        person.duties[work], person.owed[work] = duty, owed
        person.had.add(work)
        self._ledger.duties.append(Duty(person.number, owed, day, switch))
        return duty

    def link(self, person: Person, work: Work, day: int, fresh: Sequence[Work] = ()) -> None:
        """A newly opened duty wakes what follows it, and is woken by what it follows, unless that links itself."""
        for other in followers()[work]:
            if other in person.duties and work in person.owed[other].follows:
                self._diaries.wake(person.duties[work], person.duties[other], day)
        for other in person.owed[work].follows:
            if other in person.duties and other not in fresh:
                self._diaries.wake(person.duties[other], person.duties[work], day)

    def close(self, duty: int, day: int) -> None:
        """End a duty; what stands in the diary of it is cancelled."""
        self._diaries.close(duty, day)
        noted = self._ledger.duties[duty]
        noted.closed = min(noted.closed, day)

    def officer(self, person: Person, role: Role) -> int:
        """The officer of a role who holds the person; somebody takes the case on if nobody does."""
        if role not in person.officers:
            high = person.rosh >= HIGH and role is Role.OFFENDER_MANAGER
            person.officers[role] = self._teams[role].take_on(person.number, high=high, post=person.posts.get(role))
        return person.officers[role]

    def _recurring(self, person: Person, work: Work, owed: Owed, start: int, day: int) -> None:
        """Enter work that comes again and again, from `start`; before today it was last done some time ago."""
        terms = owed.terms
        u_last, u_opens, _, _ = self._luck.four(Purpose.HISTORY, person.number, 1 + int(work))
        switch = self._switch(person, owed)
        interval = self._interval(owed, max(start, day), switch)
        last = start
        if start < day:
            last = max(start, day - 1 - int(u_last * self._dates.length(interval)))
            last = min(person.known.get(work, last), day - 1)
        soon = owed.soon and start == day
        if soon:
            person.firsts[work] = person.ordinals.get(work, 0)
        due = self._dates.after(owed.first if soon else interval, last)
        opens = due - terms.days_ahead + int(u_opens * (terms.days_ahead // 2 + 1)) if terms.dated else due
        opens = day if soon else max(opens, day)
        duty = self.open(person, work, owed, day, due=due, opens=opens, since=last, switch=switch)
        if start < day and (last > start or work in person.known):
            self._ledger.before[duty] = (person.officers[WORK_KINDS[work].role], last)

    def _switch(self, person: Person, owed: Owed) -> int:
        """The first day after the early phase of the order; 0 for work that has none."""
        return person.order_start + 7 * self._area.contacts.early_weeks if owed.has_early_phase else 0

    def _interval(self, owed: Owed, day: int, switch: int) -> int:
        """The interval that counts on `day`, a row of the table of due dates."""
        return owed.terms.interval if day < switch or not owed.has_early_phase else owed.terms.later_interval
