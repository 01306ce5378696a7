"""What the model notes down while it runs; `to_records` makes records of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.diaries.diaries import Noted
from rightmix_sim.model.diaries.duty import ROW
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.records import NO_DAY, SCHEMA, Ending, Event, Happened, Programme, Resource, Served

# The columns of `people`, and what stands in them: most are called as in `Person`
_OF_PEOPLE = {"person": "number", "mappa_level": "level", "mappa_category": "category"}
_COLUMNS = tuple(column.name for column in SCHEMA["people"])
_values_of = attrgetter(*(_OF_PEOPLE.get(name, name) for name in _COLUMNS))


@dataclass
class Wait:
    """A wait for something scarce and what came of it: a row of `queues`, filled in as it goes on."""

    resource: Resource
    person: int
    asked: int
    began: int = NEVER
    ended: int = NEVER
    served: Served = Served.WAITING


@dataclass
class Order:
    """One spell on an order or licence."""

    person: int
    kind: int
    start: int
    end: int
    ended_by: Ending = Ending.COMPLETED


@dataclass
class Ledger:
    """Everything noted down. Days count from the first day of the run until `records_of` makes them dates."""

    people: list[dict[str, int]] = field(default_factory=list)
    posts: list[tuple[int, int, int, bool, int, float, int]] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    states: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    events: list[tuple[int, int, int, int]] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    training: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    programme: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    sessions: list[tuple[int, int, int, int, int, bool]] = field(default_factory=list)
    rows: NDArray[Any] = field(default_factory=lambda: np.zeros(0, ROW))
    duties: Noted = field(default_factory=lambda: Noted(*[np.zeros(0, np.int64)] * len(Noted._fields)))

    def person(self, person: Person) -> dict[str, int]:
        """Note somebody down as they are on joining; gives the row, whose ends may still change."""
        row = dict(zip(_COLUMNS, map(int, _values_of(person)), strict=True))
        self.people.append(row)
        return row

    def state(self, person: Person, day: int) -> None:
        """Note down the categories and levels of somebody from `day` on."""
        tier = person.tier if person.on_order else 0
        self.states.append((person.number, day, person.rm2000, person.rosh, person.level, tier))

    def event(self, person: int, day: int, event: Event, detail: int = 0) -> None:
        """Note down what happened to somebody."""
        self.events.append((person, day, int(event), detail))

    def wait(self, resource: Resource, person: int, day: int) -> Wait:
        """Somebody begins to wait for something scarce on `day`; gives the row, to be filled in."""
        wait = Wait(resource, person, day)
        self.waits.append(wait)
        return wait

    def order(self, person: Person) -> Order:
        """Note down the spell that begins now; gives the row, whose end may still change."""
        order = Order(person.number, person.order_kind, person.order_start, person.order_end)
        self.orders.append(order)
        return order

    def happened(self, programme: Programme, person: int, day: int, what: Happened, starts: int = NO_DAY) -> None:
        """Note down what happened to somebody on the way through a programme; `starts` is an offer's first session."""
        self.programme.append((int(programme), person, day, int(what), starts))
