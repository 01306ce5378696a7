"""The alignment matrix: what is done down the side, the plans across, and whether they agree (¶5.16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from rightmix_sim.plans.alignment.matching import SameAction, lost_from, same_actions
from rightmix_sim.plans.alignment.owners import agencies_differ, owners_differ
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import Prohibition
from rightmix_sim.plans.plan import KINDS, Action, PlanKind
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.timescale import frequencies_differ
from rightmix_sim.plans.wording import spoken, when

Agreement: TypeAlias = Literal["agrees", "differs", "not carried over", "missing", "one plan"]


@dataclass(frozen=True)
class Cell:
    """What one plan says: the ids of its actions, who does it, and how often or by when."""

    ids: tuple[str, ...]
    who: str
    how_often: str


@dataclass(frozen=True)
class Row:
    """One action, or one prohibition, across the plans.

    `agreement`: `agrees`; `differs` (in what `differs_in` names); `not carried over` (agreed at the meeting and not
    in the plan of whoever does it); `missing` (a prohibition that at least one plan leaves out); `one plan`
    (nothing to compare). `missing_from` names the plans in which what is missing is looked for.
    """

    kind: Literal["action", "prohibition"]
    name: str
    title: str
    cells: Mapping[PlanKind, Cell]
    agreement: Agreement
    differs_in: tuple[str, ...] = ()
    missing_from: tuple[PlanKind, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """The rows, and the plans that were given, in the order of the columns."""

    plans: tuple[PlanKind, ...]
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"plans": list(self.plans), "rows": [asdict(row) for row in self.rows]}


def matrix_of(plans: PlanSet) -> Matrix:
    """The alignment matrix of a set: its actions, then the prohibitions of the SOPO."""
    given = tuple(kind for kind in KINDS if plans.plan(kind) is not None)
    actions = [_of_action(same, given) for same in same_actions(plans)]
    prohibitions = [_of_prohibition(one, plans, given) for one in plans.case.sopo]
    return Matrix(given, (*actions, *prohibitions))


def _of_action(same: SameAction, given: tuple[PlanKind, ...]) -> Row:
    cells = {kind: _cell([same.cells[kind]]) for kind in given if kind in same.cells}
    title = catalogue()[same.name].title
    lost = lost_from(same, [kind for kind in given if kind != "mappa"]) if "mappa" in cells else ()
    if lost:
        return Row("action", same.name, title, cells, "not carried over", missing_from=lost)
    if len(cells) < 2:
        return Row("action", same.name, title, cells, "one plan")
    often = [action.every for action in same.cells.values() if action.every is not None]
    differs_in = [
        *(["who"] if agencies_differ(same) or owners_differ(same) else []),
        *(["how often"] if frequencies_differ(often) else []),
    ]
    return Row("action", same.name, title, cells, "differs" if differs_in else "agrees", tuple(differs_in))


def _of_prohibition(prohibition: Prohibition, plans: PlanSet, given: tuple[PlanKind, ...]) -> Row:
    covering = {
        plan.kind: [action for action in plan.actions if prohibition.id in action.prohibitions] for plan in plans.plans
    }
    cells = {kind: _cell(covering[kind]) for kind in given if covering[kind]}
    title = prohibition.text or f"Prohibition about {spoken(prohibition.about)}"
    lacking = tuple(kind for kind in given if kind not in cells)
    agreement: Agreement = "missing" if lacking else "agrees" if len(given) > 1 else "one plan"
    return Row("prohibition", prohibition.id, title, cells, agreement, missing_from=lacking)


def _cell(actions: list[Action]) -> Cell:
    who = dict.fromkeys(action.owner.strip() or f"{spoken(action.agency)}, no owner" for action in actions)
    return Cell(tuple(action.id for action in actions), "; ".join(who), "; ".join(when(action) for action in actions))
