"""Rows of the event log as lines of CSV, in the columns of `data/columns.yaml`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rightmix_sim.event_log.rows import Row
from rightmix_sim.files import package_file, read_own_yaml

_DECIMALS = 6  # of a day: a tenth of a second
_AT_ONCE = 10_000  # rows


@cache
def columns() -> Mapping[str, Mapping[str, Any]]:
    """The columns in their order: type, meaning, and whose they are."""
    found: Mapping[str, Mapping[str, Any]] = read_own_yaml(package_file("event_log/data/columns.yaml"))
    return found


def heading() -> str:
    """The first line."""
    return _text([tuple(columns())])


def lines(rows: Sequence[Row], *, run_number: int, area: str, replication: int) -> Iterator[str]:
    """The lines of one replication, many at once so that a large log need not be held."""
    for start in range(0, len(rows), _AT_ONCE):
        yield _text([_cells(row, run_number, area, replication) for row in rows[start : start + _AT_ONCE]])


def _cells(row: Row, run_number: int, area: str, replication: int) -> Sequence[object]:
    cells = {
        "entity_id": row.entity,
        "event_type": row.event_type,
        "event": row.event,
        "time": _number(row.moment),
        "run_number": run_number,
        "pathway": row.pathway,
        "resource_id": row.unit or "",
        "unique_resource_id": row.unique or "",
        "area": area,
        "replication": replication,
    }
    return [cells[name] for name in columns()]


def _number(value: float) -> str:
    """The same text on every machine, without trailing noughts."""
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
