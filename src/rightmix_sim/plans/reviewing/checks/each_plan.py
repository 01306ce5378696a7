"""What every plan has to hold, whosever it is: visits, prohibitions, a review in time, the victim's safety."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.facts import Prohibition
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.reviewing.guidance_for import review_asked
from rightmix_sim.plans.reviewing.mentions import unless_mentioned
from rightmix_sim.plans.wording import spoken
from rightmix_sim.plans.words import is_blank
from rightmix_sim.workdays import day_in_words

POLICE_VISITS = ("police_home_visit", "joint_home_visit")
_CHECKS_FOR_VICTIMS = ("no_contact_check", "exclusion_zone_check")
_CHECKS_ONLY = "It checks contact or places ({}), and no step makes the victim safer if that fails."


def home_visits_by_the_police(plans: PlanSet) -> Iterator[Finding]:
    """Every plan names the police's visits: they are what the others have to know of (¶5.18)."""
    for plan in plans.plans:
        if not any(action.action in POLICE_VISITS for action in plan.actions):
            yield unless_mentioned(found("police-home-visits-missing", plan), plan.text)


def prohibitions(plans: PlanSet) -> Iterator[Finding]:
    """Every plan says of every prohibition how it is checked (¶5.18, 7.27)."""
    for plan in plans.plans:
        covered = {one for action in plan.actions for one in action.prohibitions}
        for prohibition in plans.case.sopo:
            if prohibition.id not in covered:
                because = (f"SOPO prohibition {prohibition.id}: {prohibition.text or spoken(prohibition.about)}",)
                yield unless_mentioned(
                    found(
                        "sopo-prohibition-missing",
                        plan,
                        (prohibition.id,),
                        because,
                        id=prohibition.id,
                        subject=_quoted(prohibition),
                    ),
                    plan.text,
                )


def reviews(plans: PlanSet) -> Iterator[Finding]:
    """Every plan has a day of review, no later than guidance asks, counted from its date (¶9.2, 9.8)."""
    for plan in plans.plans:
        asked = review_asked(plan, plans.case)
        because = [f"plan of {plan.date}", *([asked.says] if asked is not None else ["MAPPA level: not given"])]
        paragraph = asked.paragraph if asked is not None else "9.2"
        due = day_in_words(asked.due) if asked is not None else "the time that its MAPPA level asks for"
        if plan.review_due is None:
            yield found("review-date-missing", plan, (), because, due=due, review_paragraph=paragraph)
        elif asked is not None and plan.review_due > asked.due:
            yield found(
                "review-later-than-guidance",
                plan,
                (),
                [*because, f"review due {plan.review_due}"],
                review_due=day_in_words(plan.review_due),
                due=due,
                review_paragraph=paragraph,
            )


def victim_safety(plans: PlanSet) -> Iterator[Finding]:
    """Where a victim is in contact, every plan takes a step for the victim's safety (¶7.10)."""
    for plan in plans.plans:
        steps = any(not is_blank(step) for step in plan.victim_safety)
        acts = any(action.action == "victim_safety_step" for action in plan.actions)
        if plans.case.victim_contact and not steps and not acts:
            checks = [action.id for action in plan.actions if action.action in _CHECKS_FOR_VICTIMS]
            finding = unless_mentioned(found("victim-safety-missing", plan, (), ("victim contact: yes",)), plan.text)
            yield finding.weighing("weakness", _CHECKS_ONLY.format(", ".join(checks))) if checks else finding


def _quoted(prohibition: Prohibition) -> str:
    """A prohibition as the order words it, or what it is about."""
    return f"“{prohibition.text.rstrip('.')}”" if prohibition.text else f"about {spoken(prohibition.about)}"
