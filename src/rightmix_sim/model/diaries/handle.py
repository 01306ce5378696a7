"""All that the compiled functions work on, held together by one handle.

A call that is given a handle takes less than half the time of one that is given the arrays: numba looks at each one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, types
from numba.experimental import structref
from numpy.typing import NDArray

from rightmix_sim.model.diaries.duty import KIND, LINE
from rightmix_sim.model.diaries.lists import Book, Numbers, Rows


class Cases(NamedTuple):
    """What is owed to all people of an area, and what that goes by."""

    lines: Rows  # [person, work] of LINE
    officers: NDArray[np.int32]  # [person, role]
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
    """The diaries' arrays, the terms (rows of TERMS) and the cases."""

    book: Book
    terms: Rows
    cases: Cases


# numba compiles these, so they have no types
structref.define_boxing(_HandleType, Handle)  # type: ignore[no-untyped-call]
structref.define_constructor(Handle, _HandleType, ["book", "terms", "cases"])  # type: ignore[no-untyped-call]
structref.define_attributes(_HandleType)  # type: ignore[no-untyped-call]


@njit(cache=True)
def handle_of(book: Book, terms: Rows, cases: Cases) -> Handle:
    """A handle on these arrays."""
    return Handle(book, terms, cases)  # type: ignore[no-untyped-call]
