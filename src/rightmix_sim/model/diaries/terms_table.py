"""The terms of duties as rows for the compiled functions. All replications of an area share them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.diaries.duty import TERMS, Terms
from rightmix_sim.records import Work

_OF_TERMS = tuple(field.name for field in fields(Terms))
_OF_OWED = ("first", "soon", "at_once", "once", "has_early_phase")


@dataclass(frozen=True, eq=False)
class Owed:
    """The terms of a duty, with what its plan would take: days between two pieces (0: once) and minutes of one.

    `early_days` stands for `planned_days` in the early phase of an order or licence. `first` is the interval of the
    first piece, a row of the table of due dates; `soon` says that it has one of its own. `at_once` is work that is to
    be begun when it is owed. `follows` is the work that wakes it.
    """

    terms: Terms
    planned_days: float
    early_days: float
    planned_minutes: float
    first: int
    soon: bool
    at_once: bool
    follows: tuple[Work, ...]
    once: bool
    has_early_phase: bool


class TermsTable:
    """Terms by number. `rows` are of `duty.TERMS`; a longer array takes its place when it is full."""

    def __init__(self) -> None:
        self.rows: NDArray[Any] = np.zeros(256, TERMS)
        self._numbers: dict[Terms, int] = {}

    def number(self, terms: Terms) -> int:
        """The number of terms, which are added if they are new."""
        number = self._numbers.get(terms)
        if number is None:
            number = self._numbers[terms] = len(self._numbers)
            if number == self.rows.size:
                self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            for name in _OF_TERMS:
                self.rows[number][name] = getattr(terms, name)
        return number

    def add(self, owed: Owed) -> int:
        """Add terms with what entering a duty goes by; gives their number."""
        number = self.number(owed.terms)
        row = self.rows[number]
        for name in _OF_OWED:
            row[name] = getattr(owed, name)
        row["follows"] = sum(1 << int(work) for work in owed.follows)
        return number
