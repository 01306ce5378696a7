"""Reminders of the exercise on MAPPA: where a trainee's own entries do not go together. They know no case."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.mappa.lists import own
from rightmix_sim.exercises.mappa.recorded import recorded
from rightmix_sim.exercises.material import Material


def checks(answers: Answers, _material: Material) -> Iterator[Check]:
    """What speaks against itself, and what is decided without its facts."""
    yield from _of_evidence(answers)
    yield from _of_decision(answers)
    yield from _of_follows(answers)


def _of_evidence(answers: Answers) -> Iterator[Check]:
    needs = [answers.row("needs", id).choice("answer") for id in own()["needs"]]
    if any(needs) and not answers.several("needs_evidence"):
        yield Check(
            question="needs_evidence",
            text="You cited nothing for what the case needs, or can do without. It is what the level rests on (¶4.4).",
        )


def _of_decision(answers: Answers) -> Iterator[Check]:
    facts, level, category = recorded(answers), answers.choice("level"), answers.choice("category")
    needs = [getattr(facts, id) for id in own()["needs"]]
    if category and "unknown" in (facts.registered, facts.sopo):
        yield Check(question="category", text="Registration or a SOPO is not recorded yet, and they are asked first.")
    if category == "1" and facts.registered is False and facts.sopo is False:
        yield Check(question="category", text="By your facts there is neither registration nor a SOPO (¶4.3).")
    if category == "3" and level == "1":
        yield Check(
            question="level",
            text="Category 3 is for those who require active multi-agency management (¶4.3); level 1 is not that.",
        )
    if level and "unknown" in needs:
        yield Check(question="level", text="A level is chosen, and not all that the case may need is answered.")
    elif level in ("2", "3") and True not in needs:
        yield Check(
            question="level",
            text="By your answers the case needs nothing that the agencies could not do at level 1. Whatever the Risk "
            "of Serious Harm: a level above 1 is for who has to be actively involved (¶4.4).",
        )
    elif level == "1" and True in needs:
        yield Check(question="level", text="At level 1 nobody else has to be actively involved; you recorded a need.")
    if level and not answers.several("grounds"):
        yield Check(question="grounds", text="A level without what decides it cannot be defended (¶4.26).")


def _of_follows(answers: Answers) -> Iterator[Check]:
    if (answers.several("duties") or answers.choice("review")) and not answers.choice("level"):
        yield Check(question="duties", text="What follows depends on the level, and you have not chosen one yet.")
