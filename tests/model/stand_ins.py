"""What a room of the model needs of the service, as a test wants it: lives, officers on duty, luck, and nothing else.

Day 0 is Monday 5 January 2009, unless a test says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.randomness import Draws, Purpose, draws, exponential
from rightmix_sim.records import WORK_KINDS, Event, Resource, Role, Served, Work
from rightmix_sim.scenario.area import Area
from rightmix_sim.workdays import day_number

MONDAY = day_number(date(2009, 1, 5))
NOON = 12 * 60
A_DAY = 24 * 60

Row = tuple[int, int, int | None, int | None, Served]
Way = Callable[[Person], Process]


@dataclass
class Officers:
    """Casework with one officer of each role, who is away on the days in `away` and then misses appointments.

    `screened` says on which day the coordinator screens a case; of the others nobody is notified.
    """

    ledger: Ledger
    away: set[tuple[Role, int]] = field(default_factory=set)
    screened: dict[int, int] = field(default_factory=dict)
    told: list[tuple[str, int, Work, int]] = field(default_factory=list)
    standing: dict[tuple[int, Work], int] = field(default_factory=dict)

    def ask(self, person: Person, work: Work, day: int, **_: int) -> bool:
        self.told.append(("asked", person.number, work, day))
        self.standing[person.number, work] = day
        return True

    def appoint(self, person: Person, work: Work, day: int) -> None:
        self.told.append(("appointed", person.number, work, day))
        self.standing[person.number, work] = day

    def end(self, person: Person, work: Work, day: int) -> bool:
        self.told.append(("ended", person.number, work, day))
        appointed = self.standing.pop((person.number, work), None)
        return appointed is not None and not self.on_duty(person, WORK_KINDS[work].role, appointed)

    def owes(self, person: Person, work: Work) -> bool:
        return work is Work.MAPPA_NOTIFICATION and person.number in self.screened

    def last_done(self, person: Person, work: Work, day: int) -> int:
        return done if (done := self.screened[person.number]) < day else -1

    def on_duty(self, person: Person, role: Role, day: int) -> bool:
        return (role, day) not in self.away

    def set_level(self, person: Person, level: int, day: int) -> None:
        person.level = level
        self.ledger.event(person.number, day, Event.MAPPA_LEVEL_CHANGED, level)


@dataclass
class Luck:
    """Keyed luck, but for the purposes for which a test says what is drawn for person, ordinal and attempt."""

    draws: Draws
    said: dict[Purpose, Callable[[int, int, int], float]] = field(default_factory=dict)

    def four(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> tuple[float, ...]:
        if purpose in self.said:
            return (self.said[purpose](person, ordinal, attempt),) * 4
        return self.draws.four(purpose, person, ordinal, attempt)

    def one(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> float:
        return self.four(purpose, person, ordinal, attempt)[0]


class Service:
    """A clock, an area, luck and notes for one room: `self.parts` is what a room is made with."""

    def __init__(self, area: Area, days: int = 1000, first_day: int = MONDAY, seed: int = 1) -> None:
        self.area = area
        self.clock, self.ledger = Clock(days, first_day), Ledger()
        self.luck = Luck(draws(seed, 0, area.name))
        self.officers = Officers(self.ledger)
        self.parts: Any = (self.clock, area, self.luck, self.ledger, self.officers)

    def run(self, *lives: Process) -> None:
        """Let lives run their course, in the order given wherever they meet, to the end of the run."""
        for life in lives:
            self.clock.begin(life)
        self.clock.env.run(until=self.clock.until(self.clock.days))

    def life(self, person: Person, way: Way, *, custody: bool = False, decided: int = 0) -> Process:
        """An order or licence: the person's way through a room begins with it. It ends as planned or with custody.

        What is owed is dropped then. The end may be decided late: it then comes after what was arranged before for the
        same morning.
        """
        yield self.clock.until(max(0, person.order_start))
        person.on_order = person.registered = True
        person.over = self.clock.env.event()
        self.clock.begin(way(person))
        yield self.clock.until(decided)
        yield self.clock.until(person.order_end)
        for duty in [duty for duty in self.officers.standing if duty[0] == person.number]:
            del self.officers.standing[duty]
        person.on_order, person.registered, person.level = False, not custody, person.level if custody else 1
        person.over.succeed()

    def counted(self, how_many: Callable[[], int]) -> tuple[list[int], Process]:
        """What there is at noon of each day; the list fills when the process is run."""
        found: list[int] = []

        def counting() -> Process:
            yield self.clock.env.timeout(NOON)
            while True:
                found.append(how_many())
                yield self.clock.env.timeout(A_DAY)

        return found, counting()

    def rows(self, resource: Resource) -> list[Row]:
        """Person, asked, began, ended and how, of each wait for something scarce; None: not in the run."""
        return [
            (wait.person, wait.asked, _day(wait.began), _day(wait.ended), wait.served)
            for wait in self.ledger.waits
            if wait.resource is resource
        ]

    def events(self, *wanted: Event, person: int | None = None) -> list[tuple[int, Event, int]]:
        """Day, event and detail of what happened."""
        return [
            (day, Event(event), detail)
            for number, day, event, detail in self.ledger.events
            if event in wanted and person in (None, number)
        ]


def _day(day: int) -> int | None:
    return None if day >= NEVER else day


def somebody(number: int = 1, start: int = 0, end: int = 5000, **more: Any) -> Person:
    """Somebody on licence from day `start` to before day `end`, who stays on the register."""
    person = Person(number, 0, 2, joined=start, left=NEVER, order_kind=2, order_start=start, order_end=end)
    for name, value in more.items():
        setattr(person, name, value)
    return person


def days_waited(rows: Iterable[Row], days: int) -> int:
    """The days that people waited in a run of so many days, all added up: a day is one on whose noon somebody waits."""
    total = 0
    for _, asked, began, ended, _ in rows:
        until = began if began is not None else ended if ended is not None else days
        total += max(0, min(until, days) - max(asked, 0))
    return total


def days_held(rows: Iterable[Row], days: int) -> int:
    """The days that people had what they waited for."""
    return sum(
        (days if ended is None else ended) - max(began, 0) for _, _, began, ended, _ in rows if began is not None
    )


def random_moments(seed: int, each: float, days: int) -> list[int]:
    """The days of random moments that lie `each` days apart on average."""
    luck, moment, found = draws(seed, 0, "moments"), 0.0, []
    while True:
        moment += exponential(each, luck.one(Purpose.ARRIVAL, len(found)))
        if moment >= days:
            return found
        found.append(int(moment))
