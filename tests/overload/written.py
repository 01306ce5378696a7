"""Records of which only the columns that matter are written down; the rest are nought. Days count from the first
measured day, Monday 12 April 2010; the run begins four weeks before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rightmix_sim.records import NO_DAY, SCHEMA, Records, Table, table
from rightmix_sim.workdays import day_number

Row = Mapping[str, Any]
STARTS = day_number(date(2010, 4, 12))  # a Monday, the week after Easter
WARM_UP = 28


def written(weeks: int, **tables: Sequence[Row]) -> Records:
    """Records of so many measured weeks. A day is a number of days since the first measured day, or None."""
    return Records(
        area="oak",
        replication=0,
        first_day=STARTS - WARM_UP,
        starts=STARTS,
        ends=STARTS + 7 * weeks,
        **{name: _table(name, tables.get(name, ())) for name in SCHEMA},
    )


def duty(work: int, opened: int, **more: Any) -> Row:
    """A duty of 60 minutes every 7 days without end, or as `more` says."""
    return {
        "work": work,
        "opened": opened,
        "closed": None,
        "planned_days": 7.0,
        "early_days": 7.0,
        "early_until": None,
        "planned_minutes": 60.0,
        "planned_pieces": -1,
    } | more


def post(officer: int, day: int, minutes: int, **more: Any) -> Row:
    """A filled post of an offender manager on a day, with the minutes until its next row."""
    return {"officer": officer, "day": day, "minutes": minutes, "filled": True} | more


def _table(name: str, rows: Sequence[Row]) -> Table:
    columns: dict[str, list[Any]] = {}
    for field in SCHEMA[name]:
        values = [
            row.get(field.name, number if field.name == "duty" and name == "duties" else 0)
            for number, row in enumerate(rows)
        ]
        columns[field.name] = (
            [_day(value) for value in values]
            if field.day
            else [int(value) if field.words else value for value in values]
        )
    return table(name, columns)


def _day(value: int | None) -> int:
    return NO_DAY if value is None else STARTS + value
