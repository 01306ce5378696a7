"""What the model has noted down by the end of a run becomes records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.terms import Policies
from rightmix_sim.model.diaries.diaries import Noted
from rightmix_sim.model.diaries.duty import NO_DATE, ROW
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.population.person import NEVER
from rightmix_sim.records import NO_DAY, SCHEMA, Column, Outcome, Records, Served, Table, Work, table
from rightmix_sim.scenario.area import Area

Days = NDArray[np.int64]
Dated = Callable[[object], Days]

_DAYS_OF_PEOPLE = ("joined", "entered", "left", "order_start", "order_end")


def records_of(
    ledger: Ledger, policies: Policies, area: Area, replication: int, first_day: int, starts: int, ends: int
) -> Records:
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
        duties=_duties(ledger.duties, policies, dated),
        work=_work(ledger, policies, area, dated),
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


def _duties(duties: Noted, policies: Policies, dated: Dated) -> Table:
    terms, of = np.unique(duties.terms, return_inverse=True)
    plans = policies.plans(terms)

    def planned(name: str) -> NDArray[np.float64]:
        return np.array([getattr(plan, name) for plan in plans], np.float64)[of]

    return table(
        "duties",
        {
            "duty": np.arange(of.size),
            "person": duties.person,
            "work": policies.table.rows["work"][duties.terms],
            "opened": dated(duties.opened),
            "closed": dated(duties.closed),
            "planned_days": planned("planned_days"),
            "early_days": planned("early_days"),
            "early_until": dated(np.where(duties.switch, duties.switch, NO_DAY)),
            "planned_minutes": planned("planned_minutes"),
            "planned_pieces": policies.table.rows["pieces"][duties.terms],
        },
    )


def _work(ledger: Ledger, policies: Policies, area: Area, dated: Dated) -> Table:
    """The rows of the diaries, with a row before them for work that was last done before the run began."""
    duties = ledger.duties
    before = np.zeros(duties.before_duty.size, ROW)
    before["duty"], before["officer"], before["day"] = duties.before_duty, duties.before_officer, duties.before_day
    before["due"], before["outcome"], before["ordinal"] = NO_DATE, int(Outcome.BEFORE), -1
    rows = np.concatenate([before, ledger.rows])
    person = duties.person.astype(np.int32)
    work = policies.table.rows["work"][duties.terms].astype(np.int8)
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
