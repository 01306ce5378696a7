"""Reminders of the exercise on the three meanings, from what the trainee sorted and wrote alone."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.three_meanings.words import UNCLEAR, meanings, names, three
from rightmix_sim.plain_risk import plain_risk_in_context


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """One meaning for everything; and of what was written anew whether it says which is meant."""
    yield from _of_sorting(answers, material)
    chosen: set[str] = set()
    for line in answers.records("rewritten"):
        for text in _of_line(line, answers, chosen):
            yield Check(question="rewritten", line=line.text("id"), text=text)
        chosen.add(line.choice("statement"))


def _of_sorting(answers: Answers, material: Material) -> Iterator[Check]:
    lines = [answers.row("sorted", item.id).choice("meaning") for item in material.lists.get("statements", ())]
    given = [one for one in lines if one]
    if len(given) == len(lines) and len(set(given)) == 1:
        yield Check(
            question="sorted",
            text="Every statement has the same answer. Papers of different authors seldom speak of one thing.",
        )


def _of_line(line: Answers, answers: Answers, chosen: set[str]) -> Iterator[str]:
    statement, meaning, text = line.choice("statement"), line.choice("meaning"), line.text("text")
    sorted_as = answers.row("sorted", statement).choice("meaning")
    if statement and statement in chosen:
        yield "Both lines are about the same statement."
    if sorted_as and sorted_as != UNCLEAR:
        yield f"In the first step you took this statement as clear: {meanings()[sorted_as]}."
    if (bare := plain_risk_in_context(text)) is not None:
        yield f"“{bare}”: a reader still has to ask of what (¶5.3)."
    if text and meaning in three() and not names(text, meaning):
        yield f"You settled on “{three()[meaning]}”, and the text does not call it by that name."
