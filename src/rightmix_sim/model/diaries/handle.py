"""All that the compiled functions work on, held together by one handle.

A call that is given a handle takes less than half the time of one that is given the arrays, since numba looks at each
one; and a compiled function that is given a handle takes from it the arrays it needs and leaves the others alone.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit, types
from numba.experimental import structref
from numpy.typing import NDArray

from rightmix_sim.model.diaries.duty import KIND, LINE

Rows = NDArray[Any]
Numbers = NDArray[np.int64]
Duties = NDArray[np.int32]  # numbers of duties


class Book(NamedTuple):
    """The arrays of the diaries; a longer array takes the place of one that is full."""

    duties: Rows  # of DUTY
    noted: Rows  # of NOTED, one for each duty
    links: Rows  # of LINK
    rows: Rows  # of ROW, the page that is being written
    counts: Numbers  # how many duties, links and rows there are
    heads: Duties  # [officer, day] the first duty that waits for that day
    heaps: Duties
    heap_keys: Numbers  # of the duties in `heaps`, place by place
    starts: Numbers
    rooms: Numbers
    sizes: Numbers
    held: Numbers  # duties that each officer holds
    next_day: Numbers  # the day that each officer works next
    owed_minutes: Numbers  # what ran over on the day before
    capacity: Numbers  # [officer, day] minutes
    orders_of_work: Numbers  # of each officer
    due_dates: Numbers  # [interval, day]
    factors: NDArray[np.float64]  # of the duration
    officers: Numbers  # in the order in which they work on a day, stage by stage
    keys: NDArray[np.uint64]  # of the luck


class Cases(NamedTuple):
    """What is owed to all people of an area, and what that goes by."""

    lines: Rows  # [person, work] of LINE
    holders: NDArray[np.int32]  # [person, role] officers
    kinds: Rows  # [work] of KIND
    dates: Numbers  # [interval, day] due dates, from some time before the run
    wanted: Numbers  # [work] to work with


def no_cases() -> Cases:
    """For diaries without cases."""
    return Cases(
        np.zeros((0, 0), LINE),
        np.zeros((0, 0), np.int32),
        np.zeros(0, KIND),
        np.zeros((0, 0), np.int64),
        np.zeros(0, np.int64),
    )


@structref.register
class _HandleType(types.StructRef):
    """The type by which numba knows a handle."""


class Handle(structref.StructRefProxy):
    """The arrays of a `Book`, the terms (rows of TERMS) and the arrays of `Cases`."""

    duties: Rows
    noted: Rows
    links: Rows
    rows: Rows
    counts: Numbers
    heads: Duties
    heaps: Duties
    heap_keys: Numbers
    starts: Numbers
    rooms: Numbers
    sizes: Numbers
    held: Numbers
    next_day: Numbers
    owed_minutes: Numbers
    capacity: Numbers
    orders_of_work: Numbers
    due_dates: Numbers
    factors: NDArray[np.float64]
    officers: Numbers
    keys: NDArray[np.uint64]
    terms: Rows
    lines: Rows
    holders: NDArray[np.int32]
    kinds: Rows
    dates: Numbers
    wanted: Numbers


# numba compiles these, so they have no types
structref.define_boxing(_HandleType, Handle)  # type: ignore[no-untyped-call]
structref.define_constructor(  # type: ignore[no-untyped-call]
    Handle, _HandleType, [*Book._fields, "terms", *Cases._fields]
)
structref.define_attributes(_HandleType)  # type: ignore[no-untyped-call]


@njit(cache=True)
def _handle_of(*arrays: Rows) -> Handle:
    return Handle(*arrays)  # type: ignore[no-untyped-call]


def handle_of(book: Book, terms: Rows, cases: Cases) -> Handle:
    """A handle on these arrays."""
    return _handle_of(*book, terms, *cases)
