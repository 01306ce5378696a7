"""Waits for programmes, who starts and completes them, and who waits at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightmix_sim.measures.measure import (
    Mask,
    Measure,
    Numbers,
    each_year,
    longest_of,
    measured,
    median_of,
    there_on,
)
from rightmix_sim.records import Column, Happened, Programme, Records, Standing, crossed, is_one_of, once
from rightmix_sim.workdays import DAYS_A_MONTH

FOLLOW_ON = (Programme.BETTER_LIVES, Programme.MAINTENANCE)  # after another programme: no order requires them
REQUIRED = tuple(programme for programme in Programme if programme not in FOLLOW_ON)
_WAYS = {
    "started": Happened.STARTED,
    "completed": Happened.COMPLETED,
    "order ended while waiting": Happened.ORDER_ENDED_WAITING,
    "order ended before completion": Happened.ORDER_ENDED_ATTENDING,
    "block repeated": Happened.BLOCK_REPEATED,
    "left the group": Happened.LEFT_GROUP,
}


def programme_measures(records: Records) -> Iterator[Measure]:
    """Of the programmes that an order can require, together and then each of the five."""
    waits = _waits(records, records.people["person"], records.people["order_start"], REQUIRED)
    yield median_of("wait_to_start", "median", waits, "months")
    yield longest_of("wait_to_start", "longest", waits, "months")
    for name, what in _WAYS.items():
        yield each_year("programme", name, _count(records, what, REQUIRED), "people a year", records)
    yield from _at_the_end(records)
    rows = records.programme
    for programme in Programme:
        name = programme.name.lower()
        asked = (rows["programme"] == int(programme)) & (rows["event"] == int(Happened.REQUIRED))
        since, first = np.unique(rows["person"][asked], return_index=True)
        waits = _waits(records, since, rows["day"][asked][first], (programme,))
        yield median_of("median_wait_to_start", name, waits, "months")
        yield longest_of("longest_wait_to_start", name, waits, "months")
        for way, what in _WAYS.items():
            count = _count(records, what, (programme,))
            yield each_year(f"programme_{way.replace(' ', '_')}", name, count, "people a year", records)


def _waits(records: Records, person: Column, since: Column, programmes: Sequence[Programme]) -> Numbers:
    """Months to the first session of all, of those who had it in the measured days.

    Who left a group and starts again waited once.
    """
    rows = records.programme
    started = is_one_of(rows["programme"], programmes) & (rows["event"] == int(Happened.STARTED))
    order = np.lexsort((rows["day"][started], rows["person"][started]))
    whom, first = np.unique(rows["person"][started][order], return_index=True)
    day = rows["day"][started][order][first]
    there = measured(records, day) & np.isin(whom, person)
    began = since[np.searchsorted(person, whom[there])]
    return np.asarray((day[there].astype(float) - began) / DAYS_A_MONTH)


def _count(records: Records, what: Happened, programmes: Sequence[Programme]) -> int:
    return int(_happened(records)[list(programmes), what].sum())


@once
def _happened(records: Records) -> Column:
    """How often each thing happened in the measured days: for each programme a row, for each thing a column."""
    rows, shape = records.programme, (len(Programme), len(Happened))
    within = measured(records, rows["day"])
    return crossed(rows["programme"][within], rows["event"][within], shape)


def _order_start(records: Records, which: Mask) -> Column:
    """The first day of each person's order, of the orders that are meant; -1 for nobody's."""
    start = np.full(int(records.people["person"].max(initial=-1)) + 1, -1, np.int64)
    start[records.orders["person"][which]] = records.orders["start"][which]
    return start[records.people["person"]]


def _at_the_end(records: Records) -> Iterator[Measure]:
    people, rows, last = records.people, records.programme, records.ends - 1
    under = there_on(records.orders["start"], records.orders["end"], last)
    on_order = np.isin(people["person"], records.orders["person"][under])
    on_order &= there_on(people["joined"], people["left"], last)
    for standing in list(Standing)[1:]:
        count = int((on_order & (people["standing"] == int(standing))).sum())
        yield Measure("standing", standing.name.lower(), float(count), "people", int(on_order.sum()))
    begun = is_one_of(rows["event"], (Happened.STARTED, Happened.COMPLETED)) & (rows["day"] <= last)
    begun &= is_one_of(rows["programme"], REQUIRED)
    first = people["order_start"] == _order_start(records, under)  # the licence after a recall requires no programme
    waiting = on_order & first & (people["standing"] == int(Standing.REQUIRED))
    waiting &= ~np.isin(people["person"], rows["person"][begun])
    yield Measure("waiting", "at the end", float(waiting.sum()), "people", int(on_order.sum()))
