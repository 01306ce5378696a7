"""What a trainee gets who writes a plan: the file, and its lists as they stand in documents and assessments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rightmix_sim.exercises.material import Assignment, Item, Material
from rightmix_sim.plans import CaseFacts, Plan, facts_of
from rightmix_sim.plans.wording import title

_SHOWN: Final = 9  # words of a long text that a choice shows; the whole stands below it


def material_for(assignment: Assignment, numbers: Mapping[str, float] | None = None, *, plans: bool) -> Material:
    """The file with factors, conditions and prohibitions by id and text: no kinds, no links, no levels.

    With `plans` those on file of police and MAPPA too, and what the meeting agreed as a list.
    """
    held = assignment.only
    facts = facts_of(held.case)
    on_file = tuple(one for one in held.plans.plans if one.kind != "oasys") if plans and held.plans is not None else ()
    meeting = [one for one in on_file if one.kind == "mappa"]
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=(held.dossier,),
        plans=on_file,
        on=facts.on,
        lists={**lists_of(facts), "meeting_actions": tuple(_agreed(meeting))},
        numbers=numbers or {},
    )


def lists_of(facts: CaseFacts) -> dict[str, tuple[Item, ...]]:
    """The lists that the lines of a plan choose from."""
    return {
        "factors": _items(facts.factors),
        "conditions": _items(facts.order.conditions),
        "prohibitions": _items(facts.sopo),
    }


def _items(parts: Iterable[Any]) -> tuple[Item, ...]:
    return tuple(_item(part.id, part.text) for part in parts)


def _item(id: str, text: str) -> Item:
    said = text.split()
    if len(said) <= _SHOWN:
        return Item(id=id, label=f"{id}: {text}" if text else id)
    return Item(id=id, label=f"{id}: {' '.join(said[:_SHOWN]).rstrip('.,;:')} …", text=text)


def _agreed(meeting: Iterable[Plan]) -> Iterable[Item]:
    for plan in meeting:
        for action in plan.actions:
            yield _item(action.id, action.text or title(action))
