"""The programme: a waiting list, closed or rolling groups, sessions, and orders that end first (¶6.1, 6.2).

A closed group starts when enough people wait and somebody is free to run it; all begin and end together, and who
misses too many sessions waits for the next group. A rolling group takes people in on its entry days as places fall
free; who misses too many sessions of a block repeats the block.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, cast

import simpy

from rightmix_sim.model.duty import MINUTES_A_DAY
from rightmix_sim.model.population import DAYS_A_MONTH, Person
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import NO_DAY, Happened
from rightmix_sim.scenario import area

Process = Generator[simpy.Event, Any, None]
Offered = Callable[[Person, int], None]  # person, first session
Started = Callable[[Person, int], None]


@dataclass
class _Waiting:
    person: Person
    offer: simpy.Event  # its value is the first session and the group's last day, if it has one


@dataclass(frozen=True)
class Course:
    """One person's way through the sessions: `end` is the first day after, `why` how it ended."""

    sessions: list[tuple[int, int, int, bool]]  # day, session, minutes given or caught up, attended
    repeated: list[int]  # days on which a block began again
    end: int
    why: Happened


class Programme:
    """The programme of one area, in the model's environment. Days count from the first day of the run."""

    def __init__(
        self,
        env: simpy.Environment,
        terms: area.Programme,
        first_day: int,
        luck: Draws,
        offered: Offered,
        started: Started,
    ) -> None:
        self.events: list[tuple[int, int, int, int]] = []  # person, day, what happened, first session
        self.sessions: list[tuple[int, int, int, int, bool]] = []  # person, day, session, minutes, attended
        self._env, self._terms, self._luck = env, terms, luck
        self._offered, self._started = offered, started
        self._waiting: list[_Waiting] = []
        self._taken = 0
        # twice a week is Tuesday and Thursday, more is from Monday on; Tuesdays are seldom bank holidays
        first_weekday = 1 if terms.sessions_per_week <= 2 else 0
        self._to_session_day = (first_weekday - first_day - 3) % 7  # day number 0 was a Thursday
        self._runs = 7 * -(-terms.sessions // terms.sessions_per_week)  # days a closed group takes

    def begin(self, under_way: list[Person]) -> list[Person]:
        """Open the programme on day one, with those in its places who would be on it already; gives who still waits.

        Who began the order longest ago came first; the area's usual wait says who has finished by now.
        """
        terms = self._terms
        waited = int(terms.waited_at_start_months * DAYS_A_MONTH)
        in_turn = sorted(under_way, key=lambda person: (person.order_start, person.number))
        unfinished = [person for person in in_turn if person.order_start + waited + self._runs > 0]
        for person in in_turn[: len(in_turn) - len(unfinished)]:
            self._happened(person, person.order_start, Happened.REQUIRED)
            self._happened(person, person.order_start + waited + self._runs, Happened.COMPLETED)
        if terms.kind == "closed":
            return self._begin_closed(unfinished)
        self._env.process(self._entry_days())
        began = [self._session_day(person.order_start + waited) for person in unfinished]
        attending = min(sum(day < 0 for day in began), terms.groups * terms.places)
        for person, day in zip(unfinished[:attending], began, strict=False):
            self._join(person, day, None)
        return unfinished[attending:]

    def _begin_closed(self, unfinished: list[Person]) -> list[Person]:
        """Each group is somewhere in its cycle on day one."""
        terms, waiting = self._terms, unfinished
        gap, notice = 7 * terms.gap_weeks, 7 * terms.notice_weeks
        for group in range(terms.groups):
            elapsed = int(self._luck.one(Purpose.PROGRAMME, group) * (self._runs + gap + notice)) - gap - notice
            if elapsed <= 0:
                self._env.process(self._closed_group(self._session_day(max(0, -elapsed - notice))))
                continue
            began = self._session_day(-elapsed - 6)
            self._env.process(self._closed_group(began + self._runs + gap))
            members = min(sum(person.order_start < began for person in waiting), terms.places)
            for person in waiting[:members]:
                self._join(person, began, began + self._runs)
            waiting = waiting[members:]
        return waiting

    def _join(self, person: Person, began: int, last: int | None) -> None:
        """Somebody who began before the run and is part of the way through."""
        self._taken += 1
        self._happened(person, person.order_start, Happened.REQUIRED)
        self._happened(person, began, Happened.STARTED, began)
        weeks = -(began // 7)  # begun before day one, so the next session stands in this week of the course
        done = min(weeks * self._terms.sessions_per_week, self._terms.sessions)
        self._env.process(self._finish(person, began + 7 * weeks, last, done))

    def _finish(self, person: Person, first: int, last: int | None, done: int) -> Process:
        """The rest of a course that began before the run."""
        course: Course = yield self._env.process(self._attend(person, first, last, done))
        if course.why is Happened.LEFT_GROUP:
            yield from self._take_turns(person)

    def wait(self, person: Person) -> Process:
        """A person's way from the requirement to the end of it."""
        self._happened(person, person.order_start, Happened.REQUIRED)
        yield from self._take_turns(person)

    def _take_turns(self, person: Person) -> Process:
        """Wait for a place and take it, and again after leaving a closed group."""
        env, ends = self._env, person.order_end
        while True:
            waiting = _Waiting(person, env.event())
            self._waiting.append(waiting)
            order_ends = self._until(ends)
            yield waiting.offer | order_ends
            if not waiting.offer.triggered:
                self._waiting.remove(waiting)
                self._happened(person, ends, Happened.ORDER_ENDED_WAITING)
                return
            first, last = cast(tuple[int, int | None], waiting.offer.value)
            self._happened(person, self._today, Happened.OFFERED, first)
            self._offered(person, first)
            yield self._until(first)
            course: Course = yield env.process(self._attend(person, first, last, 0))
            if course.why is not Happened.LEFT_GROUP:
                return

    def _attend(self, person: Person, first: int, last: int | None, done: int) -> Generator[simpy.Event, Any, Course]:
        if done == 0:
            self._happened(person, first, Happened.STARTED, first)
            self._started(person, first)
        course = self._course(person, first, last, done)
        for day in course.repeated:
            self._happened(person, day, Happened.BLOCK_REPEATED)
        self.sessions.extend((person.number, *session) for session in course.sessions)
        yield self._until(course.end)
        self._taken -= 1
        self._happened(person, course.end, course.why)
        return course

    def _course(self, person: Person, first: int, last: int | None, done: int) -> Course:
        """Deal the sessions out to days; a missed one is caught up or costs the block."""
        terms = self._terms
        sessions: list[tuple[int, int, int, bool]] = []
        repeated: list[int] = []
        session, missed, slot, day = done, 0, 0, first - 1
        between = 2 if terms.sessions_per_week <= 3 else 1  # days, so that a week's sessions fit into the week
        minutes = round(terms.session_hours * 60)
        while session < terms.sessions:
            week, in_week = divmod(slot, terms.sessions_per_week)
            day = first + 7 * week + between * in_week
            if day >= person.order_end:
                return Course(sessions, repeated, person.order_end, Happened.ORDER_ENDED_ATTENDING)
            if last is not None and day >= last:
                return Course(sessions, repeated, max(last, first), Happened.LEFT_GROUP)
            if slot % 4 == 0:
                luck = self._luck.four(Purpose.ATTENDANCE, person.number, first, slot // 4)
            attended = luck[slot % 4] >= terms.missed_share
            missed += not attended
            slot += 1
            sessions.append((day, session, 0 if missed > terms.missed_allowed else minutes, attended))
            if missed > terms.missed_allowed:
                missed = 0
                if last is not None:
                    return Course(sessions, repeated, day + 1, Happened.LEFT_GROUP)
                repeated.append(day)
                session -= session % terms.block_sessions
                continue
            session += 1
            if session % terms.block_sessions == 0:
                missed = 0
        return Course(sessions, repeated, min(day + 1, person.order_end), Happened.COMPLETED)

    def _entry_days(self) -> Process:
        """Offer the places that are free, on every entry day."""
        yield self._until(self._session_day(0))
        while True:
            free = self._terms.groups * self._terms.places - self._taken
            self._offer(free, self._today + 7 * self._terms.notice_weeks, None)
            yield self._env.timeout(7 * self._terms.entry_every_weeks * MINUTES_A_DAY)

    def _closed_group(self, free_from: int) -> Process:
        """Run one group after another, whenever enough people wait on an entry day."""
        terms = self._terms
        yield self._until(free_from)
        while True:
            first = self._today + 7 * terms.notice_weeks
            if len(self._there_on(first)) >= terms.smallest_group:
                self._offer(terms.places, first, first + self._runs)
                yield self._until(first + self._runs + 7 * terms.gap_weeks)
            else:
                yield self._env.timeout(7 * terms.entry_every_weeks * MINUTES_A_DAY)

    def _offer(self, places: int, first: int, last: int | None) -> None:
        """Offer places to those whose turn it is."""
        for waiting in sorted(self._there_on(first), key=self._turn)[: max(0, places)]:
            self._waiting.remove(waiting)
            self._taken += 1
            waiting.offer.succeed((first, last))

    def _there_on(self, first: int) -> list[_Waiting]:
        """Who waits and will still be on the order or licence at the first session."""
        return [waiting for waiting in self._waiting if waiting.person.order_end > first]

    def _turn(self, waiting: _Waiting) -> tuple[int, int, int]:
        person = waiting.person
        first = {
            "longest_wait_first": person.order_start,
            "highest_harm_first": -person.rosh,
            "order_ending_first": person.order_end,
        }[self._terms.waiting_order]
        return first, person.order_start, person.number

    def _happened(self, person: Person, day: int, what: Happened, first: int = NO_DAY) -> None:
        self.events.append((person.number, day, int(what), first))

    def _session_day(self, day: int) -> int:
        """The first day from this one on that falls on the weekday of a week's first session."""
        return day + (self._to_session_day - day) % 7

    @property
    def _today(self) -> int:
        return int(self._env.now) // MINUTES_A_DAY

    def _until(self, day: int) -> simpy.Event:
        return self._env.timeout(max(0, day * MINUTES_A_DAY - int(self._env.now)))
