"""Cases for the tests of the reference plan, and short ways to say what is in one."""

from __future__ import annotations

from functools import cache
from typing import Any

from rightmix_sim.cases import find_case, read_case
from rightmix_sim.plans import CaseFacts, facts_of, plan_set
from rightmix_sim.plans.reference.limits import Limits
from rightmix_sim.plans.reference.reference_plan import ReferencePlan

PLENTY = Limits(60, 20, 2)
LIBRARY = ("tressell", "ormerod", "nettleton", "walmsley", "rostron", "fallows")  # as different as they come
ORDER = {"kind": "licence", "start": "2009-03-01", "end": "2011-03-01"}
RELATIONSHIPS = {"id": "F1", "kind": "dynamic", "linked_to": ["rosh", "reoffending"], "area": "relationships"}
EMPTY = {"kind": "oasys", "date": "2009-06-01", "actions": []}
FINANCE = {"id": "F1", "kind": "static", "linked_to": ["rosh"], "area": "finance"}


def case(**changes: Any) -> CaseFacts:
    """High RoSH and RM2000/S, on licence, required to attend nothing, one factor about relationships."""
    plain: dict[str, Any] = {"id": "K1", "on": "2009-06-01", "rosh": "high", "rm2000": {"s": "high"}, "order": ORDER}
    plain["programme"] = {"state": "not_required"}
    return plan_set({**plain, "factors": [RELATIONSHIPS], **changes}, [EMPTY]).case


@cache
def from_library(name: str) -> CaseFacts:
    return facts_of(read_case(find_case(name)))


def actions(plan: ReferencePlan) -> set[str]:
    return {one.offer.action for one in plan.actions}


def ids(things: Any) -> set[str]:
    return {getattr(one, "wanted", one).id for one in things}
