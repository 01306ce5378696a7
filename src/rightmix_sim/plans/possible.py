"""What cannot be in a set of plans, though each part of it can: the first such thing, told with its place."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.words import meant, speaks_of, words
from rightmix_sim.strict_data import Impossible

_OVER_MIDNIGHT = ("curfew_monitoring",)  # what may run over midnight


def first_impossibility(case: CaseFacts, plans: Sequence[Plan]) -> Impossible | None:
    """The first thing that cannot be; None where everything can."""
    return next(_impossibilities(case, plans), None)


def _impossibilities(case: CaseFacts, plans: Sequence[Plan]) -> Iterator[Impossible]:
    yield from _in_the_case(case)
    yield from _given_twice("plans", "kind", [plan.kind for plan in plans], "Only one of the two could count.")
    for number, plan in enumerate(plans):
        yield from _in_a_plan(f"plans[{number}]", plan)
        for position, action in enumerate(plan.actions):
            yield from _in_an_action(f"plans[{number}].actions[{position}]", action, case)


def _in_the_case(case: CaseFacts) -> Iterator[Impossible]:
    order = case.order
    listed: tuple[tuple[str, Iterable[str]], ...] = (
        ("case.order.conditions", (one.id for one in order.conditions)),
        ("case.sopo", (one.id for one in case.sopo)),
        ("case.factors", (one.id for one in case.factors)),
    )
    for place, ids in listed:
        yield from _given_twice(place, "id", list(ids), "Plans refer to it by this, and could mean either.")
    if order.kind == "none" and order.conditions:
        yield Impossible(
            "There are conditions, and no order.",
            place="case.order.kind",
            value=order.kind,
            why="Conditions belong to a licence, requirements to a community order.",
            do="Write licence or community_order, or delete the conditions.",
        )
    if order.start is not None and order.end is not None and order.end < order.start:
        yield Impossible(
            "The order ends before it starts.",
            place="case.order.end",
            value=order.end,
            why=f"It starts on {order.start}.",
            do="Check both days.",
        )
    for number, condition in enumerate(order.conditions):
        place = f"case.order.conditions[{number}]"
        yield from _slip(f"{place}.kind", condition.kind, "conditions")
        if (condition.from_ is None) != (condition.to is None):
            yield Impossible(
                "Only one end of the time is given.",
                place=f"{place}.{'to' if condition.to is None else 'from'}",
                why="A curfew has a beginning and an end.",
                do='Write both, as from: "19:00" and to: "07:00".',
            )
    for number, prohibition in enumerate(case.sopo):
        yield from _slip(f"case.sopo[{number}].about", prohibition.about, "prohibitions")
    if case.programme.name is not None:
        yield from _slip("case.programme.name", case.programme.name, "programmes")


def _in_a_plan(place: str, plan: Plan) -> Iterator[Impossible]:
    ids = [action.id for action in plan.actions]
    yield from _given_twice(f"{place}.actions", "id", ids, "Findings and other plans refer to it by this.")
    if plan.review_due is not None and plan.review_due < plan.date:
        yield Impossible(
            "The review is due before the plan was made.",
            place=f"{place}.review_due",
            value=plan.review_due,
            why=f"The plan is of {plan.date}.",
            do="Check both days.",
        )
    known = [part for parts in words()["aware_of"].values() for part in parts]
    for number, word in enumerate(plan.aware_of):
        near = meant(word, known)
        if near is not None and not any(speaks_of((word,), agency) for agency in words()["aware_of"]):
            yield _misspelt(f"{place}.aware_of[{number}]", word, near)


def _in_an_action(place: str, action: Action, case: CaseFacts) -> Iterator[Impossible]:
    if action.action not in catalogue():
        near = difflib.get_close_matches(action.action, catalogue(), n=1, cutoff=0.6)
        yield Impossible(
            "The catalogue has no action of this name.",
            place=f"{place}.action",
            value=action.action,
            why="What an action is for, and which other action is the same, is read from the catalogue.",
            do=f"Perhaps you meant {near[0]}?" if near else "Choose one: rightmix plans catalogue",
        )
    yield from _slip(f"{place}.agency", action.agency, "agencies")
    references = (
        ("factors", action.factors, [one.id for one in case.factors], "factor"),
        ("prohibitions", action.prohibitions, [one.id for one in case.sopo], "prohibition"),
        ("conditions", action.conditions, [one.id for one in case.order.conditions], "condition"),
    )
    for field, named, known, what in references:
        for number, one in enumerate(named):
            if one not in known:
                yield Impossible(
                    f"The case has no {what} of this id.",
                    place=f"{place}.{field}[{number}]",
                    value=one,
                    why=f"What the action is for is read from its {field}.",
                    do=f"Write one of: {', '.join(known)}." if known else f"The case has no {field}: write [ ].",
                )
    if action.start is not None and action.due is not None and action.due < action.start:
        yield Impossible(
            "The action is due before it starts.",
            place=f"{place}.due",
            value=action.due,
            why=f"It starts on {action.start}.",
            do="Check both days.",
        )
    yield from _of_the_clock(place, action)


def _of_the_clock(place: str, action: Action) -> Iterator[Impossible]:
    at = action.at
    if at is not None and (at.to == at.from_ or (at.to < at.from_ and action.action not in _OVER_MIDNIGHT)):
        yield Impossible(
            "It ends before it begins, or as it begins.",
            place=f"{place}.at.to",
            value=at.to,
            why=f"It begins at {at.from_}; only the hours of a curfew run over midnight.",
            do="Check both times.",
        )


def _slip(place: str, word: str, which: str) -> Iterator[Impossible]:
    near = meant(word, words()[which])
    if near is not None:
        yield _misspelt(place, word, near)


def _misspelt(place: str, word: str, near: str) -> Impossible:
    return Impossible(
        "This looks like a slip of the pen.",
        place=place,
        value=word,
        why="A word that is not known stands for something else.",
        do=f"Perhaps you meant {near}?",
    )


def _given_twice(place: str, field: str, values: Sequence[str], why: str) -> Iterator[Impossible]:
    for value, times in Counter(values).items():
        if times > 1:
            second = [number for number, one in enumerate(values) if one == value][1]
            yield Impossible(
                f"The same {field} is given twice.",
                place=f"{place}[{second}].{field}",
                value=value,
                why=why,
                do="Give each its own." if field == "id" else "Keep one plan of each kind.",
            )
