"""The rows of a table that are about one thing: a kind of work, an event. Sorted once, then looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records.kinds import Event, Work
from rightmix_sim.records.once import once
from rightmix_sim.records.schema import Column, Records, Table

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Rows:
    """Some rows of a table. A column of them is gathered when it is asked for."""

    table: Table
    places: Places  # where they stand in the table

    def __getitem__(self, column: str) -> Column:
        found: Column = self.table[column][self.places]
        return found

    def where(self, which: NDArray[np.bool_]) -> Rows:
        """Those of them that are meant, one truth value for each."""
        return Rows(self.table, self.places[which])


def work_of(records: Records, *kinds: Work) -> Rows:
    """The rows of `work` of these kinds, kind by kind in the order of the table."""
    return _rows(records, "work", "work", kinds)


def duties_of(records: Records, *kinds: Work) -> Rows:
    """The duties of these kinds, kind by kind in the order of the table."""
    return _rows(records, "duties", "work", kinds)


def events_of(records: Records, event: Event) -> Rows:
    """The events of a kind in the order of the table."""
    return _rows(records, "events", "event", (event,))


def is_one_of(column: Column, codes: Sequence[int]) -> NDArray[np.bool_]:
    """Which values of a column are one of a few codes; quicker than `numpy.isin`, which is made for many."""
    found: NDArray[np.bool_] = column == codes[0]
    for code in codes[1:]:
        found |= column == code
    return found


def crossed(one: Column, other: Column, shape: tuple[int, int], amounts: Column | None = None) -> Column:
    """A table of this shape: how many rows have each pair of codes, or what their amounts come to."""
    cells = one.astype(np.int64) * shape[1] + other
    found = np.bincount(cells, amounts, minlength=shape[0] * shape[1]).reshape(shape)
    return found if amounts is None else found.astype(float, copy=False)


def _rows(records: Records, table: str, column: str, codes: Sequence[IntEnum]) -> Rows:
    by_code = _by_code(records, table, column, len(type(codes[0])))
    places = [by_code[code] for code in codes]
    return Rows(getattr(records, table), places[0] if len(places) == 1 else np.concatenate(places))


@once
def _by_code(records: Records, table: str, column: str, size: int) -> list[Places]:
    """Where the rows of each of so many codes stand, by code."""
    codes = getattr(records, table)[column]
    ends = np.cumsum(np.bincount(codes, minlength=size))
    return np.split(np.argsort(codes, kind="stable"), ends[:-1])
