"""What the model has noted down by the end of a run, and how it becomes records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.duty import NO_DATE, ROW
from rightmix_sim.model.population import NEVER, Person
from rightmix_sim.model.programme import Programme
from rightmix_sim.model.terms import Owed
from rightmix_sim.records import NO_DAY, Column, Outcome, Records, Table, table

Days = NDArray[np.int64]
Dated = Callable[[object], Days]

_DAYS = ("day", "starts")


@dataclass
class Duty:
    """A duty as the records tell of it."""

    person: int
    owed: Owed
    opened: int
    switch: int = 0  # first day after the early phase; 0: there is none
    closed: int = NEVER


@dataclass
class Ledger:
    """Everything noted down. Days count from the first day of the run until `records_of` makes them dates."""

    people: list[Person]
    duties: list[Duty] = field(default_factory=list)
    before: dict[int, tuple[int, int]] = field(default_factory=dict)  # of a duty: officer and day it was last done
    posts: list[tuple[int, int, int, bool, int, float, int]] = field(default_factory=list)
    rows: NDArray[Any] = field(default_factory=lambda: np.zeros(0, ROW))


def records_of(
    ledger: Ledger, programme: Programme, area: str, replication: int, first_day: int, starts: int, ends: int
) -> Records:
    """The records of a run that began on day number `first_day`."""

    def dated(days: object) -> Days:
        found = np.asarray(days, dtype=np.int64)
        return np.where((found >= NEVER) | (found == NO_DAY), NO_DAY, found + first_day)

    def happened(rows: Sequence[tuple[float, ...]]) -> Sequence[tuple[float, ...]]:
        """Those before the end: a course is dealt out when it begins."""
        return [row for row in rows if row[1] < ends - first_day]

    return Records(
        area=area,
        replication=replication,
        first_day=first_day,
        starts=starts,
        ends=ends,
        people=_people(ledger.people, dated),
        duties=_duties(ledger.duties, dated),
        work=_work(ledger, dated),
        programme=_columns("programme", happened(programme.events), ("person", "day", "event", "starts"), dated),
        sessions=_columns(
            "sessions", happened(programme.sessions), ("person", "day", "session", "minutes", "attended"), dated
        ),
        posts=_columns(
            "posts", ledger.posts, ("officer", "role", "day", "filled", "registered", "other_cases", "minutes"), dated
        ),
    )


def _people(people: Sequence[Person], dated: Dated) -> Table:
    def column(name: str) -> list[int]:
        return [int(getattr(person, name)) for person in people]

    return table(
        "people",
        {
            "person": column("number"),
            "rm2000": column("rm2000"),
            "rosh": column("rosh"),
            "mappa_level": column("level"),
            "tier": column("tier"),
            "joined": dated(column("joined")),
            "left": dated(column("left")),
            "order_kind": column("order_kind"),
            "order_start": dated(column("order_start")),
            "order_end": dated(column("order_end")),
            "standing": column("standing"),
        },
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


def _work(ledger: Ledger, dated: Dated) -> Table:
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
    return table(
        "work",
        {
            **columns,
            "person": person[rows["duty"]],
            "work": work[rows["duty"]],
            "due": dated(rows["due"]),
            "day": dated(rows["day"]),
            "entry": rows["entry"] != 0,
        },
    )


def _columns(name: str, rows: Sequence[tuple[float, ...]], columns: Sequence[str], dated: Dated) -> Table:
    parts = np.array(rows, dtype=np.float64).reshape(-1, len(columns)).T
    return table(
        name,
        {column: dated(part) if column in _DAYS else part for column, part in zip(columns, parts, strict=True)},
    )
