"""Ways to spoil what stands between plans, and their dates: owners, frequencies, levels, hours, reviews."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.names import names
from rightmix_sim.plans.alignment.matching import same_actions
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import At, PlanKind
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.guidance_for import review_asked
from rightmix_sim.plans.spoiling.changing import Way, with_action, with_fields
from rightmix_sim.plans.timescale import frequency


def _other_frequency(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """One of two plans gives another frequency for the same work."""
    rows = [one for one in same_actions(plans) if len([a for a in one.cells.values() if a.every]) > 1]
    if not rows:
        return None
    cells = luck.pick(rows).cells
    kind = luck.pick(sorted(cells))
    plan, action = plans.plan(kind), cells[kind]
    others = [one for one in flaw["to"] if not frequency(one).agrees_with(frequency(action.every or one))]
    return with_action(plans, plan, action, every=luck.pick(others)) if plan is not None and others else None


def _other_owner(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """One of two plans names another person for the same work."""
    rows = [
        one
        for one in same_actions(plans)
        if len(one.cells) > 1 and next(iter(one.cells.values())).agency in flaw["owners"]
    ]
    if not rows:
        return None
    cells = luck.pick(rows).cells
    kind = luck.pick(sorted(cells))
    plan, action = plans.plan(kind), cells[kind]
    known = {word for one in plans.plans for a in one.actions for word in a.owner.replace(",", " ").split()}
    forename = luck.pick([one for one in names()["forenames_female"] if one not in known])
    surname = luck.pick([one for one in names()["surnames"] if one not in known])
    owner = flaw["owners"][action.agency].format(forename=forename, surname=surname)
    return with_action(plans, plan, action, owner=owner) if plan is not None else None


def _other_level(plans: PlanSet, kind: PlanKind | None, _flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """A plan goes by the level beside that of the case."""
    plan = plans.plan(kind) if kind is not None else None
    if plan is None or plan.mappa_level is None:
        return None
    near = [level for level in (1, 2, 3) if abs(level - plan.mappa_level) == 1]
    return with_fields(plans, kind, mappa_level=luck.pick(near))


def _forbid(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """A plan does not allow what another arranges."""
    plan = plans.plan(kind) if kind is not None else None
    other = plans.plan("oasys")
    if plan is None or other is None or plan is other:
        return None
    said = [one.action for one in plan.actions]
    arranged = [one.action for one in other.actions if one.action in flaw["what"] and one.action not in said]
    by = next((one for name in flaw["by"] for one in plan.actions if one.action == name), None)
    if by is None or not arranged:
        return None
    what = luck.pick(arranged)
    return with_action(plans, plan, by, forbids=what, text=f"{by.text} {flaw['what'][what]}")


def _collide(plans: PlanSet, _kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """Two appointments fall on the same hour."""
    meeting = plans.plan("mappa")
    agreed = {one.action for one in meeting.actions} if meeting is not None else set()
    able = [
        (plan.kind, one)
        for plan in plans.plans
        for one in plan.actions
        if catalogue()[one.action].with_him == "away" and one.every and one.action not in agreed
    ]
    pair = luck.some(able, 2)
    if len(pair) < 2:
        return None
    changed = plans
    for (kind, action), time in zip(pair, luck.pick(flaw["times"]), strict=True):
        plan = changed.plan(kind)
        if plan is not None:
            at = At(day=time["day"], from_=time["from"], to=time["to"])
            changed = with_action(changed, plan, action, at=at)
    return changed


def _later_review(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """The review is set later than guidance asks."""
    plan = plans.plan(kind) if kind is not None else None
    asked = review_asked(plan, plans.case) if plan is not None else None
    if asked is None:
        return None
    return with_fields(plans, kind, review_due=asked.due + datetime.timedelta(days=luck.whole(*flaw["days"])))


def _older(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """The plan is older than the last meeting; everything that it dates moves with it."""
    plan, last = plans.plan(kind) if kind is not None else None, plans.case.mappa.last_meeting
    if plan is None or last is None:
        return None
    back = datetime.timedelta(days=luck.whole(*flaw["days"])) + (plan.date - last)

    def moved(day: datetime.date | None) -> datetime.date | None:
        return None if day is None else day - back

    actions = tuple(msgspec.structs.replace(one, start=moved(one.start), due=moved(one.due)) for one in plan.actions)
    return with_fields(plans, kind, date=plan.date - back, review_due=moved(plan.review_due), actions=actions)


def _copy(plans: PlanSet, kind: PlanKind | None, flaw: Mapping[str, Any], luck: Luck) -> PlanSet | None:
    """The text of the plan is that of the one before it."""
    plan = plans.plan(kind) if kind is not None else None
    return None if plan is None else with_fields(plans, kind, previous_text=f"{plan.text} {luck.pick(flaw['before'])}")


BETWEEN: Final[Mapping[str, Way]] = {
    "other_frequency": _other_frequency,
    "other_owner": _other_owner,
    "other_level": _other_level,
    "forbid": _forbid,
    "collide": _collide,
    "later_review": _later_review,
    "older": _older,
    "copy": _copy,
}
