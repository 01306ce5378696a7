"""Reminders on a plan that somebody is writing: from what was entered, and without what the case would ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.credit import named_by
from rightmix_sim.exercises.own_plan.entries import ONCE, plan_from
from rightmix_sim.exercises.own_plan.facts import own_facts
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plain_risk import plain_risk_in_context
from rightmix_sim.plans import Plan
from rightmix_sim.plans.reviewing.checks.probation_plan import is_activity_only
from rightmix_sim.plans.running import is_closed
from rightmix_sim.sentences import listed

_LISTS: Final = {"prohibitions": "prohibition", "conditions": "condition", "factors": "factor"}


def plan_reminders(answers: Answers, material: Material) -> Iterator[Check]:
    """The reminders on the lines of the plan, then on the whole of it once a few lines are there."""
    own = plan_from(answers, material)
    yield from _on_lines(answers)
    for action in own.plan.actions:
        line = own.lines[action.id]
        if len(named_by(action)) > number("most_names"):
            text = f"This action names {len(named_by(action))} things. Which of them does it really answer to?"
            yield Check(question="actions", line=line, text=text)
        if len(action.purpose) == 3:
            text = "Control, help and change at once: what is it mainly for (¶5.17)?"
            yield Check(question="actions", line=line, text=text)
        if is_activity_only(action.measure):
            text = "This says what is attended or done. What would be different in the offender's life (¶5.15)?"
            yield Check(question="actions", line=line, text=text)
    facts = own_facts(answers, material)
    for action in own.plan.actions if facts is not None else ():
        if facts is not None and is_closed(action, facts):
            text = "You say that this programme is closed to the offender, and plan it here."
            yield Check(question="actions", line=own.lines[action.id], text=text)
    yield from _not_named(own.plan, material)


def plain_risk_reminders(answers: Answers, questions: Sequence[str]) -> Iterator[Check]:
    """Where a text says plain "risk" (¶5.3): in these questions, and in the lines of the plan."""
    for question in questions:
        yield from _plain(answers.text(question), question)
    for line in answers.records("actions"):
        for column in ("text", "measure"):
            yield from _plain(line.text(column), "actions", line.text("id"))


def _plain(text: str, question: str, line: str = "") -> Iterator[Check]:
    quoted = plain_risk_in_context(text)
    if quoted is not None:
        said = f"“{quoted}” does not say of what: reconviction, reoffending or harm (¶5.3)?"
        yield Check(question=question, line=line, text=said)


def _on_lines(answers: Answers) -> Iterator[Check]:
    for line in answers.records("actions"):
        id = line.text("id")
        begun = any(value for key, value in line.to_dict().items() if key != "id")
        if begun and not line.choice("action"):
            yield Check(
                question="actions", line=id, text="Choose what is done: without it this line is not in the plan."
            )
        if line.choice("every") == ONCE and line.day("due") is None:
            yield Check(question="actions", line=id, text="Done once: by which day?")
        elif line.choice("action") and not line.choice("every") and line.day("due") is None:
            yield Check(question="actions", line=id, text="How often, or by when?")


def _not_named(plan: Plan, material: Material) -> Iterator[Check]:
    """What no action names yet, once the plan has begun to take shape: three lines or more."""
    if len(plan.actions) < 3:
        return
    named = {one for action in plan.actions for one in named_by(action)}
    for name, word in _LISTS.items():
        ids = [item.id for item in material.lists.get(name, ())]
        if missing := [one for one in ids if one not in named]:
            words = f"{word}s" if len(missing) > 1 else word
            yield Check(question="actions", text=f"No action names {words} {listed(missing)} yet.")
