"""What a sentence plan has to hold (¶5.14, 5.15); nothing is found where none was given."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.checks.probation_plan import ATTENDANCE, is_activity_only
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.vocabulary import is_blank
from rightmix_sim.plans.wording import what, with_ids
from rightmix_sim.sentences import listed
from rightmix_sim.workdays import day_in_words

_SENTENCE = "sentence"


def sentence_plan(plans: PlanSet) -> Iterator[Finding]:
    """All that is found in the sentence plan."""
    yield from _factors(plans)
    yield from _targets(plans)
    yield from _outcomes(plans)
    yield from _voice(plans)
    yield from _timescales(plans)


def _factors(plans: PlanSet) -> Iterator[Finding]:
    """Dynamic factors each have an objective; protective ones at least one between them (¶5.14)."""
    if plans.sentence_plan is None:
        return
    about = {one for objective in plans.sentence_plan.objectives for one in objective.factors}
    for factor in plans.case.factors:
        if factor.kind == "dynamic" and factor.id not in about:
            said = {"id": factor.id, "what": what(factor)}
            yield found("factor-without-objective", _SENTENCE, (factor.id,), (f"{factor.id}: {what(factor)}",), **said)
    protective = [factor for factor in plans.case.factors if factor.kind == "protective"]
    if protective and not any(factor.id in about for factor in protective):
        ids = [factor.id for factor in protective]
        yield found(
            "positive-factor-without-objective",
            _SENTENCE,
            ids,
            [f"{factor.id}: {what(factor)}" for factor in protective],
            factors=with_ids(protective),
            ids=listed(ids, "or"),
        )


def _targets(plans: PlanSet) -> Iterator[Finding]:
    """What the post-programme report left to do is in an objective (¶5.15)."""
    if plans.sentence_plan is None:
        return
    carried = {one for objective in plans.sentence_plan.objectives for one in objective.targets}
    for target in plans.sentence_plan.programme_targets:
        if target.id not in carried:
            because = (f"{target.id}: {target.text}",)
            yield found("programme-target-not-carried-over", _SENTENCE, (target.id,), because, id=target.id)


def _outcomes(plans: PlanSet) -> Iterator[Finding]:
    """Every objective says how anybody would know that it is reached (¶5.15)."""
    for objective in plans.sentence_plan.objectives if plans.sentence_plan is not None else ():
        empty = is_blank(objective.measure)
        if empty or is_activity_only(objective.measure):
            finding = found(
                "objective-not-outcome-focused",
                _SENTENCE,
                (objective.id,),
                (f"measure: {objective.measure or 'none'}",),
                id=objective.id,
                title=objective.text.rstrip(".") or "no text",
            )
            yield finding if empty else finding.weighing("weakness", ATTENDANCE)


def _voice(plans: PlanSet) -> Iterator[Finding]:
    """The plan says how he himself sees it (¶5.15)."""
    if plans.sentence_plan is not None and is_blank(plans.sentence_plan.offender_view):
        yield found("offender-voice-missing", _SENTENCE)


def _timescales(plans: PlanSet) -> Iterator[Finding]:
    """Objectives have days of their own, not that of the review (¶5.15)."""
    plan = plans.sentence_plan
    if plan is None:
        return
    for objective in plan.objectives:
        if objective.by is None:
            yield found("objective-without-timescale", _SENTENCE, (objective.id,), ("by: none",), id=objective.id)
    days = [objective.by for objective in plan.objectives]
    if plan.review_due is not None and len(days) > 1 and all(day == plan.review_due for day in days):
        yield found(
            "timescales-follow-the-review",
            _SENTENCE,
            [objective.id for objective in plan.objectives],
            (f"review due {plan.review_due}",),
            which=f"All {len(days)} objectives are to be reached",
            review=day_in_words(plan.review_due),
        )
