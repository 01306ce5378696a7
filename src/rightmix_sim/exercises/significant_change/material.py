"""What a trainee gets for the review: the file, the plans on file, and lists that say nothing of the case's facts.

Factors are no list here: their texts would say what has changed. New work names the areas of life on which it acts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rightmix_sim.exercises.material import Assignment, Item, Material
from rightmix_sim.exercises.significant_change.found import plan_on_file
from rightmix_sim.exercises.significant_change.kinds import follows, kinds
from rightmix_sim.plans import Action, facts_of
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import title


def material(assignment: Assignment) -> Material:
    """The file with its plans, the actions of the plan on file in words, and the lists of the form."""
    held = assignment.only
    facts, plan = facts_of(held.case), plan_on_file(held)
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=(held.dossier,),
        plans=held.plans.plans if held.plans is not None else (),
        on=facts.on,
        lists={
            "kinds": tuple(Item(id=one.id, label=one.label) for one in kinds().values()),
            "assessments": tuple(_listed(follows()["assessments"])),
            "recipients": tuple(_listed(follows()["recipients"])),
            "actions_on_file": tuple(_action(one) for one in (plan.actions if plan is not None else ())),
            "covers": (*_worded(facts.order.conditions), *_worded(facts.sopo)),
        },
    )


def _listed(entries: dict[str, Any]) -> Iterable[Item]:
    for id, raw in entries.items():
        yield Item(id=id, label=raw["label"], text=raw.get("text", ""))


def _worded(parts: Iterable[Any]) -> Iterable[Item]:
    for part in parts:
        yield Item(id=part.id, label=f"{part.id}: {part.text}" if part.text else part.id)


def _action(action: Action) -> Item:
    often = frequency(action.every).words if action.every else "no frequency given"
    return Item(id=action.id, label=f"{action.id}: {title(action)}, {often}", text=action.text)
