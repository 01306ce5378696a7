"""Answers to compare with: the lines of a reference plan, each naming what it answers to and no more than it can.

They show that full marks can be had for a case; other plans can be as good or better.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Set
from typing import Any

from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.own_plan.entries import ONCE
from rightmix_sim.exercises.own_plan.numbers import number, reference_words
from rightmix_sim.plans import CaseFacts, catalogue, facts_of
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.reference import ReferencePlan
from rightmix_sim.plans.reference.covering import Offer, Wanted
from rightmix_sim.plans.rules import rule

# Kinds of work that are there to change somebody
CHANGING = ("programme", "preparation", "offence_work", "reintegration")
_FIELDS = ("factors", "prohibitions", "conditions")


def lines_of(plan: ReferencePlan, held: HeldCase, due: datetime.date) -> list[dict[str, Any]]:
    """The actions of a reference plan as lines of the form; what is done once is due on `due`."""
    facts = facts_of(held.case)
    chosen = {one.offer.action: one.offer for one in plan.actions}
    named: dict[str, dict[str, list[str]]] = {action: {field: [] for field in _FIELDS} for action in chosen}
    for wanted in sorted(plan.met, key=lambda one: len({*one.ways} & {*chosen})):  # what only one can do goes first
        field, id = _what(wanted, facts)
        if field:
            ways = [action for action in chosen if action in wanted.ways]
            best = max(ways, key=lambda action: _suits(action, id, field, wanted, named[action]))
            if id not in named[best][field]:
                named[best][field].append(id)
    dynamic = {one.id for one in facts.factors if one.kind == "dynamic"}
    for action, names in named.items():
        works = catalogue()[action].kind in CHANGING
        if not any(names.values()) or (works and dynamic.isdisjoint(names["factors"])):
            names["factors"].extend(_something(action, facts, dynamic if works else frozenset()))
    return [
        line(number, offer.action, offer.agency, offer.every, held, due) | _in_order(named[offer.action])
        for number, offer in enumerate(_most_important_first(chosen.values(), plan), start=1)
    ]


def line(
    number: int, action: str, agency: str, every: str | None, held: HeldCase, due: datetime.date
) -> dict[str, Any]:
    """One line of the form with everything but what it answers to."""
    words = reference_words()
    entry = catalogue()[action]
    usual = [one for one in PURPOSES if entry.serves.get(one, 0.0) >= float(rule("serves_from"))]
    return {
        "id": f"r{number}",
        "action": action,
        "agency": agency,
        "owner": words["owners"].get(agency, words["owner"]),
        "every": every or ONCE,
        **({} if every else {"due": due.isoformat()}),
        "purpose": usual,
        "measure": words["measure"],
        "evidence": _cited(held),
        "text": words["text"],
    }


def _suits(
    action: str, id: str, field: str, wanted: Wanted, named: Mapping[str, list[str]]
) -> tuple[bool, bool, float, int]:
    """How well an action is named for something: where there is room, where it suits, where least is named."""
    count = sum(len(ids) for ids in named.values())
    there = id in named[field]
    return (there or count < number("most_names"), there, wanted.suits.get(action, 1.0), -count)


def _what(wanted: Wanted, facts: CaseFacts) -> tuple[str, str]:
    """The field of an action and the id by which it says that it meets this; empty for what needs no naming."""
    first, _, second = wanted.id.partition(":")
    if first in ("prohibition", "condition"):
        return f"{first}s", second
    return ("factors", first) if first in {factor.id for factor in facts.factors} else ("", "")


def _something(action: str, facts: CaseFacts, rather: Set[str]) -> list[str]:
    """A factor for an action that is there for its own sake, such as a visit: if there is one, one it can act on."""
    entry = catalogue()[action]
    bearing = [one for one in facts.factors if one.linked_to and one.kind != "protective"]
    able = [one for one in bearing if one.area in entry.areas]
    dynamic = [one for one in able if one.kind == "dynamic"]
    static = [one for one in bearing if one.kind == "static"] if entry.serves.get("control") else []
    first = [one for one in (*dynamic, *bearing) if one.id in rather]
    return [one.id for one in (*first, *dynamic, *able, *static, *bearing)][:1]


def _in_order(named: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {field: sorted(ids) for field, ids in named.items()}


def _most_important_first(offers: Iterable[Offer], plan: ReferencePlan) -> list[Offer]:
    """By the weight of what each action alone contributes to."""
    weight = {one.id: one.weight for one in plan.met}
    meets = {one.offer.action: sum(weight.get(id, 0) for id in one.meets) for one in plan.actions}
    return sorted(offers, key=lambda offer: -meets[offer.action])


def _cited(held: HeldCase) -> list[str]:
    items = held.key.items if held.key is not None else ()
    found = next((list(one.evidence) for one in items if one.item == "rosh"), [])
    return (found or list(held.dossier.paragraphs))[:2]
