"""What every action of every plan needs, and every text: an owner, a timescale, evidence, and no plain "risk"."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plain_risk import plain_risk_in_context
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.vocabulary import is_blank
from rightmix_sim.plans.wording import title


def owners(plans: PlanSet) -> Iterator[Finding]:
    """Every action has an owner (¶5.19)."""
    for plan in plans.plans:
        for action in plan.actions:
            if is_blank(action.owner):
                because = (f"owner given as “{action.owner.strip()}”" if action.owner.strip() else "no owner",)
                yield found("action-without-owner", plan, (action.id,), because, **_said(action, plan))


def timescales(plans: PlanSet) -> Iterator[Finding]:
    """Every action says how often, by when, or at what time (¶5.19)."""
    for plan in plans.plans:
        for action in plan.actions:
            if action.every is None and action.due is None and action.at is None:
                because = ("no frequency, no day, no fixed time",)
                yield found("action-without-timescale", plan, (action.id,), because, **_said(action, plan))


def evidence(plans: PlanSet) -> Iterator[Finding]:
    """Every action cites what it rests on (¶5.13)."""
    for plan in plans.plans:
        for action in plan.actions:
            if all(is_blank(cited) for cited in action.evidence):
                yield found(
                    "evidence-missing", plan, (action.id,), ("no evidence cited",), id=action.id, title=title(action)
                )


def plain_risk(plans: PlanSet) -> Iterator[Finding]:
    """No text says plain "risk" (¶5.3). The text of the plan before it is not this plan's."""
    for plan in plans.plans:
        for about, where, text in _texts(plan):
            quoted = plain_risk_in_context(text)
            if quoted is not None:
                yield found("plain-risk-used", plan, about, (f"{where}: {quoted}",), quoted=quoted, where=where)
    sentence = plans.sentence_plan
    for objective in sentence.objectives if sentence is not None else ():
        for where, text in (("text", objective.text), ("measure", objective.measure)):
            quoted = plain_risk_in_context(text)
            if quoted is not None:
                of = f"{where} of {objective.id}"
                yield found(
                    "plain-risk-used", "sentence", (objective.id,), (f"{of}: {quoted}",), quoted=quoted, where=of
                )


def _said(action: Action, plan: Plan) -> dict[str, str]:
    """What is said of an action; what plans lack in detail was found of police plans and of others apart."""
    return {"id": action.id, "title": title(action), "detail_paragraph": "5.19" if plan.kind == "visor" else "5.18"}


def _texts(plan: Plan) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each text of a plan with the ids it is about and what it is."""
    yield (), "text of the plan", plan.text
    yield (), "contingency", plan.contingency
    yield (), "the offender's own part", plan.offender_role
    for step in plan.victim_safety:
        yield (), "victim safety", step
    for action in plan.actions:
        yield (action.id,), f"text of {action.id}", action.text
        yield (action.id,), f"measure of {action.id}", action.measure
