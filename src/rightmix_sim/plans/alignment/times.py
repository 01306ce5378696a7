"""Times of the week that are set aside: which of them overlap, and which fall into a curfew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import DAYS, Action, At, Plan, PlanKind
from rightmix_sim.plans.plan_set import PlanSet

_DAY: Final = 24 * 60
_WEEK: Final = 7 * _DAY
CURFEW: Final = "curfew_monitoring"


@dataclass(frozen=True)
class Session:
    """An action with its time of the week, in minutes from Monday midnight, and the days between which it holds."""

    plan: PlanKind
    action: Action
    begins: int
    ends: int
    first: date
    last: date

    @property
    def where(self) -> str:
        """Where he is needed for it: home, away, or no."""
        return catalogue()[self.action.action].with_him


@dataclass(frozen=True)
class Curfew:
    """The hours of a curfew, and the days between which it holds: a condition's, or those that an action monitors."""

    name: str
    stretches: tuple[tuple[int, int], ...]
    words: str
    first: date
    last: date


def sessions(plans: PlanSet) -> list[Session]:
    """Every action with a fixed time; to live somewhere, or to have a curfew monitored, is no appointment."""
    return [
        _session(plan, action, action.at)
        for plan in plans.plans
        for action in plan.actions
        if action.at is not None and action.action != CURFEW and catalogue()[action.action].kind != "restriction"
    ]


def overlapping(plans: PlanSet) -> list[tuple[Session, Session]]:
    """Pairs of different sessions that share some time, in weeks in which both hold."""
    return [
        (one, other)
        for one, other in combinations(sessions(plans), 2)
        if one.begins < other.ends and other.begins < one.ends and one.first <= other.last and other.first <= one.last
    ]


def curfews(plans: PlanSet) -> list[Curfew]:
    """The curfews of the order that has not ended; where it gives no hours, the hours that plans monitor."""
    case = plans.case
    conditions = () if case.order.ended_by(case.on) else case.order.conditions
    by_condition = [
        Curfew(
            one.id,
            tuple(_daily(one.from_, one.to)),
            f"the curfew ({one.id}) from {one.from_} to {one.to}",
            case.order.start or date.min,
            case.order.end or date.max,
        )
        for one in conditions
        if "curfew" in one.kind and one.from_ is not None and one.to is not None
    ]
    by_action = [
        Curfew(
            action.id,
            tuple(_stretch(DAYS.index(action.at.day), action.at.from_, action.at.to)),
            f"the curfew that {action.id} monitors from {action.at.from_} to {action.at.to}",
            action.start or date.min,
            action.due or date.max,
        )
        for plan in plans.plans
        for action in plan.actions
        if action.action == CURFEW and action.at is not None
    ]
    return by_condition or by_action


def fall_into(session: Session, curfew: Curfew) -> bool:
    """Whether a session away from home shares time with a curfew, in weeks in which both hold."""
    both_hold = session.first <= curfew.last and curfew.first <= session.last
    shared = any(begins < session.ends and session.begins < ends for begins, ends in curfew.stretches)
    return session.where == "away" and both_hold and shared


def _session(plan: Plan, action: Action, at: At) -> Session:
    day = DAYS.index(at.day) * _DAY
    first, last = action.start or date.min, action.due or date.max
    return Session(plan.kind, action, day + _minutes(at.from_), day + _minutes(at.to), first, last)


def _daily(begins: str, ends: str) -> list[tuple[int, int]]:
    return [stretch for day in range(len(DAYS)) for stretch in _stretch(day, begins, ends)]


def _stretch(day: int, begins: str, ends: str) -> list[tuple[int, int]]:
    """The minutes of a week from one time to another, over midnight where the second is earlier."""
    first, last = _minutes(begins), _minutes(ends)
    start, end = day * _DAY + first, day * _DAY + last + (_DAY if last <= first else 0)
    return [(start, end)] if end <= _WEEK else [(start, _WEEK), (0, end - _WEEK)]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
