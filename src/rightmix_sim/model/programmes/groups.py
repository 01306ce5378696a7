"""The groups of one programme: who waits for a place, when places are offered, and how it all stands on day one.

A closed group starts when enough people wait and tutors are free for it; all begin and end together. A rolling group
takes people in on its entry days as places fall free, from the day on which it has its tutors.
"""

from __future__ import annotations

from collections.abc import Sequence

import simpy

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.programmes.day_one import (
    DayOne,
    Entrant,
    in_groups,
    known_to_attend,
    last_of,
    part_way,
    sorted_out,
)
from rightmix_sim.model.programmes.terms import GroupTerms
from rightmix_sim.model.programmes.tutors import Asked, Tutors
from rightmix_sim.model.programmes.waiting import WaitingList
from rightmix_sim.randomness import Draws, Purpose


class Groups:
    """The groups of one programme."""

    def __init__(self, clock: Clock, terms: GroupTerms, luck: Draws, tutors: Tutors) -> None:
        self.terms = terms
        self._clock, self._luck, self._tutors = clock, luck, tutors
        self.waiting = WaitingList(clock.env, terms.waiting_order)
        self._taken = 0
        self._ends: list[int] = []  # the days on which those who attend will have left, if their orders last
        self._open = 0  # rolling groups that have their tutors
        # twice a week is Tuesday and Thursday, more is from Monday on; Tuesdays are seldom bank holidays
        first_weekday = 1 if terms.sessions_per_week <= 2 else 0
        self._to_session_day = (first_weekday - clock.first_day - 3) % 7  # day number 0 was a Thursday

    @property
    def taken(self) -> int:
        """Places taken, from the offer on."""
        return self._taken

    def give_back(self) -> None:
        """Somebody's place is free again; nobody joins a closed group that has begun."""
        self._taken -= 1

    def attends(self, end: int) -> None:
        """Somebody attends until the day before `end`: a rolling place can be offered again for that day on."""
        self._ends.append(end)

    def leaves(self, end: int) -> None:
        """Somebody who was to attend until then has left."""
        self._ends.remove(end)
        self.give_back()

    def begin(self, entrants: Sequence[Entrant]) -> DayOne:
        """Open the groups on day one, with those in their places who would be in them already, or are known to be.

        Who was to attend since longest ago came first.
        """
        there = DayOne()
        unfinished, known = sorted_out(self.terms, entrants, there)
        if not self.terms.groups:
            there.waiting += [*known, *unfinished]
        elif self.terms.kind == "closed":
            self._begin_closed(unfinished, in_groups(self.terms, known), there)
        else:
            self._begin_rolling(unfinished, known, there)
        self._taken = len(there.attending)
        return there

    def session_day(self, day: int) -> int:
        """The first day from this one on that falls on the weekday of a week's first session."""
        return day + (self._to_session_day - day) % 7

    def _begin_rolling(self, unfinished: Sequence[Entrant], known: Sequence[Entrant], there: DayOne) -> None:
        terms, first = self.terms, self.session_day(0)
        for group in range(terms.groups):
            asked = self._ask(group)
            if asked.had:
                self._open_group(asked)
            else:
                self._clock.begin(self._rolling_group(asked))
        self._clock.begin(self._entry_days())
        there.attending += [known_to_attend(terms, entrant, first, None) for entrant in known]
        began = [self.session_day(entrant.since + terms.waited_at_start) for entrant in unfinished]
        free = max(0, self._open * terms.places - len(known))
        places = min(sum(day < 0 for day in began), free)
        there.attending += [
            part_way(terms, entrant, day, None) for entrant, day in zip(unfinished[:places], began, strict=False)
        ]
        there.waiting += unfinished[places:]

    def _begin_closed(self, unfinished: Sequence[Entrant], known: Sequence[Sequence[Entrant]], there: DayOne) -> None:
        """Each group is somewhere in its cycle on day one; one that nobody would be in has not begun."""
        terms, waiting = self.terms, unfinished
        for group in range(terms.groups):
            elapsed = self._elapsed(group)
            began, first = self.session_day(-elapsed - 6), self.session_day(0)
            places = min(sum(entrant.since < began for entrant in waiting), terms.places) if elapsed > 0 else 0
            if group < len(known):
                last = last_of(terms, known[group], first)
                members = [known_to_attend(terms, entrant, first, last) for entrant in known[group]]
            else:
                last = began + terms.runs
                members = [part_way(terms, entrant, began, last) for entrant in waiting[:places]]
                waiting = waiting[places:]
            if not members:
                free_from = self.session_day(max(0, -elapsed - terms.notice))
                self._clock.begin(self._closed_group(group, free_from))
                continue
            asked = self._ask(group)
            if asked.had:
                self._tutors.begin(asked)
                self._clock.begin(self._closed_group(group, last + terms.between - terms.notice, held=asked))
                there.attending += members
            else:
                self._clock.begin(self._closed_group(group, 0, asked))
                waiting = [*(member.entrant for member in members), *waiting]
        there.waiting += waiting

    def _elapsed(self, group: int) -> int:
        """The day of its course on which a closed group is on day one; below 1 while it has not begun."""
        before = self.terms.between
        u = self._luck.one(Purpose.PROGRAMME, group, int(self.terms.programme))
        return int(u * (self.terms.runs + before)) - before

    def _rolling_group(self, asked: Asked) -> Process:
        """A rolling group that cannot open before there are tutors for it."""
        yield asked.take
        self._open_group(asked)

    def _open_group(self, asked: Asked) -> None:
        self._tutors.begin(asked, for_good=True)
        self._open += 1

    def _entry_days(self) -> Process:
        """Offer the places that are free, on every entry day of a rolling programme."""
        yield self._clock.until(self.session_day(0))
        while True:
            free_by_then = sum(end <= self._next_first for end in self._ends)
            self._offer(self._open * self.terms.places - self._taken + free_by_then, None)
            yield self._after(self.terms.entry_every_weeks)

    def _closed_group(
        self, group: int, free_from: int, asked: Asked | None = None, held: Asked | None = None
    ) -> Process:
        """Run one group after another, whenever enough people wait on an entry day and there are tutors for it.

        The next group is offered as early as lets it begin when the gap is over. `held` are the tutors of the group
        before, who are free from then on for whichever group is next.
        """
        yield self._clock.until(free_from)
        while True:
            if asked is None and self._enough_wait():
                asked = self._ask(group)
            if held is not None:  # only now, so that the next group stands in line for them
                self._tutors.end(held)
                held = None
            if asked is None:
                yield self._after(self.terms.entry_every_weeks)
                continue
            if not asked.had:
                yield asked.take
            if not self._enough_wait():
                self._tutors.give_up(asked)
                asked = None
                yield self._clock.until(self.session_day(self._clock.today) + 7 * self.terms.entry_every_weeks)
                continue
            self._tutors.begin(asked)
            last = self._next_first + self.terms.runs
            self._offer(self.terms.places, last)
            yield self._clock.until(last + self.terms.between - self.terms.notice)
            held, asked = asked, None

    def _ask(self, group: int) -> Asked:
        return self._tutors.ask(self.terms.programme, group, self.terms.tutor_sessions)

    def _after(self, weeks: int) -> simpy.Event:
        return self._clock.until(self._clock.today + 7 * weeks)

    @property
    def _next_first(self) -> int:
        """The first session of whoever is offered a place today."""
        return self.session_day(self._clock.today + self.terms.notice)

    def _enough_wait(self) -> bool:
        return len(self.waiting.in_turn(self._next_first)) >= self.terms.smallest_group

    def _offer(self, places: int, last: int | None) -> None:
        """Offer places to those whose turn it is."""
        first = self._next_first
        for waiting in self.waiting.in_turn(first)[: max(0, places)]:
            self.waiting.take_off(waiting)
            self._taken += 1
            waiting.offer.succeed((first, last))
