"""Findings on visits, orders, registration and enforcement (chapter 7); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightmix_sim.findings.counting import ALL, Count, count_of, done, events, ever_done, on_order, share_of, who
from rightmix_sim.findings.periods import Periods, due_on, judged
from rightmix_sim.findings.spans import base_spans, ends_of
from rightmix_sim.findings.when import next_from
from rightmix_sim.guidance import Book
from rightmix_sim.records import CHECKED, NO_DAY, Event, Outcome, Records, Work, duties_of, work_of

CONDITIONS = ("prohibited_contact", "residence_requirement", "prohibited_activity", "exclusion")


def visit_findings(records: Records, book: Book, police_visits: Sequence[Periods]) -> Iterator[Count]:
    """All of them, always in the same order; `police_visits` are the periods of the standards on police visits."""
    cases = on_order(records)
    for column in CONDITIONS:
        yield share_of(column.replace("_", "-"), who(records, column), cases)
    yield share_of("disclosure-used", events(records, Event.DISCLOSURE_MADE)[0], cases)
    yield share_of("police-visits-used", ever_done(records, Work.POLICE_VISIT)[0], cases)
    yield from _late_visits(records, police_visits)
    yield from _conduct_of_visits(records)
    checks = duties_of(records, Work.SOPO_CHECK)
    in_force = (ends_of(checks["closed"]) >= records.ends) & (checks["opened"] < records.ends)
    with_sopo = np.intersect1d(cases, checks["person"][in_force])
    yield share_of("sopo-on-file", done(records, Work.SOPO_IN_PLAN)[0], with_sopo)
    yield _registered(records, book)
    told, _ = events(records, Event.ABSENCE, 1, measured=True)
    untold, _ = events(records, Event.ABSENCE, 0, measured=True)
    yield Count("absence-notified", ALL, int(told.size), int(told.size + untold.size))
    yield _enforced(records, book)


def _late_visits(records: Records, police_visits: Sequence[Periods]) -> Iterator[Count]:
    """First visits apart from the others: with those on time they are all that fell due."""
    late = first = total = 0
    for periods in police_visits:
        not_met, new = periods.counted & ~periods.met, periods.first & (periods.since >= records.first_day)
        late += int((not_met & ~new).sum())
        first += int((not_met & new).sum())
        total += int(periods.counted.sum())
    yield Count("police-visits-late", ALL, late, total)
    yield Count("first-police-visit-delayed", ALL, first, total)


def _conduct_of_visits(records: Records) -> Iterator[Count]:
    rows = work_of(records, Work.POLICE_VISIT)
    made = (rows["outcome"] == int(Outcome.DONE)) & (rows["day"] >= records.starts) & (rows["day"] < records.ends)
    checked, crew = rows["checked"][made], rows["crew"][made]
    yield count_of("pre-visit-check", checked > CHECKED.index("no"))
    yield count_of("pre-visit-pnc", checked == CHECKED.index("pnc_too"))
    alone = crew.size > 0 and float(np.median(crew)) == 1
    yield Count("lone-visits", ALL, int(alone), int(crew.size > 0))


def _registered(records: Records, book: Book) -> Count:
    spans = base_spans(records, book, "register")
    periods = judged(records, book["registration"], spans, events(records, Event.REGISTERED))
    return Count("registration", ALL, int(periods.met.sum()), int(periods.counted.sum()))


def _enforced(records: Records, book: Book) -> Count:
    """Breach by breach, while the order or licence lasts."""
    standard = book["enforcement"]
    person, day = events(records, Event.BREACH)
    due = due_on(records, standard, day)
    ends = base_spans(records, book, "order").end_on(person, day)
    followed = next_from(done(records, Work.ENFORCEMENT), person, day)
    met = (followed != NO_DAY) & (followed <= due)
    counted = (due >= records.starts) & (due < records.ends) & (met | (due < ends))
    return count_of(standard.id, met[counted])
