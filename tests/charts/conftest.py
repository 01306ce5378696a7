"""Findings and tables as a run would give them, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rightmix_sim.findings import ALL, Finding

FindingOf = Callable[..., Finding]
DAYS = (date(2009, 4, 1), date(2011, 4, 1))  # the first measured day, and the day after the last


@pytest.fixture
def finding() -> FindingOf:
    """A finding of so many met of 100 due, with an interval of 3 to either side unless told otherwise."""

    def make(
        area: str,
        standard: str,
        met: int | None,
        *,
        group: str = ALL,
        interval: bool = True,
        report: tuple[float | None, float, float] | None = None,
    ) -> Finding:
        share = None if met is None else met / 100
        known = share is not None and interval
        low, high = (max(0.0, share - 0.03), min(1.0, share + 0.03)) if known and share is not None else (None, None)
        reported = report or (None, None, None)
        rule, count = ("95% Wilson", 27) if report else ("", None)
        due = 0 if met is None else 100
        return Finding(area, standard, standard, "7.14", group, met or 0, due, share, low, high, *reported, count, rule)

    return make
