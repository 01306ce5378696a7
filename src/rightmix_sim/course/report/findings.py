"""Everything that is worked out of a cohort, before any of it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.course.report.agreement import CommonCase, WithKey, agreement_between, agreement_with_key
from rightmix_sim.course.report.hand_ins import HandIns, empty_handed, hand_ins_of, withdrawn_of
from rightmix_sim.course.report.items import Items, items_of
from rightmix_sim.course.report.likeness import Likeness, likeness_of
from rightmix_sim.course.report.marks import MarkSpread, marks_of_cohort
from rightmix_sim.course.report.missed import MissedSentences, missed_of
from rightmix_sim.course.report.wrong_answers import WrongAnswers, wrong_answers_of
from rightmix_sim.course.results import Cohort
from rightmix_sim.course.second import Agreement, agreements


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What the page shows and what is kept of it. `trainees` counts those who did not withdraw."""

    trainees: int
    withdrawn: tuple[str, ...]
    empty_handed: tuple[str, ...]
    hand_ins: tuple[HandIns, ...]
    marks: tuple[MarkSpread, ...]
    items: tuple[Items, ...]
    wrong: tuple[WrongAnswers, ...]
    missed: tuple[MissedSentences, ...]
    with_key: tuple[WithKey, ...]
    between: tuple[CommonCase, ...]
    second: tuple[Agreement, ...]
    likeness: Likeness


def findings_of(cohort: Cohort) -> Findings:
    """All of it. Right answers are worked out again from what is held, so it takes some seconds."""
    withdrawn = withdrawn_of(cohort)
    return Findings(
        trainees=len(cohort.trainees) - len(withdrawn),
        withdrawn=withdrawn,
        empty_handed=empty_handed(cohort),
        hand_ins=hand_ins_of(cohort),
        marks=marks_of_cohort(cohort),
        items=items_of(cohort),
        wrong=wrong_answers_of(cohort),
        missed=missed_of(cohort),
        with_key=agreement_with_key(cohort),
        between=agreement_between(cohort),
        second=agreements(cohort.results, cohort.second),
        likeness=likeness_of(cohort),
    )
