"""What is owed to people, in ordinary Python on diaries of either kind: the oracle for `compiled`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.owing import OF_ORDER, WITH_ORDER
from rightmix_sim.model.casework.terms import Wanted
from rightmix_sim.model.casework.work_table import followers, owed_during
from rightmix_sim.model.diaries.duty import NEVER, Entry, Standing
from rightmix_sim.model.diaries.plain import PlainDiaries
from rightmix_sim.model.diaries.terms_table import Owed
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import WORK_KINDS, Role, Work


@dataclass
class _Case:
    duties: dict[Work, int] = field(default_factory=dict)  # the one that is open, by kind of work
    owed: dict[Work, Owed] = field(default_factory=dict)  # the terms of it
    ending: set[Work] = field(default_factory=set)  # no longer owed, with a last piece that was asked for
    ordinals: dict[Work, int] = field(default_factory=dict)  # of the next piece, where a duty of the kind has ended
    begun: dict[Work, int] = field(default_factory=dict)  # ordinal of the piece with which work began to be owed
    firsts: dict[Work, int] = field(default_factory=dict)  # ordinal of the first piece of its order, dated for itself
    had: set[Work] = field(default_factory=set)  # opened before


class PlainOwing:
    """See `Owing`."""

    def __init__(self, diaries: PlainDiaries, dates: DueDates, luck: Draws, *, early_weeks: int) -> None:
        self.diaries = diaries
        self._dates, self._luck, self._early_days = dates, luck, 7 * early_weeks
        self._cases: dict[int, _Case] = {}

    def begin(self, person: Person) -> None:
        """See `Owing.begin`."""
        self._cases[person.number] = _Case()

    def holds(self, person: Person, role: Role, officer: int) -> None:
        """Nothing to do: `Person.officers` says it."""

    def renew(self, person: Person, wanted: Wanted, day: int) -> int:
        """See `Owing.renew`."""
        case, by_work = self._cases[person.number], dict(wanted.owed)
        for work in sorted(case.duties):
            if work not in by_work:
                self._no_longer_owed(person, work, day)
        fresh: list[Work] = []
        for work, owed in wanted.owed:
            if work not in case.duties:
                if not (owed.once and work in case.had):
                    self._begin(person, work, owed, day)
                    fresh.append(work)
            elif not owed.once and (case.owed[work] is not owed or work in case.ending):
                self._exchange(person, work, owed, day)
                fresh.append(work)
        for place, work in enumerate(fresh):
            self._link(person, work, day, fresh[place:])
        return sum(1 << role for role in {WORK_KINDS[work].role for work in case.duties})

    def ask(self, person: Person, work: Work, owed: Owed | None, day: int, *, due: int, opens: int) -> bool:
        """See `Owing.ask`."""
        case = self._cases[person.number]
        if work in case.duties:
            if not self._stands(person, work, day).over:
                return False
            self.end(person, work, day)
        if owed is None:
            return False
        self._open_anew(person, work, owed, Entry(due, opens, opened=day, since=day))
        self._link(person, work, day)
        return True

    def end(self, person: Person, work: Work, day: int) -> bool:
        """See `Owing.end`."""
        case = self._cases[person.number]
        case.ending.discard(work)
        if work not in case.duties:
            return False
        stood = self._stands(person, work, day)
        duty, owed = case.duties.pop(work), case.owed.pop(work)
        case.ordinals[work] = stood.ordinal + 1  # another duty of this kind has luck of its own
        if owed.once and not stood.over:
            case.had.discard(work)  # what was not done may be owed again
        self.diaries.close(duty, day)
        return not stood.over

    def duty(self, person: Person, work: Work) -> int:
        """See `Owing.duty`."""
        return self._cases[person.number].duties.get(work, -1)

    def is_done(self, person: Person, work: Work, day: int) -> bool:
        """See `Owing.is_done`."""
        return self.duty(person, work) >= 0 and self._stands(person, work, day).over

    def last_done(self, person: Person, work: Work, day: int) -> int:
        """See `Owing.last_done`."""
        if self.duty(person, work) < 0:
            return -NEVER
        stood = self._stands(person, work, day)
        return stood.since if stood.ordinal > self._cases[person.number].begun[work] else -NEVER

    def prepares_for(self, person: Person, work: Work, event: int, day: int) -> None:
        """See `Owing.prepares_for`."""
        case = self._cases[person.number]
        if work in case.duties:
            apart = self._dates.length(case.owed[work].terms.interval)
            self.diaries.fix_date(case.duties[work], event - apart, apart, day)

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """See `Owing.hand_over`."""
        for work, duty in self._cases[person.number].duties.items():
            if WORK_KINDS[work].role is role:
                self.diaries.move(duty, officer, day)

    def owed_anew(self, person: Person) -> None:
        """See `Owing.owed_anew`."""
        case = self._cases[person.number]
        case.had = {work for work in case.had if owed_during(work) not in OF_ORDER}

    def _stands(self, person: Person, work: Work, day: int) -> Standing:
        return self.diaries.standing(self._cases[person.number].duties[work], day)

    def _no_longer_owed(self, person: Person, work: Work, day: int) -> None:
        """End work, but for what an event or other work that was done has asked for of somebody who is still there."""
        there = person.on_order if WORK_KINDS[work].role in WITH_ORDER else person.registered
        if there and owed_during(work) == "asked":
            return
        if there and self._stands(person, work, day).asked_for:
            case = self._cases[person.number]
            self.diaries.last_piece(case.duties[work], day)
            case.ending.add(work)
        else:
            self.end(person, work, day)

    def _begin(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        """Work begins to be owed, or goes on from before the run."""
        if owed.follows:
            last = min(person.known.get(work, day), day)
            duty = self._open_anew(person, work, owed, Entry(0, NEVER, opened=day, since=last, sleeps=True))
            if last < day and day == person.entered:
                self._done_before(person, work, duty, last)
            return
        if owed.at_once:
            due = self._dates.after(owed.first, day)
            self._open_anew(person, work, owed, Entry(due, opens=day, opened=day, since=day))
            return
        of_order = owed_during(work) in OF_ORDER
        start = person.order_start if of_order else person.joined
        if day > (person.since if of_order else person.entered):  # it has begun to be owed on the way
            start = day
        self._recurring(person, work, owed, start, day)

    def _recurring(self, person: Person, work: Work, owed: Owed, start: int, day: int) -> None:
        """Enter work that comes again and again, from `start`; before today it was last done some time ago."""
        terms, case = owed.terms, self._cases[person.number]
        u_last, u_opens, _, _ = self._luck.four(Purpose.HISTORY, person.number, 1 + int(work))
        switch = self._switch(person, owed)
        interval = self._interval(owed, max(start, day), switch)
        last = start
        if start < day:
            last = max(start, day - 1 - int(u_last * self._dates.length(interval)))
            last = min(person.known.get(work, last), day - 1)
        soon = owed.soon and start == day
        if soon:
            case.firsts[work] = case.ordinals.get(work, 0)
        due = self._dates.after(owed.first if soon else interval, last)
        opens = due - terms.days_ahead + int(u_opens * (terms.days_ahead // 2 + 1)) if terms.dated else due
        opens = day if soon else max(opens, day)
        duty = self._open_anew(person, work, owed, Entry(due, opens, opened=day, since=last, switch=switch))
        if start < day and (last > start or work in person.known):
            self._done_before(person, work, duty, last)

    def _exchange(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        """A line goes on by other terms: the interval runs on from the day it was last done.

        What other work has asked for keeps its date, and the first piece its own interval.
        """
        before = self._stands(person, work, day)
        self.end(person, work, day)
        switch = self._switch(person, owed)
        first = owed.soon and self._cases[person.number].firsts.get(work) == before.ordinal
        interval = owed.first if first else self._interval(owed, day, switch)
        due, opens = 0, NEVER
        if before.asked_for:
            due, opens = before.due, before.opens
        elif not owed.follows:
            due = self._dates.after(interval, before.since)
            opens = before.opens if first or before.attempt else due - owed.terms.days_ahead
        opens, sleeps = max(opens, day), bool(owed.follows)
        entry = Entry(due, opens, day, before.since, before.ordinal, before.attempt, switch, sleeps, before.asked_for)
        self._open(person, work, owed, entry)

    def _open(self, person: Person, work: Work, owed: Owed, entry: Entry) -> int:
        """Enter a duty into the diary of the officer who holds the person; gives its number."""
        case = self._cases[person.number]
        duty = self.diaries.open(person.number, person.officers[WORK_KINDS[work].role], owed.terms, entry)
        case.duties[work], case.owed[work] = duty, owed
        case.had.add(work)
        return duty

    def _open_anew(self, person: Person, work: Work, owed: Owed, entry: Entry) -> int:
        """Enter a duty of work that begins to be owed; its pieces are numbered on from the last one."""
        case = self._cases[person.number]
        case.begun[work] = case.ordinals.get(work, 0)
        return self._open(person, work, owed, entry._replace(ordinal=case.begun[work]))

    def _link(self, person: Person, work: Work, day: int, coming: Sequence[Work] = ()) -> None:
        """A newly opened duty wakes what follows it, and is woken by what it follows, unless that links itself."""
        case = self._cases[person.number]
        for other in followers()[work]:
            if other in case.duties and work in case.owed[other].follows:
                self.diaries.wake(case.duties[work], case.duties[other], day)
        for other in case.owed[work].follows:
            if other in case.duties and other not in coming:
                self.diaries.wake(case.duties[other], case.duties[work], day)

    def _done_before(self, person: Person, work: Work, duty: int, last: int) -> None:
        self.diaries.done_before(duty, last, person.officers[WORK_KINDS[work].role])

    def _switch(self, person: Person, owed: Owed) -> int:
        """The first day after the early phase of the order; 0 for work that has none."""
        return person.order_start + self._early_days if owed.has_early_phase else 0

    def _interval(self, owed: Owed, day: int, switch: int) -> int:
        """The interval that counts on `day`, a row of the table of due dates."""
        return owed.terms.interval if day < switch or not owed.has_early_phase else owed.terms.later_interval
