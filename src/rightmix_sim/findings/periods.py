"""Every period of a standard in the records of a run: from when, due when, done when.

Judged by the one rule of "on time" (`guidance.timing`), for all people at once; a test holds the two together. A change
of category does not undo what was done: where a standard begins to apply on the way, its interval runs from the last
time the work was done, or, if that would have fallen due before, from the day on which it begins to apply.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightmix_sim import workdays
from rightmix_sim.findings.spans import Days, During, Mask, Spans, key_of, spans_of
from rightmix_sim.guidance import Book, Standard, due_days
from rightmix_sim.records import NO_DAY, Outcome, Records, Work

__all__ = ["Covered", "Days", "During", "Mask", "Periods", "done_work", "judged", "periods_of"]

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
        done_work(records, covered.work),
        None if also is None else done_work(records, also),
    )


def judged(
    records: Records,
    standard: Standard,
    spans: Spans,
    done: tuple[Days, Days],
    also_starts: tuple[Days, Days] | None = None,
) -> Periods:
    """The periods of a standard in these spans, with what was done: who and when.

    `also_starts` is work from which an interval runs as well; what began during the run then runs from nothing else.
    """
    if standard.kind == "deadline":
        spans = spans.some(spans.fresh)
    from_start = np.ones(spans.person.size, np.bool_)
    extra = (np.zeros(0, np.int64), np.zeros(0, np.int64))
    if also_starts is not None:
        extra, from_start = also_starts, spans.origin < records.first_day
    since, there = _beginnings(records, standard, spans, _by_person_and_day(done, extra), from_start)
    inside = [_inside(spans, who, day) for who, day in (extra, done)]
    of = np.concatenate([np.flatnonzero(there), *(place for place, _ in inside)])
    day = np.concatenate([since[there], *(on for _, on in inside)])
    is_done = np.concatenate([np.zeros(of.size - inside[1][0].size, np.bool_), np.ones(inside[1][0].size, np.bool_)])
    order = np.lexsort((is_done, day, of))
    of, day, is_done = of[order], day[order], is_done[order]
    first = np.concatenate([[True], of[1:] != of[:-1]]) if of.size else is_done
    starts = first | is_done  # a first assessment that comes after a review starts nothing
    of, day, is_done = of[starts], day[starts], is_done[starts]
    followed = np.zeros(of.size, np.bool_)
    followed[:-1] = (of[1:] == of[:-1]) & is_done[1:]
    until = np.full(of.size, NO_DAY, np.int64)
    until[:-1][followed[:-1]] = day[1:][followed[:-1]]
    if standard.kind == "deadline":
        begins = ~is_done
        of, day, until = of[begins], day[begins], until[begins]
    due = _due(records, standard, day)
    counted = (due >= records.starts) & (due < np.minimum(records.ends, spans.end[of]))
    if standard.kind == "deadline":  # of what began before the run nobody wrote down when it was done
        counted &= day >= records.first_day
    counted &= (until == NO_DAY) | (until >= workdays.day_number(standard.editions[0].from_))
    return Periods(spans.person[of], day, due, until, counted, spans.fresh[of] & (day == spans.start[of]))


def done_work(records: Records, work: Work) -> tuple[Days, Days]:
    """Who had a piece of this work done, and when; what was last done before the run is among it."""
    rows = records.work
    done = (rows["work"] == int(work)) & np.isin(rows["outcome"], (int(Outcome.DONE), int(Outcome.BEFORE)))
    return rows["person"][done].astype(np.int64), rows["day"][done].astype(np.int64)


def _beginnings(
    records: Records, standard: Standard, spans: Spans, events: tuple[Days, Days], from_start: Mask
) -> tuple[Days, Mask]:
    """The day from which the first period of each span runs, and whether there is one at all."""
    person, day = events
    place = np.searchsorted(key_of(person, day), key_of(spans.person, spans.start)) - 1
    before, known = spans.start.copy(), np.zeros(spans.person.size, np.bool_)
    if person.size:
        at = np.maximum(place, 0)
        known = (place >= 0) & (person[at] == spans.person) & (day[at] >= spans.origin) & ~spans.fresh
        before[known] = day[at][known]
    runs_on = known & (_due(records, standard, before) >= spans.start)
    return np.where(runs_on, before, spans.start), from_start | known


def _by_person_and_day(done: tuple[Days, Days], extra: tuple[Days, Days]) -> tuple[Days, Days]:
    person, day = np.concatenate([done[0], extra[0]]), np.concatenate([done[1], extra[1]])
    order = np.lexsort((day, person))
    return person[order], day[order]


def _inside(spans: Spans, person: Days, day: Days) -> tuple[Days, Days]:
    """In which span each of these days lies, and the day; those that lie in none are left out."""
    if not spans.person.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    place = np.searchsorted(key_of(spans.person, spans.start), key_of(person, day), side="right") - 1
    at = np.maximum(place, 0)
    there = (place >= 0) & (spans.person[at] == person) & (day < spans.end[at])
    return at[there].astype(np.int64), day[there]


def _due(records: Records, standard: Standard, since: Days) -> Days:
    """Due days; long before the run nothing counts, so there the day itself will do."""
    first = records.first_day - _LOOK_BACK
    table = due_days(standard, first, max(records.ends - first, 1))
    within = (since >= first) & (since - first < table.size)
    return np.where(within, table[np.clip(since - first, 0, table.size - 1)], since)
