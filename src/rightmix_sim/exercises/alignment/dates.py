"""Marking the dates: when each plan is due for review, and whether it is as new as the last meeting (¶9.2, 9.8)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from rightmix_sim.exercises.alignment.faults import number
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.plans import Plan, PlanSet
from rightmix_sim.plans.reviewing.finding import PLANS
from rightmix_sim.plans.reviewing.guidance_for import review_asked
from rightmix_sim.workdays import day_in_words

_OWN: Final = {
    "in_time": "it sets a day that is in time",
    "later": "the day that it sets is later than guidance asks",
    "none": "it sets no day of review",
}
_MEETING: Final = {
    "yes": "it is as new as the last MAPPA meeting",
    "no": "it is older than the last MAPPA meeting",
    "no_meeting": "there was no meeting",
}


def right_dates(plan: Plan, plans: PlanSet) -> dict[str, str]:
    """The answers on one plan, by column; no `due` where guidance asks for no day."""
    asked = review_asked(plan, plans.case)
    last = last_meeting(plans)
    late = asked is not None and plan.review_due is not None and plan.review_due > asked.due
    return {
        **({"due": asked.due.isoformat()} if asked is not None else {}),
        "own": "none" if plan.review_due is None else "later" if late else "in_time",
        "meeting": "no_meeting" if last is None else "no" if plan.date < last else "yes",
    }


def last_meeting(plans: PlanSet) -> datetime.date | None:
    """The day of the last MAPPA meeting: that of the case, else that of the MAPPA plan."""
    mappa = plans.plan("mappa")
    return plans.case.mappa.last_meeting or (mappa.date if mappa is not None else None)


def dates_share(answers: Answers, plans: PlanSet) -> float:
    """How much of the dates is right, all plans alike."""
    shares = [_share(answers.row("dates", plan.kind), right_dates(plan, plans)) for plan in plans.plans]
    return sum(shares) / len(shares)


def dates_feedback(answers: Answers, plans: PlanSet) -> tuple[list[str], list[str]]:
    """What was right and what was missed, a sentence for each plan."""
    right, missed = [], []
    for plan in plans.plans:
        wanted = right_dates(plan, plans)
        wrong = list(_wrong(answers.row("dates", plan.kind), wanted))
        if not wrong:
            right.append(f"{PLANS[plan.kind]}: its dates are read rightly.")
        else:
            said = "; ".join(_in_words(column, wanted[column]) for column in wrong)
            missed.append(f"{PLANS[plan.kind]} of {day_in_words(plan.date)}: {said}.")
    return right, missed


def _share(row: Answers, wanted: dict[str, str]) -> float:
    weights = number("of_a_date")
    wrong = set(_wrong(row, wanted))
    return float(sum(weights[one] for one in wanted if one not in wrong) / sum(weights[one] for one in wanted))


def _wrong(row: Answers, wanted: dict[str, str]) -> Iterator[str]:
    for column, right in wanted.items():
        if column == "due":
            day = row.day("due")
            off = None if day is None else abs((day - datetime.date.fromisoformat(right)).days)
            if off is None or off > number("days_off"):
                yield column
        elif row.choice(column) != right:
            yield column


def _in_words(column: str, right: str) -> str:
    if column == "due":
        return f"guidance wants its review by {day_in_words(datetime.date.fromisoformat(right))}"
    return (_OWN if column == "own" else _MEETING)[right]
