"""Records written by hand, a person or a piece of work at a time; days are dates as text.

What is left out follows from the people: each order of somebody is a spell, and the categories of day one hold until
the order ends, with MAPPA level 1 and no tier afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rightmix_sim.records import NO_DAY, SCHEMA, Field, Outcome, Records, Table, Work, table
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
    "mappa_category": 1,
    "visits_recorded": 0,
}
_PIECE = {
    "officer": 0,
    "attempt": 0,
    "ordinal": 0,
    "due": None,
    "minute": 540,
    "minutes": 60,
    "entry": False,
    "checked": 1,
    "crew": 1,
}
_TABLES: Mapping[str, Row] = {
    "orders": {"kind": 1, "ended_by": 0},
    "states": {"rm2000": 1, "rosh": 1, "mappa_level": 1, "tier": 0},
    "events": {"detail": 0},
    "queues": {"began": None, "ended": None, "served": 0},
    "training": {"role": 0, "until": None},
    "programme": {"programme": 0, "starts": None},
    "sessions": {"programme": 0},
    "posts": {"filled": True, "registered": 0, "other_cases": 0.0, "minutes": 0},
}


def day(text: str | None) -> int:
    return NO_DAY if text is None else day_number(date.fromisoformat(text))


def hand_made(
    people: Sequence[Row],
    work: Sequence[Row] = (),
    *,
    duties: Sequence[Row] = (),
    first_day: str = "2009-01-01",
    starts: str = "2009-04-01",
    ends: str = "2010-04-01",
    **more: Sequence[Row],
) -> Records:
    """Records of these rows, `more` by the name of the table.

    A piece of work without a duty of its own gets the first duty of its person and kind. `orders` and `states` that
    are not given follow from the people.
    """
    duties = [_DUTY | dict(row) for row in duties] or [
        _duty(number, person, work_of)
        for number, (person, work_of) in enumerate(dict.fromkeys((row["person"], row["work"]) for row in work))
    ]
    number_of = {(row["person"], int(row["work"])): row["duty"] for row in reversed(duties)}
    numbered = [{"person": number} | _PERSON | dict(row) for number, row in enumerate(people)]
    pieces = [{"duty": number_of.get((row["person"], int(row["work"])), 0)} | _PIECE | dict(row) for row in work]
    given = {name: list(more.get(name, ())) for name in _TABLES}
    orders = [row for person in numbered for row in _order(person)]
    states = [row for person in numbered for row in _states(person)]
    return Records(
        area="hand",
        replication=0,
        first_day=day(first_day),
        starts=day(starts),
        ends=day(ends),
        people=_table("people", numbered),
        duties=_table("duties", duties),
        work=_table("work", pieces),
        **{
            name: _table(name, [standard | dict(row) for row in given[name]])
            for name, standard in _TABLES.items()
            if name not in ("orders", "states")
        },
        orders=_table("orders", [_TABLES["orders"] | dict(row) for row in given["orders"]] or orders),
        states=_table("states", [_TABLES["states"] | dict(row) for row in given["states"]] or states),
    )


def done(person: int, work: Work, on: str, **more: Any) -> dict[str, Any]:
    return {"person": person, "work": work, "day": on, "outcome": Outcome.DONE} | more


def happened(person: int, event: int, on: str, detail: int = 0) -> dict[str, Any]:
    return {"person": person, "event": event, "day": on, "detail": detail}


def _order(person: Row) -> list[dict[str, Any]]:
    if not person["order_kind"]:
        return []
    return [
        {"person": person["person"], "kind": person["order_kind"], "ended_by": 0}
        | {"start": person["order_start"], "end": person["order_end"]}
    ]


def _states(person: Row) -> list[dict[str, Any]]:
    row = {name: person[name] for name in ("person", "rm2000", "rosh", "mappa_level", "tier")}
    rows = [row | {"day": person["joined"]}]
    if person["order_kind"] and person["order_end"] is not None:
        rows.append(row | {"day": person["order_end"], "mappa_level": 1, "tier": 0})
    return rows


_DUTY: Row = {
    "opened": "2009-01-01",
    "closed": None,
    "planned_days": 30.0,
    "early_days": 30.0,
    "early_until": None,
    "planned_minutes": 60.0,
    "planned_pieces": -1,
}


def _duty(number: int, person: int, work: Work) -> dict[str, Any]:
    return {"duty": number, "person": person, "work": work} | dict(_DUTY)


def _table(name: str, rows: Sequence[Row]) -> Table:
    columns = {field.name: [_value(field, row.get(field.name, None if field.day else 0)) for row in rows]
               for field in SCHEMA[name]}  # fmt: skip
    return table(name, columns)


def _value(field: Field, given: Any) -> Any:
    """What is left out is nothing, no, or no day."""
    if field.day:
        return day(given) if given is None or isinstance(given, str) else given
    return int(given) if field.words else given
