"""What all findings are counted with: who is there on the last day, what was done when, and what happened when.

People are sorted arrays of numbers without repeats; what happened is a pair of arrays, who and when, by person and day.
Much of it is asked for by many findings, so it is worked out once for each replication.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightmix_sim.findings.spans import Days, Mask, ends_of
from rightmix_sim.findings.when import When, in_order
from rightmix_sim.records import Event, Outcome, Records, Rows, Work, events_of, is_one_of, once, work_of

ALL = "all"
# How a piece of work that fell due can have ended: an attempt that failed is not the last word on it
ENDED = (Outcome.DONE, Outcome.OUTSTANDING, Outcome.CANCELLED)


@dataclass(frozen=True)
class Count:
    """How many (`met`) of how many (`due`) in one replication of one area.

    `name` is the id of a standard, or of a finding of the report where there is no standard.
    """

    name: str
    group: str
    met: int
    due: int


def count_of(name: str, met: Mask) -> Count:
    """So many of these."""
    return Count(name, ALL, int(np.count_nonzero(met)), int(met.size))


def share_of(name: str, these: Days, of: Days) -> Count:
    """How many of some people are among others."""
    return count_of(name, np.isin(of, these))


@once
def on_register(records: Records) -> Days:
    """Who is on the register on the last day: the records that an inspector would find."""
    people, last = records.people, records.ends - 1
    there = (people["joined"] <= last) & (ends_of(people["left"]) > last)
    return people["person"][there].astype(np.int64)


@once
def on_order(records: Records, begun_from: int | None = None) -> Days:
    """Who is on an order or licence on the last day: probation's cases; of spells that began on a day or later."""
    orders, last = records.orders, records.ends - 1
    there = (orders["start"] <= last) & (ends_of(orders["end"]) > last)
    if begun_from is not None:
        there &= orders["start"] >= begun_from
    return np.intersect1d(orders["person"][there].astype(np.int64), on_register(records))


def on_first_order(records: Records) -> Days:
    """Who is, on the last day, on the order or licence on which they came: not on a new licence after custody."""
    orders, people, last = records.orders, records.people, records.ends - 1
    began = people["order_start"][np.searchsorted(people["person"], orders["person"])]
    there = (orders["start"] <= last) & (ends_of(orders["end"]) > last) & (orders["start"] == began)
    return np.unique(orders["person"][there].astype(np.int64))


@once
def who(records: Records, column: str, value: int = 1) -> Days:
    """Everybody of whom a column of `people` says this."""
    people: Days = records.people["person"][records.people[column] == value].astype(np.int64)
    return people


@once
def done(records: Records, *works: Work, measured: bool = False) -> When:
    """Who had a piece of this work done during the run (or the measured days), and when."""
    rows = work_of(records, *works)
    day, since = rows["day"], records.starts if measured else records.first_day
    there = (rows["outcome"] == int(Outcome.DONE)) & (day >= since) & (day < records.ends)
    return in_order(rows["person"][there], day[there])


@once
def ever_done(records: Records, work: Work) -> When:
    """The same with what was last done before the run."""
    rows = work_of(records, work)
    rows = rows.where(is_one_of(rows["outcome"], (Outcome.DONE, Outcome.BEFORE)))
    return in_order(rows["person"], rows["day"])


@once
def events(records: Records, event: Event, detail: int | None = None, *, measured: bool = False) -> When:
    """To whom something happened during the run (or the measured days), and when."""
    rows = events_of(records, event)
    there = rows["day"] < records.ends
    if detail is not None:
        there &= rows["detail"] == detail
    if measured:
        there &= rows["day"] >= records.starts
    return in_order(rows["person"][there], rows["day"][there])


def fell_due(records: Records, work: Work) -> Rows:
    """Pieces with a date in the measured days, kept or not, that was there while the work was owed."""
    rows = work_of(records, work)
    rows = rows.where((rows["due"] >= records.starts) & (rows["due"] < records.ends))
    rows = rows.where(is_one_of(rows["outcome"], ENDED))
    closed = ends_of(records.duties["closed"][rows["duty"]])
    return rows.where((rows["outcome"] == int(Outcome.DONE)) | (rows["due"] < closed))
