"""Findings on visits, orders, registration and enforcement (chapter 7); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightmix_sim import workdays
from rightmix_sim.findings.counting import (
    ALL,
    Count,
    count_of,
    done,
    events,
    next_from,
    on_order,
    share_of,
    who,
)
from rightmix_sim.findings.periods import Periods, done_work, judged
from rightmix_sim.findings.spans import Days, Spans, base_spans, ends_of, key_of
from rightmix_sim.guidance import Book, due_date
from rightmix_sim.records import CHECKED, NO_DAY, Event, Outcome, Records, Work

CONDITIONS = ("prohibited_contact", "residence_requirement", "prohibited_activity", "exclusion")


def visit_findings(records: Records, book: Book, police_visits: Sequence[Periods]) -> Iterator[Count]:
    """All of them, always in the same order; `police_visits` are the periods of the standards on police visits."""
    cases = on_order(records)
    for column in CONDITIONS:
        yield share_of(column.replace("_", "-"), who(records, column), cases)
    yield share_of("disclosure-used", events(records, Event.DISCLOSURE_MADE)[0], cases)
    yield share_of("police-visits-used", done_work(records, Work.POLICE_VISIT)[0], cases)
    yield from _late_visits(records, police_visits)
    yield from _conduct_of_visits(records)
    owed = records.duties
    in_force = (owed["work"] == int(Work.SOPO_CHECK)) & (ends_of(owed["closed"]) >= records.ends)
    with_sopo = np.intersect1d(cases, owed["person"][in_force & (owed["opened"] < records.ends)])
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
    rows = records.work
    made = (rows["work"] == int(Work.POLICE_VISIT)) & (rows["outcome"] == int(Outcome.DONE))
    made &= (rows["day"] >= records.starts) & (rows["day"] < records.ends)
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
    due = np.array([workdays.day_number(due_date(standard, workdays.day_of(int(one)))) for one in day], np.int64)
    ends = _end_of(base_spans(records, book, "order"), person, day)
    followed = next_from(done(records, Work.ENFORCEMENT), person, day)
    met = (followed != NO_DAY) & (followed <= due)
    counted = (due >= records.starts) & (due < records.ends) & (met | (due < ends))
    return count_of(standard.id, met[counted])


def _end_of(spans: Spans, person: Days, day: Days) -> Days:
    """The end of the span in which each day lies; the day itself where it lies in none."""
    if not spans.person.size:
        return day
    place = np.searchsorted(key_of(spans.person, spans.start), key_of(person, day), side="right") - 1
    at = np.maximum(place, 0)
    there = (place >= 0) & (spans.person[at] == person) & (spans.end[at] > day)
    return np.where(there, spans.end[at], day)
