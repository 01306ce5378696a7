"""The plan as a trainee leaves it: actions on file kept, altered or stopped, new ones added; and how it is reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.found import plan_on_file
from rightmix_sim.exercises.significant_change.kinds import follows, number
from rightmix_sim.plans import Action, CaseFacts, Finding, Plan, PlanSet, catalogue, facts_of, review_set
from rightmix_sim.plans.catalogue import Entry
from rightmix_sim.plans.facts import Condition, Prohibition
from rightmix_sim.plans.reference.fitting import assumed
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.vocabulary import is_about_computers
from rightmix_sim.strict_data import Impossible

KEEP, ALTER, STOP = "keep", "alter", "stop"
NEW: Final = "N"  # new actions are N1, N2, …

Key = tuple[str, str | None, str]


@dataclass(frozen=True)
class Altered:
    """A plan after a review, with the id of the trainee's line behind each new action."""

    plan: Plan
    lines: Mapping[str, Answers]

    @property
    def new(self) -> tuple[Action, ...]:
        """The actions that were added."""
        return tuple(one for one in self.plan.actions if one.id in self.lines)


def altered(answers: Answers, held: HeldCase) -> Altered:
    """The plan on file as the answers leave it. It takes half-filled ones, and raises nothing."""
    facts = facts_of(held.case)
    before = plan_on_file(held) or Plan(kind="oasys", date=facts.on)
    taken = {one.id for one in before.actions}
    actions = [_on_file(one, answers.row("on_file", one.id)) for one in before.actions]
    kept: list[Action] = [one for one in actions if one is not None]
    lines: dict[str, Answers] = {}
    for place, line in enumerate(answers.records("new_actions"), start=1):
        action = _new(f"{NEW}{place}", line, facts)
        if action is not None and action.id not in taken:
            kept.append(action)
            lines[action.id] = line
    text = answers.text("new_text") or before.text
    plan = msgspec.structs.replace(
        before, actions=tuple(kept), text=text, previous_text=before.text if answers.text("new_text") else None
    )
    return Altered(plan, lines)


def _on_file(action: Action, row: Answers) -> Action | None:
    if row.choice("do") == STOP:
        return None
    every = every_of(row.choice("every"))
    return msgspec.structs.replace(action, every=every) if row.choice("do") == ALTER and every else action


def is_altered(action: Action, row: Answers) -> bool:
    """Whether a line says what is to be different: another frequency, or more than a word or two."""
    every = every_of(row.choice("every"))
    said = len(row.text("how").split()) >= number("few_words")
    return row.choice("do") == ALTER and (said or (every is not None and every != action.every))


def _new(id: str, line: Answers, facts: CaseFacts) -> Action | None:
    entry = catalogue().get(line.choice("action"))
    if entry is None:
        return None
    areas = {one for one in line.several("areas") if one in entry.areas}
    covers = line.several("covers")
    return Action(
        id=id,
        action=entry.id,
        agency=line.choice("agency") or entry.agency,
        start=facts.on,
        every=every_of(line.choice("every")),
        factors=tuple(one.id for one in facts.factors if one.area in areas),
        conditions=tuple(one.id for one in facts.order.conditions if one.id in covers and can_cover(entry, one)),
        prohibitions=tuple(one.id for one in facts.sopo if one.id in covers and can_cover(entry, one)),
        evidence=line.several("evidence"),
    )


def can_cover(entry: Entry, one: Condition | Prohibition) -> bool:
    """Whether an action can check a condition or a prohibition, or carry it out."""
    if isinstance(one, Condition):
        known = assumed("conditions").get(one.kind, assumed("conditions")["other"])
    else:
        known = assumed("prohibitions")["about_computers" if is_about_computers(one.about) else "other"]
    checks = entry.kind in follows()["covered_by"] and entry.id not in follows()["covered_not_by"]
    return entry.id in known or checks


def every_of(answer: str) -> str | None:
    """A frequency; None for what is done once, and for what is none."""
    try:
        frequency(answer)
    except ValueError:
        return None
    return answer


def findings(plan: Plan, held: HeldCase) -> dict[Key, Finding]:
    """What the plan reviewer finds in it beside the other plans on file, one for each thing it is about."""
    others = [one for one in held.plans.plans if one.kind != plan.kind] if held.plans is not None else []
    try:
        review = review_set(PlanSet(case=facts_of(held.case), plans=(plan, *others)))
    except Impossible:  # nothing that a form gives: the last safeguard of marking, which must not break
        return {}
    return {
        (finding.code, finding.plan, about): finding
        for finding in review
        if finding.plan in (plan.kind, None)
        for about in (finding.about or ("",))
    }


def mendable(found: Mapping[Key, Finding]) -> dict[Key, int]:
    """Of what was found that which work in the plan can clear, with its weight."""
    weights, mends = follows()["weights"], follows()["mends"]
    return {key: weights[one.severity] for key, one in found.items() if key[0] in mends and weights[one.severity]}


def has_one_of(group: Iterable[str], plan: Plan, facts: CaseFacts) -> bool:
    """Whether a plan has an action of a group that has not ended."""
    wanted = set(group)
    return any(one.action in wanted and not one.ended_by(facts.on) for one in plan.actions)
