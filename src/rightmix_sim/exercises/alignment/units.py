"""What the reviewer finds in the plans on file, gathered as trainees say it: one kind of fault in one plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rightmix_sim.cases import Dossier
from rightmix_sim.exercises.alignment.faults import ANY, faults, number
from rightmix_sim.exercises.alignment.material import numbered_parts
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.plans import Finding, PlanSet, review_set

Unit: TypeAlias = tuple[str, str]  # the code, and the plan where that has to be named


@dataclass(frozen=True)
class Found:
    """The findings of one unit: of how much weight, about what, and as the reviewer words them."""

    unit: Unit
    weight: float
    about: frozenset[str]
    findings: tuple[Finding, ...]

    @property
    def sort(self) -> str:
        """Missing, contradictory or out of date."""
        return faults()[self.unit[0]].sort


@dataclass(frozen=True)
class Claimed:
    """What a trainee says of one unit: what it is about, and the paragraphs cited."""

    about: frozenset[str]
    cited: tuple[str, ...]


def found_in(plans: PlanSet) -> dict[Unit, Found]:
    """What is to be found in plans on file, the heavier first."""
    gathered: dict[Unit, list[Finding]] = {}
    for finding in review_set(plans):
        if finding.code in faults():  # the sentence plan is no matter of alignment
            gathered.setdefault(unit_of(finding.code, finding.plan or ""), []).append(finding)
    weights: Mapping[str, float] = number("weight")
    found = [
        Found(
            unit,
            max(weights[one.severity] for one in findings),
            frozenset(id for one in findings for id in one.about) if faults()[unit[0]].about else frozenset(),
            tuple(findings),
        )
        for unit, findings in gathered.items()
    ]
    return {one.unit: one for one in sorted(found, key=lambda one: -one.weight)}


def claimed_in(answers: Answers) -> dict[Unit, Claimed]:
    """What a trainee says is to be found; lines on the same kind of fault in the same plan are one."""
    claimed: dict[Unit, Claimed] = {}
    for line in answers.records("findings"):
        if line.choice("fault") in faults():
            unit = unit_of(line.choice("fault"), line.choice("plan"))
            before = claimed.get(unit, Claimed(frozenset(), ()))
            cited = dict.fromkeys((*before.cited, *line.several("evidence")))
            claimed[unit] = Claimed(before.about | {*line.several("about")}, tuple(cited))
    return claimed


def unit_of(code: str, plan: str) -> Unit:
    """The unit of a code found in a plan; the plan is left out where it need not be named."""
    return (code, "" if faults()[code].plan == ANY else plan)


def named_rightly(found: Found, claimed: Claimed) -> float:
    """1 where a claim names all that a finding is about and nothing else; the least for the right fault alone."""
    if not found.about:
        return 1.0
    least = float(number("unnamed"))
    return least + (1 - least) * len(found.about & claimed.about) / len(found.about | claimed.about)


def shown_by(found: Found, plans: PlanSet, dossier: Dossier) -> tuple[str, ...]:
    """The paragraphs that can show a finding: where the words of the order stand, else those of documents that tell.

    None where the plans alone show it.
    """
    kinds = faults()[found.unit[0]].file
    if not kinds:
        return ()
    texts = [text for id, text in numbered_parts(plans.case) if id in found.about and text.strip()]
    labels = dossier.paragraphs
    worded = [label for label, said in labels.items() if any(_plain(text) in _plain(said) for text in texts)]
    if worded:
        return tuple(worded)
    cited, letters = _cited_by_plans(plans, found.about), dict(dossier.lettered)
    return tuple(label for label in labels if label in cited or letters[label[0]].kind in kinds)


def _cited_by_plans(plans: PlanSet, about: Iterable[str]) -> set[str]:
    """What the plans themselves cite for actions and factors."""
    sought = {*about}
    actions = [action for plan in plans.plans for action in plan.actions]
    return {
        label for action in actions if action.id in sought or sought & {*action.factors} for label in action.evidence
    }


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def messages(found: Iterable[Found]) -> tuple[str, ...]:
    """The reviewer's own words on what was found, each with its paragraph."""
    return tuple(f"{one.message.rstrip('.')} (¶{one.paragraph})." for unit in found for one in unit.findings)


def of_sort(found: Mapping[Unit, Found], sort: str) -> Sequence[Found]:
    """What is to be found of one sort."""
    return [one for one in found.values() if one.sort == sort]
