"""The dates that a text holds, in the ways in which records of 2009 wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from rightmix_sim.workdays import MONTHS

_MONTHS: Final = tuple(month.lower() for month in MONTHS)
_MONTH: Final = "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + "|sept"
_YEAR: Final = r"(?P<year>[12][0-9]{3}|[0-9]{2})\b"
_IN_WORDS: Final = re.compile(
    rf"\b(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{_MONTH})\b\.?,?[\s-]+{_YEAR}", re.I
)
_MONTH_FIRST: Final = re.compile(
    rf"\b(?=[adfjmnos])(?P<month>{_MONTH})\s+(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,\s+{_YEAR}", re.I
)
_IN_FIGURES: Final = re.compile(rf"\b(?P<day>[0-3]?[0-9])(?P<mark>[./-])(?P<month>[01]?[0-9])(?P=mark){_YEAR}")
_ISO: Final = re.compile(r"\b(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])\b")
WHOLE_DATES: Final = (_IN_WORDS, _MONTH_FIRST, _IN_FIGURES, _ISO)
_CENTURY_ENDS: Final = 30  # two figures above it are of the last century


def dates_in(text: str) -> frozenset[date]:
    """Every whole date in a text.

    >>> sorted(str(day) for day in dates_in("Sentenced 3 November 2008; released 02.03.09."))
    ['2008-11-03', '2009-03-02']
    """
    return frozenset(_dates(text))


def _dates(text: str) -> Iterator[date]:
    for pattern in WHOLE_DATES:
        for found in pattern.finditer(text):
            month = found["month"]
            number = int(month) if month.isdigit() else 1 + [one[:3] for one in _MONTHS].index(month.lower()[:3])
            try:
                yield date(_year(found["year"]), number, int(found["day"]))
            except ValueError:  # 31.02.08 is somebody's slip of the pen
                continue


def _year(figures: str) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return 1900 + year if year > _CENTURY_ENDS else 2000 + year
