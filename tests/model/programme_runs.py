"""Programmes run on their own, with lives and orders as a test wants them: no officers, no other work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.population.population import newcomers, people_on_day_one
from rightmix_sim.model.population.routes import route
from rightmix_sim.model.prepared import prepared
from rightmix_sim.model.programmes import Programmes
from rightmix_sim.model.to_records import records_of
from rightmix_sim.randomness import draws
from rightmix_sim.records import NO_DAY, Happened, Programme, Records, Resource, Served
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.workdays import day_number
from tests.model.areas import months, short

TUESDAY = day_number(date(2009, 1, 6))


def man(
    number: int, start: int = 0, end: int = 3000, programme: Programme | None = Programme.CORE, **more: Any
) -> Person:
    """A man on a community order from day `start` to before day `end`."""
    person = Person(number, 0, 0, joined=start, left=NEVER, order_kind=1, order_start=start, order_end=end)
    person.programme = programme
    for name, value in more.items():
        setattr(person, name, value)
    return person


@dataclass
class Service:
    """What the programmes need of the service. `recalls` are the days on which orders end early, by person."""

    area: Area
    days: int
    first_day: int = TUESDAY
    seed: int = 1
    recalls: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clock, self.ledger = Clock(self.days, self.first_day), Ledger()
        self.luck = draws(self.seed, 0, self.area.name)
        self.told: list[tuple[str, int, Programme, int]] = []
        self.programmes = Programmes(
            self.clock,
            self.area,
            self.luck,
            self.ledger,
            offered=lambda person, programme, day: self.told.append(("offered", person.number, programme, day)),
            started=lambda person, programme, day: self.told.append(("started", person.number, programme, day)),
            completed=lambda person, programme, day: self.told.append(("completed", person.number, programme, day)),
        )

    def run(self, people: Iterable[Person], until: int | None = None) -> Records:
        people = list(people)
        for person in people:
            person.over = self.clock.env.event()
        required = [one for one in people if one.order_start < 0 < one.order_end and one.programme is not None]
        waiting = {person.number for person in self.programmes.begin(required)}
        for person in people:
            self.clock.begin(self._life(person, person.order_start >= 0 or person.number in waiting))
            if person.order_kind:
                self.ledger.person(person)
        self.clock.env.run(until=self.days * 24 * 60)
        self.programmes.finish()
        policies, ends = prepared(self.area, self.first_day, self.days).policies, self.first_day + self.days
        return records_of(self.ledger, policies, self.area, 0, self.first_day, self.first_day, ends)

    def _life(self, person: Person, waits: bool) -> Process:
        yield self.clock.until(max(0, person.order_start))
        if waits and person.programme is not None:
            self.clock.begin(self.programmes.take_up(person, person.programme))
        recall = self.recalls.get(person.number, person.order_end)
        yield self.clock.until(min(recall, person.order_end))
        person.order_end = min(recall, person.order_end)
        assert person.over is not None
        person.over.succeed()


def run(
    area: Area,
    seed: int = 1,
    *,
    warm_up: Interval = Interval(2, "months"),  # noqa: B008  (frozen)
    length: Interval = Interval(12, "months"),  # noqa: B008
    starts: date | None = None,
    recalls: Mapping[int, int] | None = None,
) -> Records:
    """The programmes of an area with its own people, as the service would run them."""
    scenario = short("one-small-area", warm_up, length, starts)
    first_day, ends = day_number(scenario.first_day), day_number(scenario.ends)
    service = Service(area, ends - first_day, first_day, seed, recalls or {})
    people = [*people_on_day_one(area, service.luck), *newcomers(area, service.luck, service.days)]
    for person in people:
        if person.order_kind:
            person.standing, person.programme = route(person, area, service.luck)
    records = service.run(people)
    return replace(records, starts=day_number(scenario.starts))


def happened(records: Records, what: Happened, programme: Programme = Programme.CORE) -> pd.DataFrame:
    """The rows of `programme` that say so; days are those of the run."""
    found = pd.DataFrame(dict(records.programme))
    found = found[(found.event == int(what)) & (found.programme == int(programme))]
    return found.assign(day=found.day - records.first_day)


def way(records: Records, person: int, programme: Programme = Programme.CORE) -> list[tuple[Happened, int]]:
    """What happened to somebody in a programme, and on which day of the run."""
    found = pd.DataFrame(dict(records.programme)).sort_values("day", kind="stable")
    found = found[(found.person == person) & (found.programme == int(programme))]
    return [(Happened(row.event), int(row.day) - records.first_day) for row in found.itertuples()]


def session_days(records: Records, person: int, programme: Programme = Programme.CORE) -> list[int]:
    """The days of somebody's sessions."""
    found = pd.DataFrame(dict(records.sessions))
    found = found[(found.person == person) & (found.programme == int(programme))]
    return [int(day) - records.first_day for day in found.day]


def queue(records: Records, resource: Resource) -> list[tuple[int, int, int | None, int | None, Served]]:
    """Person, asked, began, ended and how, of each wait for something scarce."""
    found = pd.DataFrame(dict(records.queues))
    found = found[found.resource == int(resource)]

    def of_run(day: int) -> int | None:
        return None if day == NO_DAY else day - records.first_day

    return [
        (int(row.person), int(row.asked) - records.first_day, of_run(row.began), of_run(row.ended), Served(row.served))
        for row in found.itertuples()
    ]


__all__ = ["TUESDAY", "Service", "happened", "man", "months", "queue", "run", "session_days", "way"]
