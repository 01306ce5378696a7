"""All programmes of an area: each person's way from the requirement through waiting and sessions to what follows.

An order that ends first, as planned or by recall, ends it wherever it stands (¶6.1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, NamedTuple, cast

import simpy

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.programmes.course import Course, dealt
from rightmix_sim.model.programmes.day_one import Attending, Entrant
from rightmix_sim.model.programmes.groups import Groups
from rightmix_sim.model.programmes.known import Known, known_of
from rightmix_sim.model.programmes.terms import FOLLOW_ON, PLACES, group_terms, referred_share
from rightmix_sim.model.programmes.tutors import Tutors
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Happened, Programme, Served
from rightmix_sim.scenario.area import Area

Offered = Callable[[Person, Programme, int], None]  # with the day of the first session
Started = Callable[[Person, Programme, int], None]  # with the day
Completed = Callable[[Person, Programme, int], None]  # with the day; for all but what follows a programme


class _Attended(NamedTuple):
    person: int
    programme: Programme
    course: Course


class Programmes:
    """The programmes of one area. Days count from the first day of the run."""

    def __init__(
        self,
        clock: Clock,
        area: Area,
        luck: Draws,
        ledger: Ledger,
        *,
        offered: Offered,
        started: Started,
        completed: Completed,
    ) -> None:
        self._clock, self._area, self._luck, self._ledger = clock, area, luck, ledger
        self._offered, self._started, self._completed = offered, started, completed
        self.tutors = Tutors(clock, area, luck, ledger)
        self.groups: Mapping[Programme, Groups] = {
            programme: Groups(clock, group_terms(area, programme), luck, self.tutors) for programme in Programme
        }
        self._attended: list[_Attended] = []
        self._courses: Counter[tuple[int, Programme]] = Counter()  # begun by somebody on a programme
        self._known = known_of(area, clock)

    def begin(self, required: Sequence[Person]) -> list[Person]:
        """Open all groups on day one, with those in their places who would be there already.

        `required` are those whose order or licence requires a programme (`person.programme`). Gives who of them still
        waits, for whom `take_up` is to begin.
        """
        entrants: dict[Programme, list[Entrant]] = {programme: [] for programme in Programme}
        completed: list[tuple[Entrant, int]] = []
        waiting: list[Person] = []
        for person in required:
            entrant, known = Entrant(person, person.order_start), self._known.get(person.number)
            if known is None:
                entrants[person.programme or Programme.CORE].append(entrant)
            elif known.state == "attending":
                entrants[Programme.CORE].append(entrant._replace(done=self._done(known)))
            elif known.state == "completed":
                completed.append((entrant, -1))  # the day is not known
            else:
                waiting.append(person)
        for programme, groups in self.groups.items():  # what follows another programme stands after it
            there = groups.begin(entrants[programme])
            finished = [*there.finished, *(completed if programme is Programme.CORE else ())]
            for (person, since, _), day in finished:
                self._ledger.happened(programme, person.number, since, Happened.REQUIRED)
                self._ledger.happened(programme, person.number, day, Happened.COMPLETED)
                further = self._what_follows(person, programme, day)
                if further is not None:
                    entrants[further].append(Entrant(person, day))
            for attending in there.attending:
                self._clock.begin(self._resume(programme, attending))
            if programme in FOLLOW_ON:
                for person, since, _ in there.waiting:
                    self._clock.begin(self._go_on(person, programme, since))
            else:
                waiting += [entrant.person for entrant in there.waiting]
        return waiting

    def take_up(self, person: Person, programme: Programme) -> Process:
        """A person's way from the requirement to the end of it, beginning today.

        On day one it began with the order, or when a caseload file says.
        """
        since = self._clock.today
        if since == 0:
            known = self._known.get(person.number)
            since = person.order_start if known is None or known.since is None else known.since
        yield from self._go_on(person, programme, since)

    def finish(self) -> None:
        """Write down the sessions, once the run is over."""
        for person, programme, course in self._attended:
            for day in course.repeated:
                self._ledger.happened(programme, person, day, Happened.BLOCK_REPEATED)
            self._ledger.sessions.extend((int(programme), person, *session) for session in course.sessions)
        self._attended = []

    def _go_on(self, person: Person, programme: Programme, since: int) -> Process:
        self._ledger.happened(programme, person.number, since, Happened.REQUIRED)
        yield from self._take_turns(person, programme, since, since)

    def _take_turns(self, person: Person, programme: Programme, since: int, asked: int) -> Process:
        """Wait for a place and take it, and again after leaving a closed group; then go on to what follows."""
        groups = self.groups[programme]
        while True:
            wait = self._ledger.wait(PLACES[programme], person.number, asked)
            waiting = groups.waiting.add(person, since)
            yield waiting.offer | self._over(person)
            if not waiting.offer.triggered:
                groups.waiting.take_off(waiting)
                self._gave_up(person, programme, wait)
                return
            first, last = cast(tuple[int, int | None], waiting.offer.value)
            self._ledger.happened(programme, person.number, self._clock.today, Happened.OFFERED, first)
            self._offered(person, programme, first)
            yield self._clock.until(first) | self._over(person)
            if person.order_end <= self._clock.today:  # since the offer: nobody is offered a place beyond the order
                groups.give_back()
                self._gave_up(person, programme, wait)
                return
            self._ledger.happened(programme, person.number, first, Happened.STARTED, first)
            self._started(person, programme, first)
            wait.began = first
            why = yield from self._attend(person, programme, wait, first=first, last=last, done=0)
            if why is not Happened.LEFT_GROUP:
                yield from self._afterwards(person, programme, why)
                return
            asked = self._clock.today

    def _resume(self, programme: Programme, attending: Attending) -> Process:
        """Somebody who began before the run and is part of the way through."""
        (person, since, _), began, first, last, done = attending
        self._ledger.happened(programme, person.number, since, Happened.REQUIRED)
        self._ledger.happened(programme, person.number, began, Happened.STARTED, began)
        wait = self._ledger.wait(PLACES[programme], person.number, since)
        wait.began = began
        yield self._clock.until(0)  # after everybody's order has begun
        why = yield from self._attend(person, programme, wait, first=first, last=last, done=done)
        if why is Happened.LEFT_GROUP:
            yield from self._take_turns(person, programme, since, self._clock.today)
        else:
            yield from self._afterwards(person, programme, why)

    def _done(self, known: Known) -> int:
        """The sessions that somebody has done who attends, counted from the day of joining where they are not known."""
        if known.done is not None:
            return known.done
        return -(known.since or 0) // 7 * self.groups[Programme.CORE].terms.sessions_per_week

    def _attend(
        self, person: Person, programme: Programme, wait: Wait, *, first: int, last: int | None, done: int
    ) -> Generator[simpy.Event, Any, Happened]:
        """Attend from the session on day `first` until it ends; gives why."""
        wait.served = Served.STAYING
        groups = self.groups[programme]
        number = self._courses[person.number, programme]
        self._courses[person.number, programme] += 1
        course = dealt(
            groups.terms,
            self._luck,
            person.number,
            number,
            first=first,
            last=last,
            done=done,
            order_end=person.order_end,
        )
        planned = course.end
        groups.attends(planned)
        place = len(self._attended)
        self._attended.append(_Attended(person.number, programme, course))
        yield self._clock.until(course.end) | self._over(person)
        today = self._clock.today
        if today < course.end:
            course = course.cut(today)
            self._attended[place] = _Attended(person.number, programme, course)
        groups.leaves(planned)
        wait.ended = today
        wait.served = Served.LEFT if course.why is Happened.COMPLETED else Served.WITHDRAWN
        self._ledger.happened(programme, person.number, today, course.why)
        return course.why

    def _afterwards(self, person: Person, programme: Programme, why: Happened) -> Process:
        if why is not Happened.COMPLETED:
            return
        today = self._clock.today
        if programme not in FOLLOW_ON:
            self._completed(person, programme, today)
        further = self._what_follows(person, programme, today)
        if further is not None:
            yield from self._go_on(person, further, today)

    def _what_follows(self, person: Person, programme: Programme, day: int) -> Programme | None:
        """What somebody who completed a programme on `day` goes on to, if the order leaves time for the whole of it."""
        after = {Programme.CORE: FOLLOW_ON, Programme.BETTER_LIVES: (Programme.MAINTENANCE,)}
        for further in after.get(programme, ()):
            terms = self.groups[further].terms
            enough = person.order_end - day >= terms.notice + terms.runs
            referred = self._luck.one(Purpose.GROUP, person.number, int(further)) < referred_share(self._area, further)
            if enough and referred:
                return further
        return None

    def _gave_up(self, person: Person, programme: Programme, wait: Wait) -> None:
        """The order ended before the first session."""
        wait.ended, wait.served = self._clock.today, Served.GAVE_UP
        self._ledger.happened(programme, person.number, self._clock.today, Happened.ORDER_ENDED_WAITING)

    def _over(self, person: Person) -> simpy.Event:
        """The end of the order or licence, as planned or early."""
        return self._clock.until(person.order_end) if person.over is None else person.over
