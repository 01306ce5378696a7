"""What the alignment matrix says in words: the message above the chart, its description, the verdict on a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rightmix_sim.charts.wording import counted, listed, sentence
from rightmix_sim.plans.matrix import Agreement, Matrix, Row
from rightmix_sim.plans.plan import PlanKind

HEADS: Final[dict[PlanKind, str]] = {"oasys": "Probation (OASys)", "visor": "Police (ViSOR)", "mappa": "MAPPA"}
SIGNS: Final[dict[Agreement, str]] = {
    "agrees": "=",
    "differs": "≠",
    "not carried over": "▲",
    "missing": "▲",
    "one plan": "○",
}


def message(matrix: Matrix) -> str:
    """On how much of what can be compared the plans agree, and what stands against it."""
    if len(matrix.plans) < 2:
        only = f", {HEADS[matrix.plans[0]]}" if matrix.plans else ""
        return f"There is one plan{only}: nothing to compare it with."
    found = Counter(row.agreement for row in matrix.rows)
    compared = [row for row in matrix.rows if row.agreement != "one plan"]
    if not compared:
        return "The plans have no action in common: nothing that one says can be compared with another."
    what = "actions and prohibitions that can be compared"
    if found["agrees"] == len(compared):
        return f"The plans agree on all {len(compared)} {what}.{_alone(found['one plan'])}"
    apart = [
        (found["not carried over"], "is not carried over from the meeting", "are not carried over from the meeting"),
        (found["missing"], "prohibition is missing from a plan", "prohibitions are missing from a plan"),
        (found["differs"], f"differs in {_in_what(matrix)}", f"differ in {_in_what(matrix)}"),
    ]
    parts = listed([counted(count, one, many) for count, one, many in apart if count])
    return f"The plans agree on {found['agrees']} of the {len(compared)} {what}: {parts}."


def description(matrix: Matrix) -> str:
    """The message and every row in words, for those who cannot see the chart."""
    rows = "; ".join(f"{row.title}: {_told(row, matrix.plans)}" for row in matrix.rows)
    return f"{message(matrix)} {rows}.".strip()


def verdict(row: Row) -> str:
    """Whether the plans agree on a row, with its sign: "≠ differs in how often"."""
    said = {"one plan": "in one plan", "differs": f"differs in {listed(row.differs_in)}"}
    return f"{SIGNS[row.agreement]} {said.get(row.agreement, row.agreement)}"


def ids_of(row: Row) -> str:
    """The ids that a row has in the plans, each once: "M2, A11, V2"."""
    return ", ".join(dict.fromkeys(id_ for cell in row.cells.values() for id_ in cell.ids))


def _told(row: Row, plans: Sequence[PlanKind]) -> str:
    cells = [
        f"{HEADS[kind]} {row.cells[kind].who}, {row.cells[kind].how_often}" if kind in row.cells
        else f"{HEADS[kind]} does not name it"
        for kind in plans
    ]  # fmt: skip
    return f"{verdict(row).partition(' ')[2]} ({', '.join(cells)})"


def _alone(count: int) -> str:
    return f" {sentence(counted(count, 'more stands', 'more stand'))} in one plan only." if count else ""


def _in_what(matrix: Matrix) -> str:
    parts = {what for row in matrix.rows for what in row.differs_in}
    return " or ".join(what for what in ("who", "how often") if what in parts)
