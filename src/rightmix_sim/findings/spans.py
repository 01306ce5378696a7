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
from rightmix_sim.findings.when import FOREVER, Days, first_of_each, key_of, last_of_each, of_same, rows_from
from rightmix_sim.guidance import Book, Standard
from rightmix_sim.records import LEVELS, NO_DAY, Event, Records, events_of, is_one_of, once

__all__ = ["Days", "During", "Mask", "Spans", "base_spans", "ends_of", "spans_of", "state_on"]

Mask = NDArray[np.bool_]
During = Literal["register", "order", "early_order", "later_order", "level_1", "level_2_or_3"]


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

    def end_on(self, person: Days, day: Days) -> Days:
        """The end of the span of each that began last by a day, over or not; `NO_DAY` where none had begun."""
        place = np.searchsorted(key_of(self.person, self.start), key_of(person, day), side="right") - 1
        return of_same(self.person, self.end, person, place)


def spans_of(records: Records, book: Book, standard: Standard, during: During) -> Spans:
    """The spans in which a standard is asked of somebody."""
    return _where_it_applies(records, standard, base_spans(records, book, during))


def base_spans(records: Records, book: Book, during: During) -> Spans:
    """The spans of an order or licence, of a phase of it, or of being on the register and not in custody."""
    if during in ("register", "level_1"):
        return _in_the_community(records)
    early_weeks = book["reporting-first-period"].value_on(workdays.day_of(records.starts)) or 0
    return _on_order(records, during, int(7 * early_weeks))


def state_on(records: Records, column: str, person: Days, day: Days) -> Days:
    """What a column of `states` says of each of these people on each of these days; before the first row, that one."""
    states = _states(records)
    place = np.searchsorted(states["key"], key_of(person, day), side="right") - 1
    first = np.searchsorted(states["person"], person)
    found: Days = states[column][np.maximum(place, first)] if states["key"].size else np.zeros(person.size, np.int64)
    return found


def ends_of(days: NDArray[np.generic]) -> Days:
    """Days of ends; one that never comes lies in the far future."""
    found = days.astype(np.int64)
    found[found == NO_DAY] = FOREVER
    return found


@once
def _on_order(records: Records, during: During, early_days: int) -> Spans:
    """Of every order or licence, or of its days before or after the early ones."""
    orders = records.orders
    person, start, end = orders["person"].astype(np.int64), orders["start"].astype(np.int64), ends_of(orders["end"])
    early_end = np.minimum(start + early_days, end)
    if during == "early_order":
        return _sorted(person, start, early_end, start)
    if during == "later_order":
        return _sorted(person, early_end, end, early_end)
    return _sorted(person, start, end, start)


@once
def _in_the_community(records: Records) -> Spans:
    """On the register here, less the days in custody; of who moved in, from that day on."""
    people = records.people
    person, joined, left = people["person"].astype(np.int64), people["joined"].astype(np.int64), ends_of(people["left"])
    moves: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for event, there in ((Event.RELEASED_AGAIN, True), (Event.MOVED_IN, True), (Event.RETURNED_TO_CUSTODY, False)):
        rows = events_of(records, event)
        for who, day in zip(rows["person"].tolist(), rows["day"].tolist(), strict=True):
            moves[who].append((day, there))
    moved_in = set(events_of(records, Event.MOVED_IN)["person"].tolist())
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
        applies &= is_one_of(states[column], values)
    goes_on = applies[:-1] & applies[1:] & (states["person"][:-1] == states["person"][1:])
    begins, ends = applies.copy(), applies
    begins[1:] &= ~goes_on
    ends[:-1] &= ~goes_on
    return _overlaps(base, states["person"][begins], states["from"][begins], states["until"][ends])


def _overlaps(base: Spans, person: Days, start: Days, end: Days) -> Spans:
    """Each span cut to each run of the same person."""
    first = np.searchsorted(person, base.person)
    count = np.searchsorted(person, base.person, side="right") - first
    of, run = np.repeat(np.arange(base.person.size), count), rows_from(first, count)
    begins, ends = np.maximum(base.start[of], start[run]), np.minimum(base.end[of], end[run])
    there = begins < ends
    return _sorted(base.person[of][there], begins[there], ends[there], base.origin[of][there])


@once
def _states(records: Records) -> dict[str, Days]:
    """The table by person and day, the last word of each day only.

    The columns beside those of the table: the `key` of person and day, and from when until when it holds, where the
    first word of all on somebody holds from ever, and the last for ever.
    """
    states = {name: column.astype(np.int64) for name, column in records.states.items()}
    key = key_of(states["person"], states["day"])
    order = np.argsort(key, kind="stable")
    order = order[last_of_each(key[order])]
    states = {name: column[order] for name, column in states.items()}
    person, day = states["person"], states["day"]
    since = np.where(first_of_each(person), -FOREVER, day)
    until = np.where(last_of_each(person), FOREVER, np.roll(day, -1))
    return states | {"key": key[order], "from": since, "until": until}


def _sorted(person: Days, start: Days, end: Days, origin: Days) -> Spans:
    there = np.flatnonzero(start < end)
    order = there[np.argsort(key_of(person[there], start[there]), kind="stable")]
    return Spans(person[order], start[order], end[order], origin[order])
