"""What marking comes to: for each criterion its points, what was right, what was missed, and where it stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rightmix_sim.exercises.exercise import Criterion, Exercise


@dataclass(frozen=True, kw_only=True)
class Award:
    """What the marking of one criterion found: the share of its points that was earned, and why.

    `where` are paragraphs of the file; sentences end with a full stop, name labels and paragraphs, and never scold.
    """

    criterion: str
    share: float
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    paragraph: str = ""  # of the report, where another than the criterion's own says it


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One criterion, marked. `points` is None while a trainer has still to read the answer."""

    criterion: Criterion
    points: float | None
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    paragraph: str

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "criterion": self.criterion.id,
            "title": self.criterion.title,
            "points": self.points,
            "of": self.criterion.points,
            "marked": self.criterion.marked,
            "right": list(self.right),
            "missed": list(self.missed),
            "where": list(self.where),
            "paragraph": self.paragraph,
        }


@dataclass(frozen=True, kw_only=True)
class Marks:
    """The marks of one hand-in, criterion by criterion."""

    exercise: Exercise
    marks: tuple[Mark, ...]

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.marks)

    def __getitem__(self, criterion: str) -> Mark:
        """The mark of a criterion. Raises `KeyError`."""
        return {mark.criterion.id: mark for mark in self.marks}[criterion]

    @property
    def points(self) -> float:
        """The points given so far; those a trainer has still to give are not in it."""
        return round(sum(mark.points or 0 for mark in self.marks), 2)

    @property
    def of(self) -> float:
        """The most that the marked criteria can bring."""
        return sum(mark.criterion.points for mark in self.marks if mark.points is not None)

    @property
    def share(self) -> float:
        """Points by the most they can be, of what is marked already; 0 where nothing is."""
        return self.points / self.of if self.of else 0.0

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "exercise": self.exercise.id,
            "points": self.points,
            "of": self.of,
            "criteria": [mark.to_dict() for mark in self.marks],
        }


def marks_of(exercise: Exercise, awards: Iterable[Award]) -> Marks:
    """The awards as marks, in the order of the criteria: each between nothing and all of its points, two decimals.

    A criterion of the tools that nothing was awarded for brings nothing; one that a trainer reads stays open.
    """
    given = {award.criterion: award for award in awards}
    return Marks(exercise=exercise, marks=tuple(_mark(one, given.get(one.id)) for one in exercise.criteria))


def _mark(criterion: Criterion, award: Award | None) -> Mark:
    if award is None:
        points = 0.0 if criterion.marked == "tool" else None
        return Mark(criterion=criterion, points=points, paragraph=criterion.paragraph)
    return Mark(
        criterion=criterion,
        points=None if criterion.marked == "trainer" else points_of(award.share, criterion.points),
        right=award.right,
        missed=award.missed,
        where=award.where,
        paragraph=award.paragraph or criterion.paragraph,
    )


def points_of(share: float, most: float) -> float:
    """The points of a share: never below 0 or above `most`, two decimals, 0 for what is no number."""
    if not math.isfinite(share):
        return 0.0
    return min(most, max(0.0, round(share * most, 2)))
