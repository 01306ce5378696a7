"""Answers that earn every point of the tools. They show that full marks can be had; other answers can be as good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rightmix_sim.exercises.alignment.dates import right_dates
from rightmix_sim.exercises.alignment.faults import SORTS
from rightmix_sim.exercises.alignment.material import ONCE, held_plans, numbered_parts
from rightmix_sim.exercises.alignment.mendable import how_many, mendable
from rightmix_sim.exercises.alignment.mending import Proposal
from rightmix_sim.exercises.alignment.sides import owners_of, rows_asked, said_of
from rightmix_sim.exercises.alignment.units import Found, found_in, of_sort, shown_by
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.plans import PlanSet
from rightmix_sim.plans.plan import KINDS

_CITED: Final = 2
_ALL: Final = "all"
_NOTE: Final = (
    "I laid our plans beside yours today. Two gaps are ours together: what is written above. We put our part in by"
    " Friday; could you add yours when you next review the plan, and ring me if you see it otherwise?"
)


def reference(assignment: Assignment) -> dict[str, Any]:
    """The answers, from the plans on file and what the reviewer finds in them."""
    held = assignment.only
    plans = held_plans(held)
    found = found_in(plans)
    return {
        "lines": list(_lines(plans)),
        "dates": {plan.kind: right_dates(plan, plans) for plan in plans.plans},
        "findings": [_finding(number, one, held, plans) for number, one in enumerate(found.values(), start=1)],
        "nothing": [sort for sort in SORTS if not of_sort(found, sort)],
        "mends": [
            _mend(number, proposal, plans)
            for number, (_, proposal) in enumerate(mendable(plans)[: how_many(plans)], start=1)
        ],
        "whom": "police",
        "note": _NOTE,
    }


def _lines(plans: PlanSet) -> Iterator[dict[str, Any]]:
    known = {one.value for one in common()["agencies"]}
    for number, (_, same) in enumerate(rows_asked(plans), start=1):
        agency = next(iter(same.cells.values())).agency
        yield {
            "id": f"r{number}",
            "action": same.name,
            **{kind: said_of(same.cells.get(kind)) for kind in KINDS if plans.plan(kind) is not None},
            **({"agency": agency} if agency in known else {}),
            "owners": owners_of(same),
        }


def _finding(number: int, found: Found, held: HeldCase, plans: PlanSet) -> dict[str, Any]:
    code, plan = found.unit
    return {
        "id": f"r{number}",
        "fault": code,
        "plan": plan or _ALL,
        "about": [id for id in _numbers(plans) if id in found.about],
        "evidence": list(shown_by(found, plans, held.dossier)[:_CITED]),
    }


def _numbers(plans: PlanSet) -> Iterator[str]:
    """Everything with a number, in the order in which the form lists it."""
    yield from dict.fromkeys(
        (*(action.id for plan in plans.plans for action in plan.actions), *(id for id, _ in numbered_parts(plans.case)))
    )


def _mend(number: int, proposal: Proposal, plans: PlanSet) -> dict[str, Any]:
    return {
        "id": f"r{number}",
        "fault": proposal.fault,
        "action": proposal.action,
        "plan": proposal.plan,
        "agency": proposal.agency,
        "owner": proposal.owner,
        "every": proposal.every,
        **({"due": proposal.due.isoformat()} if proposal.every == ONCE and proposal.due is not None else {}),
        "covers": [id for id in _numbers(plans) if id in proposal.covers],
        **({"carries": proposal.carries} if proposal.carries else {}),
    }
