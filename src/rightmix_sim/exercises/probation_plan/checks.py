"""Reminders while the probation plan is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.reminders import plain_risk_reminders, plan_reminders

_TEXTS: Final = ("contingency", "victim_safety", "offender_role", "explain")


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """On the plan's lines, on its days, on what was said of the case and is not in the plan, on plain "risk"."""
    yield from plan_reminders(answers, material)
    review = answers.day("review_due")
    if review is not None and material.on is not None and review < material.on:
        yield Check(question="review_due", text="The review lies before the day on which the plan is written.")
    chosen = {line.choice("action") for line in answers.records("actions")}
    if answers.choice("victim_contact") == "yes" and len(chosen) > 2 and not answers.text("victim_safety"):
        text = "You say that a victim is in contact. What keeps the victim safe, and from what (¶7.10)?"
        yield Check(question="victim_safety", text=text)
    yield from plain_risk_reminders(answers, _TEXTS)
