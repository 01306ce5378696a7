"""The hours of a month: what there is for a plan, what its actions take, and which of them fit within it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plans import Action, CaseFacts, catalogue
from rightmix_sim.plans.reference import Limits, ReferencePlan, reference_plan
from rightmix_sim.plans.reference.fitting import assumed, every_of, hours_of
from rightmix_sim.plans.reference.limits import OFFENDER_MANAGER, PLACES, POLICE
from rightmix_sim.plans.timescale import frequency

_GOES_ON: Final = ("attending", "completed")  # a group that he is in, or that follows the one he was in
# The work that takes the place of a programme, bridges the wait for it, or is it
MAIN_WORK: Final = frozenset({"required:outside-the-programme", "required:the-wait", "required:the-programme"})
_VISIT: Final = "police_home_visit"


@lru_cache(maxsize=64)
def limits_for(facts: CaseFacts) -> Limits:
    """What there is for a case in this exercise: less than all that is wanted would take, and no place to be had.

    Hours go down until something has to be left out, and never so far that the work that changes has no room.
    """
    everything, given, step = without_limits(facts), number("hours_given"), float(number("hours_step"))
    main = {one.id for one in everything.met} & MAIN_WORK
    police = _rounded(max(given[POLICE] * everything.used[POLICE], _least_police(facts)))
    hours = _rounded(given[OFFENDER_MANAGER] * everything.used[OFFENDER_MANAGER])
    limits = Limits(offender_manager_hours=hours, police_hours=police, programme_places=places(facts))
    while not main <= _met(facts, limits):
        limits = replace(limits, offender_manager_hours=limits.offender_manager_hours + step)
    while not within(facts, limits).unmet and limits.offender_manager_hours >= step:
        less = replace(limits, offender_manager_hours=limits.offender_manager_hours - step)
        if not main <= _met(facts, less):
            break
        limits = less
    return limits


def _met(facts: CaseFacts, limits: Limits) -> set[str]:
    return {one.id for one in within(facts, limits).met}


def limits_of(numbers: Mapping[str, float]) -> Limits:
    """The limits that travelled with the material."""
    return Limits(
        offender_manager_hours=numbers.get(OFFENDER_MANAGER, 0.0),
        police_hours=numbers.get(POLICE, 0.0),
        programme_places=int(numbers.get(PLACES, 0)),
    )


def places(facts: CaseFacts) -> int:
    """Whether there is a place in a group: for those who are in one, or have completed theirs."""
    return int(facts.programme.state in _GOES_ON)


def without_limits(facts: CaseFacts) -> ReferencePlan:
    """The reference plan of a case with all the hours that it could use."""
    plenty = float(number("plenty"))
    return within(facts, Limits(offender_manager_hours=plenty, police_hours=plenty, programme_places=places(facts)))


@lru_cache(maxsize=256)
def within(facts: CaseFacts, limits: Limits) -> ReferencePlan:
    """The reference plan of a case within limits; worked out once."""
    return reference_plan(facts, limits)


def agency_hours(action: Action, facts: CaseFacts) -> dict[str, float]:
    """Staff hours a month by agency, by the catalogue, as often as the plan has it, whoever is named as its owner."""
    entry = catalogue()[action.action]
    asked = every_of(entry, facts)
    fixed = asked is None or entry.steady or action.every is None
    ratio = 1.0 if fixed else frequency(asked or "").days / frequency(action.every or "").days
    return {agency: hours * ratio for agency, hours in hours_of(entry, facts).items()}


def taken(action: Action, facts: CaseFacts) -> dict[str, float]:
    """What an action takes of each limit; a group takes a place and no hours of the offender manager."""
    hours, in_a_group = agency_hours(action, facts), action.action in assumed("paid_by_a_place")
    return {
        OFFENDER_MANAGER: 0.0 if in_a_group else hours.get("probation", 0.0),
        POLICE: hours.get("police", 0.0),
        PLACES: float(in_a_group),
    }


def used(actions: Iterable[Action], facts: CaseFacts) -> dict[str, float]:
    """What actions together take of each limit."""
    parts = [taken(action, facts) for action in actions]
    return {name: sum(part[name] for part in parts) for name in (OFFENDER_MANAGER, POLICE, PLACES)}


def that_fit(actions: Iterable[Action], facts: CaseFacts, limits: Limits) -> tuple[Action, ...]:
    """The actions that fit within the limits, taken in their order: one that no longer fits is passed over."""
    left, fitting = limits.by_name(), []
    for action in actions:
        takes = taken(action, facts)
        if all(much <= left[name] + 1e-6 for name, much in takes.items()):
            left = {name: much - takes[name] for name, much in left.items()}
            fitting.append(action)
    return tuple(fitting)


def _least_police(facts: CaseFacts) -> float:
    """The hours of the visits that guidance asks of the police: these always fit."""
    return hours_of(catalogue()[_VISIT], facts).get("police", 0.0)


def _rounded(hours: float) -> float:
    step = float(number("hours_step"))
    return math.ceil(hours / step - 1e-9) * step
