"""The trainee's own audit, read from the answers, and the findings table that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.inspection import ANSWERS, Answer, Criterion, Row, row

FILES: Final = 3
QUESTION: Final = "audit_{number}"


def line(answers: Answers, number: int, criterion: str) -> Answers:
    """What was answered on one criterion of one file: `answer` and `evidence`."""
    return answers.row(QUESTION.format(number=number), criterion)


def answer(answers: Answers, number: int, criterion: str) -> Answer | None:
    """Met, not met or not applicable; None where nothing was answered."""
    chosen = line(answers, number, criterion).choice("answer")
    return next((one for one in ANSWERS if one == chosen), None)


def own_row(answers: Answers, criterion: Criterion, files: int = FILES) -> Row | None:
    """The line of the findings table that follows from the own audit; None until every file is answered."""
    given = [answer(answers, number, criterion.id) for number in range(files)]
    known = [one for one in given if one is not None]
    return row(criterion, known) if len(known) == files else None


def kinds_used(answers: Answers, criteria: tuple[Criterion, ...], files: int = FILES) -> set[Answer]:
    """Which of the three kinds of answer were given at all."""
    return {one for one in _every(answers, criteria, files) if one is not None}


def _every(answers: Answers, criteria: tuple[Criterion, ...], files: int) -> Iterator[Answer | None]:
    return (answer(answers, number, criterion.id) for number in range(files) for criterion in criteria)
