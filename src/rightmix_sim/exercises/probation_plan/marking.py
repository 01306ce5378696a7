"""Marking the probation plan: by what the reviewer finds in it on the facts of the case, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.exercises.own_plan.credit import beside_the_case, fullness, precision
from rightmix_sim.exercises.own_plan.detail import detail_award
from rightmix_sim.exercises.own_plan.entries import plan_from
from rightmix_sim.exercises.own_plan.numbers import groups, number
from rightmix_sim.exercises.own_plan.reading import no_victim, reading_award
from rightmix_sim.exercises.probation_plan.material import material
from rightmix_sim.exercises.probation_plan.requirements import Held, requirements
from rightmix_sim.plans import CaseFacts, Plan, facts_of

ID: Final = "ex5-probation-plan"
_NO_VICTIM: Final = "No victim is in contact with victim liaison here, and you read the file so."
_MISREAD: Final = (
    "No victim is in contact with victim liaison here: nothing is asked for in the plan, and the file says so."
)
_PART: Final = (
    "Paid in part, since the plan holds too little, or much that is not of this case: see what has to be watched."
)
_SOPO: Final = "There is no SOPO of which the police could know."


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """Every criterion that the tools mark."""
    held = assignment.only
    yield reading_award("reading", answers, held)
    facts = facts_of(held.case)
    plan = plan_from(answers, material(assignment)).plan
    yield from plan_awards(plan, held, victim_read=no_victim(facts, answers))


def plan_awards(plan: Plan, held: HeldCase, *, victim_read: bool = False) -> Iterator[Award]:
    """The criteria that look at the plan itself. `victim_read`: nobody is in contact, and the trainee said so."""
    facts = facts_of(held.case)
    on_file = [one for one in held.plans.plans if one.kind != "oasys"] if held.plans is not None else []
    found = requirements(plan, facts, on_file)
    by_group = {group: [one for one in found if one.requirement.group == group] for group in groups()}
    shares = {group: _mean(one.share for one in held_) for group, held_ in by_group.items() if held_}
    content = content_of(shares)
    about_it = precision(plan, facts)
    enough = min(1.0, about_it * content / float(number("enough_content")))
    scale = about_it * fullness(plan, facts) * enough
    for group, held_ in by_group.items():
        share = shares.get(group, 1.0)
        missed = [one.finding for one in held_ if one.finding]
        right = [one.requirement.met_words(facts) for one in held_ if one.share == 1]
        if group == "victim" and not held_:
            share = float(victim_read)
            right, missed = ([_NO_VICTIM], []) if victim_read else ([], [_MISREAD])
        if group == "together" and "sopo" in plan.aware_of and not facts.sopo:
            share, missed = share * number("lighter"), [*missed, _SOPO]
        why = _why_scaled(plan, facts, content) if group == "control" else _see(scale)
        yield Award(
            criterion=group,
            share=share * scale,
            right=tuple(dict.fromkeys(right)),
            missed=tuple(dict.fromkeys((*missed, *why))),
            where=_where(held_, held),
        )
    detail = detail_award("detail", plan, held, scale=scale)
    yield replace(detail, missed=(*detail.missed, *_see(scale))) if plan.actions else detail


def content_of(shares: dict[str, float]) -> float:
    """How much of what the plan has to hold is there: the criteria by their points, those left out that ask nothing."""
    points = {one.id: one.points for one in exercise(ID).criteria}
    return sum(points[group] * share for group, share in shares.items()) / sum(points[group] for group in shares)


def _see(scale: float) -> tuple[str, ...]:
    """Where the reason stands for which something is paid in part."""
    return (_PART,) if scale < 1 else ()


def _why_scaled(plan: Plan, facts: CaseFacts, content: float) -> Iterator[str]:
    if content < number("enough_content"):
        yield "The plan holds too little of what this case asks for; what it holds counts in proportion."
    yield from beside_the_case(plan, facts)


def _where(found: Iterable[Held], held: HeldCase) -> tuple[str, ...]:
    """The paragraphs in which a condition or prohibition that the plan misses stands."""
    facts = facts_of(held.case)
    texts = {one.id: one.text for one in facts.sopo} | {one.id: one.text for one in facts.order.conditions}
    sought = [texts.get(one.requirement.about, "") for one in found if one.share < 1]
    return tuple(
        label
        for label, said in held.dossier.paragraphs.items()
        if any(text and _plain(text) in _plain(said) for text in sought)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _mean(shares: Iterable[float]) -> float:
    found = list(shares)
    return sum(found) / len(found) if found else 0.0
