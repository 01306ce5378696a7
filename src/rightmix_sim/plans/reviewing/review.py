"""The reviewer: what a good practice assessor would find in a set of plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.cases import Case
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.facts_of_case import facts_of
from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.plan_set import PlanSet, in_canonical_order, plan_set
from rightmix_sim.plans.reviewing.checks import (
    between,
    collisions,
    disclosure,
    each_action,
    each_plan,
    probation_plan,
    programme,
    sentence,
    visits,
    whole_set,
)
from rightmix_sim.plans.reviewing.finding import Finding, in_order
from rightmix_sim.plans.sentence_plan import SentencePlan

# None needs another's result: the order is that of the table in docs/plans.md, for whoever reads both
CHECKS: Final[tuple[Callable[[PlanSet], Iterator[Finding]], ...]] = (
    each_plan.home_visits_by_the_police,
    each_plan.prohibitions,
    each_plan.reviews,
    each_plan.victim_safety,
    visits.visits_often_enough,
    visits.home_visits_by_probation,
    probation_plan.conditions,
    probation_plan.the_parts_of_others,
    probation_plan.his_own_part,
    probation_plan.contingency,
    probation_plan.copied,
    probation_plan.outcomes,
    probation_plan.supervision_in_the_police_plan,
    disclosure.disclosure,
    whole_set.computers,
    whole_set.protective_factors,
    whole_set.risk_factors,
    whole_set.both_sides,
    whole_set.reintegration,
    programme.outside_the_programme,
    programme.the_wait,
    each_action.owners,
    each_action.timescales,
    each_action.evidence,
    each_action.plain_risk,
    between.carried_over,
    between.owners_and_frequencies,
    between.levels,
    between.meetings,
    between.contradictions,
    collisions.collisions,
    sentence.sentence_plan,
)


@dataclass(frozen=True)
class Review:
    """What was found, plan by plan, then in the set as a whole; empty for a sound set."""

    findings: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The findings as plain data: code, severity, plan, about, message, paragraph, because, clears."""
        return {"findings": [finding.to_dict() for finding in self.findings]}


def review(
    case: CaseFacts | Case | Mapping[str, Any],
    plans: Sequence[Plan | Mapping[str, Any]],
    sentence_plan: SentencePlan | Mapping[str, Any] | None = None,
) -> Review:
    """Review the plans of a case.

    `case` holds the facts that plans answer to, as a shape, as plain data of the file's format, or as a whole case of
    the library. Raises `InputError` for what does not fit, with its place.
    """
    facts = facts_of(case) if isinstance(case, Case) else case
    return review_set(plan_set(facts, plans, sentence_plan))


def review_set(plans: PlanSet) -> Review:
    """Review a set of plans that was read from a file."""
    canonical = in_canonical_order(plans)
    return Review(in_order(finding for check in CHECKS for finding in check(canonical)))
