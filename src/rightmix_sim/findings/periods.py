"""Every period of a standard in the records of a run: from when, due when, done when.

Judged by the one rule of "on time" (`guidance.timing`), for all people at once; a test holds the two together. A change
of category does not undo what was done: where a standard begins to apply on the way, its interval runs from the last
time the work was done, or, if that would have fallen due before, from the day on which it begins to apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rightmix_sim import workdays
from rightmix_sim.findings.counting import ever_done
from rightmix_sim.findings.spans import Days, During, Mask, Spans, spans_of
from rightmix_sim.findings.when import When, key_of, last_of_each, last_until, rows_from
from rightmix_sim.guidance import Book, Standard, due_days
from rightmix_sim.records import NO_DAY, Records, Work

__all__ = ["Covered", "During", "Periods", "due_on", "judged", "periods_of"]

_LOOK_BACK = 11 * 366  # days before the run from which an interval may still be running


@dataclass(frozen=True)
class Covered:
    """A standard that the model covers: the work that keeps it, and while what it is owed.

    `by` splits the finding by a column of `states`, as it was on the day the work fell due.
    """

    standard: str
    work: Work
    during: During
    by: str | None = None


# What also starts an interval: the first assessment is made with the initial plan
_ALSO_STARTS = {Work.OASYS_REVIEW: Work.INITIAL_PLAN}


@dataclass(frozen=True)
class Periods:
    """Every period of a standard: whose, from when, due when, done when (`NO_DAY`: not), counted or not.

    `first` says that it runs from the start of the order or registration.
    """

    person: Days
    since: Days
    due: Days
    done: Days
    counted: Mask
    first: Mask

    @property
    def met(self) -> Mask:
        """Counted and done on time."""
        met: Mask = self.counted & (self.done != NO_DAY) & (self.done <= self.due)
        return met


def periods_of(records: Records, book: Book, covered: Covered) -> Periods:
    """The periods of a standard, one after another for each person to whom it applies, as `timing.judge` gives them."""
    standard = book[covered.standard]
    also = _ALSO_STARTS.get(covered.work)
    return judged(
        records,
        standard,
        spans_of(records, book, standard, covered.during),
        ever_done(records, covered.work),
        None if also is None else ever_done(records, also),
    )


def judged(records: Records, standard: Standard, spans: Spans, done: When, also_starts: When | None = None) -> Periods:
    """The periods of a standard in these spans, with what was done: who and when.

    `also_starts` is work from which an interval runs as well; what began during the run then runs from nothing else.
    """
    if standard.kind == "deadline":
        spans = spans.some(spans.fresh)
    since, there = _beginnings(records, standard, spans, done, also_starts)
    first, count = _inside(spans, done[0], done[1])
    # span by span the day from which its first period runs, if there is one, and then what was done in it
    rows = count + there
    of = np.repeat(np.arange(rows.size), rows)
    begins = np.zeros(of.size, np.bool_)
    begins[(np.cumsum(rows) - rows)[there]] = True
    day = np.empty(of.size, np.int64)
    day[begins] = since[there]
    day[~begins] = done[1][rows_from(first, count)]
    until = np.where(last_of_each(of), NO_DAY, np.roll(day, -1))
    if standard.kind == "deadline":
        of, day, until = of[begins], day[begins], until[begins]
    due = due_on(records, standard, day)
    counted = (due >= records.starts) & (due < np.minimum(records.ends, spans.end)[of])
    if standard.kind == "deadline":  # of what began before the run nobody wrote down when it was done
        counted &= day >= records.first_day
    counted &= (until == NO_DAY) | (until >= workdays.day_number(standard.editions[0].from_))
    return Periods(spans.person[of], day, due, until, counted, spans.fresh[of] & (day == spans.start[of]))


def due_on(records: Records, standard: Standard, since: Days) -> Days:
    """Due days; long before the run nothing counts, so there the day itself will do."""
    first = records.first_day - _LOOK_BACK
    table = _due_days(standard, first, max(records.ends - first, 1))
    place = since - first
    return np.where((place >= 0) & (place < table.size), table.take(place, mode="clip"), since)


@lru_cache(maxsize=64)
def _due_days(standard: Standard, first: int, count: int) -> Days:
    """The same table serves every replication and every area of a run."""
    return due_days(standard, first, count)


def _beginnings(
    records: Records, standard: Standard, spans: Spans, done: When, also_starts: When | None
) -> tuple[Days, Mask]:
    """The day from which the first period of each span runs, and whether there is one at all."""
    before = last_until(done, spans.person, spans.start - 1)
    from_start = np.ones(spans.person.size, np.bool_)
    if also_starts is not None:
        before = np.maximum(before, last_until(also_starts, spans.person, spans.start - 1))
        from_start = spans.origin < records.first_day
    known = (before != NO_DAY) & (before >= spans.origin) & ~spans.fresh
    runs_on = known & (due_on(records, standard, before) >= spans.start)
    since, there = np.where(runs_on, before, spans.start), from_start | known
    if also_starts is not None:
        other, is_other = _first_inside(spans, also_starts)
        first_done, is_done = _first_inside(spans, done)
        # a first assessment that comes after a review starts nothing
        starts = ~there & is_other & ~(is_done & (first_done < other))
        since, there = np.where(starts, other, since), there | starts
    return since, there


def _first_inside(spans: Spans, when: When) -> tuple[Days, Mask]:
    """The first of these days in each span, and whether there is one."""
    first, count = _inside(spans, *when)
    day = when[1].take(first, mode="clip") if when[1].size else spans.start
    return day, count > 0


def _inside(spans: Spans, person: Days, day: Days) -> tuple[Days, Days]:
    """Where the days in each span begin, and how many there are. A day lies in the span that began last."""
    key = key_of(person, day)
    next_start = np.where(last_of_each(spans.person), spans.end, np.roll(spans.start, -1))
    first = np.searchsorted(key, key_of(spans.person, spans.start))
    last = np.searchsorted(key, key_of(spans.person, np.minimum(spans.end, next_start)))
    return first, last - first
