"""The ways in which plans are spoilt: each takes plans and gives them with one flaw more, or None where it cannot.

Those of single plans and of what all plans leave out stand here, those between plans in `between.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import msgspec

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.plans.alignment.matching import same_actions
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import Action, Plan, PlanKind
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.purposes import is_constructive, is_mainly_constructive
from rightmix_sim.plans.spoiling.between import BETWEEN
from rightmix_sim.plans.spoiling.changing import Way, with_action, with_fields, with_plan
from rightmix_sim.plans.timescale import frequency


def _without(plan: Plan, ids: Collection[str]) -> Plan:
    """The plan without these actions."""
    left = [one for one in plan.actions if one.id not in ids]
    return msgspec.structs.replace(plan, actions=tuple(left))


def _drop(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], _luck: Luck) -> PlanSet | None:
    """A plan no longer holds these actions; nor, where the flaw says so, that the other agency does anything."""
    plan = plans.plan(kind) if kind is not None else None
    ids = [one.id for one in plan.actions if one.action in flaw["actions"]] if plan is not None else []
    if plan is None or not ids:
        return None
    plan = _without(plan, ids)
    if flaw.get("unaware") and kind == "oasys" and not any(one.agency == "police" for one in plan.actions):
        plan = msgspec.structs.replace(plan, aware_of=())
    return with_plan(plans, plan)


def _drop_everywhere(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], _luck: Luck) -> PlanSet | None:
    """No plan holds these actions."""
    return _dropped(plans, lambda one: one.action in flaw["actions"])


def _drop_kind(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], _luck: Luck) -> PlanSet | None:
    """No plan holds work of these kinds; what it covered is left."""
    return _dropped(plans, lambda one: catalogue()[one.action].kind in flaw["kinds"] and not one.conditions)


def _dropped(plans: PlanSet, goes: Callable[[Action], bool]) -> PlanSet | None:
    changed = plans
    for plan in plans.plans:
        ids = [one.id for one in plan.actions if goes(one)]
        if ids:
            changed = with_plan(changed, _without(plan, ids))
    return changed if changed is not plans else None


def _blank(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], _luck: Luck) -> PlanSet | None:
    """A plan says nothing under this heading."""
    plan = plans.plan(kind) if kind is not None else None
    if plan is None or not getattr(plan, flaw["field"]):
        return None
    empty: Mapping[str, Any] = {"victim_safety": (), "aware_of": (), "review_due": None}
    new = {flaw["field"]: empty.get(flaw["field"], "")}
    if "unsaid" in flaw:
        said = re.split(r"(?<=\.) ", plan.text)
        new["text"] = " ".join(one for one in said if not re.search(flaw["unsaid"], one))
    return with_fields(plans, kind, **new)


def _uncover(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """A plan leaves out one of what its actions cover."""
    plan = plans.plan(kind) if kind is not None else None
    ids = sorted({id for one in plan.actions for id in getattr(one, flaw["what"])}) if plan is not None else []
    return _uncovered(plans, plan, flaw["what"], {luck.pick(ids)}) if plan is not None and ids else None


def _uncover_all(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], _luck: Luck) -> PlanSet | None:
    """A plan leaves all of them out."""
    plan = plans.plan(kind) if kind is not None else None
    ids = {id for one in plan.actions for id in getattr(one, flaw["what"])} if plan is not None else set()
    changed = _uncovered(plans, plan, flaw["what"], ids) if plan is not None and ids else None
    left = changed.plan(kind) if changed is not None and kind is not None else None
    if changed is None or left is None:
        return changed
    return with_plan(changed, msgspec.structs.replace(left, aware_of=tuple(x for x in left.aware_of if x != "sopo")))


def _uncovered(plans: PlanSet, plan: Plan, what: str, ids: Collection[str]) -> PlanSet:
    """Without these; a check that covers nothing any more goes as a whole."""
    actions = []
    for one in plan.actions:
        left = tuple(id for id in getattr(one, what) if id not in ids)
        if left or not getattr(one, what) or catalogue()[one.action].kind != "check":
            actions.append(msgspec.structs.replace(one, **{what: left}))
    return with_plan(plans, msgspec.structs.replace(plan, actions=tuple(actions)))


def _unmet(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """No action answers to one of the factors any more; what was there for it alone goes."""
    able = [one.id for one in plans.case.factors if one.kind in flaw["kinds"]]
    return _factor_left(plans, luck.pick(able), lambda _one: True) if able else None


def _contained(plans: PlanSet, _kind: PlanKind | None, _flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """Control alone answers to one of the dynamic factors."""
    able = [
        one.id
        for one in plans.case.factors
        if one.kind == "dynamic"
        and any(one.id in a.factors and not is_constructive(a) for plan in plans.plans for a in plan.actions)
    ]
    return _factor_left(plans, luck.pick(able), is_constructive) if able else None


def _factor_left(plans: PlanSet, factor: str, leaves: Callable[[Action], bool]) -> PlanSet:
    changed = plans
    for plan in plans.plans:
        actions = []
        for one in plan.actions:
            if factor not in one.factors or not leaves(one):
                actions.append(one)
                continue
            rest = tuple(id for id in one.factors if id != factor)
            if rest or one.conditions or one.prohibitions or catalogue()[one.action].kind not in ("reintegration",):
                actions.append(msgspec.structs.replace(one, factors=rest))
        changed = with_plan(changed, msgspec.structs.replace(plan, actions=tuple(actions)))
    return changed


def _not_carried(plans: PlanSet, _kind: PlanKind | None, _flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """What the meeting agreed is in no other plan."""
    rows = [one for one in same_actions(plans) if "mappa" in one.cells and len(one.cells) > 1]
    if not rows:
        return None
    changed, same = plans, luck.pick(rows)
    for kind, action in same.cells.items():
        plan = changed.plan(kind)
        if kind != "mappa" and plan is not None:
            changed = with_plan(changed, _without(plan, {action.id}))
    return changed


def _blank_action(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """An action lacks who does it, when, to what end, or why."""
    plan = plans.plan(kind) if kind is not None else None
    able = [
        one
        for one in (plan.actions if plan is not None else ())
        if not flaw.get("constructive") or is_mainly_constructive(one)
    ]
    if plan is None or not able:
        return None
    empty: Mapping[str, Any] = {"owner": "", "every": None, "due": None, "evidence": ()}
    new = {field: empty[field] if field in empty else luck.pick(flaw["instead"]) for field in flaw["fields"]}
    return with_action(plans, plan, luck.pick(able), **new)


def _rarer(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """Visits of a plan come less often than before."""
    plan = plans.plan(kind) if kind is not None else None
    able = [one for one in (plan.actions if plan is not None else ()) if one.action in flaw["actions"] and one.every]
    if plan is None or not able:
        return None
    action = luck.pick(able)
    longer = [one for one in flaw["to"] if frequency(one).days > frequency(action.every or "").days]
    return with_action(plans, plan, action, every=longer[0]) if longer else None


WAYS: Final[Mapping[str, Way]] = {
    "drop": _drop,
    "drop_everywhere": _drop_everywhere,
    "drop_kind": _drop_kind,
    "blank": _blank,
    "uncover": _uncover,
    "uncover_all": _uncover_all,
    "unmet": _unmet,
    "contained": _contained,
    "not_carried": _not_carried,
    "blank_action": _blank_action,
    "rarer": _rarer,
    **BETWEEN,
}
