"""Which actions of several plans are the same: by meaning, never by identical wording.

An action that carries a MAPPA action over is that action. Else two actions are the same when the catalogue has one id
for them and they do not name different prohibitions or conditions; of several, those pair that have most in common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import Action, Plan, PlanKind
from rightmix_sim.plans.plan_set import PlanSet, in_canonical_order
from rightmix_sim.plans.timescale import frequency

_CARRIED: Final = 100.0  # more than anything in common adds up to
_HOMES: Final[dict[str, PlanKind]] = {"police": "visor", "probation": "oasys"}


@dataclass(frozen=True)
class SameAction:
    """One action as it stands in one plan or in several."""

    name: str
    cells: Mapping[PlanKind, Action]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that it has in the plans, each once."""
        return tuple(dict.fromkeys(action.id for action in self.cells.values()))


def same_actions(plans: PlanSet) -> list[SameAction]:
    """Every action of the set once, those of the MAPPA plan first, with what each plan says of it."""
    rows: list[dict[PlanKind, Action]] = []
    canonical = in_canonical_order(plans)
    for kind in ("mappa", "oasys", "visor"):
        plan = canonical.plan(kind)
        if plan is not None:
            _lay(plan, rows)
    return [SameAction(next(iter(row.values())).action, row) for row in rows]


def lost_from(same: SameAction, others: Sequence[PlanKind]) -> tuple[PlanKind, ...]:
    """The plans, among the others that were given, from which what the meeting agreed is missing; none where it is not.

    Work of the police belongs into the police plan, work of probation into the probation plan. Other agencies keep no
    such plan: their work, and work that is shared, is looked for in the probation plan, and found in either.
    """
    agreed = same.cells["mappa"]
    at_home = _HOMES.get(agreed.agency) if not catalogue()[agreed.action].shared else None
    if at_home is not None:
        return (at_home,) if at_home in others and at_home not in same.cells else ()
    return tuple(others) if "oasys" in others and len(same.cells) == 1 else ()


def _lay(plan: Plan, rows: list[dict[PlanKind, Action]]) -> None:
    """Lay the actions of one more plan beside those that are there already: the likest first."""
    pairs = [
        (likeness, number, position)
        for number, row in enumerate(rows)
        for position, action in enumerate(plan.actions)
        if (likeness := _likeness_to_all(action, row)) > 0
    ]
    laid: set[int] = set()
    taken: set[int] = set()
    for _, number, position in sorted(pairs, key=lambda pair: -pair[0]):
        if number not in taken and position not in laid:
            rows[number][plan.kind] = plan.actions[position]
            taken.add(number)
            laid.add(position)
    rows.extend({plan.kind: action} for position, action in enumerate(plan.actions) if position not in laid)


def _likeness_to_all(action: Action, row: Mapping[PlanKind, Action]) -> float:
    """How much speaks for an action being that of a row; 0 where it is not."""
    if "mappa" in row and action.carries is not None and action.carries == row["mappa"].id:
        return _CARRIED
    if any(_cover_different(action, other) for other in row.values()):
        return 0.0
    return max(_likeness(action, other) for other in row.values())


def _likeness(action: Action, other: Action) -> float:
    """How much two actions have in common; 0 where the catalogue knows them for different ones."""
    if action.action != other.action or catalogue()[action.action].several:
        return 0.0
    shared = sum(len({*a} & {*b}) for a, b in _covered(action, other)) + len({*action.factors} & {*other.factors})
    often = action.every is not None and other.every is not None
    as_often = often and frequency(action.every or "").agrees_with(frequency(other.every or ""))
    return 1.0 + 4.0 * shared + 2.0 * (action.agency == other.agency) + as_often + (action.owner == other.owner)


def _cover_different(action: Action, other: Action) -> bool:
    """Whether both say what they cover and it is nothing in common."""
    ours, theirs = {*action.prohibitions, *action.conditions}, {*other.prohibitions, *other.conditions}
    return bool(ours) and bool(theirs) and not ours & theirs


def _covered(action: Action, other: Action) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(action.prohibitions, other.prohibitions), (action.conditions, other.conditions)]
