"""The commonest wrong answers of each exercise, question by question, with the paragraphs that show the right one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rightmix_sim.course.report.differences import NOTHING, Compared, Place, compared, line_name
from rightmix_sim.course.report.naming import by_exercise
from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Cohort, Result
from rightmix_sim.exercises import Exercise, Material, exercise, material_of, reference
from rightmix_sim.exercises.choices import rows_of


@dataclass(frozen=True, kw_only=True)
class WrongAnswer:
    """One wrong answer to one question: in how many of the pieces of work that were `asked` it was given.

    `right` is empty where it is each case's own, or told by `given`. `by` is the commonest distance of a number, in
    `unit`; 0 where there is none. `paragraph` is of the report; `where` is of the file, by code of the case.
    """

    question: str
    given: str
    right: str
    by: int
    unit: str
    count: int
    asked: int
    paragraph: str
    where: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class WrongAnswers:
    """Those of one exercise, the commonest first, from `compared` of `handed_in` pieces of work."""

    exercise: str
    handed_in: int
    compared: int
    wrong: tuple[WrongAnswer, ...]
    more: int


@dataclass
class _Tally:
    """What was met for one question."""

    asked: int = 0
    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    by: dict[tuple[str, str], Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    where: dict[tuple[str, str], dict[str, tuple[str, ...]]] = field(default_factory=lambda: defaultdict(dict))
    paragraph: str = ""
    unit: str = ""


def wrong_answers_of(cohort: Cohort) -> tuple[WrongAnswers, ...]:
    """The commonest wrong answers of every exercise that is marked, in the order of the exercises."""
    found = (_of(exercise(id), results, cohort) for id, results in by_exercise(cohort).items())
    return tuple(one for one in found if one.compared)


def _of(which: Exercise, results: Sequence[Result], cohort: Cohort) -> WrongAnswers:
    if not which.criteria:
        return WrongAnswers(exercise=which.id, handed_in=len(results), compared=0, wrong=(), more=0)
    cases = _cases(results)
    set_work = {place: cohort.held(*place) for place in cases}
    materials = {place: material_of(one, whole=False) for place, one in set_work.items()}
    right = {place: reference(one) for place, one in set_work.items()}
    alike, tallies = _alike_lines(which, list(materials.values())), dict[Place, _Tally]()
    used = [one for one in results if (one.assignment, one.code) in right]
    for result in used:
        place = (result.assignment, result.code)
        met: dict[Place, list[tuple[Compared, str]]] = defaultdict(list)
        for one, paragraph in _differences(which, result, materials[place], right[place], alike):
            met[one.place].append((one, paragraph))
        for asked, found in met.items():
            _count(tallies.setdefault(asked, _Tally()), found, result.code)
    wrong = sorted(_lines(tallies), key=lambda one: (-one.count, one.question, one.given))
    most = whole("most_wrong")
    return WrongAnswers(
        exercise=which.id,
        handed_in=len(results),
        compared=len(used),
        wrong=tuple(wrong[:most]),
        more=max(0, len(wrong) - most),
    )


def _cases(results: Sequence[Result]) -> list[tuple[str, str]]:
    """The cases that most trainees have; no more than can be worked out in a reasonable time."""
    counts = Counter((one.assignment, one.code) for one in results)
    return sorted(counts, key=lambda place: (-counts[place], place))[: whole("most_cases")]


def _alike_lines(which: Exercise, materials: Sequence[Material]) -> frozenset[tuple[str, str]]:
    """The lines, by question and id, that ask the same in every case that has them."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for question in which.questions:
        for material in materials:
            for item in rows_of(question, material):
                names[question.id, item.id].add(line_name(item))
    return frozenset(place for place, met in names.items() if len(met) == 1)


def _differences(
    which: Exercise,
    result: Result,
    material: Material,
    right: Mapping[str, Any],
    alike: frozenset[tuple[str, str]],
) -> Iterator[tuple[Compared, str]]:
    """The answers that the tools mark, each with its paragraph of the report.

    Where several answers are right the reference has one of them: what earned all its points is not called wrong.
    """
    for question in which.questions:
        marks = [
            one for one in result.marks if question.id in one.criterion.questions and one.criterion.marked == "tool"
        ]
        lost = next((one for one in marks if one.points != one.criterion.points), None)
        for one in compared(question, material, result.answers, right, alike) if marks else ():
            if lost is None:
                yield Compared(place=one.place, given=()), ""
            else:
                alone = len(lost.criterion.questions) == 1  # then its paragraphs are those of this question
                yield replace(one, where=one.where or (lost.where if alone else ())), lost.paragraph


def _count(tally: _Tally, found: Sequence[tuple[Compared, str]], code: str) -> None:
    """What one piece of work has at one place; the same wrong answer in several lines counts once."""
    tally.asked += 1
    answers = {(given, one.right): one for one, _ in found for given in one.given}
    tally.paragraph = tally.paragraph or next((paragraph for _, paragraph in found if paragraph), "")
    for answer, one in answers.items():
        tally.given[answer] += 1
        tally.unit = one.unit
        if one.by:
            tally.by[answer][one.by] += 1
        if one.where:
            tally.where[answer].setdefault(code, one.where)


def _lines(tallies: Mapping[Place, _Tally]) -> Iterator[WrongAnswer]:
    """A line for each wrong answer that enough gave; what was left empty goes in one line."""
    for place, tally in tallies.items():
        empty = sum(count for (given, _), count in tally.given.items() if given == NOTHING)
        merged = Counter({answer: count for answer, count in tally.given.items() if answer[0] != NOTHING})
        if empty:
            merged[NOTHING, ""] = empty
        for answer, count in merged.items():
            if count >= whole("least_wrong"):
                yield WrongAnswer(
                    question=place.words.rstrip("?"),
                    given=answer[0],
                    right=answer[1],
                    by=_commonest(tally.by[answer]) if answer in tally.by else 0,
                    unit=tally.unit,
                    count=count,
                    asked=tally.asked,
                    paragraph=tally.paragraph,
                    where=tuple(sorted(tally.where.get(answer, {}).items())),
                )


def _commonest(counts: Counter[int]) -> int:
    return min(counts, key=lambda value: (-counts[value], value))
