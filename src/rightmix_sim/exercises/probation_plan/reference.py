"""A probation plan that earns every point of the tools: the reference plan without limits, and what it leaves."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.exercises.own_plan.compare import line, lines_of
from rightmix_sim.exercises.own_plan.entries import plan_from
from rightmix_sim.exercises.own_plan.limits import without_limits
from rightmix_sim.exercises.own_plan.numbers import reference_words
from rightmix_sim.exercises.own_plan.reading import reading_reference
from rightmix_sim.exercises.probation_plan.material import material
from rightmix_sim.exercises.probation_plan.requirements import Held, requirements
from rightmix_sim.plans import Action, Plan, facts_of
from rightmix_sim.plans.reviewing.guidance_for import review_asked
from rightmix_sim.workdays import add_to

_EVERYWHERE = "supervision_contact"  # the catalogue knows it to touch every area


def reference(assignment: Assignment) -> dict[str, Any]:
    """Answers for this case; those of the trainer's criterion are an example."""
    held, words = assignment.only, reference_words()
    facts = facts_of(held.case)
    asked = review_asked(Plan(kind="oasys", date=facts.on), facts)
    due = asked.due if asked is not None else add_to(facts.on, 3, "months")
    questions = [question.id for question in exercise(assignment.exercise).questions]
    answers: dict[str, Any] = {
        **reading_reference(held, questions),
        "actions": lines_of(without_limits(facts), held, due),
        "aware_of": ["police_visits", *(["sopo"] if facts.sopo else [])],
        "contingency": words["contingency"],
        "victim_safety": words["victim_safety"],
        "offender_role": words["offender_role"],
        "review_due": due.isoformat(),
        "countersigned": add_to(facts.on, 7, "days").isoformat(),
        "explain": words["explain"],
    }
    _carry_over(answers, assignment, due)
    _name_the_rest(answers, assignment)
    return answers


def _carry_over(answers: dict[str, Any], assignment: Assignment, due: datetime.date) -> None:
    """Take up what the meeting agreed: in an action that is there already, else in one more."""
    held = assignment.only
    meeting = held.plans.plan("mappa") if held.plans is not None else None
    agreed = {one.id: one for one in meeting.actions} if meeting is not None else {}
    for missing in _short(answers, assignment):
        action = agreed.get(missing.requirement.about) if missing.requirement.group == "together" else None
        if action is not None:
            same = (one for one in answers["actions"] if one["action"] == action.action and "carries" not in one)
            found = next(same, None)
            if found is None:
                found = _added(answers, action, held, due)
            found["carries"] = action.id


def _added(answers: dict[str, Any], action: Action, held: HeldCase, due: datetime.date) -> dict[str, Any]:
    every = action.every if action.every in {one.value for one in common()["frequencies"]} else None
    one = line(len(answers["actions"]) + 1, action.action, action.agency, every, held, due)
    answers["actions"].append(one)
    return one


def _name_the_rest(answers: dict[str, Any], assignment: Assignment) -> None:
    """Name what no reference action answers to in one that can touch everything."""
    fields = {"risk-factor-uncovered": "factors", "licence-condition-missing": "conditions"}
    for missing in _short(answers, assignment):
        field = fields.get(missing.requirement.code)
        if field is not None:
            lines = [one for one in answers["actions"] if one["action"] == _EVERYWHERE]
            target = lines[0] if lines else answers["actions"][0]
            target.setdefault(field, []).append(missing.requirement.about)


def _short(answers: dict[str, Any], assignment: Assignment) -> Iterable[Held]:
    held = assignment.only
    on_file = [one for one in held.plans.plans if one.kind != "oasys"] if held.plans is not None else []
    plan = plan_from(Answers(answers), material(assignment)).plan
    return [one for one in requirements(plan, facts_of(held.case), on_file) if one.share < 1]
