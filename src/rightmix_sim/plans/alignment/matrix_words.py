"""What the alignment matrix says in words: its message, the verdict on a row, and all of it for who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rightmix_sim.plans.alignment.matrix import Agreement, Matrix, Row
from rightmix_sim.plans.plan import PlanKind
from rightmix_sim.sentences import listed

HEADS: Final[dict[PlanKind, str]] = {"oasys": "Probation (OASys)", "visor": "Police (ViSOR)", "mappa": "MAPPA"}
SECTIONS: Final = {"action": "Actions", "prohibition": "Prohibitions of the SOPO"}
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
    compared = len(matrix.rows) - found["one plan"]
    if not compared:
        return "The plans have no action in common: nothing that one says can be compared with another."
    what = "actions and prohibitions that can be compared"
    if found["agrees"] == compared:
        alone = found["one plan"]
        more = f" {alone} more {'stands' if alone == 1 else 'stand'} in one plan only." if alone else ""
        on = f"all {compared} {what}" if compared > 1 else "the one action or prohibition that can be compared"
        return f"The plans agree on {on}.{more}"
    apart = [
        _counted(found["not carried over"], "is not carried over", "are not carried over", " from the meeting"),
        _counted(found["missing"], "prohibition is", "prohibitions are", " missing from a plan"),
        _counted(found["differs"], "differs", "differ", f" in {_in_what(matrix)}"),
    ]
    return f"The plans agree on {found['agrees']} of the {compared} {what}: {listed([one for one in apart if one])}."


def description(matrix: Matrix) -> str:
    """The message and every row in words, for those who cannot see the chart."""
    rows = "; ".join(f"{row.title}: {_told(row, matrix.plans)}" for row in matrix.rows)
    return f"{message(matrix)} {rows}." if rows else message(matrix)


def verdict(row: Row) -> str:
    """Whether the plans agree on a row: "differs in how often"."""
    if row.agreement == "differs":
        return f"differs in {listed(row.differs_in)}"
    return "in one plan" if row.agreement == "one plan" else row.agreement


def ids_of(row: Row) -> str:
    """The ids that a row has in the plans, each once: "A11, V2, M2"."""
    return ", ".join(dict.fromkeys(id_ for cell in row.cells.values() for id_ in cell.ids))


def each_once(parts: str) -> str:
    """The parts of what several actions say, each once: "every month; every month" is "every month"."""
    return "; ".join(dict.fromkeys(parts.split("; ")))


def left_out(row: Row, kind: PlanKind) -> bool:
    """Whether this plan leaves out what it is asked for, and does not merely leave it to another."""
    return kind in row.missing_from


def _told(row: Row, plans: Sequence[PlanKind]) -> str:
    cells = [
        f"{HEADS[kind]} {cell.who}, {each_once(cell.how_often)}"
        if (cell := row.cells.get(kind)) is not None
        else f"{HEADS[kind]} does not name it"
        for kind in plans
    ]
    return f"{verdict(row)} ({', '.join(cells)})"


def _counted(count: int, one: str, many: str, rest: str) -> str:
    return f"{count} {one if count == 1 else many}{rest}" if count else ""


def _in_what(matrix: Matrix) -> str:
    parts = {what for row in matrix.rows for what in row.differs_in}
    return " or ".join(what for what in ("who", "how often") if what in parts)
