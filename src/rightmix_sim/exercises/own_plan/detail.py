"""Whether each action can be worked with: an owner, a time, a purpose it can serve, what will be different, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.own_plan.credit import misfits, misplaced
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.exercises.own_plan.reading import good_labels
from rightmix_sim.plans import Action, Plan, PlanSet, catalogue, facts_of, review_set
from rightmix_sim.plans.purposes import is_mainly_constructive
from rightmix_sim.sentences import listed

_CODES: Final[Mapping[str, str]] = {
    "owner": "action-without-owner",
    "time": "action-without-timescale",
    "evidence": "evidence-missing",
    "measure": "objective-not-outcome-focused",
    "words": "plain-risk-used",
}
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "owner": (
        "have an owner of an agency that does such work (¶5.18)",
        "say who does it, by name or post, of an agency whose work it is (¶5.18)",
    ),
    "time": ("say how often or by when (¶5.18)", "say how often, or by which day (¶5.18)"),
    "evidence": ("rest on paragraphs of the file (¶5.13)", "cite one to a few paragraphs that show why (¶5.13)"),
    "measure": ("say what will be different (¶5.15)", "say what the offender does or has if it works (¶5.15)"),
    "words": ("", "say which of the three is meant instead of plain “risk” (¶5.3)"),
    "purpose": ("are for what they can serve (¶5.17)", "choose a purpose that this work can serve (¶5.17)"),
    "fits": ("", "leave it out: by the facts of the case there is nothing it could answer to"),
}
_SPOILS: Final = ("words", "fits")


def detail_award(criterion: str, plan: Plan, held: HeldCase, *, scale: float) -> Award:
    """The share of what makes each action workable, on the average; times `scale`, for how much plan there is."""
    if not plan.actions:
        return Award(criterion=criterion, share=0.0, missed=("There is no action to look at yet.",))
    facts = facts_of(held.case)
    found = review_set(PlanSet(case=facts, plans=(plan,)))
    beside, elsewhere = ({one.id for one in found_} for found_ in (misfits(plan, facts), misplaced(plan)))
    lacking = {
        action.id: {*_lacking(action, {one.code for one in found if action.id in one.about}, held)}
        | ({"fits"} if action.id in beside else set())
        | ({"owner"} if action.id in elsewhere else set())
        for action in plan.actions
    }
    asked = {action.id: _asked(action) for action in plan.actions}
    share = sum(_worth(lacking[id], asked[id]) for id in asked) / len(asked)
    by_aspect = {aspect: [id for id in asked if aspect in lacking[id]] for aspect in _SAID}
    whole = f"All {len(asked)} actions"
    return Award(
        criterion=criterion,
        share=share * scale,
        right=tuple(
            f"{whole} {said}."
            for aspect, (said, _) in _SAID.items()
            if said
            and not by_aspect[aspect]
            and (aspect != "measure" or any(map(is_mainly_constructive, plan.actions)))
        ),
        missed=tuple(f"{listed(ids)}: {_SAID[aspect][1]}." for aspect, ids in by_aspect.items() if ids),
    )


def _worth(lacking: set[str], asked: list[str]) -> float:
    """The share of what is asked that is there, less for each thing that spoils it: empty lines earn nothing."""
    there = sum(aspect not in lacking for aspect in asked) / len(asked)
    return there * float(number("lighter")) ** len(lacking & {*_SPOILS})


def _asked(action: Action) -> list[str]:
    """The aspects asked of an action: what will be different is asked of work that mainly helps or changes (¶5.15)."""
    asked = [one for one in _SAID if one not in _SPOILS]
    return [one for one in asked if one != "measure" or is_mainly_constructive(action)]


def _lacking(action: Action, codes: set[str], held: HeldCase) -> Iterator[str]:
    looked_at = (*_asked(action), *_SPOILS)
    yield from (aspect for aspect, code in _CODES.items() if code in codes and aspect in looked_at)
    if _CODES["evidence"] not in codes and not good_labels(action.evidence, held):
        yield "evidence"
    serves = catalogue()[action.action].serves
    if not action.purpose or any(not serves.get(purpose) for purpose in action.purpose):
        yield "purpose"
