"""Which findings an action can mend at all, and one that does: tried out, each reviewed like those of trainees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rightmix_sim.exercises.alignment.faults import faults, number
from rightmix_sim.exercises.alignment.material import ONCE, numbered_parts
from rightmix_sim.exercises.alignment.mending import Aim, Proposal, aims_in, worth_of
from rightmix_sim.exercises.choices import common
from rightmix_sim.plans import Action, Finding, PlanSet, catalogue

OWNER: Final = "Named officer of the agency"


@lru_cache(maxsize=64)
def mendable(plans: PlanSet) -> tuple[tuple[Aim, Proposal], ...]:
    """What one of the tried actions mends wholly, the gaps first, each with that action."""
    tried = ((aim, _first_that_mends(aim, plans)) for aim in aims_in(plans))
    return tuple((aim, proposal) for aim, proposal in tried if proposal is not None)


def gaps_to_mend(plans: PlanSet) -> int:
    """How much of what an action can mend is a gap."""
    return sum(1 for aim, _ in mendable(plans) if aim.is_gap)


def how_many(plans: PlanSet) -> int:
    """How many mendings are asked for: the usual number, or what there is where that is less."""
    return min(int(number("to_mend")), len(mendable(plans)))


def _first_that_mends(aim: Aim, plans: PlanSet) -> Proposal | None:
    return next((one for one in _tries(aim, plans) if worth_of(one, aim, plans, lightly=False) == 1), None)


def _tries(aim: Aim, plans: PlanSet) -> Iterator[Proposal]:
    finding = aim.findings[0]
    agreed = _agreed(finding, plans)
    names = [agreed.action] if agreed is not None else faults()[finding.code].mends
    here = [plan.kind for plan in plans.plans if finding.plan in (None, plan.kind)]
    homes = [plan.kind for plan in plans.plans if plan.kind != "mappa"] if agreed is not None else here
    for name in names:
        entry = catalogue()[name]
        usual = [entry.usually] if entry.usually in {one.value for one in common()["frequencies"]} else []
        for every in dict.fromkeys((*usual, *(one.value for one in common()["frequencies"]))):
            for plan in homes:
                yield Proposal(
                    fault=finding.code,
                    plan=plan,
                    action=name,
                    agency=agreed.agency if agreed is not None else entry.agency,
                    owner=OWNER,
                    every=every,
                    due=plans.case.on if every == ONCE else None,
                    covers=_named(aim, plans),
                    carries=agreed.id if agreed is not None else "",
                )


def _agreed(finding: Finding, plans: PlanSet) -> Action | None:
    """The action of the MAPPA plan that a finding says is not carried over."""
    mappa = plans.plan("mappa")
    if faults()[finding.code].about != "action" or finding.plan != "mappa" or mappa is None:
        return None
    return next((action for action in mappa.actions if action.id in finding.about), None)


def _named(aim: Aim, plans: PlanSet) -> tuple[str, ...]:
    known = {id for id, _ in numbered_parts(plans.case)}
    return tuple(id for finding in aim.findings for id in finding.about if id in known)
