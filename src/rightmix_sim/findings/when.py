"""Who and when: pairs of a person and a day in the order of both, and what came next or before.

A pair goes into one number, so that all people are looked up at once. Every day number, `NO_DAY` among them, lies
between -FOREVER and FOREVER.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import NO_DAY, Column

Days = NDArray[np.int64]
When = tuple[Days, Days]  # who and when, in this order

FOREVER = 1 << 22  # later than any day number
_DAY_BITS = 24  # wide enough for twice as much
_DAY = (1 << _DAY_BITS) - 1


def key_of(person: Column, day: Column) -> Days:
    """One number for a person and a day, in the order of both."""
    keys: Days = (person.astype(np.int64, copy=False) << _DAY_BITS) + (day + FOREVER)
    return keys


def in_order(person: Column, day: Column) -> When:
    """The pairs by person and day."""
    keys = np.sort(key_of(person, day))
    return keys >> _DAY_BITS, (keys & _DAY) - FOREVER


def next_from(what: When, person: Days, day: Days) -> Days:
    """The first day, this one or later, on which it happened to each; `NO_DAY` if it did not."""
    place = np.searchsorted(key_of(*what), key_of(person, day))
    return of_same(*what, person, place)


def last_until(what: When, person: Days, day: Days) -> Days:
    """The last day, this one or earlier, on which it happened to each; `NO_DAY` if it did not."""
    place = np.searchsorted(key_of(*what), key_of(person, day), side="right") - 1
    return of_same(*what, person, place)


def latest(what: When, person: Days) -> Days:
    """The last day of all on which it happened to each."""
    return last_until(what, person, np.full(person.size, FOREVER))


def of_same(whose: Days, found: Days, person: Days, place: Days) -> Days:
    """What is found at a place for each person; `NO_DAY` where the place is none, or somebody else's."""
    if not whose.size:
        return np.full(person.size, NO_DAY, np.int64)
    theirs = (place >= 0) & (place < whose.size) & (whose.take(place, mode="clip") == person)
    return np.where(theirs, found.take(place, mode="clip"), NO_DAY)


def rows_from(first: Days, count: Days) -> Days:
    """The places from each first one on, so many of each, one after another."""
    before = np.cumsum(count) - count
    places: Days = np.arange(int(count.sum())) + np.repeat(first - before, count)
    return places


def first_of_each(whose: Days) -> NDArray[np.bool_]:
    """The first row of each, of rows in the order of whose they are."""
    first = np.ones(whose.size, np.bool_)
    first[1:] = whose[1:] != whose[:-1]
    return first


def last_of_each(whose: Days) -> NDArray[np.bool_]:
    """The last row of each, of rows in the order of whose they are."""
    last = np.ones(whose.size, np.bool_)
    last[:-1] = whose[1:] != whose[:-1]
    return last
