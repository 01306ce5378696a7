"""What every plan has to hold, whosever it is: visits, prohibitions, a review in time, the victim's safety."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rightmix_sim.plans.facts import Prohibition
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.reviewing.guidance_for import ReviewAsked, review_asked
from rightmix_sim.plans.reviewing.mentions import unless_mentioned
from rightmix_sim.plans.vocabulary import is_blank
from rightmix_sim.plans.wording import quoted, spoken
from rightmix_sim.workdays import day_in_words

POLICE_VISITS = ("police_home_visit", "joint_home_visit")
_CHECKS_FOR_VICTIMS = ("no_contact_check", "exclusion_zone_check")
_VISITS_MISSING = {"oasys": "5.18", "visor": "5.19", "mappa": "5.16"}
_SOPO_MISSING = {"oasys": "7.31", "visor": "7.28", "mappa": "5.16"}
_CHECKS_ONLY = "It checks contact or places ({}), and no step makes the victim safer if that fails."


def home_visits_by_the_police(plans: PlanSet) -> Iterator[Finding]:
    """Every plan names the police's visits: they are what the others have to know of (¶5.18)."""
    for plan in plans.plans:
        if not any(action.action in POLICE_VISITS for action in plan.actions):
            said = {"visits_paragraph": _VISITS_MISSING[plan.kind]}
            because = (f"none of its {len(plan.actions)} actions is a home visit by the police",)
            yield unless_mentioned(found("police-home-visits-missing", plan, (), because, **said), plan.text)


def prohibitions(plans: PlanSet) -> Iterator[Finding]:
    """Every plan says of every prohibition how it is checked (¶5.18, 7.27)."""
    for plan in plans.plans:
        covered = {one for action in plan.actions for one in action.prohibitions}
        for prohibition in plans.case.sopo:
            if prohibition.id not in covered:
                because = (f"SOPO, {prohibition.id}: {prohibition.text or spoken(prohibition.about)}",)
                yield unless_mentioned(
                    found(
                        "sopo-prohibition-missing",
                        plan,
                        (prohibition.id,),
                        because,
                        id=prohibition.id,
                        subject=_quoted(prohibition),
                        sopo_paragraph=_SOPO_MISSING[plan.kind],
                    ),
                    plan.text,
                )


def reviews(plans: PlanSet) -> Iterator[Finding]:
    """Every plan has a day of review, no later than guidance asks, counted from its date (¶9.2, 9.8)."""
    for plan in plans.plans:
        asked = review_asked(plan, plans.case)
        said = _on_review(asked, plans.case.on)
        because = [f"plan of {day_in_words(plan.date)}", asked.says if asked is not None else "MAPPA level not given"]
        if plan.review_due is None:
            yield found("review-date-missing", plan, (), because, **said)
        elif asked is not None and plan.review_due > asked.due:
            day = day_in_words(plan.review_due)
            because.append(f"review due {day}")
            yield found("review-later-than-guidance", plan, (), because, review_due=day, **said)


def _on_review(asked: ReviewAsked | None, on: date) -> dict[str, str]:
    """What is said of the day by which a review is due, and what is to be done where that day has passed."""
    if asked is None:
        is_due, now = "is due at the time that the MAPPA level asks for", "A level, and a review date that fits it."
    elif asked.due < on:
        is_due, now = f"was due by {day_in_words(asked.due)}", "The plan reviewed now, and the next date set."
    else:
        is_due = f"is due by {day_in_words(asked.due)}"
        now = f"A review date by {day_in_words(asked.due)}, sooner if anything significant changes."
    return {"is_due": is_due, "what_now": now, "review_paragraph": asked.paragraph if asked is not None else "9.2"}


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
    return quoted(prohibition.text) if prohibition.text.strip() else f"about {spoken(prohibition.about)}"
