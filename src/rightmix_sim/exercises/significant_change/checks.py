"""Reminders while a review is written, from the trainee's own entries and the plan on file alone."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.significant_change.altered import ALTER, STOP, every_of
from rightmix_sim.exercises.significant_change.kinds import changes, kinds, label_of
from rightmix_sim.exercises.significant_change.outlook import NOT_ASKED
from rightmix_sim.plain_risk import plain_risk_in_context
from rightmix_sim.plans import Plan
from rightmix_sim.plans.reviewing.checks.probation_plan import likeness_of
from rightmix_sim.plans.rules import rule


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """What the trainee may want to look at again."""
    yield from _of_changes(answers, material)
    yield from _of_assessments(answers, material)
    yield from _of_the_plan(answers, material)
    yield from _of_the_text(answers, material)


def _of_changes(answers: Answers, material: Material) -> Iterator[Check]:
    lines = answers.records("changes")
    named = [line.choice("kind") for line in lines]
    for line in lines:
        kind, when, id = line.choice("kind"), line.day("when"), line.text("id")
        if when is not None and material.on is not None and when > material.on:
            yield Check(question="changes", line=id, text="This day lies after the day on which the file is read.")
        if kind and named.count(kind) > 1 and named.index(kind) != lines.index(line):
            text = f"“{label_of(kind)}” stands in another line too. Is it one change, or two?"
            yield Check(question="changes", line=id, text=text)
    if len(set(named)) > len(changes()["significant"]) // 2:
        yield Check(question="changes", text="That is much change for one review. Which of it is significant?")


def _of_assessments(answers: Answers, material: Material) -> Iterator[Check]:
    rows = [answers.row("assessments", item.id) for item in material.lists.get("assessments", ())]
    outcomes = {row.choice("outcome") for row in rows}
    if len(rows) > 1 and len(outcomes) == 1 and outcomes != {""}:
        text = "You gave the same answer for each assessment so far. They do not all rest on the same facts (¶2.7)."
        yield Check(question="assessments", text=text)
    if answers.records("changes") and outcomes == {NOT_ASKED}:
        text = "You named changes, and nothing is asked again because of them (¶9.7)."
        yield Check(question="assessments", text=text)


def _of_the_plan(answers: Answers, material: Material) -> Iterator[Check]:
    rows = {item.id: answers.row("on_file", item.id) for item in material.lists.get("actions_on_file", ())}
    for id, row in rows.items():
        if row.choice("do") == ALTER and not row.text("how") and not row.choice("every"):
            yield Check(question="on_file", line=id, text=f"{id} is to be altered: say what is to be different.")
    decided = [row.choice("do") for row in rows.values() if row.choice("do")]
    if len(decided) == len(material.lists.get("actions_on_file", ())) > 1 and len(set(decided)) == 1:
        yield Check(question="on_file", text="You decided the same about every action on file. Does it hold for each?")
    if STOP in decided and not answers.records("new_actions"):
        yield Check(question="new_actions", text="Something stops, and nothing is added. Who does that work now?")
    for line in answers.records("new_actions"):
        if line.choice("every") and not every_of(line.choice("every")) and not line.choice("action"):
            yield Check(question="new_actions", line=line.text("id"), text="Say what is done before saying how often.")


def _of_the_text(answers: Answers, material: Material) -> Iterator[Check]:
    text = answers.text("new_text")
    if not text:
        return
    before = _text_on_file(material.plans)
    if before and likeness_of(before, text) >= float(rule("copied_from")):
        reminder = "Nearly all of these words stand in the plan on file. New days alone make no review (¶9.8)."
        yield Check(question="new_text", text=reminder)
    if (context := plain_risk_in_context(text)) is not None:
        reminder = f"“{context}”: of what? Reconviction, reoffending, or harm (¶5.3)?"
        yield Check(question="new_text", text=reminder)
    named = dict.fromkeys(line.choice("kind") for line in answers.records("changes"))
    silent = [label_of(kind) for kind in named if kind in kinds() and not kinds()[kind].is_spoken_of(text)]
    for label in silent:
        yield Check(question="new_text", text=f"You named “{label}” as a change, and the text does not speak of it.")


def _text_on_file(plans: tuple[Plan, ...]) -> str:
    return next((one.text for kind in ("oasys", "visor") for one in plans if one.kind == kind), "")
