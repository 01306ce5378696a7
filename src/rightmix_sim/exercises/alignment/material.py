"""What a trainee gets: the file, the plans on file, and their numbers and words as lists. No facts of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.alignment.faults import faults, sort_in_words
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.material import Assignment, HeldCase, Item, Material
from rightmix_sim.guidance import load_book
from rightmix_sim.plans import CaseFacts, Plan, PlanSet, facts_of
from rightmix_sim.plans.reviewing.finding import PLANS
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import title
from rightmix_sim.sentences import capital
from rightmix_sim.workdays import day_in_words

ABSENT: Final = "absent"
NO_TIME: Final = "no_time"
ONCE: Final = "once"
_SAID: Final = {ABSENT: "Not in this plan", NO_TIME: "There, without a time", ONCE: "There, once or by a day"}
_BY_LEVEL: Final = ("rmp-review-level-1", "rmp-review-level-2", "rmp-review-level-3")
_REVIEWS: Final = {"oasys": ("oasys-review",), "visor": _BY_LEVEL, "mappa": _BY_LEVEL}
_SHOWN: Final = 12  # words of a long text that a choice shows; the whole stands in the plan or in the order


def material(assignment: Assignment) -> Material:
    """The file beside the plans, with the lists that questions choose from. Raises `InputError` without two plans."""
    plans = held_plans(assignment.only)
    facts = facts_of(assignment.only.case)
    covered = tuple(_covered(facts))
    actions = tuple(_actions(plans.plans))
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=(assignment.only.dossier,),
        plans=plans.plans,
        on=plans.case.on,
        lists={
            "plans_on_file": tuple(_plan(one) for one in plans.plans),
            "said": tuple(_said(plans.plans)),
            "faults": _faults(),
            "things": _each_once((*actions, *covered)),
            "covered": _each_once(covered),
            "meeting_actions": tuple(_actions([one for one in plans.plans if one.kind == "mappa"])),
        },
    )


def held_plans(held: HeldCase) -> PlanSet:
    """The plans on file of a case. Raises `InputError` where there are not two to lay side by side."""
    if held.plans is None or len(held.plans.plans) < 2:
        raise InputError(
            "This case has no plans on file that could be laid side by side.",
            value=held.case.id,
            why="The exercise aligns plans of at least two agencies (¶5.16).",
            do="Set a case with plans on file, as those of the library have them.",
        )
    return held.plans


def _plan(plan: Plan) -> Item:
    book = load_book()
    asked = " ".join(f"{book[name].title} (¶{book[name].paragraph})." for name in _REVIEWS[plan.kind])
    return Item(id=plan.kind, label=f"{PLANS[plan.kind]}, {day_in_words(plan.date)}", text=asked)


def _said(plans: Iterable[Plan]) -> Iterator[Item]:
    """What a plan can say of an action: not there, there without a time, once, or how often."""
    usual = {one.value for one in common()["frequencies"]} - {ONCE}
    theirs = {action.every for plan in plans for action in plan.actions if action.every is not None}
    yield from (Item(id=id, label=label) for id, label in _SAID.items())
    for every in sorted(usual | theirs, key=lambda one: frequency(one).days):
        yield Item(id=every, label=capital(frequency(every).words))


@cache
def _faults() -> tuple[Item, ...]:
    return tuple(Item(id=one.code, label=f"{sort_in_words(one.sort)}: {one.says}") for one in faults().values())


def _actions(plans: Iterable[Plan]) -> Iterator[Item]:
    for plan in plans:
        for action in plan.actions:
            yield _item(action.id, f"{capital(title(action))}. {action.text}")


def _covered(facts: CaseFacts) -> Iterator[Item]:
    """Factors, prohibitions and conditions by number and words: no kinds, no links."""
    yield from (_item(id, text) for id, text in numbered_parts(facts))


def numbered_parts(facts: CaseFacts) -> Iterator[tuple[str, str]]:
    """What actions can answer to, by number, as assessment and order word it."""
    yield from ((one.id, one.text) for one in facts.factors)
    yield from ((one.id, one.text) for one in facts.sopo)
    yield from ((one.id, one.text) for one in facts.order.conditions)


def _item(id: str, text: str) -> Item:
    said = text.split()
    short = " ".join(said) if len(said) <= _SHOWN else f"{' '.join(said[:_SHOWN]).rstrip('.,;:')} …"
    return Item(id=id, label=f"{id}: {short}" if short else id, text=text if len(said) > _SHOWN else "")


def _each_once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


def is_frequency(said: str) -> bool:
    """Whether an answer says how often, and not merely that something is there or is not."""
    try:
        frequency(said)
    except ValueError:
        return False
    return True
