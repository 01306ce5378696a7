"""What each criterion tells: how hard it was, and whether those who did well elsewhere did well here too."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rightmix_sim.course.report.naming import by_assignment, points_by_criterion, title_of
from rightmix_sim.course.report.rules import rule, whole
from rightmix_sim.course.results import Cohort, Result
from rightmix_sim.exercises import Criterion

Flag: TypeAlias = Literal["", "easy", "hard", "same", "weak", "wrong_way", "wrong_way_rough"]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One criterion of one assignment.

    `difficulty` is the mean share of its points among the `marked`; `discrimination` the correlation of its points
    with all others' together among the `whole` who are marked in every criterion; None where those are too few or
    all have the same. `rough` says that they are few.
    """

    criterion: Criterion
    marked: int
    difficulty: float | None
    whole: int
    discrimination: float | None
    rough: bool
    flag: Flag


@dataclass(frozen=True, kw_only=True)
class Items:
    """The criteria of one assignment."""

    assignment: str
    title: str
    items: tuple[Item, ...]


def items_of(cohort: Cohort) -> tuple[Items, ...]:
    """The criteria of every assignment of which something was handed in, in the order of the course."""
    found = []
    for name, results in by_assignment(cohort).items():
        came = [one for one in results if one.handed_in is not None]
        if came and came[0].marks.exercise.criteria:
            found.append(Items(assignment=name, title=title_of(came[0]), items=_items(came)))
    return tuple(found)


def _items(results: Sequence[Result]) -> tuple[Item, ...]:
    points = [points_by_criterion(one) for one in results]
    complete = [
        {id: value for id, value in one.items() if value is not None} for one in points if None not in one.values()
    ]
    return tuple(_item(criterion, points, complete) for criterion in results[0].marks.exercise.criteria)


def _item(
    criterion: Criterion, points: Sequence[Mapping[str, float | None]], complete: Sequence[Mapping[str, float]]
) -> Item:
    shares = [given / criterion.points for one in points if (given := one.get(criterion.id)) is not None]
    difficulty = statistics.fmean(shares) if shares else None
    own = [one[criterion.id] for one in complete]
    rest = [sum(one.values()) - one[criterion.id] for one in complete]
    discrimination = _correlation(own, rest)
    return Item(
        criterion=criterion,
        marked=len(shares),
        difficulty=difficulty,
        whole=len(complete),
        discrimination=discrimination,
        rough=discrimination is not None and len(complete) < whole("rough_below"),
        flag=_flag(shares, difficulty, discrimination, len(complete)),
    )


def _correlation(own: Sequence[float], rest: Sequence[float]) -> float | None:
    """Pearson's, None where there are too few or nothing varies (what rounding leaves is no variation)."""
    if len(own) < whole("fewest_for_correlation") or not (_varies(own) and _varies(rest)):
        return None
    return statistics.correlation(own, rest)


def _varies(values: Sequence[float]) -> bool:
    return round(max(values) - min(values), 6) > 0


def _flag(shares: Sequence[float], difficulty: float | None, discrimination: float | None, number: int) -> Flag:
    rough = number < whole("rough_below")
    if difficulty is None or len(shares) < whole("fewest_for_correlation"):
        return ""
    if discrimination is not None and discrimination < -rule("wrong_way_errors") / math.sqrt(number - 1):
        return "wrong_way_rough" if rough else "wrong_way"
    if difficulty >= rule("easy_from"):
        return "easy"
    if difficulty <= rule("hard_to"):
        return "hard"
    if not _varies(shares):
        return "same"
    is_weak = discrimination is not None and discrimination < rule("weak_below")
    return "weak" if is_weak and not rough else ""
