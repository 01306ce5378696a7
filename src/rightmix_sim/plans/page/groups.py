"""Findings as a reader takes them in: plan by plan, with how many there are of each weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rightmix_sim.plans.plan import KINDS
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import PLANS, Finding, Severity
from rightmix_sim.plans.reviewing.review import Review
from rightmix_sim.sentences import listed

SET: Final = "The set as a whole, and between the plans"
SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    "gap": ("gap", "gaps"),
    "weakness": ("weakness", "weaknesses"),
    "note": ("note", "notes"),
}


@dataclass(frozen=True)
class Group:
    """The findings on one plan, or on the set; there may be none."""

    heading: str
    findings: tuple[Finding, ...]


def groups_of(review: Review, plans: PlanSet | None = None) -> list[Group]:
    """A group for each plan that was given and for the set, with or without findings; else only those with some."""
    given = {plan.kind for plan in plans.plans} if plans is not None else frozenset()
    found = [(kind, Group(PLANS[kind], _on(review, kind))) for kind in KINDS]
    groups = [group for kind, group in found if group.findings or kind in given]
    whole, sentence = Group(SET, _on(review, None)), Group(PLANS["sentence"], _on(review, "sentence"))
    groups += [whole] if whole.findings or plans is not None else []
    has_sentence_plan = plans is not None and plans.sentence_plan is not None
    return groups + ([sentence] if sentence.findings or has_sentence_plan else [])


def counted(findings: Iterable[Finding]) -> str:
    """How many there are, by weight: "3 findings: 2 gaps and 1 note"; "No findings"."""
    found = Counter(finding.severity for finding in findings)
    whole = sum(found.values())
    if not whole:
        return "No findings"
    parts = [_count(found[severity], *words) for severity, words in SEVERITIES.items() if found[severity]]
    return parts[0] if len(parts) == 1 else f"{whole} findings: {listed(parts)}"


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _on(review: Review, plan: str | None) -> tuple[Finding, ...]:
    return tuple(finding for finding in review.findings if finding.plan == plan)
