"""Reminders while the plan is balanced."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.facts import own_set
from rightmix_sim.exercises.own_plan.limits import limits_of, used
from rightmix_sim.exercises.own_plan.reminders import plain_risk_reminders, plan_reminders
from rightmix_sim.exercises.right_mix.words import LIMITS, in_hours, unit
from rightmix_sim.sentences import capital, listed


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """On the plan's lines, on the hours, on what was planned and left out at once, on plain "risk"."""
    yield from plan_reminders(answers, material)
    plans = own_set(answers, material)
    if plans is not None:
        yield from _over(used(plans.plans[0].actions, plans.case), material)
    planned = {line.choice("action") for line in answers.records("actions")} - {""}
    for line in answers.records("left"):
        if line.choice("what") in planned:
            text = "This stands among your actions too. Is it in the plan, or left out?"
            yield Check(question="left", line=line.text("id"), text=text)
    yield from plain_risk_reminders(answers, ("asked_for",))


def _over(takes: dict[str, float], material: Material) -> Iterator[Check]:
    there = limits_of(material.numbers).by_name()
    over = [name for name, much in takes.items() if much > there[name] + 1e-6]
    if over:
        said = [f"{LIMITS[name]}: {in_hours(takes[name])} of {in_hours(there[name])} {unit(name)}" for name in over]
        text = f"{capital(listed(said))}. What would you leave out, or do less often?"
        yield Check(question="actions", text=text)
