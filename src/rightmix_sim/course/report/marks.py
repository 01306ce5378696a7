"""The marks of each assignment: mean, median, spread, ends, and how they are spread over the bands."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rightmix_sim.course.report.naming import by_assignment, title_of
from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Cohort, Result


@dataclass(frozen=True, kw_only=True)
class Band:
    """A bar of a histogram: marks from `low` (in it) to `high` (in it only in the last), in points, and how many."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, kw_only=True)
class MarkSpread:
    """The whole marks of one assignment, in points after a late penalty; of those who are wholly marked.

    `spread` is the standard deviation of the sample, None for one mark. The rest is None where nobody is marked.
    """

    assignment: str
    title: str
    of: float
    marked: int
    mean: float | None
    median: float | None
    spread: float | None
    lowest: float | None
    highest: float | None
    bands: tuple[Band, ...]


def marks_of_cohort(cohort: Cohort) -> tuple[MarkSpread, ...]:
    """The marks of every assignment that brings any, in the order of the course."""
    return tuple(_of(name, results) for name, results in by_assignment(cohort).items() if results[0].of > 0)


def _of(name: str, results: Sequence[Result]) -> MarkSpread:
    points = [one.points for one in results if one.points is not None and one.handed_in is not None]
    most = results[0].of
    return MarkSpread(
        assignment=name,
        title=title_of(results[0]),
        of=most,
        marked=len(points),
        mean=statistics.fmean(points) if points else None,
        median=statistics.median(points) if points else None,
        spread=statistics.stdev(points) if len(points) > 1 else None,
        lowest=min(points, default=None),
        highest=max(points, default=None),
        bands=_bands(points, most) if points else (),
    )


def _bands(points: Sequence[float], most: float) -> tuple[Band, ...]:
    number = whole("bands")
    counts = [0] * number
    for one in points:
        counts[min(number - 1, max(0, int(one * number / most)))] += 1
    return tuple(
        Band(low=most * place / number, high=most * (place + 1) / number, count=count)
        for place, count in enumerate(counts)
    )
