"""Reminders while the plans are aligned: from the trainee's own entries, never from what the reviewer finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rightmix_sim.exercises.alignment.faults import ANY, faults, number, sort_in_words
from rightmix_sim.exercises.alignment.material import ABSENT, ONCE
from rightmix_sim.exercises.alignment.own_matrix import rows_of
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.plain_risk import plain_risk_in_context
from rightmix_sim.plans import catalogue
from rightmix_sim.plans.plan import KINDS

_ALL: Final = "all"
_DIFFERS: Final = {"how often": "frequency-disagrees", "who": "owner-disagrees"}


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """On the table, the dates, the findings and how they fit together, the actions that mend, and the note."""
    yield from _on_lines(answers, material)
    yield from _on_dates(answers, material)
    yield from _on_findings(answers)
    yield from _on_mends(answers)
    quoted = plain_risk_in_context(answers.text("note"))
    if quoted is not None:
        yield Check(question="note", text=f"“{quoted}” does not say of what: reconviction, reoffending or harm (¶5.3)?")


def _on_lines(answers: Answers, material: Material) -> Iterator[Check]:
    claimed = {line.choice("fault") for line in answers.records("findings")}
    for position, line in enumerate(answers.records("lines"), start=1):
        id = line.text("id")
        said = [kind for kind in KINDS if line.choice(kind) not in ("", ABSENT)]
        answered = all(line.choice(plan.kind) for plan in material.plans)
        if line.choice("action") and answered and not said:
            yield Check(question="lines", line=id, text="By this line no plan names it. Is it an action at all, then?")
        if len(said) == 1 and line.choice("owners") in ("same", "different"):
            text = "Only one plan names it in this line: there is nobody to compare its owner with."
            yield Check(question="lines", line=id, text=text)
        if len(said) > 1 and line.choice("owners") == "one_plan":
            text = "More than one plan names it in this line. Do they name the same owner (¶5.16)?"
            yield Check(question="lines", line=id, text=text)
        if not claimed - {""}:
            continue
        for row in rows_of(line, position, material):
            for what in row.differs_in:
                if _DIFFERS[what] not in claimed:
                    text = f"Your table says that the plans differ in {what} here. Is that among your findings?"
                    yield Check(question="lines", line=id, text=text)


def _on_dates(answers: Answers, material: Material) -> Iterator[Check]:
    for plan in material.plans:
        row = answers.row("dates", plan.kind)
        day = row.day("due")
        if day is not None and day < plan.date:
            text = "This day lies before the plan. A review is counted from the date of the plan."
            yield Check(question="dates", line=plan.kind, text=text)
        if plan.review_due is None and row.choice("own") in ("in_time", "later"):
            text = "Which day? Look again at the head of this plan."
            yield Check(question="dates", line=plan.kind, text=text)


def _on_findings(answers: Answers) -> Iterator[Check]:
    listed = set[str]()
    for line in answers.records("findings"):
        fault = faults().get(line.choice("fault"))
        if fault is None:
            continue
        id = line.text("id")
        listed.add(fault.sort)
        if fault.about and not line.several("about"):
            text = f"This is about a certain {fault.about}. Which one? Name it by its number."
            yield Check(question="findings", line=id, text=text)
        if fault.plan != ANY and line.choice("plan") == _ALL:
            text = "A fault of this kind lies in one plan. Where it lies in several, give each a line."
            yield Check(question="findings", line=id, text=text)
        if fault.file and not line.several("evidence"):
            text = "You cited nothing. Which paragraphs of the file show why this matters (¶5.13)?"
            yield Check(question="findings", line=id, text=text)
        if len(line.several("evidence")) > number("most_cited"):
            text = "You cite much for one finding. Which of these paragraphs show it?"
            yield Check(question="findings", line=id, text=text)
    for sort in answers.several("nothing"):
        if sort in listed:
            text = f"You say that nothing is {sort_in_words(sort).lower()}, and list such a finding."
            yield Check(question="nothing", text=text)


def _on_mends(answers: Answers) -> Iterator[Check]:
    claimed = {line.choice("fault") for line in answers.records("findings")}
    for line in answers.records("mends"):
        id, fault, entry = line.text("id"), line.choice("fault"), catalogue().get(line.choice("action"))
        if fault and fault not in claimed:
            yield Check(question="mends", line=id, text="This mends a fault that is not among your findings.")
        if entry is not None and line.choice("agency") and line.choice("agency") not in entry.may_be_done_by:
            text = "Is this the work of that agency? Ask yourself who has the power and the time to do it."
            yield Check(question="mends", line=id, text=text)
        if entry is not None and not line.text("owner"):
            text = "Nobody can be asked whether this was done: it has no owner (¶5.19)."
            yield Check(question="mends", line=id, text=text)
        if line.choice("every") == ONCE and line.day("due") is None:
            yield Check(question="mends", line=id, text="Done once: by which day?")
        if len(line.several("covers")) > number("most_names"):
            text = "This names more than one action can answer to. Which of it does it really cover?"
            yield Check(question="mends", line=id, text=text)
