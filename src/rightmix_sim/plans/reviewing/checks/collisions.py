"""Actions that cannot both be kept: the same person needed twice in one hour, or a curfew over a session."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.alignment.matching import same_actions
from rightmix_sim.plans.alignment.times import Curfew, Session, curfews, fall_into, overlapping, sessions
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.checks.each_plan import POLICE_VISITS
from rightmix_sim.plans.reviewing.checks.visits import PROBATION_VISITS
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.wording import DAY_NAMES, SHORT, title
from rightmix_sim.sentences import capital

_VISITS = {*POLICE_VISITS, *PROBATION_VISITS}


def collisions(plans: PlanSet) -> Iterator[Finding]:
    """Sessions that collide with each other, where there are plans to agree with, and with the curfew of an order."""
    same = _numbers(plans)
    if len(plans.plans) > 1:
        yield from _of_sessions(plans, same)
    met: set[tuple[str, int]] = set()
    for curfew in curfews(plans):
        for session in sessions(plans):
            key = (curfew.words, same[session.plan, session.action.id])
            if fall_into(session, curfew) and key not in met:
                met.add(key)
                yield _under_curfew(session, curfew)


def _of_sessions(plans: PlanSet, same: dict[tuple[str, str], int]) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    for one, other in overlapping(plans):
        pair = (same[one.plan, one.action.id], same[other.plan, other.action.id])
        reason = _reason(one, other)
        if pair[0] == pair[1] or reason is None or pair in seen:
            continue
        seen |= {pair, pair[::-1]}
        yield _collision(one, other, reason)


def _numbers(plans: PlanSet) -> dict[tuple[str, str], int]:
    """The number of the action that each plan's action is: two plans that arrange one session do not collide."""
    rows = enumerate(same_actions(plans))
    return {(kind, action.id): number for number, row in rows for kind, action in row.cells.items()}


def _reason(one: Session, other: Session) -> str | None:
    """Who is needed twice; None where nobody is."""
    names = {one.action.action, other.action.action}
    if names <= _VISITS and "joint_home_visit" in names:  # the visit that one plan calls joint
        return None
    if one.where != "no" and other.where != "no":
        return "the offender is needed at both"
    owner = " ".join(one.action.owner.casefold().split())
    if owner and owner == " ".join(other.action.owner.casefold().split()) and one.action.agency == other.action.agency:
        return f"{one.action.owner.strip()} is needed at both"
    return None


def _collision(one: Session, other: Session, reason: str) -> Finding:
    return found(
        "actions-collide",
        None,
        (one.action.id, other.action.id),
        (_when(one), _when(other)),
        first=capital(_said(one)),
        second=_said(other),
        why=reason,
        another_time="Another time for one of the two, agreed between the agencies.",
    )


def _under_curfew(session: Session, curfew: Curfew) -> Finding:
    return found(
        "actions-collide",
        None,
        (session.action.id, curfew.name),
        (_when(session), curfew.words),
        first=capital(_said(session)),
        second=curfew.words,
        why="the offender has to be at home",
        another_time="Another time for the session, or the curfew varied by whoever set it before it is first missed.",
    )


def _said(session: Session) -> str:
    at = session.action.at
    when = f"{DAY_NAMES[at.day]} {at.from_} to {at.to}" if at is not None else ""
    return f"{title(session.action)} ({session.action.id} of {SHORT[session.plan]}, {when})"


def _when(session: Session) -> str:
    at = session.action.at
    return (
        f"{SHORT[session.plan]}, {session.action.id}: {DAY_NAMES[at.day]} {at.from_} to {at.to}"
        if at is not None
        else ""
    )
