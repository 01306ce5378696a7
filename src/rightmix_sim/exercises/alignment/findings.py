"""Marking what was found: sort by sort by what the reviewer finds, the heavier first, and by the paragraphs cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rightmix_sim.exercises.alignment.faults import faults, number, sort_in_words
from rightmix_sim.exercises.alignment.units import (
    Claimed,
    Found,
    Unit,
    messages,
    named_rightly,
    of_sort,
)
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.sentences import listed

_PLANS: Final = {"oasys": "in the probation plan", "visor": "in the police plan", "mappa": "in the MAPPA plan"}
_FEW: Final = 3  # paragraphs that feedback names for one finding


def findings_award(
    criterion: str,
    found: Mapping[Unit, Found],
    claimed: Mapping[Unit, Claimed],
    nothing: Sequence[str],
    shown: Mapping[Unit, Sequence[str]],
) -> Award:
    """The findings of one sort (the criterion has its name): recall by weight, divided for what is not there.

    Where there is nothing of a sort, saying so earns it all, unless something of the sort is listed as well.
    """
    wanted = of_sort(found, criterion)
    ours = {unit: one for unit, one in claimed.items() if faults()[unit[0]].sort == criterion}
    words = sort_in_words(criterion).lower()
    if not wanted:
        share = 0.0 if ours else _nothing_said(criterion, found, claimed, nothing)
        right = (f"The reviewer finds nothing {words} in these plans, and you said so.",) if share else ()
        missed = () if share else (f"The reviewer finds nothing {words} in these plans; that can be said too.",)
        return Award(criterion=criterion, share=share, right=right, missed=(*missed, *_beside(ours)))
    shares = {one.unit: named_rightly(one, ours[one.unit]) if one.unit in ours else 0.0 for one in wanted}
    whole = sum(one.weight for one in wanted)
    recall = sum(one.weight * shares[one.unit] for one in wanted) / whole
    beside = {unit: one for unit, one in ours.items() if unit not in found}
    hits = len(ours) - len(beside)
    precision = hits / max(hits, len(ours) - number("beside")) if hits else 0.0
    half = [one for one in wanted if 0 < shares[one.unit] < 1]
    lost = [one for one in wanted if not shares[one.unit]]
    return Award(
        criterion=criterion,
        share=recall * precision,
        right=tuple(_named(one) for one in wanted if shares[one.unit] == 1),
        missed=(*map(_about, half), *messages(lost), *_beside(beside), *_denied(criterion, nothing)),
        where=tuple(dict.fromkeys(label for one in lost for label in shown[one.unit][:_FEW])),
    )


def _nothing_said(
    sort: str, found: Mapping[Unit, Found], claimed: Mapping[Unit, Claimed], nothing: Sequence[str]
) -> float:
    """What it earns to say that there is nothing of a sort: divided where that is said of other sorts wrongly.

    Nothing, unless something that is there was found: who lists nothing has not shown that anything was read.
    """
    if sort not in nothing or not {*found} & {*claimed}:
        return 0.0
    return sum(not of_sort(found, one) for one in nothing) / len(nothing)


def evidence_award(
    found: Mapping[Unit, Found], claimed: Mapping[Unit, Claimed], shown: Mapping[Unit, Sequence[str]]
) -> Award:
    """The share of the findings made that rest on paragraphs which can show them; in full only from a few findings on.

    Half of what is cited for a finding may lead to the place without showing it.
    """
    asked = [unit for unit in found if shown[unit]]
    made = [unit for unit in asked if unit in claimed]
    shares = {unit: _cited_well(claimed[unit].cited, shown[unit]) for unit in made}
    least = max(len(made), min(len(asked), number("least_shown")))
    poor = [unit for unit in made if shares[unit] < 1]
    missed = [f"{_named(found[unit])} The file shows it in other paragraphs than you cite." for unit in poor]
    if len(made) < least:
        missed.append("Paragraphs can count only for findings that the reviewer makes too.")
    return Award(
        criterion="evidence",
        share=sum(shares.values()) / least if least else 0.0,
        right=tuple(f"{_named(found[unit])} You cite what shows it." for unit in made if shares[unit] == 1),
        missed=tuple(missed),
        where=tuple(dict.fromkeys(label for unit in poor for label in shown[unit][:_FEW])),
    )


def _cited_well(cited: Sequence[str], shows: Sequence[str]) -> float:
    if not cited or len(cited) > number("most_cited"):
        return 0.0
    return min(1.0, 2 * len({*cited} & {*shows}) / len({*cited}))


def _named(found: Found) -> str:
    about = f", {listed(sorted(found.about))}" if found.about else ""
    return f"{_said(found.unit)}{about}."


def _about(found: Found) -> str:
    return f"{_said(found.unit)}: the fault is right; it is about {listed(sorted(found.about))} and nothing else."


def _said(unit: Unit) -> str:
    code, plan = unit
    fault = faults()[code]
    where = f" {_PLANS[plan]}" if plan in _PLANS else ""
    return f"{sort_in_words(fault.sort)}{where}: {fault.says}"


def _beside(claimed: Mapping[Unit, Claimed]) -> tuple[str, ...]:
    return tuple(f"The reviewer does not find this: {_said(unit)[0].lower()}{_said(unit)[1:]}." for unit in claimed)


def _denied(criterion: str, nothing: Sequence[str]) -> tuple[str, ...]:
    words = sort_in_words(criterion).lower()
    return (f"You say that nothing is {words}; something is.",) if criterion in nothing else ()
