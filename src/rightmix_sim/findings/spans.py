"""From when until when each person is asked for something: orders, time in the community, categories and levels.

Somebody has several spans when a category moves, an order ends and another begins, or custody lies in between. A span
that begins where its order or registration does is fresh; one that begins later goes on from what was done before it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.guidance import Book, Standard
from rightmix_sim.records import LEVELS, NO_DAY, Event, Records

Days = NDArray[np.int64]
Mask = NDArray[np.bool_]
During = Literal["register", "order", "early_order", "later_order", "level_1", "level_2_or_3"]

FOREVER = 1 << 22  # later than any day number
_DAY_BITS = 24


@dataclass(frozen=True)
class Spans:
    """One row a span, by person and day: from `start` to before `end`, of an order or registration from `origin` on."""

    person: Days
    start: Days
    end: Days
    origin: Days

    @property
    def fresh(self) -> Mask:
        """Those that begin with their order or registration."""
        fresh: Mask = self.start == self.origin
        return fresh

    def some(self, which: Mask) -> Spans:
        """These rows only."""
        return Spans(self.person[which], self.start[which], self.end[which], self.origin[which])


def spans_of(records: Records, book: Book, standard: Standard, during: During) -> Spans:
    """The spans in which a standard is asked of somebody."""
    return _where_it_applies(records, standard, base_spans(records, book, during))


def base_spans(records: Records, book: Book, during: During) -> Spans:
    """The spans of an order or licence, of a phase of it, or of being on the register and not in custody."""
    if during in ("register", "level_1"):
        return _in_the_community(records)
    orders = records.orders
    person, start, end = orders["person"].astype(np.int64), orders["start"].astype(np.int64), ends_of(orders["end"])
    early_weeks = book["reporting-first-period"].value_on(workdays.day_of(records.starts)) or 0
    early_end = np.minimum(start + 7 * early_weeks, end)
    if during == "early_order":
        end = early_end
    if during == "later_order":
        start = early_end
    return _sorted(person, start, end, start)


def key_of(person: Days, day: Days) -> Days:
    """One number for a person and a day, in the order of both."""
    keys: Days = (person.astype(np.int64) << _DAY_BITS) + np.clip(day, -FOREVER, FOREVER) + FOREVER
    return keys


def state_on(records: Records, column: str, person: Days, day: Days) -> Days:
    """What a column of `states` says of each of these people on each of these days; before the first row, that one."""
    states = _states(records)
    keys = key_of(states["person"], states["day"])
    place = np.searchsorted(keys, key_of(person, day), side="right") - 1
    first = np.searchsorted(keys, key_of(person, np.full(person.size, -FOREVER)))
    found: Days = states[column][np.maximum(place, first)] if keys.size else np.zeros(person.size, np.int64)
    return found


def ends_of(days: NDArray[np.generic]) -> Days:
    """Days of ends; one that never comes lies in the far future."""
    found = days.astype(np.int64)
    return np.where(found == NO_DAY, FOREVER, found)


def _in_the_community(records: Records) -> Spans:
    """On the register here, less the days in custody; of who moved in, from that day on."""
    people, events = records.people, records.events
    person, joined, left = people["person"].astype(np.int64), people["joined"].astype(np.int64), ends_of(people["left"])
    coming = np.isin(events["event"], (int(Event.RELEASED_AGAIN), int(Event.MOVED_IN)))
    going = events["event"] == int(Event.RETURNED_TO_CUSTODY)
    moves: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for rows, there in ((coming, True), (going, False)):
        for who, day in zip(events["person"][rows].tolist(), events["day"][rows].tolist(), strict=True):
            moves[who].append((day, there))
    moved_in = set(events["person"][events["event"] == int(Event.MOVED_IN)].tolist())
    never = ~np.isin(person, np.fromiter(moves, np.int64, len(moves)))
    rows_of = [(person[never], joined[never], left[never], joined[never])]
    for place in np.flatnonzero(~never).tolist():
        whom, first = int(person[place]), int(joined[place])
        part = np.array(_pieces(moves[whom], None if whom in moved_in else first, int(left[place])), np.int64)
        part = part.reshape(-1, 2)
        rows_of.append((np.full(len(part), whom), part[:, 0], part[:, 1], np.full(len(part), first)))
    whose, start, end, origin = (np.concatenate([row[column] for row in rows_of]) for column in range(4))
    return _sorted(whose, start, end, origin)


def _pieces(moves: list[tuple[int, bool]], since: int | None, left: int) -> list[tuple[int, int]]:
    """The days on which somebody is there, from when until when; `since` is None for who is yet to come."""
    found = []
    for day, there in sorted(moves):
        if there and since is None:
            since = day
        elif not there and since is not None:
            found.append((since, day))
            since = None
    return found if since is None else [*found, (since, left)]


def _where_it_applies(records: Records, standard: Standard, base: Spans) -> Spans:
    """The parts of the spans in which somebody has the categories and levels that a standard is about."""
    to = standard.applies_to
    asked = {
        "rm2000": [LEVELS.index(word) for word in to.rm2000],
        "rosh": [LEVELS.index(word) for word in to.rosh],
        "mappa_level": list(to.mappa_level),
        "tier": list(to.tier),
    }
    asked = {column: values for column, values in asked.items() if values}
    if not asked:
        return base
    states = _states(records)
    applies = np.ones(states["person"].size, np.bool_)
    for column, values in asked.items():
        applies &= np.isin(states[column], values)
    return _overlaps(base, *_runs(states["person"], states["day"], applies))


def _runs(person: Days, day: Days, applies: Mask) -> tuple[Days, Days, Days]:
    """Person, first day and first day after of each run of rows that apply; the first row of all holds from ever."""
    same = np.concatenate([[False], person[1:] == person[:-1]]) if person.size else np.zeros(0, np.bool_)
    start = np.where(same, day, -FOREVER)
    end = np.concatenate([np.where(same[1:], day[1:], FOREVER), [FOREVER]]) if person.size else day
    begins = applies & ~(same & np.concatenate([[False], applies[:-1]])) if person.size else applies
    follows = np.concatenate([same[1:], [False]]) & np.concatenate([applies[1:], [False]]) if person.size else applies
    return person[begins], start[begins], end[applies & ~follows]


def _overlaps(base: Spans, person: Days, start: Days, end: Days) -> Spans:
    """Each span cut to each run of the same person."""
    first, last = np.searchsorted(person, base.person), np.searchsorted(person, base.person, side="right")
    count = last - first
    of = np.repeat(np.arange(base.person.size), count)
    run = np.arange(of.size) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    begins, ends = np.maximum(base.start[of], start[run]), np.minimum(base.end[of], end[run])
    there = begins < ends
    return _sorted(base.person[of][there], begins[there], ends[there], base.origin[of][there])


def _states(records: Records) -> dict[str, Days]:
    """The table by person and day, the last word of each day only."""
    states = {name: column.astype(np.int64) for name, column in records.states.items()}
    order = np.lexsort((np.arange(states["day"].size), states["day"], states["person"]))
    keys = key_of(states["person"][order], states["day"][order])
    last = np.concatenate([keys[1:] != keys[:-1], [True]]) if keys.size else np.zeros(0, np.bool_)
    return {name: column[order][last] for name, column in states.items()}


def _sorted(person: Days, start: Days, end: Days, origin: Days) -> Spans:
    there = np.flatnonzero(start < end)
    order = there[np.lexsort((start[there], person[there]))]
    return Spans(person[order], start[order], end[order], origin[order])
