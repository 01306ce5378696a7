"""How assignments and trainees are called on the page, and the points that a trainee has of each criterion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Cohort, Result
from rightmix_sim.exercises import EXERCISES, exercise


@dataclass(frozen=True, kw_only=True)
class Names:
    """A list of trainees as it is shown: so many of them, and how many more there are."""

    shown: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class Naming:
    """Shows trainees by name and id, or by id alone."""

    known: Mapping[str, str]

    def one(self, trainee: str) -> str:
        """One trainee."""
        return self.known.get(trainee, trainee)

    def several(self, trainees: Iterable[str]) -> Names:
        """Trainees in the order of their ids, cut where the list would be too long to read."""
        ids, most = sorted(trainees), whole("names_shown")
        return Names(shown=tuple(self.one(id) for id in ids[:most]), more=max(0, len(ids) - most))


def naming_of(cohort: Cohort, *, names: bool) -> Naming:
    """How this cohort's trainees are shown; without `names`, by id alone."""
    if not names:
        return Naming(known={})
    return Naming(known={one.id: _with_id(one.name, one.id) for one in cohort.trainees})


def _with_id(name: str, id: str) -> str:
    return name if name == id else f"{name} ({id})"


def title_of(result: Result) -> str:
    """An assignment in words: "Exercise 2: Scoring RM2000 from a file, common case"."""
    rest = result.assignment.removeprefix(result.exercise).strip("-").replace("-", " ")
    kind = "common case" if rest == "common" else rest
    return f"{exercise_title(result.exercise)}{f', {kind}' if kind else ''}"


def exercise_title(id: str) -> str:
    """An exercise in words: "Exercise 2: Scoring RM2000 from a file"."""
    number = EXERCISES.index(id)
    return f"Exercise {number}: {exercise(id).title}" if number else exercise(id).title


def by_assignment(cohort: Cohort) -> dict[str, list[Result]]:
    """The results of each assignment that is set for anybody, in the order of the course."""
    found: dict[str, list[Result]] = {name: [] for name in cohort.assignments}
    for result in cohort.results:
        found.setdefault(result.assignment, []).append(result)
    return {name: results for name, results in found.items() if results}


def by_exercise(cohort: Cohort) -> dict[str, list[Result]]:
    """What was handed in of each exercise, own cases and common ones together, in the order of the exercises."""
    found: dict[str, list[Result]] = {id: [] for id in EXERCISES}
    for result in cohort.results:
        if result.handed_in is not None:
            found[result.exercise].append(result)
    return {id: results for id, results in found.items() if results}


def points_by_criterion(result: Result) -> dict[str, float | None]:
    """The points of each criterion before a late penalty; None where a trainer has not marked it yet."""
    read = {one.criterion: one.points for one in result.read}
    return {
        mark.criterion.id: read.get(mark.criterion.id) if mark.criterion.marked == "trainer" else mark.points
        for mark in result.marks
    }
