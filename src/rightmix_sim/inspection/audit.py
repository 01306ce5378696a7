"""The audit of one case file: every criterion answered, with reasons and with the paragraphs that show it.

First come the errors that were planted in the file, then what a reviewer of the plans on file finds, then the facts.
"""

from __future__ import annotations

from collections.abc import Iterable

from rightmix_sim.inspection.case_file import CaseFile
from rightmix_sim.inspection.criterion import Criterion, criteria
from rightmix_sim.inspection.judging import JUDGES, Facts
from rightmix_sim.inspection.verdict import Verdict


def audit(file: CaseFile, asked: Iterable[Criterion] | None = None) -> tuple[Verdict, ...]:
    """The verdict on each criterion, by default on all of them, in their order."""
    return tuple(verdict(file, one) for one in (criteria() if asked is None else asked))


def verdict(file: CaseFile, criterion: Criterion) -> Verdict:
    """The verdict on one criterion.

    A planted error speaks against it even where the facts alone would say that it does not apply: it stands in the
    file, and an inspector who met it would write it down.
    """
    planted, facts = file.planted(criterion), JUDGES[criterion.id](file)
    if planted and not facts.settled:
        return Verdict(
            criterion=criterion,
            answer="not_met",
            because=tuple(f"{error.says} {error.truth}" for error in planted),
            evidence=_groups(
                tuple(dict.fromkeys(label for error in planted for label in error.paragraphs)),
                tuple(dict.fromkeys(label for error in planted for label in error.settled_by)),
            ),
        )
    if not facts.applies:
        return Verdict(criterion=criterion, answer="not_applicable", because=(facts.because,))
    found = file.found_in_plans(criterion)
    if found:
        said = tuple(dict.fromkeys(one.message for one in found))
        return Verdict(criterion=criterion, answer="not_met", because=said, evidence=_shown(file, criterion, facts))
    return Verdict(
        criterion=criterion,
        answer="met" if facts.met else "not_met",
        because=(facts.because,),
        evidence=_shown(file, criterion, facts),
    )


def _shown(file: CaseFile, criterion: Criterion, facts: Facts) -> tuple[tuple[str, ...], ...]:
    """One group: the paragraphs that tell of its days, else those that speak of it; for some criteria both."""
    told = file.paragraphs_of(criterion, facts.days)
    if told and not facts.also_told:
        return _groups(told)
    return _groups(tuple(dict.fromkeys((*told, *file.paragraphs_on(criterion)))))


def _groups(*groups: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(group for group in groups if group)
