"""Whether an action of a plan really goes on, on the day on which the plans are read."""

from __future__ import annotations

from typing import cast

from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.plan import Action
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.vocabulary import words
from rightmix_sim.workdays import Unit, add_to, day_in_words


def why_not_running(action: Action, case: CaseFacts) -> str | None:
    """Why an action does not go on: it is over, not begun, awaited, closed, or nobody supervises; None where it does.

    What begins within three months (`data/rules.yaml`) counts as begun.
    """
    within = frequency(str(rule("begins_within")))
    soon = add_to(case.on, int(within.count), cast(Unit, f"{within.unit}s"))
    if action.due is not None and action.ended_by(case.on):
        return f"it ended on {day_in_words(action.due)}"
    if action.start is not None and action.start > soon:
        return f"it begins on {day_in_words(action.start)}"
    if action.agency == "probation" and case.order.ended_by(case.on):
        return "no order runs"
    if is_closed(action, case):
        return "the programme is closed to the offender"
    if case.programme.state == "waiting" and action.action == words()["programme_actions"].get(case.programme.name):
        return "a place is awaited"
    return None


def is_closed(action: Action, case: CaseFacts) -> bool:
    """Whether an action is the programme from which the offender is excluded."""
    return case.programme.state == "excluded" and action.action == words()["programme_actions"].get(case.programme.name)
