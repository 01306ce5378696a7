"""What the probation plan (OASys) left out when the inspection read 71 of them (¶5.18)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rightmix_sim.plans.facts import Condition
from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.purposes import is_mainly_constructive
from rightmix_sim.plans.reviewing.finding import PLANS, Finding, found
from rightmix_sim.plans.reviewing.mentions import unless_mentioned
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.vocabulary import is_blank, speaks_of, words
from rightmix_sim.plans.wording import ORDERS, quoted, spoken, title
from rightmix_sim.workdays import MONTHS, day_in_words

_SINGLE = "{} lists single work of {} ({}), and does not say what they do on the whole."
_WORK_OF_THE_PREMISES = ("approved_premises_residence", "enhanced_supervision")
_ONLY_PART = "It lists single work of the premises ({}), which is a part of it."
ATTENDANCE = "Its measure counts attendance; read from the words alone."

_DATES = re.compile(rf"\d+|\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


def conditions(plans: PlanSet) -> Iterator[Finding]:
    """Every condition of a licence or order that has not ended is in the probation plan (¶7.2, 7.3)."""
    plan, order = plans.plan("oasys"), plans.case.order
    if plan is None or order.ended_by(plans.case.on):
        return
    covered = {one for action in plan.actions for one in action.conditions}
    for condition in order.conditions:
        if condition.id not in covered:
            sort = "condition" if order.kind == "licence" else "requirement"
            said = {"id": condition.id, "what": f"{sort} {condition.id} ({_worded(condition)})"}
            because = (f"{ORDERS[order.kind]}, {said['what']}",)
            finding = found("licence-condition-missing", plan, (condition.id,), because, **said)
            yield unless_mentioned(finding, plan.text)


def _worded(condition: Condition) -> str:
    """A condition as the licence or order words it, or its kind."""
    return quoted(condition.text) if condition.text.strip() else spoken(condition.kind)


def the_parts_of_others(plans: PlanSet) -> Iterator[Finding]:
    """What approved premises, victim liaison and the police do stands in the probation plan (¶5.18, 7.9)."""
    plan, case = plans.plan("oasys"), plans.case
    if plan is None:
        return
    actions = {action.action for action in plan.actions}
    if case.approved_premises and actions.isdisjoint(_WORK_OF_THE_PREMISES):
        theirs = [action.id for action in plan.actions if action.agency == "approved_premises"]
        finding = unless_mentioned(
            found("approved-premises-role-missing", plan, (), ("approved premises: yes",)), plan.text
        )
        yield finding.weighing("weakness", _ONLY_PART.format(", ".join(theirs))) if theirs else finding
    if case.victim_contact and "victim_liaison" not in actions:
        yield unless_mentioned(found("victim-liaison-missing", plan, (), ("victim contact: yes",)), plan.text)
    yield from _unaware("probation-plan-unaware-of-police", plan, "police")


def supervision_in_the_police_plan(plans: PlanSet) -> Iterator[Finding]:
    """The police plan says that probation supervises, while an order or licence runs (¶5.19)."""
    plan, case = plans.plan("visor"), plans.case
    if plan is not None and case.order.runs_on(case.on):
        order = (
            f"{ORDERS[case.order.kind]} to {day_in_words(case.order.end)}"
            if case.order.end
            else ORDERS[case.order.kind]
        )
        yield from _unaware("police-plan-unaware-of-supervision", plan, "probation", order=order)


def _unaware(code: str, plan: Plan, agency: str, **said: object) -> Iterator[Finding]:
    if speaks_of(plan.aware_of, agency):
        return
    theirs = [action.id for action in plan.actions if action.agency == agency]
    because = ("of others it says: " + (", ".join(map(spoken, plan.aware_of)) or "nothing"),)
    if theirs:
        finding = found(code, plan, theirs, because, **said).weighing("note")
        yield finding.saying(
            _SINGLE.format(PLANS[plan.kind], "the police" if agency == "police" else agency, ", ".join(theirs))
        )
    else:
        yield unless_mentioned(found(code, plan, (), because, **said), plan.text)


def his_own_part(plans: PlanSet) -> Iterator[Finding]:
    """The probation plan says what he himself does (¶5.18): 69 of 71 did not."""
    plan = plans.plan("oasys")
    if plan is None or not is_blank(plan.offender_role):
        return
    if not any(action.action == "self_management_plan" or action.agency == "offender" for action in plan.actions):
        yield unless_mentioned(found("offender-role-missing", plan, (), ("no part of the offender's own",)), plan.text)


def contingency(plans: PlanSet) -> Iterator[Finding]:
    """The probation plan says what happens if things go wrong."""
    plan = plans.plan("oasys")
    if plan is not None and is_blank(plan.contingency):
        yield unless_mentioned(found("contingency-missing", plan, (), ("no contingency",)), plan.text)


def outcomes(plans: PlanSet) -> Iterator[Finding]:
    """Constructive work of the probation plan says what will be different if it works (¶5.14, 5.15)."""
    plan = plans.plan("oasys")
    for action in plan.actions if plan is not None else ():
        if not is_mainly_constructive(action):
            continue
        if is_blank(action.measure):
            yield found(
                "objective-not-outcome-focused",
                plan,
                (action.id,),
                ("no measure",),
                id=action.id,
                title=title(action),
            )
        elif is_activity_only(action.measure):
            yield found(
                "objective-not-outcome-focused",
                plan,
                (action.id,),
                (f"measure: {quoted(action.measure)}",),
                id=action.id,
                title=title(action),
            ).weighing("weakness", ATTENDANCE)


def is_activity_only(measure: str) -> bool:
    """Whether every word of a measure is about attending, completing and keeping appointments."""
    said = re.sub("|".join(words()["activity_phrases"]), " session ", measure.lower())
    found_words = re.findall(r"[a-z]+", said)
    return bool(found_words) and all(word in _activity() for word in found_words)


def copied(plans: PlanSet) -> Iterator[Finding]:
    """The probation plan is more than the one before it with new dates (¶9.8, 9.9)."""
    plan = plans.plan("oasys")
    if plan is None or plan.previous_text is None or not plan.text.strip():
        return
    likeness = likeness_of(plan.previous_text, plan.text)
    if likeness >= float(rule("copied_from")):
        because = (f"{likeness:.0%} of its words stood there, days and numbers left out",)
        yield found("copied-from-previous", plan, (), because)


def likeness_of(before: str, after: str) -> float:
    """How many of a text's words stood in the one before it, from 0 to 1: each as often, days and numbers left out."""
    old, new = _words_of(before), _words_of(after)
    if not old or not new:
        return 0.0
    if min(len(old), len(new)) < int(rule("least_words_to_compare")):
        return 1.0 if old == new else 0.0
    return (Counter(old) & Counter(new)).total() / len(new)


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _DATES.sub(" ", text).lower())


@cache
def _activity() -> frozenset[str]:
    return frozenset(words()["activity_words"])
