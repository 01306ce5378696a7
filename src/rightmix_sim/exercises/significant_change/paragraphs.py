"""What a file says after a day: which of its paragraphs speak of a kind of change, and which days they name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rightmix_sim.cases import Dossier
from rightmix_sim.exercises.significant_change.kinds import changes, kinds, number
from rightmix_sim.workdays import MONTHS

_NUMBERS: Final = re.compile(r"\b(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\b(?!\s*(?:am|pm|hrs))")
_NAMED: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})\b(?:,? (\d{{4}}))?", re.IGNORECASE)
_CENTURY, _PIVOT = 100, 50  # "09" is 2009, "63" is 1963


@dataclass(frozen=True)
class Passage:
    """One paragraph: its label, its text, and the days it names; the day of its document where it names none."""

    label: str
    text: str
    kind: str
    days: frozenset[datetime.date]
    written: datetime.date

    def later_than(self, day: datetime.date) -> bool:
        """Whether it tells of something after this day."""
        return self.written > day and (not self.days or max(self.days) > day)

    def names(self, day: datetime.date) -> bool:
        """Whether it gives this day, or one so near that it is the same event."""
        within = datetime.timedelta(days=number("same_days"))
        return any(abs(one - day) <= within for one in self.days or {self.written})


def passages(dossier: Dossier) -> tuple[Passage, ...]:
    """Every paragraph of a file that can bear out a change, in its order."""
    return tuple(
        Passage(f"{letter}{place}", text, document.kind, days_in(text, document.date), document.date)
        for letter, document in dossier.lettered
        for place, text in enumerate(document.paragraphs, start=1)
        if document.kind not in changes()["not_evidence"]
    )


def about(kind: str, among: Iterable[Passage], after: datetime.date) -> tuple[Passage, ...]:
    """The paragraphs that speak of a kind of change later than a day."""
    return tuple(one for one in among if one.later_than(after) and kinds()[kind].is_spoken_of(one.text))


def days_in(text: str, written: datetime.date) -> frozenset[datetime.date]:
    """The days that a text names; one without its year lies in the year before `written` ended.

    >>> sorted(days_in("Moved on 5 June; seen 16.06.09.", datetime.date(2009, 7, 1)))
    [datetime.date(2009, 6, 5), datetime.date(2009, 6, 16)]
    """
    found = [(int(one[1]), int(one[2]), one[3]) for one in _NUMBERS.finditer(text)]
    months = [month.lower() for month in MONTHS]
    found += [(int(one[1]), months.index(one[2].lower()) + 1, one[3]) for one in _NAMED.finditer(text)]
    days = (_day(day, month, year, written) for day, month, year in found)
    return frozenset(one for one in days if one is not None and one <= written)


def _day(day: int, month: int, year: str | None, written: datetime.date) -> datetime.date | None:
    try:
        if year is None:
            same = datetime.date(written.year, month, day)
            return same if same <= written else same.replace(year=written.year - 1)
        whole = int(year)
        if whole < _CENTURY:
            whole += 2000 if whole < _PIVOT else 1900
        return datetime.date(whole, month, day)
    except ValueError:
        return None
