"""What a plan reaches of what is wanted for a case: needs of its factors by the mix, and what has to be there.

Only what fits into the hours counts, taken in the trainee's order; what can be reached at all within them, the
reference plan says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from rightmix_sim.exercises.own_plan.credit import often_enough, thinned
from rightmix_sim.exercises.own_plan.limits import that_fit, used, within
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plans import Action, CaseFacts, Plan, PlanSet
from rightmix_sim.plans.mix.weighing import Mix, mix_of
from rightmix_sim.plans.reference import Limits
from rightmix_sim.plans.reference.covering import Wanted
from rightmix_sim.plans.reference.wanted import wanted_of
from rightmix_sim.plans.running import why_not_running


@dataclass(frozen=True)
class Reached:
    """One thing wanted, how far the plan reaches it (0 to 1), and whether the reference plan does within the hours."""

    wanted: Wanted
    share: float
    possible: bool


@dataclass(frozen=True)
class Weighed:
    """A plan held against the hours and against what is wanted.

    `fitting` are its actions that fit into the hours, `used` what all of them would take of each limit.
    """

    facts: CaseFacts
    limits: Limits
    plan: Plan
    fitting: tuple[Action, ...]
    used: dict[str, float]
    mix: Mix
    needs: tuple[Reached, ...]
    required: tuple[Reached, ...]

    @property
    def counted(self) -> PlanSet:
        """The plan as it counts: what fits into the hours."""
        return PlanSet(case=self.facts, plans=(msgspec.structs.replace(self.plan, actions=self.fitting),))


def weighed(plan: Plan, facts: CaseFacts, limits: Limits) -> Weighed:
    """Hold a plan against the hours and against what is wanted for the case."""
    fitting = that_fit(plan.actions, facts, limits)
    counted = msgspec.structs.replace(plan, actions=fitting)
    mix = mix_of(PlanSet(case=facts, plans=(counted,)))
    possible = {one.id for one in within(facts, limits).met}
    running = [action for action in fitting if why_not_running(action, facts) is None]
    met = {f"{need.factor.id}:{need.purpose}" for one in mix.factors for need, there in one.needs if there}
    enough = {f"hours:{one.asked.of}" for one in mix.intensities if one.enough}
    factors = {factor.id for factor in facts.factors}
    needs, required = [], []
    for wanted in wanted_of(facts):
        first, _, second = wanted.id.partition(":")
        if first in factors:
            share = _named(wanted, [one for one in running if first in one.factors], facts, beside=wanted.id in met)
            needs.append(Reached(wanted, share, wanted.id in possible))
        elif first == "hours":
            needs.append(Reached(wanted, float(wanted.id in enough), wanted.id in possible))
        else:
            ours = running if first == "required" else [one for one in running if second in _answers_to(one)]
            required.append(Reached(wanted, _named(wanted, ours, facts), wanted.id in possible))
    return Weighed(facts, limits, plan, fitting, used(plan.actions, facts), mix, tuple(needs), tuple(required))


def share_of(reached: Sequence[Reached]) -> float:
    """The weight reached, by the weight that the reference plan reaches of the same; never above 1."""
    possible = sum(one.wanted.weight for one in reached if one.possible)
    ours = sum(one.wanted.weight * one.share for one in reached)
    return min(1.0, ours / possible) if possible else float(bool(ours))


def _named(wanted: Wanted, actions: Iterable[Action], facts: CaseFacts, *, beside: bool = False) -> float:
    """What the best of these actions is worth to it: less for what is rare, for one that names everything.

    `beside`: where the mix finds a need met, other actions than the reference plan would take count in part.
    """
    worth = [
        thinned(one) * often_enough(one, facts) * (1.0 if one.action in wanted.ways else float(number("lighter")))
        for one in actions
        if one.action in wanted.ways or beside
    ]
    return max(worth, default=0.0)


def _answers_to(action: Action) -> tuple[str, ...]:
    return (*action.prohibitions, *action.conditions)
