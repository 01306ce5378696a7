"""A plan within the hours that earns every point of the tools: what the reference plan covers best within them."""

from __future__ import annotations

from typing import Any

from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.exercises.own_plan.compare import lines_of
from rightmix_sim.exercises.own_plan.limits import limits_for, within, without_limits
from rightmix_sim.exercises.own_plan.numbers import reference_words
from rightmix_sim.exercises.own_plan.reading import reading_reference
from rightmix_sim.plans import facts_of
from rightmix_sim.workdays import add_to


def reference(assignment: Assignment) -> dict[str, Any]:
    """Answers for this case; those of the trainer's criterion are an example."""
    held, words = assignment.only, reference_words()
    facts = facts_of(held.case)
    which = exercise(assignment.exercise)
    plan = within(facts, limits_for(facts))
    chosen = {one.offer.action for one in plan.actions}
    aside = [one.offer.action for one in without_limits(facts).actions if one.offer.action not in chosen]
    columns = {column.id for column in which.question("actions").columns} | {"id"}
    lines = lines_of(plan, held, add_to(facts.on, 3, "months"))
    return {
        **reading_reference(held, [question.id for question in which.questions]),
        "actions": [{name: value for name, value in line.items() if name in columns} for line in lines],
        "left": [
            {"id": f"l{number}", "what": action, "why": words["left_why"]}
            for number, action in enumerate(aside, start=1)
        ],
        "asked_for": words["asked_for"],
    }
