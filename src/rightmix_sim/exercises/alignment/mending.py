"""Mending: an action is added to the plans on file, and they are reviewed again. The finding has to go."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

import msgspec

from rightmix_sim.exercises.alignment.faults import faults, number
from rightmix_sim.exercises.alignment.material import ONCE, is_frequency
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.plans import Action, Finding, PlanSet, catalogue, review_set
from rightmix_sim.strict_data import Impossible

NEW: Final = "N1"
TOGETHER: Final = "prohibition"  # one check of an order can cover all of its prohibitions
_FITTING: Final = "As agreed with the offender; reviewed with the plan."


@dataclass(frozen=True)
class Aim:
    """What one action can be aimed at: one finding, or all the prohibitions that one plan leaves out together."""

    code: str
    findings: tuple[Finding, ...]

    @property
    def is_gap(self) -> bool:
        """Whether it weighs as much as a finding can."""
        return any(one.severity == "gap" for one in self.findings)


@dataclass(frozen=True)
class Mend:
    """What one new action does: the aims that it answers, with how much of each goes, and the gaps that it opens."""

    goes: tuple[tuple[Aim, float], ...]
    opens: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An action that a trainee proposes, for one fault and one plan."""

    fault: str
    plan: str
    action: str
    agency: str
    owner: str = ""
    every: str = ""
    due: datetime.date | None = None
    covers: tuple[str, ...] = ()
    carries: str = ""


def proposals(answers: Answers) -> list[Proposal]:
    """The first proposals that say which fault, which action and which plan; no more than are asked for."""
    lines = [
        Proposal(
            fault=line.choice("fault"),
            plan=line.choice("plan"),
            action=line.choice("action"),
            agency=line.choice("agency"),
            owner=line.text("owner"),
            every=line.choice("every"),
            due=line.day("due"),
            covers=line.several("covers"),
            carries=line.choice("carries"),
        )
        for line in answers.records("mends")
    ]
    known = [one for one in lines if one.fault in faults() and one.action in catalogue() and one.plan]
    return known[: number("to_mend")]


@lru_cache(maxsize=64)
def aims_in(plans: PlanSet) -> tuple[Aim, ...]:
    """What there is to aim at in plans on file, the gaps first."""
    aims: dict[tuple[str, ...], list[Finding]] = {}
    for finding in review_set(plans):
        if finding.code in faults():
            alone = () if faults()[finding.code].about == TOGETHER else finding.about
            aims.setdefault((finding.code, finding.plan or "", *alone), []).append(finding)
    found = [Aim(key[0], tuple(findings)) for key, findings in aims.items()]
    return tuple(sorted(found, key=lambda aim: not aim.is_gap))


@lru_cache(maxsize=512)
def mend_of(proposal: Proposal, plans: PlanSet) -> Mend:
    """What a proposal does to the plans on file. Of a finding about several things goes the share that is answered."""
    changed = _with(proposal, plans)
    if changed is None:
        return Mend((), ())
    before, after = review_set(plans).findings, review_set(changed).findings
    aimed = [(aim, _gone(aim, after)) for aim in aims_in(plans) if aim.code == proposal.fault]
    opens = tuple(one for one in after if one.severity == "gap" and not any(_covers(old, one) for old in before))
    return Mend(tuple((aim, share) for aim, share in aimed if share > 0), opens)


def worth_of(proposal: Proposal, aim: Aim, plans: PlanSet, *, lightly: bool) -> float:
    """What a proposal is worth for one aim, from 0 to 1; a weakness `lightly` where gaps could have been mended."""
    mend, lighter = mend_of(proposal, plans), float(number("lighter"))
    share = next((share for one, share in mend.goes if one == aim), 0.0)
    share *= min(1.0, float(number("most_names")) / max(1, len({*proposal.covers})))
    share *= lighter if lightly and not aim.is_gap else 1.0
    share *= lighter if mend.opens else 1.0
    return share * (1.0 if proposal.agency in catalogue()[proposal.action].may_be_done_by else lighter)


def _with(proposal: Proposal, plans: PlanSet) -> PlanSet | None:
    """The plans with the action; None where the plan is not on file or the action cannot be."""
    case = plans.case
    action = Action(
        id=NEW,
        action=proposal.action,
        agency=proposal.agency or catalogue()[proposal.action].agency,
        owner=proposal.owner,
        start=case.on,
        every=proposal.every if is_frequency(proposal.every) else None,
        due=proposal.due if proposal.every == ONCE and (proposal.due or case.on) >= case.on else None,
        factors=_known(proposal.covers, case.factors),
        prohibitions=_known(proposal.covers, case.sopo),
        conditions=_known(proposal.covers, case.order.conditions),
        carries=proposal.carries or None,
        measure=_FITTING,
        evidence=(_FITTING,),
    )
    if plans.plan(cast(Any, proposal.plan)) is None:
        return None
    try:
        return msgspec.structs.replace(
            plans,
            plans=tuple(
                msgspec.structs.replace(plan, actions=(*plan.actions, action)) if plan.kind == proposal.plan else plan
                for plan in plans.plans
            ),
        )
    except Impossible:
        return None


def _gone(aim: Aim, after: Sequence[Finding]) -> float:
    """How much of an aim is gone: of each finding all, the share of what it was about, or nothing."""
    return sum(_share_gone(one, after) for one in aim.findings) / len(aim.findings)


def _share_gone(finding: Finding, after: Sequence[Finding]) -> float:
    """A finding that is merely lighter is not gone."""
    left = [one for one in after if one.code == finding.code and one.plan == finding.plan]
    if not finding.about:
        return float(not left)
    still = {id for one in left for id in one.about} & {*finding.about}
    return 1 - len(still) / len({*finding.about})


def _covers(old: Finding, new: Finding) -> bool:
    """Whether a finding was there before, about as much or more."""
    return (old.code, old.plan) == (new.code, new.plan) and {*new.about} <= {*old.about}


def _known(ids: Iterable[str], parts: Iterable[Any]) -> tuple[str, ...]:
    known = {part.id for part in parts}
    return tuple(dict.fromkeys(id for id in ids if id in known))
