"""Whether visits that a plan names come as often as guidance asks (¶7.12, 7.14)."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.checks.each_plan import POLICE_VISITS
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.reviewing.guidance_for import VisitAsked, police_visits_asked, probation_visits_asked
from rightmix_sim.plans.reviewing.mentions import unless_mentioned
from rightmix_sim.plans.timescale import frequency, together
from rightmix_sim.plans.wording import spoken, title, when
from rightmix_sim.sentences import listed

PROBATION_VISITS = ("probation_home_visit", "joint_home_visit")


def visits_often_enough(plans: PlanSet) -> Iterator[Finding]:
    """Each plan's visits by the police against the risk of reconviction, by probation against the Risk of Harm."""
    case = plans.case
    for plan in plans.plans:
        reconviction = f"a {spoken(case.rm2000.s or '')} risk of reconviction"
        for asked in police_visits_asked(case, plan.date):
            finding = _too_rare(plan, POLICE_VISITS, "police home visits", asked, reconviction)
            if finding is not None:
                yield finding
                break
        by_harm = probation_visits_asked(case, plan.date)
        if by_harm is not None:
            harm = f"a {spoken(case.rosh)} Risk of Serious Harm"
            finding = _too_rare(plan, PROBATION_VISITS, "probation home visits", by_harm, harm)
            if finding is not None:
                yield finding


def home_visits_by_probation(plans: PlanSet) -> Iterator[Finding]:
    """The probation plan has home visits where the Risk of Serious Harm is high or very high (¶7.12, 7.13)."""
    plan = plans.plan("oasys")
    if plan is None or probation_visits_asked(plans.case, plan.date) is None:
        return
    if not any(action.action in PROBATION_VISITS for action in plan.actions):
        rosh = spoken(plans.case.rosh)
        yield unless_mentioned(
            found("probation-home-visits-missing", plan, (), (f"RoSH {rosh}",), rosh=rosh), plan.text
        )


def _too_rare(plan: Plan, kinds: tuple[str, ...], visits: str, asked: VisitAsked, who: str) -> Finding | None:
    made = [action for action in plan.actions if action.action in kinds]
    regular = [action for action in made if action.every is not None]
    if regular:
        often = [frequency(action.every or "") for action in regular]
        if together(often).meets(asked.frequency) or any(one.meets(asked.frequency) for one in often):
            return None
        planned = listed([one.words for one in often])
    elif made and all(action.due is not None and action.at is None for action in made):
        planned = "once and at no interval"
    else:
        return None
    finding = found(
        "visit-less-often-than-guidance",
        plan,
        [action.id for action in made],
        [who, asked.says, *(_as_planned(action) for action in made)],
        visits=visits,
        planned=planned,
        who=who,
        asked=asked.frequency.words,
        guidance="MAPPA guidance suggests them"
        if visits.startswith("police")
        else "the national standard asks for them",
        visit_paragraph=asked.paragraph,
    )
    return (
        finding.weighing("note", "This is a preference, no breach of guidance.")
        if asked.severity == "note"
        else finding
    )


def _as_planned(action: Action) -> str:
    return f"{action.id}: {title(action)}, {when(action)}"
