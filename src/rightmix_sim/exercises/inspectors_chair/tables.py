"""The tables of the material: the plans on file of each case, the records month by month, and the further pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from rightmix_sim.exercises.inspectors_chair.run import Arm, Month, Run, Visits, shown
from rightmix_sim.exercises.material import HeldCase, Table
from rightmix_sim.plans import Action, Plan, catalogue
from rightmix_sim.plans.wording import spoken, when
from rightmix_sim.saying.purposes import RESTRICTIVE_AND_CONSTRUCTIVE
from rightmix_sim.sentences import capital
from rightmix_sim.workdays import day_in_words

FILE: Final = "file-{number}-"  # how the ids of a file's tables begin
RUN: Final = "run-"
PAIRS: Final = "pairs"
_PLANS: Final = {"oasys": "Probation plan (OASys)", "visor": "Police plan (ViSOR)", "mappa": "MAPPA plan"}
Line: TypeAlias = tuple[str | int | float, ...]
_NOTHING: Final = "Nothing."


def tables_of_file(held: HeldCase, number: int) -> Iterator[Table]:
    """The plans on file of one case: side by side what they say, then the actions of each."""
    plans = held.plans.plans if held.plans is not None else ()
    name, day = held.case.person.name, day_in_words(held.case.on)
    begins = FILE.format(number=number)
    yield Table(
        id=f"{begins}plans",
        title=f"{name}: the file is read on {day}. The plans on file",
        columns=("", *(_PLANS[plan.kind] for plan in plans)),
        rows=tuple(_heads(plans)) if plans else (),
        note="" if plans else "There are no plans on file.",
    )
    for plan in plans:
        yield Table(
            id=f"{begins}{plan.kind}",
            title=f"{_PLANS[plan.kind]}: what is to be done",
            columns=("", "Action", "Who", "How often or by when", "Covers", "In its words"),
            rows=tuple(_action(one) for one in plan.actions),
        )


def tables_of_run(run: Run) -> Iterator[Table]:
    """The records of both arms by month, in two tables each, then the further pairs."""
    for id, arm, said in (
        ("before", run.before, "The area as it is"),
        ("after", run.after, f"The area as changed: {run.change.says}"),
    ):
        yield _visits(f"{RUN}{id}-visits", arm, said)
        yield _work(f"{RUN}{id}-work", arm, said)
    yield _pairs(run)


def _heads(plans: tuple[Plan, ...]) -> Iterator[tuple[str, ...]]:
    yield "Written", *(f"{day_in_words(plan.date)}{f', {plan.author}' if plan.author else ''}" for plan in plans)
    yield "Review due", *(day_in_words(one.review_due) if one.review_due else "No day." for one in plans)
    yield "MAPPA level", *(str(plan.mappa_level or "Not said.") for plan in plans)
    yield "What it says", *(plan.text or _NOTHING for plan in plans)
    yield "The plan before it said", *(plan.previous_text or "Not on file." for plan in plans)
    yield "For the victim's safety", *(" ".join(plan.victim_safety) or _NOTHING for plan in plans)
    yield "The offender's own part", *(plan.offender_role or _NOTHING for plan in plans)
    yield "If things go wrong", *(plan.contingency or _NOTHING for plan in plans)


def _action(action: Action) -> tuple[str, ...]:
    covers = (*action.prohibitions, *action.conditions)
    who = action.owner or capital(spoken(action.agency))
    return action.id, catalogue()[action.action].title, who, when(action), ", ".join(covers) or "–", action.text


def _visits(id: str, arm: Arm, said: str) -> Table:
    police, probation = arm.visits(lambda month: month.police), arm.visits(lambda month: month.probation)
    rows = [(month.name, *_counts(month.police), *_counts(month.probation)) for month in arm.months]
    return Table(
        id=id,
        title=f"{said}. Home visits, by the month in which they fell due",
        columns=(
            "Month",
            "Police: fell due",
            "Police: came late",
            "Police: not made",
            "Probation: fell due",
            "Probation: came late",
            "Probation: not made",
        ),
        rows=(*rows, ("All months", *_counts(police), *_counts(probation))),
        note="Due by the guidance of April 2009: police visits by RM2000, probation visits at high and very high Risk "
        "of Serious Harm. Not made: not by the end of the run.",
    )


def _counts(visits: Visits) -> tuple[int, int, int]:
    return visits.due, visits.late, visits.missing


def _work(id: str, arm: Arm, said: str) -> Table:
    purposes = tuple(arm.months[0].hours)
    rows = [_month(month, purposes) for month in arm.months]
    last = arm.months[-1]
    starts = sum(month.starts for month in arm.months)
    hours = [round(arm.hours(purpose)) for purpose in purposes]
    whole: Line = ("All months", starts, last.required, last.waiting, *hours)
    return Table(
        id=id,
        title=f"{said}. The programme, and hours delivered by purpose",
        columns=(
            "Month",
            "Began the programme",
            "Required to attend, last day",
            "Of these not yet begun",
            *(f"Hours: {purpose}" for purpose in purposes),
        ),
        rows=(*rows, whole),
        note=f"{RESTRICTIVE_AND_CONSTRUCTIVE} In the last line people are those of the last day, and hours are rounded "
        "after adding.",
    )


def _month(month: Month, purposes: Sequence[str]) -> Line:
    hours = [round(month.hours[purpose]) for purpose in purposes]
    return month.name, month.starts, month.required, month.waiting, *hours


def _pairs(run: Run) -> Table:
    both = zip(run.before.further, run.after.further, strict=True)
    rows: list[Line] = [
        (f"Pair {n}", *(shown(arm, what) for what in ("police", "probation", "waiting") for arm in pair))
        for n, pair in enumerate(both, start=1)
    ]
    return Table(
        id=PAIRS,
        title=f"Six further pairs of runs: the area as it is, and as changed ({run.change.says})",
        columns=(
            "Pair",
            "Police visits on time, per cent: as it is",
            "As changed",
            "Probation visits on time, per cent: as it is",
            "As changed",
            "People waiting at the end: as it is",
            "As changed",
        ),
        rows=tuple(rows),
    )
