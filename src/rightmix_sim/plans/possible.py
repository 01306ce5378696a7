"""What cannot be in a set of plans, though each part of it can: the first such thing, told with its place."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.sentence_plan import SentencePlan
from rightmix_sim.plans.slips import slip
from rightmix_sim.plans.vocabulary import speaks_of, words
from rightmix_sim.sentences import listed
from rightmix_sim.strict_data import Impossible

_OVER_MIDNIGHT = ("curfew_monitoring",)  # what may run over midnight


def first_impossibility(
    case: CaseFacts, plans: Sequence[Plan], sentence_plan: SentencePlan | None = None
) -> Impossible | None:
    """The first thing that cannot be; None where everything can."""
    return next(_impossibilities(case, plans, sentence_plan), None)


def _impossibilities(
    case: CaseFacts, plans: Sequence[Plan], sentence_plan: SentencePlan | None
) -> Iterator[Impossible]:
    yield from _in_the_case(case)
    yield from _given_twice("plans", "kind", [plan.kind for plan in plans], "Only one of the two could count.")
    ids = [action.id for plan in plans for action in plan.actions]
    for number, plan in enumerate(plans):
        yield from _in_a_plan(f"plans[{number}]", plan)
        for position, action in enumerate(plan.actions):
            yield from _in_an_action(f"plans[{number}].actions[{position}]", action, case, ids)
    if sentence_plan is not None:
        yield from _in_the_sentence_plan(sentence_plan, case)


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
            why=f"It starts on {order.start}; whether it runs is read from both days.",
            do="Check both days.",
        )
    for number, condition in enumerate(order.conditions):
        place = f"case.order.conditions[{number}]"
        yield from slip(f"{place}.kind", condition.kind, words()["conditions"])
        if (condition.from_ is None) != (condition.to is None):
            yield Impossible(
                "Only one end of the time is given.",
                place=f"{place}.{'to' if condition.to is None else 'from'}",
                why="A curfew has a beginning and an end; without both, nothing is found to fall into it.",
                do='Write both, as from: "19:00" and to: "07:00".',
            )
    for number, prohibition in enumerate(case.sopo):
        yield from slip(f"case.sopo[{number}].about", prohibition.about, words()["prohibitions"])
    if case.programme.name is not None:
        yield from slip("case.programme.name", case.programme.name, words()["programmes"])


def _in_a_plan(place: str, plan: Plan) -> Iterator[Impossible]:
    ids = [action.id for action in plan.actions]
    yield from _given_twice(f"{place}.actions", "id", ids, "Findings refer to it by this, and could mean either.")
    yield from _reviewed_before(place, plan.date, plan.review_due)
    known = [part for parts in words()["aware_of"].values() for part in parts]
    for number, word in enumerate(plan.aware_of):
        if not any(speaks_of((word,), agency) for agency in words()["aware_of"]):
            yield from slip(f"{place}.aware_of[{number}]", word, known)


def _in_an_action(place: str, action: Action, case: CaseFacts, ids: Sequence[str]) -> Iterator[Impossible]:
    """`ids` are those of all actions of the set: a plan may forbid an action of another by its id."""
    if action.action not in catalogue():
        near = _entries_like(action.action)
        yield Impossible(
            "The catalogue has no action of this name.",
            place=f"{place}.action",
            value=action.action,
            why="What an action is for, and which other action is the same, is read from the catalogue.",
            do=f"Perhaps you meant {near[0]}?" if near else "Choose one that this lists: rightmix plans catalogue",
        )
    yield from slip(f"{place}.agency", action.agency, words()["agencies"])
    for field, named, known in (
        ("factors", action.factors, [one.id for one in case.factors]),
        ("prohibitions", action.prohibitions, [one.id for one in case.sopo]),
        ("conditions", action.conditions, [one.id for one in case.order.conditions]),
    ):
        why = f"What the action is for is read from its {field}."
        yield from _not_there(f"{place}.{field}", named, known, field.removesuffix("s"), "case", why)
    if action.forbids is not None and action.forbids not in ids:
        yield from slip(f"{place}.forbids", action.forbids, catalogue())
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


def _in_the_sentence_plan(plan: SentencePlan, case: CaseFacts) -> Iterator[Impossible]:
    place = "sentence_plan"
    factors, targets = [one.id for one in case.factors], [one.id for one in plan.programme_targets]
    yield from _reviewed_before(place, plan.date, plan.review_due)
    yield from _given_twice(
        f"{place}.programme_targets", "id", targets, "Objectives refer to it by this, and could mean either."
    )
    ids = [objective.id for objective in plan.objectives]
    yield from _given_twice(f"{place}.objectives", "id", ids, "Findings refer to it by this, and could mean either.")
    for number, objective in enumerate(plan.objectives):
        below = f"{place}.objectives[{number}]"
        why = "Each factor needs its objective (¶5.14)."
        yield from _not_there(f"{below}.factors", objective.factors, factors, "factor", "case", why)
        if not targets:  # the report's own list need not be copied out
            continue
        why = "What the programme left to do is carried over into an objective (¶5.15)."
        yield from _not_there(f"{below}.targets", objective.targets, targets, "programme target", "sentence plan", why)


def _reviewed_before(place: str, made: date, review_due: date | None) -> Iterator[Impossible]:
    if review_due is not None and review_due < made:
        yield Impossible(
            "The review is due before the plan was made.",
            place=f"{place}.review_due",
            value=review_due,
            why=f"A review looks back on the plan, which is of {made}.",
            do="Check both days.",
        )


def _entries_like(name: str) -> list[str]:
    """The ids of the catalogue that come near to this, nearest first; it may be a title."""
    titles = {entry.title.casefold(): entry.id for entry in catalogue().values()}
    as_id = "_".join(name.casefold().replace("-", " ").split())
    said = [titles[one] for one in difflib.get_close_matches(name.casefold(), titles, n=1, cutoff=0.8)]
    return said + difflib.get_close_matches(as_id, catalogue(), n=1, cutoff=0.6)


def _not_there(
    place: str, named: Sequence[str], known: Sequence[str], what: str, where: str, why: str
) -> Iterator[Impossible]:
    """What is referred to by an id that nothing has."""
    for number, one in enumerate(named):
        if one not in known:
            yield Impossible(
                f"The {where} has no {what} of this id.",
                place=f"{place}[{number}]",
                value=one,
                why=why,
                do=f"Write {listed(known, 'or') or '[ ]'}, or add it to the {where}.",
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
