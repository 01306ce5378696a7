"""What the model has noted down by the end of a run, and how it becomes records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.duty import NO_DATE, ROW
from rightmix_sim.model.person import NEVER, Person
from rightmix_sim.model.terms import Owed
from rightmix_sim.records import (
    NO_DAY,
    SCHEMA,
    Column,
    Ending,
    Event,
    Happened,
    Outcome,
    Programme,
    Records,
    Resource,
    Served,
    Table,
    Work,
    table,
)
from rightmix_sim.scenario.area import Area

Days = NDArray[np.int64]
Dated = Callable[[object], Days]

# The columns of `people` that are not simply those of `Person`
_OF_PEOPLE = {"person": "number", "mappa_level": "level", "mappa_category": "category"}
_DAYS_OF_PEOPLE = ("joined", "entered", "left", "order_start", "order_end")


@dataclass
class Duty:
    """A duty as the records tell of it."""

    person: int
    owed: Owed
    opened: int
    switch: int = 0  # first day after the early phase; 0: there is none
    closed: int = NEVER


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
    duties: list[Duty] = field(default_factory=list)
    before: dict[int, tuple[int, int]] = field(default_factory=dict)  # of a duty: officer and day it was last done
    posts: list[tuple[int, int, int, bool, int, float, int]] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    states: list[tuple[int, int, int, int, int, int]] = field(default_factory=list)
    events: list[tuple[int, int, int, int]] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    training: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    programme: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    sessions: list[tuple[int, int, int, int, int, bool]] = field(default_factory=list)
    rows: NDArray[Any] = field(default_factory=lambda: np.zeros(0, ROW))

    def person(self, person: Person) -> dict[str, int]:
        """Note somebody down as they are on joining; gives the row, whose ends may still change."""
        columns = (column.name for column in SCHEMA["people"])
        row = {name: int(getattr(person, _OF_PEOPLE.get(name, name))) for name in columns}
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


def records_of(ledger: Ledger, area: Area, replication: int, first_day: int, starts: int, ends: int) -> Records:
    """The records of a run that began on day number `first_day`."""

    def dated(days: object) -> Days:
        found = np.asarray(days, dtype=np.int64)
        return np.where((found >= NEVER) | (found == NO_DAY), NO_DAY, found + first_day)

    def rows(name: str, of: Sequence[tuple[float, ...]], day: int = 1) -> Table:
        """The rows of a table that lie before the end: a course is dealt out when it begins."""
        return _columns(name, [row for row in of if row[day] < ends - first_day], dated)

    waits = [
        (wait.resource, wait.person, wait.asked, wait.began, wait.ended, _served(wait))
        for wait in ledger.waits
        if wait.asked < ends - first_day
    ]
    return Records(
        area=area.name,
        replication=replication,
        first_day=first_day,
        starts=starts,
        ends=ends,
        people=_people(ledger.people, dated),
        orders=_columns(
            "orders", [(one.person, one.kind, one.start, one.end, one.ended_by) for one in ledger.orders], dated
        ),
        states=_columns("states", ledger.states, dated),
        events=rows("events", ledger.events),
        queues=_columns("queues", waits, dated),
        training=_columns("training", ledger.training, dated),
        duties=_duties(ledger.duties, dated),
        work=_work(ledger, area, dated),
        programme=rows("programme", ledger.programme, 2),
        sessions=rows("sessions", ledger.sessions, 2),
        posts=_columns("posts", ledger.posts, dated),
    )


def _served(wait: Wait) -> Served:
    """A stay that goes on is a stay, whoever noted it down."""
    return Served.STAYING if wait.served is Served.WAITING and wait.began < NEVER else wait.served


def _people(people: Sequence[dict[str, int]], dated: Dated) -> Table:
    by_number = sorted(people, key=lambda row: row["person"])
    columns: dict[str, Column] = {
        column.name: np.array([row[column.name] for row in by_number], np.int64) for column in SCHEMA["people"]
    }
    return table(
        "people", {name: dated(column) if name in _DAYS_OF_PEOPLE else column for name, column in columns.items()}
    )


def _duties(duties: Sequence[Duty], dated: Dated) -> Table:
    return table(
        "duties",
        {
            "duty": range(len(duties)),
            "person": [duty.person for duty in duties],
            "work": [int(duty.owed.terms.work) for duty in duties],
            "opened": dated([duty.opened for duty in duties]),
            "closed": dated([duty.closed for duty in duties]),
            "planned_days": [duty.owed.planned_days for duty in duties],
            "early_days": [duty.owed.early_days for duty in duties],
            "early_until": dated([duty.switch or NO_DAY for duty in duties]),
            "planned_minutes": [duty.owed.planned_minutes for duty in duties],
            "planned_pieces": [duty.owed.terms.pieces for duty in duties],
        },
    )


def _work(ledger: Ledger, area: Area, dated: Dated) -> Table:
    """The rows of the diaries, with a row before them for work that was last done before the run began."""
    rows = ledger.rows
    before = np.zeros(len(ledger.before), rows.dtype)
    for place, (duty, (officer, day)) in enumerate(ledger.before.items()):
        before[place]["duty"], before[place]["officer"], before[place]["day"] = duty, officer, day
    before["due"], before["outcome"], before["ordinal"] = NO_DATE, int(Outcome.BEFORE), -1
    rows = np.concatenate([before, rows])
    person = np.array([duty.person for duty in ledger.duties], np.int32)
    work = np.array([int(duty.owed.terms.work) for duty in ledger.duties], np.int8)
    columns: dict[str, Column] = {name: rows[name] for name in rows.dtype.names or ()}
    visit = work[rows["duty"]] == int(Work.POLICE_VISIT)
    return table(
        "work",
        {
            **columns,
            "person": person[rows["duty"]],
            "work": work[rows["duty"]],
            "due": dated(rows["due"]),
            "day": dated(rows["day"]),
            "entry": rows["entry"] != 0,
            "checked": np.where(visit, area.police_visits.pre_visit_check * (1 + area.police_visits.pnc_check), 0),
            "crew": np.where(visit, area.police_visits.crew, 0),
        },
    )


def _columns(name: str, rows: Sequence[tuple[float, ...]], dated: Dated) -> Table:
    columns = SCHEMA[name]
    parts = np.array(rows, dtype=np.float64).reshape(-1, len(columns)).T
    return table(
        name,
        {column.name: dated(part) if column.day else part for column, part in zip(columns, parts, strict=True)},
    )
