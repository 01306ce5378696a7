"""What the book of guidance allows on a day: the least or the longest of an order, or the least of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from rightmix_sim.guidance import load_book
from rightmix_sim.guidance.wording import amount
from rightmix_sim.workdays import Unit, add_to


@dataclass(frozen=True)
class Limit:
    """A number of years or months that the book gives, and where it stands."""

    value: int
    unit: str
    source: str  # a paragraph of the report, or the id of the standard where the report gives no number

    @property
    def words(self) -> str:
        """The number with its unit.

        >>> Limit(5, "years", "¶7.25").words
        '5 years'
        """
        return amount(self.value, self.unit)

    def after(self, day: date) -> date:
        """The day on which that much time has passed since a day.

        >>> str(Limit(5, "years", "¶7.25").after(date(2007, 9, 3)))
        '2012-09-03'
        """
        return add_to(day, self.value, cast(Unit, self.unit))


def limit_on(standard_id: str, day: date) -> Limit | None:
    """What a standard allows on a day; None where nothing of it was in force yet, so that nothing can be wrong.

    >>> limit_on("foreign-travel-order-maximum", date(2009, 4, 6))
    Limit(value=6, unit='months', source='¶2.4')
    """
    standard = load_book()[standard_id]
    value = standard.value_on(day)
    if value is None or standard.unit is None:
        return None
    return Limit(int(value), standard.unit, f"¶{standard.paragraph}" if standard.paragraph else standard.id)
