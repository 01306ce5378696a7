"""What the changes of a case ask of its plan on file: what has to go or to be altered, and which work is missing."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.altered import ALTER, STOP, findings, has_one_of
from rightmix_sim.exercises.significant_change.found import Change, Changes, changes_of
from rightmix_sim.exercises.significant_change.kinds import follows
from rightmix_sim.exercises.significant_change.outlook import HIGHER, outlook
from rightmix_sim.plans import Action, CaseFacts, facts_of
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.running import is_closed
from rightmix_sim.plans.timescale import frequency


@dataclass(frozen=True)
class OnFile:
    """One action on file: what has to be done with it (None: it holds), why, and whether altering it can be argued."""

    action: Action
    must: str | None
    why: str
    paragraph: str
    open: bool


@dataclass(frozen=True)
class Wanted:
    """Work that a change calls for and the plan on file lacks: one of these actions, for that change."""

    group: tuple[str, ...]
    change: Change
    paragraph: str


def on_file(held: HeldCase) -> tuple[OnFile, ...]:
    """Every action of the plan on file, in its order."""
    changes, facts = changes_of(held), facts_of(held.case)
    if changes.plan is None:
        return ()
    before = findings(changes.plan, held)
    about = {key[2] for key in before}
    rare = {key[2] for key in before if key[0] == follows()["too_rare"]}
    level = next(one for one in outlook(held) if one.id == "rosh")
    return tuple(_judged(one, held, facts, about, rare, level.best == HIGHER) for one in changes.plan.actions)


def _judged(action: Action, held: HeldCase, facts: CaseFacts, about: set[str], rare: set[str], rises: bool) -> OnFile:
    must, why = _decided(action, held, facts, rare, rises)
    work = (follows()["work"].get(kind, {}) for kind in changes_of(held).kinds)
    touched = action.id in about or any(action.action in raw.get("touches", ()) for raw in work)
    reason = follows()["decided"][why]
    return OnFile(action, must, reason["says"], reason["paragraph"], touched)


def _decided(action: Action, held: HeldCase, facts: CaseFacts, rare: set[str], rises: bool) -> tuple[str | None, str]:
    """What has to be done with an action, and why, as a name of `decided` in the data; the first that applies."""
    no_order = action.agency == "probation" and facts.order.ended_by(facts.on)
    reasons: tuple[tuple[bool, str | None, str], ...] = (
        (action.ended_by(facts.on), STOP, "ended"),
        (is_closed(action, facts), STOP, "closed"),
        (no_order, STOP, "no_order"),
        (_is_over(action, held), STOP, "over"),
        (action.id in rare, ALTER, "rare"),
        (rises and action.action == "supervision_contact" and _at_minimum(action), ALTER, "minimum"),
        (_was_for_before(action, changes_of(held)), ALTER, "before"),
    )
    return next(((must, why) for holds, must, why in reasons if holds), (None, "holds"))


def _is_over(action: Action, held: HeldCase) -> bool:
    """Whether a change has made an action pointless."""
    return any(
        action.action in over["actions"] and over["after"] in changes_of(held).kinds and _holds(over, held)
        for over in follows()["over"]
    )


def _was_for_before(action: Action, changes: Changes) -> bool:
    work = ((one, follows()["work"].get(one.kind, {})) for one in changes.changes)
    return any(raw.get("kept_if") != one.way and action.action in raw.get("on_file", ()) for one, raw in work)


def _holds(over: dict[str, object], held: HeldCase) -> bool:
    person, programme = held.case.person, facts_of(held.case).programme
    facts = {"homes": person.accommodation.kind, "works": person.work.status, "programmes": programme.state}
    given = [(over[name], fact) for name, fact in facts.items() if name in over]
    unsuitable = over.get("suitable_not") is False and person.work.suitable is False
    return not unsuitable and all(isinstance(allowed, list) and fact in allowed for allowed, fact in given)


def _at_minimum(action: Action) -> bool:
    least = frequency(str(rule("minimum_reporting")))
    return action.every is None or frequency(action.every).days >= least.days


def wanted(held: HeldCase) -> tuple[Wanted, ...]:
    """The work that the changes call for and the plan on file lacks; each group of actions once."""
    changes, facts = changes_of(held), facts_of(held.case)
    found: dict[tuple[str, ...], Wanted] = {}
    for change in changes.changes:
        raw = follows()["work"].get(change.kind, {})
        for group in raw.get("groups", ()) if raw.get("unless") != change.way else ():
            if changes.plan is None or not has_one_of(group, changes.plan, facts):
                found.setdefault(tuple(group), Wanted(tuple(group), change, raw["paragraph"]))
    return tuple(one for one in found.values() if not _is_double(one.group, found))


def _is_double(group: tuple[str, ...], found: dict[tuple[str, ...], Wanted]) -> bool:
    """Whether a smaller group asks for the same: who has done that has done this."""
    return any(set(other) < set(group) for other in found)
