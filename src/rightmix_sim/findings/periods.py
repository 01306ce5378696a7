"""Every period of a standard in the records of a run: from when, due when, done when.

Judged by the one rule of "on time" (`guidance.timing`), for all people at once; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.guidance import Book, Standard, due_days
from rightmix_sim.records import LEVELS, NO_DAY, Outcome, Records, Work

Days = NDArray[np.int64]
Mask = NDArray[np.bool_]
During = Literal["register", "order", "early_order", "later_order", "level_1", "level_2_or_3"]

_LOOK_BACK = 11 * 366  # days before the run from which an interval may still be running
_FOREVER = 1 << 40


@dataclass(frozen=True)
class Covered:
    """A standard that the model covers: the work that keeps it, and while what it is owed.

    `by` splits the finding by a column of the people.
    """

    standard: str
    work: Work
    during: During
    by: str | None = None


# What also starts an interval: the first assessment is made with the initial plan
_ALSO_STARTS = {Work.OASYS_REVIEW: Work.INITIAL_PLAN}


@dataclass(frozen=True)
class Periods:
    """Every period of a standard: whose, from when, due when, done when (`NO_DAY`: not), counted or not."""

    person: Days
    since: Days
    due: Days
    done: Days
    counted: Mask

    @property
    def met(self) -> Mask:
        """Counted and done on time."""
        met: Mask = self.counted & (self.done != NO_DAY) & (self.done <= self.due)
        return met


def periods_of(records: Records, book: Book, covered: Covered) -> Periods:
    """The periods of a standard, one after another for each person to whom it applies, as `timing.judge` gives them."""
    standard = book[covered.standard]
    owed = _applies(records, standard)
    start, end = _span(records, book, covered.during)
    start, end = start[owed], end[owed]
    person = records.people["person"].astype(np.int64)[owed]
    place = np.full(int(records.people["person"].max(initial=-1)) + 1, -1, np.int64)
    place[person] = np.arange(person.size)

    done_person, done_day = done_work(records, covered.work)
    also = _ALSO_STARTS.get(covered.work)
    starts_with_span = np.ones(person.size, np.bool_)
    extra_person, extra_day = np.zeros(0, np.int64), np.zeros(0, np.int64)
    if also is not None:
        extra_person, extra_day = done_work(records, also)
        starts_with_span = start < records.first_day
    of = np.concatenate([np.flatnonzero(starts_with_span), place[extra_person], place[done_person]])
    day = np.concatenate([start[starts_with_span], extra_day, done_day])
    is_done = np.concatenate([np.zeros(of.size - done_day.size, np.bool_), np.ones(done_day.size, np.bool_)])
    inside = of >= 0
    inside[inside] &= (day[inside] >= start[of[inside]]) & (day[inside] < end[of[inside]])
    of, day, is_done = of[inside], day[inside], is_done[inside]
    order = np.lexsort((is_done, day, of))
    of, day, is_done = of[order], day[order], is_done[order]
    followed = np.zeros(of.size, np.bool_)
    followed[:-1] = (of[1:] == of[:-1]) & is_done[1:]
    done = np.full(of.size, NO_DAY, np.int64)
    done[:-1][followed[:-1]] = day[1:][followed[:-1]]
    if standard.kind == "deadline":
        first = ~is_done
        of, day, done = of[first], day[first], done[first]
    due = _due(records, standard, day)
    counted = (due >= records.starts) & (due < np.minimum(records.ends, end[of]))
    if standard.kind == "deadline":  # of what began before the run nobody wrote down when it was done
        counted &= day >= records.first_day
    counted &= (done == NO_DAY) | (done >= workdays.day_number(standard.editions[0].from_))
    return Periods(person[of], day, due, done, counted)


def done_work(records: Records, work: Work) -> tuple[Days, Days]:
    """Who had a piece of this work done, and when; what was last done before the run is among it."""
    rows = records.work
    done = (rows["work"] == int(work)) & np.isin(rows["outcome"], (int(Outcome.DONE), int(Outcome.BEFORE)))
    return rows["person"][done].astype(np.int64), rows["day"][done].astype(np.int64)


def _applies(records: Records, standard: Standard) -> Mask:
    """Who a standard is about, by risk of reconviction, Risk of Serious Harm, MAPPA level and tier.

    Somebody managed at level 2 or 3 while on an order is at level 1 afterwards, so level 1 is about everybody.
    """
    people, to = records.people, standard.applies_to
    owed = np.ones(people["person"].size, np.bool_)
    if to.rm2000:
        owed &= np.isin(people["rm2000"], [LEVELS.index(word) for word in to.rm2000])
    if to.rosh:
        owed &= np.isin(people["rosh"], [LEVELS.index(word) for word in to.rosh])
    if to.mappa_level and 1 not in to.mappa_level:
        owed &= np.isin(people["mappa_level"], to.mappa_level)
    if to.tier:
        owed &= np.isin(people["tier"], to.tier)
    return owed


def _span(records: Records, book: Book, during: During) -> tuple[Days, Days]:
    """From which day, and until before which, each person is owed the work; an empty span for whom it never is."""
    people = records.people
    early_weeks = book["reporting-first-period"].value_on(workdays.day_of(records.starts)) or 0
    joined, left = people["joined"].astype(np.int64), _end(people["left"])
    order, order_end = people["order_start"].astype(np.int64), _end(people["order_end"])
    supervised = people["order_kind"] > 0
    order, order_end = np.where(supervised, order, 0), np.where(supervised, order_end, 0)
    early_end = np.minimum(order + 7 * early_weeks, order_end)
    higher = people["mappa_level"] > 1
    if during == "register":
        return joined, left
    if during == "order":
        return order, order_end
    if during == "early_order":
        return order, early_end
    if during == "later_order":
        return early_end, order_end
    if during == "level_1":
        return np.where(higher, order_end, joined), left
    return np.where(higher, order, 0), np.where(higher, order_end, 0)


def _due(records: Records, standard: Standard, since: Days) -> Days:
    """Due days; long before the run nothing counts, so there the day itself will do."""
    first = records.first_day - _LOOK_BACK
    table = due_days(standard, first, records.ends - first)
    return np.where(since >= first, table[np.clip(since - first, 0, table.size - 1)], since)


def _end(days: NDArray[np.generic]) -> Days:
    found = days.astype(np.int64)
    return np.where(found == NO_DAY, _FOREVER, found)
