"""Marking the alignment: by the plan reviewer on the plans on file, with the facts of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from rightmix_sim.exercises.alignment.dates import dates_feedback, dates_share
from rightmix_sim.exercises.alignment.faults import faults, number
from rightmix_sim.exercises.alignment.findings import evidence_award, findings_award
from rightmix_sim.exercises.alignment.material import held_plans
from rightmix_sim.exercises.alignment.mendable import gaps_to_mend, how_many, mendable
from rightmix_sim.exercises.alignment.mending import NEW, Aim, Proposal, mend_of, proposals, worth_of
from rightmix_sim.exercises.alignment.sides import side_by_side_award
from rightmix_sim.exercises.alignment.units import claimed_in, found_in, shown_by
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.plans import Finding, PlanSet, catalogue

_OUT_OF_DATE = "out_of_date"


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """Every criterion that the tools mark."""
    plans, dossier = held_plans(assignment.only), assignment.only.dossier
    found, claimed = found_in(plans), claimed_in(answers)
    shown = {unit: shown_by(one, plans, dossier) for unit, one in found.items()}
    nothing = answers.several("nothing")
    yield side_by_side_award(answers, plans)
    yield findings_award("missing", found, claimed, nothing, shown)
    yield findings_award("contradictory", found, claimed, nothing, shown)
    yield _with_dates(findings_award(_OUT_OF_DATE, found, claimed, nothing, shown), answers, plans)
    yield evidence_award(found, claimed, shown)
    yield mend_award(answers, plans)


def _with_dates(findings: Award, answers: Answers, plans: PlanSet) -> Award:
    """Half for the dates, half for the findings of this sort."""
    right, missed = dates_feedback(answers, plans)
    return replace(
        findings,
        share=(dates_share(answers, plans) + findings.share) / 2,
        right=(*right, *findings.right),
        missed=(*missed, *findings.missed),
    )


def mend_award(answers: Answers, plans: PlanSet) -> Award:
    """The proposals by what they mend, each another finding; the plans are reviewed again with each."""
    wanted = how_many(plans)
    made = proposals(answers)
    shares = _best(made, plans)
    right = [_mended(one) for one, share in zip(made, shares, strict=True) if share == 1]
    missed = [_not_mended(one, plans) for one, share in zip(made, shares, strict=True) if share < 1]
    if len(made) < wanted:
        others = [
            aim.findings[0] for aim, _ in mendable(plans) if aim.code not in {proposal.fault for proposal in made}
        ]
        missed += [f"An action could mend this: {one.message} {one.clears}" for one in others[: wanted - len(made)]]
    return Award(
        criterion="mend",
        share=sum(shares) / wanted if wanted else 0.0,
        right=tuple(right),
        missed=tuple(missed),
    )


def _best(made: list[Proposal], plans: PlanSet) -> tuple[float, ...]:
    """What each proposal is worth where no two mend the same finding; the way that earns most."""
    lightly = gaps_to_mend(plans) >= how_many(plans)
    aims = [[aim for aim, _ in mend_of(proposal, plans).goes] for proposal in made]
    best: tuple[float, ...] = (0.0,) * len(made)
    for order in permutations(range(len(made))):
        taken: list[Aim] = []
        shares = [0.0] * len(made)
        for place in order:
            worths = [
                (worth_of(made[place], aim, plans, lightly=lightly), aim) for aim in aims[place] if aim not in taken
            ]
            if worths:
                shares[place], aim = max(worths, key=lambda pair: pair[0])
                taken.append(aim)
        best = max(best, tuple(shares), key=sum)
    return best


def _mended(proposal: Proposal) -> str:
    return f"{catalogue()[proposal.action].title}: with it this finding goes and no gap opens: {_fault(proposal)}."


def _not_mended(proposal: Proposal, plans: PlanSet) -> str:
    """Why a proposal earns less than it could."""
    title, mend = catalogue()[proposal.action].title, mend_of(proposal, plans)
    if not mend.goes:
        there = any(aim.code == proposal.fault for aim, _ in mendable(plans))
        why = "it is still found with this action in the plan" if there else "no such finding can be mended here"
        return f"{title}: {_fault(proposal)}: {why}."
    if mend.opens:
        return f"{title}: the finding goes, and another gap opens. {' '.join(_told(one) for one in mend.opens)}"
    if proposal.agency not in catalogue()[proposal.action].may_be_done_by:
        return f"{title}: the finding goes; it is not the usual work of the agency that you name."
    left = [aim for aim, share in mend.goes if share < 1]
    if left:
        return f"{title}: part of the finding goes. {' '.join(one.clears for one in left[0].findings)}"
    if len({*proposal.covers}) > number("most_names"):
        return f"{title}: the finding goes; the action names more than anybody can keep in mind."
    return f"{title}: a finding goes; others weigh more, or this one was mended by the other action already."


def _told(opened: Finding) -> str:
    return opened.message.replace(NEW, "Your action")


def _fault(proposal: Proposal) -> str:
    return faults()[proposal.fault].says
