"""How much of the work that fell due was on time, standard by standard, in one replication of one area.

Beside the standards stand the report's own findings that a run can speak to: waits for a programme, pre-programme work,
home visits by probation in use.

Source: guidance in force on the day; the report, ¶6.1, 6.2, 7.1, 7.24 for the findings without a standard.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rightmix_sim.findings.periods import Covered, Periods, done_work, periods_of
from rightmix_sim.findings.spans import Days, Mask, state_on
from rightmix_sim.guidance import Book, Standard
from rightmix_sim.records import LEVELS, NO_DAY, Happened, Outcome, Records, Standing, Work

ALL = "all"
OWN_MINIMUM = "by the area's own minimum"
_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Count:
    """How many (`met`) of how many (`due`) in one replication of one area.

    `name` is the id of a standard, or of a finding of the report where there is no standard.
    """

    name: str
    group: str
    met: int
    due: int


COVERED: tuple[Covered, ...] = (
    Covered("police-visit-high", Work.POLICE_VISIT, "register", "rm2000"),
    Covered("police-visit-medium", Work.POLICE_VISIT, "register"),
    Covered("police-visit-low-required", Work.POLICE_VISIT, "register"),
    Covered("police-visit-low-preferred", Work.POLICE_VISIT, "register"),
    Covered("rmp-review-level-3", Work.POLICE_REVIEW, "level_2_or_3"),
    Covered("rmp-review-level-2", Work.POLICE_REVIEW, "level_2_or_3"),
    Covered("rmp-review-level-1", Work.POLICE_REVIEW, "level_1", "rm2000"),
    Covered("first-contact-tier-4", Work.CONTACT, "order"),
    Covered("first-contact", Work.CONTACT, "order"),
    Covered("initial-sentence-plan-tier-4", Work.INITIAL_PLAN, "order"),
    Covered("initial-sentence-plan", Work.INITIAL_PLAN, "order"),
    Covered("reporting-tier-4", Work.CONTACT, "early_order"),
    Covered("reporting-tier-3", Work.CONTACT, "early_order"),
    Covered("reporting-tier-2", Work.CONTACT, "early_order"),
    Covered("reporting-monthly", Work.CONTACT, "later_order"),
    Covered("probation-home-visit", Work.PROBATION_VISIT, "order", "rosh"),
    Covered("oasys-review", Work.OASYS_REVIEW, "order", "rosh"),
    Covered("oasys-review-tier-4", Work.OASYS_REVIEW, "order"),
)

# Findings of the report that pool several standards
POOLED: dict[str, tuple[str, ...]] = {
    "police-visits-on-time": ("police-visit-high", "police-visit-medium", "police-visit-low-required"),
}


def count_findings(records: Records, book: Book) -> list[Count]:
    """All findings of one replication of one area."""
    counts: list[Count] = []
    for covered in COVERED:
        periods = periods_of(records, book, covered)
        counts.append(_count(covered.standard, ALL, periods.met, periods.counted))
        if covered.by is not None:
            counts.extend(_split(records, covered, periods, book[covered.standard]))
    for name, parts in POOLED.items():
        pooled = [count for count in counts if count.name in parts and count.group == ALL]
        counts.append(Count(name, ALL, sum(count.met for count in pooled), sum(count.due for count in pooled)))
    counts.append(_by_own_minimum(records))
    return counts + programme_findings(records) + [_probation_visits_used(records)]


def programme_findings(records: Records) -> list[Count]:
    """Waits for a place on the last day (¶6.1), and pre-programme work at the first session (¶6.2)."""
    people, last_day = records.people, records.ends - 1
    required = _on_order_at_the_end(records) & (people["standing"] == int(Standing.REQUIRED))
    begun = np.isin(people["person"], _reached(records, (Happened.STARTED, Happened.COMPLETED)))
    waited = (last_day - people["order_start"].astype(np.int64)) / _DAYS_A_MONTH
    waiting = required & ~begun
    of = int(required.sum())
    half_a_year = int((waiting & (waited >= 6) & (waited < 12)).sum())
    a_year = int((waiting & (waited >= 12)).sum())
    return [
        Count("waiting-6-to-12-months", ALL, half_a_year, of),
        Count("waiting-over-a-year", ALL, a_year, of),
        Count("waiting-over-6-months", ALL, half_a_year + a_year, of),
        _pre_programme_incomplete(records),
    ]


def _pre_programme_incomplete(records: Records) -> Count:
    started = records.programme["event"] == int(Happened.STARTED)
    day = records.programme["day"].astype(np.int64)
    started &= (day >= records.starts) & (day < records.ends)
    who = np.unique(records.programme["person"][started])
    duties = records.duties
    asked = (duties["work"] == int(Work.PRE_PROGRAMME)) & np.isin(duties["person"], who)
    rows = (records.work["work"] == int(Work.PRE_PROGRAMME)) & (records.work["outcome"] == int(Outcome.DONE))
    sessions = np.bincount(records.work["duty"][rows], minlength=duties["duty"].size)
    incomplete = sessions[asked] < duties["planned_pieces"][asked]
    return Count("pre-programme-incomplete", ALL, int(incomplete.sum()), int(asked.sum()))


def _by_own_minimum(records: Records) -> Count:
    """Police visits by the dates the area itself sets, which need not be those of the guidance (¶7.15)."""
    work, closed = records.work, records.duties["closed"]
    owed_until = np.where(closed == NO_DAY, records.ends, np.minimum(closed, records.ends))[work["duty"]]
    fell_due = (work["work"] == int(Work.POLICE_VISIT)) & (work["due"] >= records.starts) & (work["due"] < owed_until)
    fell_due &= np.isin(work["outcome"], (int(Outcome.DONE), int(Outcome.OUTSTANDING), int(Outcome.CANCELLED)))
    met = fell_due & (work["outcome"] == int(Outcome.DONE)) & (work["day"] <= work["due"])
    return Count("police-visits-on-time", OWN_MINIMUM, int(met.sum()), int(fell_due.sum()))


def _probation_visits_used(records: Records) -> Count:
    on_order = _on_order_at_the_end(records)
    visited, _ = done_work(records, Work.PROBATION_VISIT)
    return Count(
        "probation-visits-used",
        ALL,
        int(np.isin(records.people["person"][on_order], visited).sum()),
        int(on_order.sum()),
    )


def _on_order_at_the_end(records: Records) -> Mask:
    people, last_day = records.people, records.ends - 1
    there: Mask = (people["order_start"] <= last_day) & (people["order_end"] > last_day) & (people["order_kind"] > 0)
    return there


def _split(records: Records, covered: Covered, periods: Periods, standard: Standard) -> Iterable[Count]:
    assert covered.by is not None
    value = state_on(records, covered.by, periods.person, np.maximum(periods.due, records.first_day))
    wanted = getattr(standard.applies_to, covered.by) or LEVELS
    for code, word in enumerate(LEVELS):
        if word in wanted:
            of = value == code
            yield _count(covered.standard, word, periods.met & of, periods.counted & of)


def _reached(records: Records, events: Sequence[Happened]) -> Days:
    happened = np.isin(records.programme["event"], [int(event) for event in events])
    return records.programme["person"][happened & (records.programme["day"] < records.ends)]


def _count(name: str, group: str, met: Mask, counted: Mask) -> Count:
    return Count(name, group, int((met & counted).sum()), int(counted.sum()))
