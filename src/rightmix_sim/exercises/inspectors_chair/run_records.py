"""The two runs: simulated, and their records summed by month. It loads the model, so it is imported when it is needed.

What fell due and was kept is found by the standards and the one rule of "on time" (`findings.periods`); the last line
of each table is therefore what `findings.count_findings` counts, and a test holds the two together.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from rightmix_sim.exercises.inspectors_chair.run import Arm, Month, Run, Shares, Visits
from rightmix_sim.exercises.inspectors_chair.settings import change_of, settings
from rightmix_sim.experiment.replications import Replication, replicate
from rightmix_sim.experiment.sliders import changed
from rightmix_sim.findings import ALL
from rightmix_sim.findings.counts import COVERED, POOLED
from rightmix_sim.findings.periods import periods_of
from rightmix_sim.guidance import Book
from rightmix_sim.measures import FOLLOW_ON
from rightmix_sim.records import NO_DAY, PURPOSES, WORK_KINDS, Happened, Outcome, Records, Standing
from rightmix_sim.scenario import Area, Scenario, open_scenario
from rightmix_sim.workdays import MONTHS, add_to, day_number, day_of

POLICE = POOLED["police-visits-on-time"]
PROBATION = ("probation-home-visit",)


def simulated(seed: int) -> Run:
    """Both arms of one seed: as the area is, and with the one change of `change_of(seed)`."""
    scenario, change = open_scenario(settings().run.scenario), change_of(seed)
    area = scenario.areas[0]
    after = changed(scenario, area, {change.path: change.value})
    return Run(change=change, before=_arm(scenario, area, seed), after=_arm(scenario, after, seed))


def _arm(scenario: Scenario, area: Area, seed: int) -> Arm:
    alone = dataclasses.replace(scenario, areas=(area,))
    runs = list(replicate(alone, replications=1 + settings().run.pairs, seed=seed, keep_records=True))
    first = runs[0].records
    assert first is not None
    return Arm(months=tuple(_months(first, scenario.book)), further=tuple(_shares(one) for one in runs[1:]))


def _shares(one: Replication) -> Shares:
    counts = {count.name: count for count in one.counts if count.group == ALL}
    waiting = next(m.value for m in one.measures if (m.measure, m.group) == ("waiting", "at the end"))
    police, probation = counts["police-visits-on-time"], counts[PROBATION[0]]
    return Shares(
        police=100 * police.met / police.due if police.due else 0.0,
        probation=100 * probation.met / probation.due if probation.due else 0.0,
        waiting=int(waiting),
    )


def _months(records: Records, book: Book) -> Iterator[Month]:
    police, probation = _fell_due(records, book, POLICE), _fell_due(records, book, PROBATION)
    for first, next_first in _spans(records):
        starts, ends = day_number(first), day_number(next_first)
        waiting, required = _waiting(records, ends - 1)
        yield Month(
            name=f"{MONTHS[first.month - 1]} {first.year}",
            police=_visits(police, starts, ends),
            probation=_visits(probation, starts, ends),
            starts=_happened(records, Happened.STARTED, starts, ends),
            waiting=waiting,
            required=required,
            hours=_hours(records, starts, ends),
        )


def _spans(records: Records) -> Iterator[tuple[date, date]]:
    first, end = day_of(records.starts), day_of(records.ends)
    while first < end:
        following = min(add_to(first.replace(day=1), 1, "months"), end)
        yield first, following
        first = following


def _fell_due(records: Records, book: Book, standards: Sequence[str]) -> list[tuple[int, bool, bool]]:
    """For each visit that fell due: when, whether it was made in time, and whether it was made at all."""
    found: list[tuple[int, bool, bool]] = []
    for covered in COVERED:
        if covered.standard in standards:
            periods = periods_of(records, book, covered)
            kept = zip(periods.due, periods.met, periods.done != NO_DAY, periods.counted, strict=True)
            found += [(int(due), bool(met), bool(done)) for due, met, done, counted in kept if counted]
    return found


def _visits(fell_due: Sequence[tuple[int, bool, bool]], starts: int, ends: int) -> Visits:
    here = [(met, done) for due, met, done in fell_due if starts <= due < ends]
    return Visits(
        due=len(here),
        late=sum(done and not met for met, done in here),
        missing=sum(not done for _, done in here),
    )


def _happened(records: Records, what: Happened, starts: int, ends: int) -> int:
    rows = records.programme
    within = (rows["day"] >= starts) & (rows["day"] < ends) & ~np.isin(rows["programme"], FOLLOW_ON)
    return int(((rows["event"] == int(what)) & within).sum())


def _waiting(records: Records, day: int) -> tuple[int, int]:
    """Of those required to attend and on an order on this day: how many had not begun, and how many they are."""
    people, programme, orders = records.people, records.programme, records.orders
    under = (orders["start"] <= day) & ((orders["end"] > day) | (orders["end"] == NO_DAY))
    required = (people["standing"] == int(Standing.REQUIRED)) & np.isin(people["person"], orders["person"][under])
    required &= (people["joined"] <= day) & ((people["left"] > day) | (people["left"] == NO_DAY))
    begun = np.isin(programme["event"], [int(Happened.STARTED), int(Happened.COMPLETED)]) & (programme["day"] <= day)
    begun &= ~np.isin(programme["programme"], FOLLOW_ON)
    not_begun = required & ~np.isin(people["person"], programme["person"][begun])
    return int(not_begun.sum()), int(required.sum())


def _hours(records: Records, starts: int, ends: int) -> dict[str, float]:
    """Hours delivered by purpose; sessions of the programme are constructive, as in `measures`."""
    work, sessions = records.work, records.sessions
    done = (work["outcome"] == int(Outcome.DONE)) & (work["day"] >= starts) & (work["day"] < ends)
    hours: dict[str, float] = dict.fromkeys(PURPOSES, 0.0)
    for kind, about in WORK_KINDS.items():
        hours[about.purpose] += float(work["minutes"][done & (work["work"] == int(kind))].sum()) / 60
    led = (sessions["day"] >= starts) & (sessions["day"] < ends)
    hours["constructive"] += float(sessions["minutes"][led].sum()) / 60
    return hours
