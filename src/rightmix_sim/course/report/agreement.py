"""Agreement on RM2000: of trainees with the key, and between trainees on the common case. A teaching approximation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.course.agreement.of_many import Kappa, Table, fleiss, table_of, weighted_with_interval
from rightmix_sim.course.agreement.of_two import WEIGHTS, Weights
from rightmix_sim.course.report.naming import title_of
from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Cohort, Result
from rightmix_sim.exercises import exercise, reference
from rightmix_sim.exercises.rm2000.items import COUNTED, FACTORS, OPEN

RM2000: Final = "ex2-rm2000"
CATEGORIES: Final = ("s", "v", "c")
_STEP: Final = 1


@dataclass(frozen=True, kw_only=True)
class WithKey:
    """One scale: `compared` answers of so many trainees beside the key; `left_out` are those with no place on it.

    `table` has a row for each category of the key and a column for each category answered, in the order of `labels`.
    """

    scale: str
    labels: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    compared: int
    trainees: int
    left_out: int
    exact: float | None
    adjacent: float | None
    kappas: tuple[tuple[Weights, Kappa], ...]


@dataclass(frozen=True, kw_only=True)
class Between:
    """One question on a common case: of every two trainees, the share with the same answer, and within one step."""

    question: str
    answered: int
    exact: float | None
    adjacent: float | None
    commonest: str
    commonest_count: int


@dataclass(frozen=True, kw_only=True)
class CommonCase:
    """One common case: each question, and Fleiss' kappa over the categories by those who gave all three."""

    title: str
    assignment: str
    questions: tuple[Between, ...]
    raters: int
    fleiss: float | None


def scale_of(question: str) -> tuple[tuple[str, str], ...]:
    """The categories of a scale from low to very high, each with its label; what cannot be settled has no place."""
    options = exercise(RM2000).question(question).options
    return tuple((one.value, one.label) for one in options if one.value != OPEN)


def agreement_with_key(cohort: Cohort) -> tuple[WithKey, ...]:
    """S, V and C on the trainees' own cases; nothing where none was handed in.

    Common cases are left out: where all have one case the key never varies, and kappa says nothing.
    """
    results = [one for one in _handed_in(cohort) if not one.common]
    right = {(one.assignment, one.code) for one in results}
    keys = {place: reference(cohort.held(*place)) for place in sorted(right)}
    return tuple(_with_key(id, results, keys) for id in CATEGORIES) if results else ()


def agreement_between(cohort: Cohort) -> tuple[CommonCase, ...]:
    """Every common case of RM2000 that two or more have handed in."""
    found: dict[str, list[Result]] = defaultdict(list)
    for one in _handed_in(cohort):
        if one.common:
            found[one.assignment].append(one)
    return tuple(_common_case(results) for results in found.values() if len(results) > 1)


def pairwise(values: Sequence[float], within: float = 0) -> float | None:
    """Of every two of the values, the share that is at most `within` apart; None for fewer than two.

    >>> pairwise([1, 1, 2]), pairwise([1, 1, 2], within=1)
    (0.3333333333333333, 1.0)
    """
    counts, number = Counter(values), len(values)
    if number < 2:
        return None
    near = sum(
        counts[first] * (counts[second] - (first == second))
        for first in counts
        for second in counts
        if abs(first - second) <= within
    )
    return near / (number * (number - 1))


def _handed_in(cohort: Cohort) -> list[Result]:
    return [one for one in cohort.results if one.exercise == RM2000 and one.handed_in is not None]


def _with_key(id: str, results: Sequence[Result], keys: Mapping[tuple[str, str], Mapping[str, Any]]) -> WithKey:
    scale, labels = zip(*scale_of(id), strict=True)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    left_out = 0
    for one in results:
        pair = (str(keys[one.assignment, one.code].get(id, "")), str(one.answers.get(id, "")))
        if pair[0] in scale and pair[1] in scale:
            pairs[one.trainee].append(pair)
        else:
            left_out += 1
    tables: dict[str, Table] = {trainee: table_of(met, scale) for trainee, met in pairs.items()}
    every = [pair for met in pairs.values() for pair in met]
    apart = [abs(scale.index(key) - scale.index(given)) for key, given in every]
    return WithKey(
        scale=exercise(RM2000).question(id).label,
        labels=labels,
        table=tuple(tuple(int(cell) for cell in row) for row in table_of(every, scale)),
        compared=len(every),
        trainees=len(pairs),
        left_out=left_out,
        exact=_share(apart, 0),
        adjacent=_share(apart, _STEP),
        kappas=tuple((weights, weighted_with_interval(tables, weights)) for weights in WEIGHTS),
    )


def _share(apart: Sequence[int], within: int) -> float | None:
    return sum(one <= within for one in apart) / len(apart) if apart else None


def _common_case(results: Sequence[Result]) -> CommonCase:
    complete = [one for one in results if all(one.answers.get(id) for id in CATEGORIES)]
    values = [option.value for option in exercise(RM2000).question(CATEGORIES[0]).options]
    counts = [[sum(one.answers[id] == value for one in complete) for value in values] for id in CATEGORIES]
    enough = len(complete) >= whole("fewest_for_kappa")
    return CommonCase(
        title=title_of(results[0]),
        assignment=results[0].assignment,
        questions=tuple(_between(id, results) for id in (*COUNTED, *FACTORS, *CATEGORIES)),
        raters=len(complete),
        fleiss=fleiss(counts) if enough else None,
    )


def _between(id: str, results: Sequence[Result]) -> Between:
    question = exercise(RM2000).question(id)
    given = [value for one in results if (value := one.answers.get(id)) not in (None, "")]
    counts = Counter(given)
    common = min(counts, key=lambda value: (-counts[value], str(value)), default=None)
    ordered = [value for value, _ in scale_of(id)] if id in CATEGORIES else None
    labels = {"yes": "Yes", "no": "No"} | {one.value: one.label for one in question.options}
    if question.kind == "number":
        adjacent = pairwise([float(value) for value in given], within=_STEP)
    elif ordered is not None:
        adjacent = pairwise([ordered.index(value) for value in given if value in ordered], within=_STEP)
    else:
        adjacent = None
    kinds = {value: number for number, value in enumerate(counts)}
    return Between(
        question=question.label.rstrip("?"),
        answered=len(given),
        exact=pairwise([kinds[value] for value in given]),
        adjacent=adjacent,
        commonest="" if common is None else labels.get(common, str(common)),
        commonest_count=0 if common is None else counts[common],
    )
