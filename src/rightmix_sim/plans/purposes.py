"""What an action of a plan is for: control, help or change (¶5.17)."""

from __future__ import annotations

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import PURPOSES, Action, Purpose
from rightmix_sim.plans.rules import rule

CONSTRUCTIVE: frozenset[Purpose] = frozenset({"help", "change"})


def shares_of(action: Action) -> dict[Purpose, float]:
    """The purposes that an action serves, with their shares of its work; they add up to 1.

    Those that the plan states, as far as the catalogue knows that the action can serve them; where the plan states
    none of these, those that take a fair share of it in the catalogue.
    """
    known = catalogue()[action.action].serves
    stated = {purpose: share for purpose, share in known.items() if purpose in action.purpose}
    serves = stated or {purpose: share for purpose, share in known.items() if share >= float(rule("serves_from"))}
    whole = sum(serves.values())
    return {purpose: serves[purpose] / whole for purpose in PURPOSES if purpose in serves}


def purposes_of(action: Action) -> frozenset[Purpose]:
    """The purposes that an action serves."""
    return frozenset(shares_of(action))


def is_constructive(action: Action) -> bool:
    """Whether it helps or changes, whatever it does beside."""
    return bool(purposes_of(action) & CONSTRUCTIVE)


def is_mainly_constructive(action: Action) -> bool:
    """Whether help and change are at least half of what the catalogue knows it for, and the plan means it so."""
    known = catalogue()[action.action].serves
    return is_constructive(action) and sum(known.get(purpose, 0) for purpose in CONSTRUCTIVE) >= 0.5
