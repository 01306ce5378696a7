"""Measures and findings as text: `measures.csv`, `findings.csv` and `findings.json`.

Numbers have six decimals at most, without trailing zeros, so that a file is the same on every machine; what is not
there is empty (null in JSON).
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence

from rightmix_sim.experiment.run import Run
from rightmix_sim.findings import Finding

MEASURE_COLUMNS = ("area", "replication", "measure", "group", "value", "unit", "n")
FINDING_COLUMNS = (
    "area",
    "standard",
    "paragraph",
    "group",
    "met",
    "due",
    "share",
    "low",
    "high",
    "report_share",
    "report_n",
)
_DECIMALS = 6

Cell = str | int | float | None


def measures_csv(run: Run) -> str:
    """A line for each measure of each replication of each area."""
    return _csv(
        MEASURE_COLUMNS,
        (
            (area, replication, one.measure, one.group, _rounded(one.value), one.unit, one.n)
            for area, replication, one in run.measures
        ),
    )


def findings_csv(run: Run) -> str:
    """A line for each finding."""
    return _csv(FINDING_COLUMNS, map(_finding, run.findings))


def findings_json(run: Run) -> str:
    """A list of objects, one for each finding, with the columns of `findings.csv` as keys."""
    rows = [dict(zip(FINDING_COLUMNS, _finding(finding), strict=True)) for finding in run.findings]
    return json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _finding(finding: Finding) -> list[Cell]:
    values = [getattr(finding, column) for column in FINDING_COLUMNS]
    return [_rounded(value) if isinstance(value, float) else value for value in values]


def _rounded(value: float) -> float | int | None:
    if math.isnan(value):
        return None
    rounded = round(value, _DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else _written(cell) for cell in row] for row in rows)
    return text.getvalue()


def _written(cell: str | int | float) -> str:
    return f"{cell:.{_DECIMALS}f}".rstrip("0") if isinstance(cell, float) else str(cell)
