"""Findings on what follows a significant change, and on assessments that lapse (¶9.1, 9.2, 9.7)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, done, events, ever_done, on_register
from rightmix_sim.findings.definitions import days_of
from rightmix_sim.findings.spans import Days, Mask, Spans, base_spans
from rightmix_sim.findings.when import When, key_of, latest, next_from
from rightmix_sim.guidance import Book
from rightmix_sim.records import NO_DAY, Event, Records, Work


def change_findings(records: Records, book: Book) -> Iterator[Count]:
    """All of them, always in the same order; of changes whose time is up."""
    yield _reviewed(
        records,
        "oasys-review-after-change",
        base_spans(records, book, "order"),
        events(records, Event.CHANGE_KNOWN_PROBATION),
        (Work.CHANGE_REVIEW, Work.OASYS_REVIEW),
    )
    yield _reviewed(
        records,
        "review-after-event",
        base_spans(records, book, "register"),
        events(records, Event.CHANGE_KNOWN_POLICE),
        (Work.CHANGE_REVIEW_POLICE, Work.POLICE_REVIEW),
    )
    yield _lapsed(records)


def _reviewed(records: Records, name: str, spans: Spans, known: When, reviews: tuple[Work, Work]) -> Count:
    """Reviewed is a change by a review asked for because of it, or a regular one by somebody who knew of it."""
    person, day = events(records, Event.SIGNIFICANT_CHANGE, measured=True)
    last = day + days_of(name)
    counted = (last < records.ends) & (spans.end_on(person, day) > last)
    person, day, last = person[counted], day[counted], last[counted]
    knew = np.isin(key_of(person, day), key_of(*known))
    asked, regular = (next_from(done(records, work), person, day) for work in reviews)
    return count_of(name, knew & (_in_time(asked, last) | _in_time(regular, last)))


def _in_time(done_on: Days, last: Days) -> Mask:
    in_time: Mask = (done_on != NO_DAY) & (done_on <= last)
    return in_time


def _lapsed(records: Records) -> Count:
    """Newcomers whose RM2000 is not there when it should be, and RM2000s that nobody has looked at again for long."""
    of, people = on_register(records), records.people
    joined = people["joined"].astype(np.int64)[np.searchsorted(people["person"], of)]
    scored, again = done(records, Work.RM2000_POLICE), ever_done(records, Work.RM2000_REVIEW)
    last = np.maximum(latest(scored, of), latest(again, of))
    new = (joined >= records.first_day) & ~np.isin(of, events(records, Event.MOVED_IN)[0])
    wanted = joined + days_of("rm2000-after-14-days") < records.ends
    lapsed = (last != NO_DAY) & (records.ends - last > days_of("review-problems"))
    return count_of("review-problems", lapsed | (new & wanted & (latest(scored, of) == NO_DAY)))
