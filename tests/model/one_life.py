"""The whole service for a few people whose lives and luck a test states: nobody else comes, and nobody falls ill.

Day 0 is Monday 5 January 2009. There are a few posts of each role, always filled, with the hours of the whole week.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import pandas as pd

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.service import Engine, _Service
from rightmix_sim.model.to_records import records_of
from rightmix_sim.randomness import Draws, Purpose, draws
from rightmix_sim.records import NO_DAY, SCHEMA, Event, Outcome, Records, Work
from rightmix_sim.scenario.area import Area, shares
from tests.model.areas import ash, frame
from tests.model.plain_streams import PlainStreams
from tests.model.stand_ins import MONDAY

ROLES = (
    "offender_managers",
    "public_protection_officers",
    "senior_probation_officers",
    "police_supervisors",
    "victim_liaison_officers",
    "mappa_coordinators",
    "circles_coordinators",
)
# What a test says of a draw: by person, ordinal and attempt the four numbers, or None for luck
Says = Callable[[int, int, int], tuple[float, float, float, float] | None]


@dataclass(frozen=True)
class Said(Draws):
    """Luck, but for what a test says."""

    says: Mapping[Purpose, Says] = field(default_factory=dict)

    def four(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> tuple[float, ...]:
        found = self.says[purpose](person, ordinal, attempt) if purpose in self.says else None
        return super().four(purpose, person, ordinal, attempt) if found is None else found


def after_days(days: float, per_year: float = 1.0) -> float:
    """The number that an exponential waiting time of so many days stands for, at this rate a year."""
    return -math.expm1(-(days + 0.5) * per_year / 365.25)


def quiet(**changes: Any) -> Area:
    """An area of the tests' own with ample hours, in which nothing happens but what a test switches on."""
    settings: dict[str, Any] = {
        "register__growth_per_year": 0.0,
        "register__notification_period": shares(
            **{"indefinite": 1.0, "10 years": 0.0, "7 years": 0.0, "5 years": 0.0, "2 years": 0.0}
        ),
        "duration_variation": 0.0,
        "contacts__missed_share": 0.0,
        "probation_visits__not_in_share": 0.0,
        "police_visits__unannounced_failure_share": 0.0,
        "training__rm2000": 1.0,
        "training__police_rm2000": 1.0,
        "training__sarn": 1.0,
        "training__denial": 1.0,
    }
    for role in ROLES:
        settings |= {
            f"{role}__posts": 2,
            f"{role}__turnover_per_year": 0.0,
            f"{role}__leave_days": 0,
            f"{role}__sickness_days": 0,
            f"{role}__casework_share": 1.0,
        }
    settings |= {"offender_managers__caseload": 0, "public_protection_officers__diverted_share": 0.0}
    settings |= {"police_supervisors__diverted_share": 0.0}
    return ash(**settings | changes)


def somebody(number: int = 0, start: int = -200, end: int = 400, kind: int = 2, **more: Any) -> Person:
    """Somebody on licence (or `kind` 1: a community order; 0: neither), on the register for good."""
    person = Person(number, 1, 1, min(start, -1) if start < 0 else start, NEVER, kind, start, end)
    if not kind:
        person.order_start = person.order_end = NEVER
    for name, value in more.items():
        setattr(person, name, value)
    return person


class Lived:
    """The service and what a test asks of it. `arriving` come on the day they joined or, moving in, on `entered`."""

    def __init__(
        self,
        area: Area,
        *people: Person,
        days: int = 800,
        says: Mapping[Purpose, Says] | None = None,
        arriving: tuple[Person, ...] = (),
        engine: Engine = "compiled",
        seed: int = 1,
    ) -> None:
        base = draws(seed, 0, area.name)
        luck = Said(base.key_0, base.key_1, says or {})
        self.area, self.days = area, days
        with ExitStack() as patches:
            if says:  # the compiled streams draw for themselves
                patches.enter_context(patch("rightmix_sim.model.lives.happenings.Streams", PlainStreams))
            self.service = _Service(area, Clock(days, MONDAY), luck, engine, 0)
        self.service.people = {person.number: person for person in people}
        self.people = (*people, *arriving)
        if arriving:
            self.service.clock.begin(self._arrive(arriving))

    def _arrive(self, arriving: tuple[Person, ...]) -> Process:
        yield from self.service._arrivals(iter(arriving))

    def at(self, day: int, happens: Callable[[], object]) -> Lived:
        """Let something happen on a morning, after what is arranged for it before the run."""
        self.service.clock.at(day, lambda: (happens(), None)[1])
        return self

    def run(self) -> Lived:
        self.service.run()
        policies = self.service.prepared.policies
        self.records: Records = records_of(
            self.service.ledger, policies, self.area, 0, MONDAY, MONDAY, MONDAY + self.days
        )
        return self

    def events(self, *wanted: Event, person: int = 0) -> list[tuple[int, Event, int]]:
        """Day of the run, event and detail, in the order noted."""
        return [
            (day, Event(event), detail)
            for number, day, event, detail in self.service.ledger.events
            if number == person and day < self.days and (not wanted or event in wanted)
        ]

    def orders(self, person: int = 0) -> list[tuple[int, int, int, int]]:
        """Kind, first day, first day after and how it ended, of each order or licence."""
        return [
            (one.kind, one.start, one.end, int(one.ended_by))
            for one in self.service.ledger.orders
            if one.person == person
        ]

    def table(self, name: str) -> pd.DataFrame:
        """A table of the records with its days counted from the first of the run; -1 million stays what it is."""
        found = frame(self.records, name)
        for column in SCHEMA[name]:
            if column.day:
                days = found[column.name]
                found[column.name] = days.where(days == NO_DAY, days - MONDAY)
        return found

    def duties(self, work: Work, person: int = 0) -> list[tuple[int, int]]:
        """When duties of a kind were opened and closed."""
        found = self.table("duties")
        found = found[(found.work == int(work)) & (found.person == person)]
        return list(zip(found.opened, found.closed, strict=True))

    def rows(self, work: Work, *outcomes: Outcome, person: int = 0) -> pd.DataFrame:
        """The rows of a kind of work in the order of their days."""
        found = self.table("work")
        found = found[(found.work == int(work)) & (found.person == person)]
        wanted = outcomes or tuple(Outcome)
        return found[found.outcome.isin([int(one) for one in wanted])].sort_values(["day", "minute"])

    def done(self, work: Work, person: int = 0) -> list[int]:
        """The days on which a kind of work was done."""
        return self.rows(work, Outcome.DONE, person=person).day.tolist()


def moved(found: Lived, day: int, **facts: int) -> Lived:
    """On a morning the first person is of another category or level than before."""
    person = found.people[0]

    def moves() -> None:
        for name, value in facts.items():
            if name == "level":
                found.service.casework.set_level(person, value, day)
            else:
                setattr(person, name, value)
                found.service.casework.moved(person, day)

    return found.at(day, moves)
