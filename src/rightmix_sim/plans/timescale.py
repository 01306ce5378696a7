"""How often, in the words of a plan: "1 month", "2 weeks"; and when one frequency meets or matches another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, Final, TypeAlias

from rightmix_sim.plans.rules import rule
from rightmix_sim.strict_data import spelt

Every: TypeAlias = Annotated[
    str,
    spelt(
        r"[1-9][0-9]{0,2} (day|week|month|year)s?",
        "a whole number from 1 to 999, a blank, and days, weeks, months or years",
        "2 weeks",
    ),
]

_PARTS: Final = re.compile(r"([1-9][0-9]{0,2}) (day|week|month|year)s?")
_MONTHS: Final = {"month": 1, "year": 12}
_DAYS: Final = {"day": 1, "week": 7}


@dataclass(frozen=True)
class Frequency:
    """Once in so many days, weeks, months or years. `unit` is in the singular."""

    count: float
    unit: str

    @property
    def days(self) -> float:
        """How many days lie between, a month counted at its average length."""
        if self.unit in _DAYS:
            return self.count * _DAYS[self.unit]
        return self.count * _MONTHS[self.unit] * float(rule("days_a_month"))

    @property
    def words(self) -> str:
        """As people say it: "every month", "every 3 months"."""
        return f"every {self.unit}" if self.count == 1 else f"every {self.count} {self.unit}s"

    def meets(self, asked: Frequency) -> bool:
        """Whether work at this frequency comes at least as often as is asked: 13 weeks meet 3 months."""
        return self.days <= asked.days + 1e-9

    def agrees_with(self, other: Frequency) -> bool:
        """Whether two plans mean the same by these: four weeks and a month, 13 weeks and three months."""
        longer, shorter = max(self.days, other.days), min(self.days, other.days)
        return shorter >= longer * (1 - float(rule("frequencies_agree_within")))


def frequency(every: str) -> Frequency:
    """The frequency that a text of the kind `Every` stands for.

    >>> frequency("13 weeks").meets(frequency("3 months"))
    True
    """
    found = _PARTS.fullmatch(every)
    if found is None:
        raise ValueError(f"{every!r} is no frequency")
    return Frequency(int(found[1]), found[2])


def frequencies_differ(every: Sequence[str]) -> bool:
    """Whether any two of these do not mean the same."""
    return any(not frequency(one).agrees_with(frequency(other)) for one, other in combinations(every, 2))


def together(series: Sequence[Frequency]) -> Frequency:
    """How often work comes where several series of it run side by side, in days."""
    return Frequency(1 / sum(1 / one.days for one in series), "day")
