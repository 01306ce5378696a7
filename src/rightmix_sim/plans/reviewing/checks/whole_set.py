"""What the plans bring together: every factor answered to, restriction and rehabilitation in the right mix."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.catalogue import Entry, catalogue
from rightmix_sim.plans.facts import Factor
from rightmix_sim.plans.plan import Action
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.purposes import is_constructive, purposes_of
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.running import is_closed
from rightmix_sim.plans.vocabulary import is_about_computers
from rightmix_sim.plans.wording import bears_on, in_a_sentence, named, what, with_ids
from rightmix_sim.sentences import capital, listed

REINTEGRATION = {"finance": "8.1", "accommodation": "8.8", "ete": "8.14"}


def actions_of(plans: PlanSet) -> list[Action]:
    """The actions of all plans."""
    return [action for plan in plans.plans for action in plan.actions]


def answering(plans: PlanSet, factor: Factor) -> list[Action]:
    """The actions of all plans that name a factor and can take place: a programme that is closed cannot."""
    return [action for action in actions_of(plans) if factor.id in action.factors and not is_closed(action, plans.case)]


def computers(plans: PlanSet) -> Iterator[Finding]:
    """His equipment is checked, after an internet offence or under a prohibition about computers (¶5.18)."""
    case = plans.case
    about = [one.id for one in case.sopo if is_about_computers(one.about)]
    if not (case.internet_offence or about) or any(one.action == "computer_check" for one in actions_of(plans)):
        return
    reasons = ["the offence was on the internet"] if case.internet_offence else []
    reasons += [f"prohibition {listed(about)} is about computers"] if about else []
    reason = listed(reasons)
    yield found("computer-checks-missing", None, about, reasons, reason=capital(reason))


def protective_factors(plans: PlanSet) -> Iterator[Finding]:
    """Every protective factor is built on by work that helps or changes (¶5.10, 5.14)."""
    protective = [one for one in plans.case.factors if one.kind == "protective"]
    alone = [one for one in protective if not any(is_constructive(action) for action in answering(plans, one))]
    if alone:
        all_of_them = len(alone) == len(protective)
        yield found(
            "protective-factors-missing",
            None,
            [one.id for one in alone],
            [f"{one.id}: {what(one)}" for one in alone],
            factors=with_ids(alone),
            how_many="all there are" if all_of_them else "others are built on",
            ids=listed([one.id for one in alone]),
        ).weighing("gap" if all_of_them else "weakness")


def risk_factors(plans: PlanSet) -> Iterator[Finding]:
    """Every factor that bears on harm or could change is answered to by some action (¶5.13, 5.14, 6.8)."""
    for factor in plans.case.factors:
        if _calls_for_action(factor) and not answering(plans, factor):
            yield found(
                "risk-factor-uncovered",
                None,
                (factor.id,),
                (f"{factor.id}: {what(factor)}", bears_on(factor)),
                id=factor.id,
                what=what(factor),
            )


def _calls_for_action(factor: Factor) -> bool:
    """Whether a factor bears on harm, or is dynamic and bears on reoffending; protective ones are looked at apart."""
    if factor.kind == "protective":
        return False
    return "rosh" in factor.linked_to or (factor.kind == "dynamic" and "reoffending" in factor.linked_to)


def both_sides(plans: PlanSet) -> Iterator[Finding]:
    """The plans restrict and rehabilitate, and no factor that could change meets with control alone (¶5.17, 5.20)."""
    actions = actions_of(plans)
    if not any(is_constructive(action) for action in actions):
        yield found("no-constructive-work", None, (), (f"{len(actions)} actions, none of which helps or changes",))
    if not any("control" in purposes_of(action) for action in actions):
        yield found("no-restrictive-work", None, (), (f"{len(actions)} actions, none of which controls",))
    contained = [one for one in plans.case.factors if _only_contained(plans, one)]
    if contained:
        yield found(
            "restriction-outweighs-factors",
            None,
            [one.id for one in contained],
            [f"{one.id} is met by {listed([named(action) for action in answering(plans, one)])}" for one in contained],
            factors=with_ids(contained),
            ids=listed([one.id for one in contained]),
        )


def _only_contained(plans: PlanSet, factor: Factor) -> bool:
    """Whether control and nothing else answers to a factor that change could lessen."""
    if factor.kind != "dynamic" or "reoffending" not in factor.linked_to:
        return False
    answers = answering(plans, factor)
    return bool(answers) and not any(is_constructive(action) for action in answers)


def reintegration(plans: PlanSet) -> Iterator[Finding]:
    """Help with finance, accommodation or work, where these bear on harm or on reoffending (chapter 8)."""
    alone = [one for one in plans.case.factors if _is_of_reintegration(one) and not _is_helped(plans, one)]
    if not alone:
        return
    linked = [link for link in ("rosh", "reoffending") if any(link in one.linked_to for one in alone)]
    areas = sorted({one.area for one in alone}, key=list(REINTEGRATION).index)
    yield found(
        "reintegration-missing",
        None,
        [one.id for one in alone],
        [f"{one.id}: {what(one)}" for one in alone],
        linked=listed([{"rosh": "Risk of Harm", "reoffending": "likelihood of reoffending"}[link] for link in linked]),
        factors=with_ids(alone),
        reintegration_paragraph=REINTEGRATION[areas[0]],
        fitting=listed([in_a_sentence(entry.title) for area in areas for entry in _services(area)[:3]], "or"),
    )


def _is_of_reintegration(factor: Factor) -> bool:
    return factor.kind == "dynamic" and factor.area in REINTEGRATION and bool(factor.linked_to)


def _is_helped(plans: PlanSet, factor: Factor) -> bool:
    """Whether help in kind answers to it: talk of it in supervision, or a check, is none (¶8.1).

    What is there for the area answers to it without naming it, unless it names other factors instead.
    """
    return any(
        is_constructive(action)
        and (_is_help_in_kind(action, factor.area) if factor.id in action.factors else _is_for(action, factor.area))
        for action in actions_of(plans)
    )


def _is_help_in_kind(action: Action, area: str) -> bool:
    entry = catalogue()[action.action]
    return entry.kind in ("reintegration", "support") and area in entry.areas and entry.id != "supervision_contact"


def _is_for(action: Action, area: str) -> bool:
    """Whether an action that names no factor is there for this area first of all."""
    return not action.factors and catalogue()[action.action] in _services(area)


def _services(area: str) -> list[Entry]:
    return [entry for entry in catalogue().values() if entry.kind == "reintegration" and entry.areas[0] == area]
