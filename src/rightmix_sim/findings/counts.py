"""How much of the work that fell due was on time, standard by standard, and what else the inspectors counted.

The standards on visits, contact, plans and reviews are judged period by period (`COVERED`); the findings that stand
beside them come from a module for each topic, and `data/definitions.yaml` says of each what it counts and of what. A
finding that a run cannot speak to has nothing that fell due.

Source: guidance in force on the day; the report, chapters 4 to 10.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from rightmix_sim.findings.assessment import assessment_findings
from rightmix_sim.findings.changes import change_findings
from rightmix_sim.findings.counting import ALL, ENDED, Count, ever_done, on_order, share_of
from rightmix_sim.findings.mappa import mappa_findings
from rightmix_sim.findings.periods import Covered, Periods, periods_of
from rightmix_sim.findings.premises import premises_findings
from rightmix_sim.findings.programmes import programme_findings
from rightmix_sim.findings.recording import recording_findings
from rightmix_sim.findings.spans import ends_of, state_on
from rightmix_sim.findings.staff import staff_findings
from rightmix_sim.findings.victims import victim_findings
from rightmix_sim.findings.visits import visit_findings
from rightmix_sim.guidance import Book, Standard
from rightmix_sim.records import LEVELS, Outcome, Records, Work, is_one_of, work_of

__all__ = ["ALL", "COVERED", "OWN_MINIMUM", "POOLED", "Count", "count_findings", "programme_findings"]

OWN_MINIMUM = "by the area's own minimum"

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
    Covered("rosh-full-analysis", Work.ROSH_AND_RMP, "order"),
    Covered("police-rmp-on-visor", Work.POLICE_PLAN, "register"),
)

# Findings of the report that pool several standards
POOLED: dict[str, tuple[str, ...]] = {
    "police-visits-on-time": ("police-visit-high", "police-visit-medium", "police-visit-low-required"),
}


def count_findings(records: Records, book: Book) -> list[Count]:
    """All findings of one replication of one area, always the same ones in the same order."""
    counts: list[Count] = []
    periods: dict[str, Periods] = {}
    for covered in COVERED:
        found = periods[covered.standard] = periods_of(records, book, covered)
        counts.append(Count(covered.standard, ALL, int(found.met.sum()), int(found.counted.sum())))
        if covered.by is not None:
            counts.extend(_split(records, covered, found, book[covered.standard]))
    for name, parts in POOLED.items():
        pooled = [count for count in counts if count.name in parts and count.group == ALL]
        counts.append(Count(name, ALL, sum(count.met for count in pooled), sum(count.due for count in pooled)))
    counts.append(_by_own_minimum(records))
    counts.extend(programme_findings(records))
    counts.append(share_of("probation-visits-used", ever_done(records, Work.PROBATION_VISIT)[0], on_order(records)))
    counts.extend(assessment_findings(records))
    counts.extend(recording_findings(records))
    counts.extend(mappa_findings(records))
    counts.extend(visit_findings(records, book, [periods[name] for name in POOLED["police-visits-on-time"]]))
    counts.extend(victim_findings(records))
    counts.extend(premises_findings(records))
    counts.extend(change_findings(records, book))
    counts.extend(staff_findings(records, book))
    return counts


def _by_own_minimum(records: Records) -> Count:
    """Police visits by the dates the area itself sets, which need not be those of the guidance (¶7.15)."""
    rows = work_of(records, Work.POLICE_VISIT)
    owed_until = np.minimum(ends_of(records.duties["closed"][rows["duty"]]), records.ends)
    rows = rows.where((rows["due"] >= records.starts) & (rows["due"] < owed_until) & is_one_of(rows["outcome"], ENDED))
    met = (rows["outcome"] == int(Outcome.DONE)) & (rows["day"] <= rows["due"])
    return Count("police-visits-on-time", OWN_MINIMUM, int(met.sum()), int(met.size))


def _split(records: Records, covered: Covered, periods: Periods, standard: Standard) -> Iterable[Count]:
    """By what somebody's category or level was on the day on which it fell due."""
    assert covered.by is not None
    counted = periods.counted
    value = state_on(records, covered.by, periods.person[counted], periods.due[counted])
    due = np.bincount(value, minlength=len(LEVELS))
    met = np.bincount(value[periods.met[counted]], minlength=len(LEVELS))
    wanted = getattr(standard.applies_to, covered.by) or LEVELS
    for code, word in enumerate(LEVELS):
        if word in wanted:
            yield Count(covered.standard, word, int(met[code]), int(due[code]))
