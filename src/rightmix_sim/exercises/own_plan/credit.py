"""What naming a factor, a prohibition or a condition in an action is worth: less where one action names everything."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from rightmix_sim.exercises.own_plan.limits import without_limits
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plans import Action, CaseFacts, catalogue
from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.reference.covering import Wanted
from rightmix_sim.plans.reference.fitting import every_of, visits_asked, why_not
from rightmix_sim.plans.reference.wanted import wanted_of
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import named
from rightmix_sim.sentences import listed


def named_by(action: Action) -> tuple[str, ...]:
    """Everything that an action says it answers to."""
    return (*action.factors, *action.prohibitions, *action.conditions)


def thinned(action: Action) -> float:
    """1 for an action that names no more than any sound plan does; of one that names more, the share of each."""
    return min(1.0, float(number("most_names")) / max(1, len(named_by(action))))


def often_enough(action: Action, facts: CaseFacts) -> float:
    """1 for visits as often as guidance asks, and for other work up to twice as rare as usual; less in proportion."""
    asked = every_of(catalogue()[action.action], facts)
    if asked is None or action.every is None:
        return 1.0
    by_guidance = visits_asked(action.action, facts) is not None
    longest = frequency(asked).days * (1.0 if by_guidance else float(number("rarer_than_usual")))
    return min(1.0, longest / frequency(action.every).days)


def naming(id: str, actions: Iterable[Action], facts: CaseFacts) -> float:
    """What the best of these actions is worth to a factor, prohibition or condition that they name; 0 to 1."""
    wanted = wanted_of(facts)
    return max((thinned(one) * _acts_on(one, id, facts, wanted) for one in actions if id in named_by(one)), default=0.0)


def misfits(plan: Plan, facts: CaseFacts) -> list[Action]:
    """The actions that do not fit the case, by the facts; what a meeting agreed fits."""
    return [one for one in plan.actions if one.carries is None and why_not(catalogue()[one.action], facts) is not None]


def misplaced(plan: Plan) -> list[Action]:
    """The actions that are given to an agency that does no such work, by the catalogue."""
    entries = catalogue()
    return [
        one
        for one in plan.actions
        if not entries[one.action].shared and one.agency not in entries[one.action].may_be_done_by
    ]


def precision(plan: Plan, facts: CaseFacts) -> float:
    """How far a plan is about this case: 1 for a sound one, less for one that would stand in any file.

    Shares multiplied: actions that fit the case and have somebody to do them, with some free; of what they name, that
    on which they can act; and no more actions than anybody keeps. An empty plan has nothing that is wrong.
    """
    count = len(plan.actions)
    if not count:
        return 1.0
    fitting = (count - len({one.id for one in (*misfits(plan, facts), *misplaced(plan))})) / count
    free, most = float(number("misfits_free")), float(number("most_actions"))
    shares = (fitting / (1 - free), most / count, acted_on(plan, facts) / _asked())
    return math.prod(min(1.0, share) for share in shares)


def fullness(plan: Plan, facts: CaseFacts) -> float:
    """1 for a plan with half as many actions as the reference plan has without limits; less, in proportion, for fewer.

    Texts without any action are not judged by it.
    """
    return min(1.0, len(plan.actions) / _fewest(facts)) if plan.actions else 1.0


def acted_on(plan: Plan, facts: CaseFacts) -> float:
    """Of all that the actions name, the share on which the catalogue knows them to act; 1 where they name nothing."""
    wanted = wanted_of(facts)
    fits = [_acts_on(one, id, facts, wanted) == 1 for one in plan.actions for id in named_by(one)]
    return sum(fits) / len(fits) if fits else 1.0


def beside_the_case(plan: Plan, facts: CaseFacts) -> Iterator[str]:
    """In words, what makes a plan less than precise; nothing for one that is."""
    if precision(plan, facts) * fullness(plan, facts) == 1:
        return
    if len(plan.actions) > number("most_actions"):
        yield "It holds more actions than anybody could keep."
    if beside := misfits(plan, facts):
        yield f"By the facts of the case this answers to nothing: {listed(list(map(named, beside)))}."
    if others := misplaced(plan):
        yield f"Given to an agency that does no such work: {listed(list(map(named, others)))}."
    if acted_on(plan, facts) < _asked():
        yield "Many actions name factors, prohibitions or conditions on which they cannot act."
    if fullness(plan, facts) < 1:
        yield "There are too few actions to manage this case; what they hold counts in proportion."


def _fewest(facts: CaseFacts) -> float:
    """The number of actions from which there is a plan to speak of."""
    return max(1.0, float(number("fewest_actions")) * len(without_limits(facts).actions))


def _asked() -> float:
    return float(number("least_acted_on"))


def _acts_on(action: Action, id: str, facts: CaseFacts, wanted: Sequence[Wanted]) -> float:
    """1 where the catalogue knows the action to act on it, less where it does not."""
    entry = catalogue()[action.action]
    controls = entry.serves.get("control", 0.0) >= float(rule("serves_from"))
    factor = next((one for one in facts.factors if one.id == id), None)
    if factor is not None:
        fits = factor.area in entry.areas or (factor.kind == "static" and controls)
    else:
        asked = (one for one in wanted if one.id in (f"prohibition:{id}", f"condition:{id}"))
        fits = controls or any(entry.id in one.ways for one in asked)
    return 1.0 if fits else float(number("beside_its_areas"))
