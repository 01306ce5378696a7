"""Disclosure is considered: at meetings of level 2 and 3, and where there is contact with children (¶2.5, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import PLANS, Finding, found
from rightmix_sim.plans.reviewing.mentions import sentence_with, unless_mentioned
from rightmix_sim.plans.wording import quoted

DISCLOSURE = ("disclosure_decision", "disclosure_made")
ACTIVE_LEVELS = (2, 3)


def disclosure(plans: PlanSet) -> Iterator[Finding]:
    """The MAPPA plan of level 2 or 3 considers it; with contact with children, so does at least one of the plans."""
    case, meeting = plans.case, plans.plan("mappa")
    nowhere = not any(_considers(plan) for plan in plans.plans)
    level = None if meeting is None else max(case.mappa.level or 0, meeting.mappa_level or 0)
    if meeting is not None and level in ACTIVE_LEVELS and not _considers(meeting):
        reason = f"The case is at MAPPA level {level}, where disclosure is a standing item"
        because = [f"MAPPA level {level}"] + (["contact with children: yes"] if case.child_contact and nowhere else [])
        said = {"reason": reason, "who": "the MAPPA plan does not consider", "disclosure_paragraph": "7.4"}
        yield unless_mentioned(found("disclosure-not-considered", meeting, (), tuple(because), **said), meeting.text)
    elif case.child_contact and nowhere:
        said = {
            "reason": "There is contact with children today",
            "who": "no plan decides on",
            "disclosure_paragraph": "2.5",
        }
        finding = found("disclosure-not-considered", None, (), ("contact with children: yes",), **said)
        yield finding.weighing(finding.severity, _dismissed(plans))


def _dismissed(plans: PlanSet) -> str:
    """What a plan says of disclosure without deciding on it; nothing where none says anything."""
    spoken_of = ((plan, sentence_with("disclosure-not-considered", plan.text)) for plan in plans.plans)
    return next(
        (
            f"{PLANS[plan.kind]} says {quoted(sentence)}; that is no decision, at whatever level."
            for plan, sentence in spoken_of
            if sentence is not None
        ),
        "",
    )


def _considers(plan: Plan) -> bool:
    return any(action.action in DISCLOSURE for action in plan.actions)
