"""What follows from the changes of a case for its assessments, for those who have to be told, and for its reviews.

Worked out from the facts by the risk tools and by guidance: who answers is held against this.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from rightmix_sim.cases import answers_of
from rightmix_sim.cases.records import Level
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.found import Changes, changes_of
from rightmix_sim.exercises.significant_change.kinds import ASSESSMENTS, BETTER, WORSE, follows, mark_for
from rightmix_sim.guidance.standard import FOUR_LEVELS
from rightmix_sim.plans import facts_of
from rightmix_sim.plans.plan import PlanKind
from rightmix_sim.plans.reviewing.guidance_for import review_asked

NOT_ASKED, SAME, HIGHER, LOWER, UNKNOWN = "no", "same", "higher", "lower", "unknown"


@dataclass(frozen=True)
class Outlook:
    """One assessment after the changes: what each answer is worth, the best of them, and the paragraphs behind it.

    `shown_by` are those that show it best, `evidence` all that are taken; `open` where no fact says how far it moves.
    """

    id: str
    worth: dict[str, float]
    best: str
    shown_by: frozenset[str]
    evidence: frozenset[str]
    open: bool = False


def outlook(held: HeldCase) -> tuple[Outlook, ...]:
    """The four assessments of a case after its changes. Raises `InputError` where the key is not here."""
    changes = changes_of(held)
    return tuple(_WORKED_OUT[one](held, changes) for one in ASSESSMENTS)


def _rm2000(held: HeldCase, changes: Changes) -> Outlook:
    """Scored again only where something static has changed or was never looked at; a wrong scoring may be mended."""
    right = facts_of(held.case).rm2000.s
    scored = [one for one in held.case.assessments if one.tool == "rm2000"]
    last = next((one for one in reversed(scored) if one.agency == "police"), scored[-1] if scored else None)
    unlooked_at = [error for error in held.required_key.errors if error.kind == "rm2000_not_reviewed"]
    later = [one.date for one in held.case.history.appearances if last is not None and one.date > last.on]
    moves = _compared(last.s if last is not None else None, right)
    evidence = frozenset(label for error in unlooked_at for label in error.settled_by) | _items(
        held, "sexual_appearances", "criminal_appearances", "stranger_victim", "age"
    )
    if unlooked_at or later or last is None:
        return Outlook("rm2000", {moves: 1.0}, moves, evidence, evidence)
    worth = {NOT_ASKED: 1.0} if moves == SAME else {NOT_ASKED: 1.0, moves: 1.0}
    return Outlook("rm2000", worth, NOT_ASKED, evidence, evidence)


def _rosh(held: HeldCase, changes: Changes) -> Outlook:
    on_file = [one.level for one in held.case.assessments if one.tool == "rosh" and one.agency == "probation"]
    moves = _compared(on_file[-1] if on_file else None, held.case.harm.level)
    best = moves if changes.changes else NOT_ASKED
    items = _items(held, "rosh")
    return Outlook("rosh", {best: 1.0}, best, items or changes.shown_by, changes.evidence | items)


def _mappa_level(held: HeldCase, changes: Changes) -> Outlook:
    managed, right = held.case.mappa.managed_at, answers_of(held.case)["mappa_level"]
    moves = SAME
    if isinstance(right, int) and managed is not None and right != managed:
        moves = HIGHER if right > managed else LOWER
    best = moves if changes.changes else NOT_ASKED
    worth = {best: 1.0} | ({NOT_ASKED: mark_for("same_is_no")} if best == SAME else {})
    items = _items(held, "mappa_level")
    return Outlook("mappa_level", worth, best, items or changes.shown_by, changes.evidence | items)


def _likelihood(_held: HeldCase, changes: Changes) -> Outlook:
    """No fact says how far it moves: against the way of every change it cannot go."""
    ways = {one.way for one in changes.changes}
    worth = {SAME: 1.0, HIGHER: 1.0, LOWER: 1.0, UNKNOWN: 1.0}
    if ways == {BETTER}:
        del worth[HIGHER]
    if ways == {WORSE}:
        del worth[LOWER]
    if not changes.changes:
        worth = {NOT_ASKED: 1.0, SAME: 1.0}
    return Outlook("likelihood", worth, SAME, changes.shown_by, changes.evidence, open=bool(changes.changes))


_WORKED_OUT = {"rm2000": _rm2000, "rosh": _rosh, "mappa_level": _mappa_level, "likelihood": _likelihood}


def _compared(before: Level | None, now: Level | None) -> str:
    if before is None or now is None or before == now:
        return SAME
    return HIGHER if FOUR_LEVELS.index(now) > FOUR_LEVELS.index(before) else LOWER


def _items(held: HeldCase, *names: str) -> frozenset[str]:
    return frozenset(label for one in held.required_key.items if one.item in names for label in one.evidence)


def to_be_told(held: HeldCase) -> dict[str, bool]:
    """For each recipient whether he or she has to be told; those that are a matter of judgement are left out."""
    changes, facts = changes_of(held), facts_of(held.case)
    level = next(one for one in outlook(held) if one.id == "mappa_level")
    moves = level.best in (HIGHER, LOWER) or (held.case.mappa.managed_at or 1) > 1
    facts_that_hold = {"victim_contact": facts.victim_contact, "level_moves": moves}
    found = {}
    for id, raw in follows()["recipients"].items():
        asked = raw.get("if")
        holds = facts_that_hold.get(asked, True)
        for_certain = bool(changes.kinds & {*raw["by"]}) or asked == "level_moves"
        open_to_judgement = bool(changes.kinds & {*raw["may"], *raw["by"]}) or (
            raw.get("may_if") == "child_contact" and facts.child_contact
        )
        if changes.changes and for_certain and holds:
            found[id] = True
        elif not open_to_judgement or (asked == "victim_contact" and not holds):
            found[id] = False
    return found


def reviews_due(held: HeldCase) -> dict[PlanKind, tuple[datetime.date, str]]:
    """For the plans of probation and police on file, the day by which guidance asks for a review, and its paragraph."""
    facts = facts_of(held.case)
    found: dict[PlanKind, tuple[datetime.date, str]] = {}
    for plan in held.plans.plans if held.plans is not None else ():
        asked = review_asked(plan, facts) if plan.kind != "mappa" else None
        if asked is not None:
            found[plan.kind] = (asked.due, asked.paragraph)
    return found
