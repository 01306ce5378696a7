"""The terms of duties as rows for the compiled functions. All replications of an area share them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.duty import TERMS, Terms

if TYPE_CHECKING:
    from rightmix_sim.model.terms import Owed

_OF_TERMS = tuple(field.name for field in fields(Terms))
_OF_OWED = ("first", "soon", "at_once", "once", "has_early_phase")


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
