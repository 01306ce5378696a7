"""A trainee's entries as a plan: lines without an action are left out, and so is what no plan could hold."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import msgspec

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Material
from rightmix_sim.plans import Action, CaseFacts, Plan, catalogue
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.timescale import frequency

ONCE: Final = "once"


@dataclass(frozen=True)
class OwnPlan:
    """The plan that entries come to, and in words what was left out of it.

    `lines` has the id of each action, A1 for the first line, with the id of the line it was made from.
    """

    plan: Plan
    left_out: tuple[str, ...]
    lines: Mapping[str, str]


def plan_from(answers: Answers, material: Material, question: str = "actions") -> OwnPlan:
    """The probation plan in a trainee's entries. It takes half-filled ones, and raises nothing.

    Its date is the day on which the file is read. Questions that an exercise does not ask stay empty in it.
    """
    on = material.on or datetime.date.min
    left_out: list[str] = []
    actions, lines = [], {}
    for position, line in enumerate(answers.records(question), start=1):
        action = _action(f"A{position}", line, material)
        if action is None:
            left_out.append(f"Line {position}: no action is chosen in it yet.")
        else:
            actions.append(action)
            lines[action.id] = line.text("id")
    review = answers.day("review_due")
    if review is not None and review < on:
        left_out.append("The day of review: it lies before the day of the plan.")
        review = None
    level = answers.choice("mappa_level")
    plan = Plan(
        kind="oasys",
        date=on,
        countersigned=answers.day("countersigned"),
        review_due=review,
        mappa_level=cast(Any, int(level) if level in ("1", "2", "3") else None),
        aware_of=tuple(one for one in answers.several("aware_of") if one),
        contingency=answers.text("contingency"),
        victim_safety=tuple(filter(None, map(str.strip, answers.text("victim_safety").splitlines()))),
        offender_role=answers.text("offender_role"),
        actions=tuple(actions),
    )
    return OwnPlan(plan, tuple(left_out), lines)


def fitted(plan: Plan, facts: CaseFacts) -> Plan:
    """The same plan without what its actions name and these facts do not have."""
    known = {
        "factors": {one.id for one in facts.factors},
        "prohibitions": {one.id for one in facts.sopo},
        "conditions": {one.id for one in facts.order.conditions},
    }
    actions = (
        msgspec.structs.replace(
            action,
            **{field: tuple(one for one in getattr(action, field) if one in ids) for field, ids in known.items()},
        )
        for action in plan.actions
    )
    return msgspec.structs.replace(plan, actions=tuple(actions))


def _action(id: str, line: Answers, material: Material) -> Action | None:
    entry = catalogue().get(line.choice("action"))
    if entry is None:
        return None
    return Action(
        id=id,
        action=entry.id,
        agency=line.choice("agency") or entry.agency,
        owner=line.text("owner"),
        every=_every(line.choice("every")),
        due=line.day("due"),
        purpose=tuple(one for one in PURPOSES if one in line.several("purpose")),
        factors=_named(line, "factors", material),
        prohibitions=_named(line, "prohibitions", material),
        conditions=_named(line, "conditions", material),
        carries=line.choice("carries") or None,
        measure=line.text("measure"),
        evidence=line.several("evidence"),
        text=line.text("text"),
    )


def _named(line: Answers, name: str, material: Material) -> tuple[str, ...]:
    known = {item.id for item in material.lists.get(name, ())}
    return tuple(one for one in line.several(name) if one in known)


def _every(answer: str) -> str | None:
    """A frequency; None for what is done once, and for what is none."""
    try:
        frequency(answer)
    except ValueError:
        return None
    return answer
