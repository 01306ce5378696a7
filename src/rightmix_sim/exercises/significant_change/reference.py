"""Answers that earn every point the tools give: one way of doing it, to compare with, and not the only one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.altered import (
    ALTER,
    KEEP,
    STOP,
    altered,
    can_cover,
    every_of,
    findings,
    has_one_of,
    mendable,
)
from rightmix_sim.exercises.significant_change.expected import OnFile, on_file, wanted
from rightmix_sim.exercises.significant_change.found import Changes, changes_of
from rightmix_sim.exercises.significant_change.kinds import follows, kinds
from rightmix_sim.exercises.significant_change.marking_review import (
    AT_ONCE,
    COPY,
    NEXT_REVIEW,
    OWN,
    review_evidence,
)
from rightmix_sim.exercises.significant_change.once import once_for_each_case
from rightmix_sim.exercises.significant_change.outlook import NOT_ASKED, outlook, reviews_due, to_be_told
from rightmix_sim.plans import catalogue, facts_of
from rightmix_sim.plans.catalogue import Entry
from rightmix_sim.plans.facts import Condition, Prohibition
from rightmix_sim.plans.reference.fitting import every_of as every_as_planned
from rightmix_sim.plans.reference.fitting import why_not
from rightmix_sim.plans.timescale import frequency

_MOST: Final = 12  # new actions, as many as the form takes
_CITED: Final = 4


@once_for_each_case
def reference_for(held: HeldCase) -> dict[str, Any]:
    """The answers for a case. Raises `InputError` where its key is not here."""
    changes = changes_of(held)
    answers: dict[str, Any] = {
        "changes": [
            {
                "id": f"r{place}",
                "kind": one.kind,
                "when": one.day.isoformat(),
                "way": one.way,
                "evidence": list(one.evidence[:_CITED]),
            }
            for place, one in enumerate(changes.changes, start=1)
        ],
        "file_review": COPY if changes.copied else OWN,
        "file_review_evidence": list(dict.fromkeys(review_evidence(held, changes)))[:_CITED],
        "due_after": AT_ONCE if changes.changes else NEXT_REVIEW,
        **{f"{kind}_due": due.isoformat() for kind, (due, _) in reviews_due(held).items()},
        **{f"signs_{kind}": raw["answer"] for kind, raw in follows()["countersigns"].items()},
        "assessments": {one.id: _assessment(one.best, sorted(one.shown_by)) for one in outlook(held)},
        "told": {id: {"tell": "yes" if told else "no"} for id, told in to_be_told(held).items()},
        "new_text": _text(changes),
    }
    answers["on_file"] = {one.action.id: _decided(one, held) for one in on_file(held)}
    answers["new_actions"] = list(_called_for(held))
    for line in _found_missing(answers, held):
        answers["new_actions"].append(line)
    for place, line in enumerate(answers["new_actions"], start=1):
        line["id"] = f"r{place}"
    return answers


def _assessment(best: str, evidence: list[str]) -> dict[str, Any]:
    return {"outcome": best} if best == NOT_ASKED else {"outcome": best, "evidence": evidence[:_CITED]}


def _text(changes: Changes) -> str:
    says = " ".join(kinds()[one.kind].says for one in changes.changes)
    return str(follows()["reference"]["text"]).format(changes=says)


def _decided(one: OnFile, held: HeldCase) -> dict[str, Any]:
    if one.must is None or one.must == STOP:
        return {"do": one.must or KEEP}
    altering: dict[str, Any] = {"do": ALTER, "how": follows()["reference"]["how"]}
    often = _often_enough(one, held)
    return altering | ({"every": often} if often else {})


def _often_enough(one: OnFile, held: HeldCase) -> str | None:
    """The rarest frequency at which the reviewer no longer finds the action too rare; None where it never did."""

    def is_rare(every: str | None) -> bool:
        row = {one.action.id: {"do": ALTER, "how": "?", **({"every": every} if every else {})}}
        plan = altered(Answers({"on_file": row}), held).plan
        return (follows()["too_rare"], plan.kind, one.action.id) in findings(plan, held)

    if not is_rare(None):
        return None
    return next((every for every in _frequencies() if not is_rare(every)), None)


def _frequencies() -> list[str]:
    """The frequencies of the form, the rarest first."""
    known = [one.value for one in common()["frequencies"] if every_of(one.value)]
    return sorted(known, key=lambda every: frequency(every).days, reverse=True)


def _called_for(held: HeldCase) -> Iterator[dict[str, Any]]:
    """A line for each piece of work that a change calls for."""
    done: set[str] = set()
    for one in wanted(held):
        if done.isdisjoint(one.group):
            done.add(one.group[0])
            yield _line(catalogue()[one.group[0]], list(one.change.evidence[:_CITED]), held)


def _line(entry: Entry, evidence: list[str], held: HeldCase, covers: tuple[str, ...] = ()) -> dict[str, Any]:
    facts = facts_of(held.case)
    areas = {factor.area for factor in facts.factors}
    every = every_as_planned(entry, facts)
    return {
        "action": entry.id,
        "agency": entry.agency,
        "every": every if every in _frequencies() else "once",
        "areas": [area for area in entry.areas if area in areas],
        "covers": list(covers),
        "evidence": evidence,
    }


def _found_missing(answers: dict[str, Any], held: HeldCase) -> Iterator[dict[str, Any]]:
    """Lines for what the reviewer still misses: each time the fitting action that clears most, best there first."""
    changes, facts = changes_of(held), facts_of(held.case)
    evidence = sorted(changes.evidence)[:1] or list(held.dossier.paragraphs)[:1]
    fitting = [entry for entry in catalogue().values() if why_not(entry, facts) is None]
    while len(answers["new_actions"]) < _MOST:
        left = _weight(answers, held)
        missing = {about for _, _, about in mendable(findings(altered(Answers(answers), held).plan, held))}
        main = {factor.area for factor in facts.factors if factor.id in missing}
        doing = {one.action for one in altered(Answers(answers), held).plan.actions}
        lines = [_line(entry, evidence, held, _covered(entry, missing, held)) for entry in fitting]
        trials = [
            (_weight(_with(answers, line), held), entry.id in doing, entry.areas[0] not in main, place)
            for place, (entry, line) in enumerate(zip(fitting, lines, strict=True))
        ]
        least = min(trials)
        if least[0] >= left:
            return
        yield lines[least[-1]]


def _covered(entry: Entry, missing: set[str], held: HeldCase) -> tuple[str, ...]:
    facts = facts_of(held.case)
    parts: tuple[Condition | Prohibition, ...] = (*facts.order.conditions, *facts.sopo)
    return tuple(one.id for one in parts if one.id in missing and can_cover(entry, one))


def _with(answers: dict[str, Any], line: dict[str, Any]) -> dict[str, Any]:
    return answers | {"new_actions": [*answers["new_actions"], line]}


def _weight(answers: dict[str, Any], held: HeldCase) -> int:
    plan = altered(Answers(answers), held).plan
    lost = [one for one in wanted(held) if not has_one_of(one.group, plan, facts_of(held.case))]
    return sum(mendable(findings(plan, held)).values()) + len(lost)
