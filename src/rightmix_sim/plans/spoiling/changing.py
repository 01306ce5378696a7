"""How plans are changed while they are spoilt: one plan, or one action of it, in the place of the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.plans.plan import Action, Plan, PlanKind
from rightmix_sim.plans.plan_set import PlanSet

# Takes plans, the plan in which it is to be, its entry of `flaws` and luck; None where it cannot
Way: TypeAlias = Callable[[PlanSet, PlanKind | None, Mapping[str, Any], Luck], PlanSet | None]


def with_plan(plans: PlanSet, changed: Plan) -> PlanSet:
    """The set with this plan in the place of the one of its kind."""
    return msgspec.structs.replace(
        plans, plans=tuple(changed if plan.kind == changed.kind else plan for plan in plans.plans)
    )


def with_fields(plans: PlanSet, kind: PlanKind | None, **fields: Any) -> PlanSet | None:
    """The set with these fields of one plan changed; None where there is no plan of this kind."""
    plan = plans.plan(kind) if kind is not None else None
    return None if plan is None else with_plan(plans, msgspec.structs.replace(plan, **fields))


def with_action(plans: PlanSet, plan: Plan, action: Action, **fields: Any) -> PlanSet:
    """The set with these fields of one action of a plan changed."""
    new = msgspec.structs.replace(action, **fields)
    return with_plan(
        plans,
        msgspec.structs.replace(plan, actions=tuple(new if one.id == action.id else one for one in plan.actions)),
    )
