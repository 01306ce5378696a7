"""What all findings are counted with: who is there on the last day, what was done when, and what came next.

People are sorted arrays of numbers without repeats; what happened is a pair of arrays, who and when, by person and day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rightmix_sim.findings.spans import Days, Mask, ends_of, key_of
from rightmix_sim.records import NO_DAY, Event, Outcome, Records, Work

ALL = "all"
When = tuple[Days, Days]  # who and when


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
    return Count(name, ALL, int(met.sum()), int(met.size))


def share_of(name: str, these: Days, of: Days) -> Count:
    """How many of some people are among others."""
    return count_of(name, np.isin(of, these))


def on_register(records: Records) -> Days:
    """Who is on the register on the last day: the records that an inspector would find."""
    people, last = records.people, records.ends - 1
    there = (people["joined"] <= last) & (ends_of(people["left"]) > last)
    return np.unique(people["person"][there].astype(np.int64))


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


def who(records: Records, column: str, value: int = 1) -> Days:
    """Everybody of whom a column of `people` says this."""
    return np.unique(records.people["person"][records.people[column] == value].astype(np.int64))


def done(records: Records, *works: Work, measured: bool = False) -> When:
    """Who had a piece of this work done during the run (or the measured days), and when."""
    rows = records.work
    there = np.isin(rows["work"], works) & (rows["outcome"] == int(Outcome.DONE))
    there &= (rows["day"] >= (records.starts if measured else records.first_day)) & (rows["day"] < records.ends)
    return _in_order(rows["person"][there], rows["day"][there])


def events(records: Records, event: Event, detail: int | None = None, *, measured: bool = False) -> When:
    """To whom something happened during the run (or the measured days), and when."""
    rows = records.events
    there = (rows["event"] == int(event)) & (rows["day"] < records.ends)
    if detail is not None:
        there &= rows["detail"] == detail
    if measured:
        there &= rows["day"] >= records.starts
    return _in_order(rows["person"][there], rows["day"][there])


def next_from(what: When, person: Days, day: Days) -> Days:
    """The first day, this one or later, on which it happened to each; `NO_DAY` if it did not."""
    place = np.searchsorted(key_of(*what), key_of(person, day))
    return _taken(what, person, place)


def last_until(what: When, person: Days, day: Days) -> Days:
    """The last day, this one or earlier, on which it happened to each; `NO_DAY` if it did not."""
    place = np.searchsorted(key_of(*what), key_of(person, day), side="right") - 1
    return _taken(what, person, place)


def latest(what: When, person: Days) -> Days:
    """The last day of all on which it happened to each."""
    return last_until(what, person, np.full(person.size, 1 << 21))


def _taken(what: When, person: Days, place: Days) -> Days:
    whom, on = what
    found = np.full(person.size, NO_DAY, np.int64)
    at = np.clip(place, 0, max(whom.size - 1, 0))
    if whom.size:
        there = (place >= 0) & (place < whom.size) & (whom[at] == person)
        found[there] = on[at[there]]
    return found


def _in_order(person: Days, day: Days) -> When:
    person, day = person.astype(np.int64), day.astype(np.int64)
    order = np.lexsort((day, person))
    return person[order], day[order]
