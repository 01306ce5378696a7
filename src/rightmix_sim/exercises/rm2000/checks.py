"""Reminders of the exercise on RM2000, from the trainee's own entries alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.rm2000.items import NO_FAULT
from rightmix_sim.exercises.rm2000.own_items import own_categories
from rightmix_sim.plain_risk import plain_risk_in_context

_NAMES: Final = {"s": "S", "v": "V", "c": "C"}


def checks(answers: Answers, _material: Material) -> Iterator[Check]:
    """Numbers that cannot stand together, categories that do not follow from the items, a reason that is missing."""
    yield from _numbers(answers)
    for id, category in own_categories(answers).items():
        if answers.choice(id) and answers.choice(id) != category:
            yield Check(
                question=id,
                text=f"Your category of {_NAMES[id]} is not the one that your own items come to. Add the points again.",
            )
    yield from _on_file(answers)


def _numbers(answers: Answers) -> Iterator[Check]:
    sexual, criminal = answers.number("sexual_appearances"), answers.number("criminal_appearances")
    violent = answers.number("violent_appearances")
    if sexual == 0:
        yield Check(question="sexual_appearances", text="The index is one: without it RM2000/S could not be used.")
    for name, number in (("sexual", sexual), ("violent", violent)):
        if number is not None and criminal is not None and number > criminal:
            yield Check(
                question="criminal_appearances",
                text=f"More {name} appearances than criminal ones: each of them is a criminal appearance too.",
            )


def _on_file(answers: Answers) -> Iterator[Check]:
    faults, level, s = answers.several("faults"), answers.choice("managed_level"), answers.choice("s")
    account = answers.text("account")
    if NO_FAULT in faults and len(faults) > 1:
        yield Check(question="faults", text="Something is wrong, or nothing is: both cannot be.")
    if faults and NO_FAULT not in faults and not answers.several("faults_evidence"):
        yield Check(question="faults_evidence", text="You cited nothing for what is wrong on file.")
    if level and s and level != s and not account:
        yield Check(
            question="account",
            text="Managed at another level than the category of S, and no reason is recorded: ¶5.9 asks for one.",
        )
    if (bare := plain_risk_in_context(account)) is not None:
        yield Check(question="account", text=f"“{bare}”: say which is meant (¶5.3).")
