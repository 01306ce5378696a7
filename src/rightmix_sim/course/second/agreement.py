"""How far a second trainer's marks agree with the first ones: over all texts together, and in each exercise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.course.agreement.of_two import WEIGHTS, Weights, weighted_kappa
from rightmix_sim.course.results import Result, SecondMark
from rightmix_sim.course.second.rules import rule, whole
from rightmix_sim.exercises import EXERCISES, exercise

ALL: Final = ""  # the place of all exercises together
TOO_FEW: Final = "There are fewer than {least} pairs of marks, too few for kappa."
ALL_EQUAL: Final = "Both gave every text the same points. They agree in full, and kappa cannot be worked out."


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A text with its two marks, out of `of` points."""

    trainee: str
    assignment: str
    exercise: str
    criterion: str
    marker: str
    first: float
    second: float
    of: float

    @property
    def difference(self) -> float:
        """Points that the second trainer gave more; less than 0 where it was fewer."""
        return self.second - self.first


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """The agreement on the texts of an exercise, or on all (`exercise` is then empty).

    `mean_difference` is in points, second less first: above 0 the second trainer gave more. `within_half` and
    `within_one` are the shares of pairs at most half a point and at most one point apart. `kappas` count in half
    points; where there is none, `why_no_kappa` says why, and `is_rough` that the pairs are few. `waiting` second marks
    have no first mark yet. `largest` are the pairs to talk about.
    """

    exercise: str
    pairs: int
    waiting: int
    mean_difference: float | None
    same: float | None
    within_half: float | None
    within_one: float | None
    kappas: tuple[tuple[Weights, float | None], ...]
    why_no_kappa: str
    is_rough: bool
    largest: tuple[Pair, ...]

    def to_dict(self, *, personal: bool = False) -> dict[str, Any]:
        """The same as plain data; with the pairs to talk about, which name trainees, only where `personal` is asked."""
        found: dict[str, Any] = {
            "exercise": self.exercise,
            "pairs": self.pairs,
            "waiting": self.waiting,
            "mean_difference": _rounded(self.mean_difference),
            "same": _rounded(self.same),
            "within_half_a_point": _rounded(self.within_half),
            "within_one_point": _rounded(self.within_one),
            "kappa": {weights: _rounded(value) for weights, value in self.kappas},
            "why_no_kappa": self.why_no_kappa,
            "is_rough": self.is_rough,
        }
        if personal:
            found["largest"] = [
                {
                    "trainee": one.trainee,
                    "assignment": one.assignment,
                    "criterion": one.criterion,
                    "marker": one.marker,
                    "first": one.first,
                    "second": one.second,
                }
                for one in self.largest
            ]
        return found


def agreements(results: Iterable[Result], second: Iterable[SecondMark]) -> tuple[Agreement, ...]:
    """The agreement on all texts, then on those of each exercise; nothing where there are no second marks.

    Marks for work that is not in the results (somebody withdrew) are left out.
    """
    pairs, waiting = _paired(results, second)
    ids = [id for id in EXERCISES if id in pairs or id in waiting]
    if not ids:
        return ()
    every = [one for id in ids for one in pairs.get(id, ())]
    return (
        _agreement(ALL, every, sum(waiting.values())),
        *(_agreement(id, pairs.get(id, ()), waiting.get(id, 0)) for id in ids),
    )


def _paired(
    results: Iterable[Result], second: Iterable[SecondMark]
) -> tuple[Mapping[str, Sequence[Pair]], Mapping[str, int]]:
    first = {(one.trainee, one.assignment, read.criterion): (one, read) for one in results for read in one.read}
    pairs: dict[str, list[Pair]] = defaultdict(list)
    waiting: dict[str, int] = defaultdict(int)
    for mark in second:
        place = (mark.trainee, mark.assignment, mark.criterion)
        if place not in first:
            continue
        result, read = first[place]
        if read.points is None:
            waiting[result.exercise] += 1
            continue
        pairs[result.exercise].append(
            Pair(
                trainee=mark.trainee,
                assignment=mark.assignment,
                exercise=result.exercise,
                criterion=mark.criterion,
                marker=mark.marker,
                first=read.points,
                second=mark.points,
                of=_most(result.exercise, mark.criterion),
            )
        )
    return pairs, waiting


def _agreement(id: str, pairs: Sequence[Pair], waiting: int) -> Agreement:
    apart = [abs(one.difference) for one in pairs]
    kappas, why = _kappas(pairs)
    largest = sorted(
        (one for one in pairs if one.difference),
        key=lambda one: (-abs(one.difference), one.assignment, one.trainee, one.criterion, one.marker),
    )
    return Agreement(
        exercise=id,
        pairs=len(pairs),
        waiting=waiting,
        mean_difference=sum(one.difference for one in pairs) / len(pairs) if pairs else None,
        same=_share(apart, 0),
        within_half=_share(apart, rule("near")),
        within_one=_share(apart, rule("apart")),
        kappas=kappas,
        why_no_kappa=why,
        is_rough=not why and len(pairs) < whole("rough_below"),
        largest=tuple(largest[: whole("most_listed")]),
    )


def _kappas(pairs: Sequence[Pair]) -> tuple[tuple[tuple[Weights, float | None], ...], str]:
    nothing: tuple[tuple[Weights, float | None], ...] = tuple((weights, None) for weights in WEIGHTS)
    if len(pairs) < whole("fewest_for_kappa"):
        return nothing, TOO_FEW.format(least=whole("fewest_for_kappa"))
    scale = range(_steps(max(one.of for one in pairs), max(one.of for one in pairs)) + 1)
    first = [_steps(one.first, one.of) for one in pairs]
    second = [_steps(one.second, one.of) for one in pairs]
    found: tuple[tuple[Weights, float | None], ...] = tuple(
        (weights, weighted_kappa(first, second, scale, weights)) for weights in WEIGHTS
    )
    return found, ALL_EQUAL if any(value is None for _, value in found) else ""


def _steps(points: float, of: float) -> int:
    """The points in half points. A first mark may lie between two, or with extra credit above what there is."""
    return int(min(max(points, 0.0), of) / rule("step") + 0.5)


def _share(apart: Sequence[float], within: float) -> float | None:
    return sum(one <= within + 1e-9 for one in apart) / len(apart) if apart else None


def _most(id: str, criterion: str) -> float:
    return next(one.points for one in exercise(id).criteria if one.id == criterion)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
