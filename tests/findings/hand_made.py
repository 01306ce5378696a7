"""Records written by hand, a person or a piece of work at a time; days are dates as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rightmix_sim.records import NO_DAY, SCHEMA, Outcome, Records, Table, Work, table
from rightmix_sim.workdays import day_number

Row = Mapping[str, Any]

_PERSON = {
    "rm2000": 1,
    "rosh": 1,
    "mappa_level": 1,
    "tier": 0,
    "joined": "2000-01-01",
    "left": None,
    "order_kind": 0,
    "order_start": None,
    "order_end": None,
    "standing": 0,
}
_PIECE = {"officer": 0, "attempt": 0, "ordinal": 0, "due": None, "minute": 540, "minutes": 60, "entry": False}


def day(text: str | None) -> int:
    return NO_DAY if text is None else day_number(date.fromisoformat(text))


def hand_made(
    people: Sequence[Row],
    work: Sequence[Row] = (),
    *,
    duties: Sequence[Row] = (),
    programme: Sequence[Row] = (),
    sessions: Sequence[Row] = (),
    posts: Sequence[Row] = (),
    first_day: str = "2009-01-01",
    starts: str = "2009-04-01",
    ends: str = "2010-04-01",
) -> Records:
    """Records of these rows. A piece of work without a duty of its own gets the first duty of its person and kind."""
    duties = list(duties) or [
        _duty(number, person, work_of)
        for number, (person, work_of) in enumerate(dict.fromkeys((row["person"], row["work"]) for row in work))
    ]
    number_of = {(row["person"], int(row["work"])): row["duty"] for row in reversed(duties)}
    numbered = [{"person": number} | _PERSON | dict(row) for number, row in enumerate(people)]
    pieces = [{"duty": number_of.get((row["person"], int(row["work"])), 0)} | _PIECE | dict(row) for row in work]
    return Records(
        area="hand",
        replication=0,
        first_day=day(first_day),
        starts=day(starts),
        ends=day(ends),
        people=_table("people", numbered),
        duties=_table("duties", duties),
        work=_table("work", pieces),
        programme=_table("programme", [{"starts": None} | dict(row) for row in programme]),
        sessions=_table("sessions", sessions),
        posts=_table("posts", posts),
    )


def done(person: int, work: Work, on: str, **more: Any) -> dict[str, Any]:
    return {"person": person, "work": work, "day": on, "outcome": Outcome.DONE} | more


def _duty(number: int, person: int, work: Work) -> dict[str, Any]:
    return {
        "duty": number,
        "person": person,
        "work": work,
        "opened": "2009-01-01",
        "closed": None,
        "planned_days": 30.0,
        "early_days": 30.0,
        "early_until": None,
        "planned_minutes": 60.0,
        "planned_pieces": -1,
    }


def _table(name: str, rows: Sequence[Row]) -> Table:
    days = {field.name for field in SCHEMA[name] if field.day}
    columns = {
        field.name: [
            day(row[field.name])
            if field.name in days and (row[field.name] is None or isinstance(row[field.name], str))
            else int(row[field.name])
            if field.words
            else row[field.name]
            for row in rows
        ]
        for field in SCHEMA[name]
    }
    return table(name, columns)
