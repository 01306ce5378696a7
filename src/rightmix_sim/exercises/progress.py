"""How far a trainee has come: what is asked, what is answered, and what is still empty, step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rightmix_sim.exercises.answers import Answers, is_empty
from rightmix_sim.exercises.choices import rows_of
from rightmix_sim.exercises.exercise import Exercise, Question, Step
from rightmix_sim.exercises.material import Material


@dataclass(frozen=True, kw_only=True)
class Empty:
    """One thing not answered yet: its question, the line where there are lines, and both in words."""

    question: str
    line: str
    text: str


@dataclass(frozen=True, kw_only=True)
class StepProgress:
    """One step: how many answers it asks for now, how many are there, and which are not."""

    step: Step
    asked: int
    answered: int
    empty: tuple[Empty, ...]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """All steps."""

    steps: tuple[StepProgress, ...]

    @property
    def asked(self) -> int:
        """How many answers are asked for now."""
        return sum(step.asked for step in self.steps)

    @property
    def answered(self) -> int:
        """How many of them are there."""
        return sum(step.answered for step in self.steps)

    @property
    def empty(self) -> tuple[Empty, ...]:
        """What is still empty."""
        return tuple(one for step in self.steps for one in step.empty)


def progress_of(exercise: Exercise, material: Material, answers: Answers) -> Progress:
    """How far the answers have come. What is optional counts for nothing, whether answered or not."""
    return Progress(steps=tuple(_of_step(step, exercise, material, answers) for step in exercise.steps))


def is_asked(question: Question, answers: Answers, beside: Sequence[Question] = ()) -> bool:
    """Whether a question is asked, by what else was answered beside it.

    With the questions `beside` it, not where the one that decides is itself not asked.
    """
    when = question.when
    if when is None:
        return True
    decides = next((one for one in beside if one.id == when.question), None)
    if decides is not None and not is_asked(decides, answers, beside):
        return False
    value = answers.choice(when.question)
    if when.differs_from is not None:
        other = answers.choice(when.differs_from)
        return bool(value and other and value != other)
    if when.unless:
        return value not in when.unless
    return (value in when.is_) if when.is_ else bool(value) and value not in when.is_not


def hidden_of(exercise: Exercise, material: Material, answers: Answers) -> tuple[str, ...]:
    """The questions that are not asked as things stand: `id`, in a line `id/line/column`."""
    return tuple(
        "/".join(place)
        for question in exercise.questions
        for place, asked, line, beside in _places(question, exercise.questions, material, answers)
        if not is_asked(asked, line, beside)
    )


def asked_only(exercise: Exercise, material: Material, content: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those to questions that are not asked as things stand; they may be left from before."""
    hidden = {tuple(place.split("/")) for place in hidden_of(exercise, material, Answers(content))}
    return {id: _without(value, id, hidden) for id, value in content.items() if (id,) not in hidden}


def _without(value: Any, id: str, hidden: Collection[tuple[str, ...]]) -> Any:
    """The lines of an answer without the columns that are not asked in them."""
    if isinstance(value, Mapping):
        return {line: _line(cells, (id, line), hidden) for line, cells in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [_line(cells, (id, str(cells.get("id"))), hidden) for cells in value]
    return value


def _line(cells: Mapping[str, Any], place: tuple[str, str], hidden: Collection[tuple[str, ...]]) -> dict[str, Any]:
    return {column: value for column, value in cells.items() if (*place, column) not in hidden}


def _places(
    question: Question, beside: tuple[Question, ...], material: Material, answers: Answers
) -> Iterator[tuple[tuple[str, ...], Question, Answers, tuple[Question, ...]]]:
    """Every answer a question can take: where it stands, what is asked, the answers and the questions beside it."""
    yield (question.id,), question, answers, beside
    lines: list[tuple[str, Answers]] = []
    if question.kind == "rows":
        lines = [(item.id, answers.row(question.id, item.id)) for item in rows_of(question, material)]
    if question.kind == "records":
        lines = [(line.text("id"), line) for line in answers.records(question.id)]
    for id, line in lines:
        for column in question.columns:
            yield (question.id, id, column.id), column, line, question.columns


def _of_step(step: Step, exercise: Exercise, material: Material, answers: Answers) -> StepProgress:
    asked = [one for one in step.questions if is_asked(one, answers, exercise.questions)]
    found = [(empty, told) for question in asked for empty, told in _asked(question, material, answers)]
    missing = tuple(told for empty, told in found if empty)
    return StepProgress(step=step, asked=len(found), answered=len(found) - len(missing), empty=missing)


def _asked(question: Question, material: Material, answers: Answers) -> Iterator[tuple[bool, Empty]]:
    """For each answer that a question asks for, whether it is empty, and what it is."""
    if question.kind == "rows":
        for item in rows_of(question, material):
            line = answers.row(question.id, item.id)
            for column in question.columns:
                if is_asked(column, line, question.columns):
                    yield from _one(column, line, question.id, item.id, f"{item.label}: {column.label}")
    elif question.kind == "records":
        lines = answers.records(question.id)
        if not question.optional:
            for number in range(len(lines), 1 if question.least is None else question.least):
                text = f"{question.label}: {question.line} {number + 1}"
                yield True, Empty(question=question.id, line="", text=text)
        for number, line in enumerate(lines, start=1):
            name = f"{question.line.capitalize()} {number}"
            for column in question.columns:
                if is_asked(column, line, question.columns):
                    yield from _one(column, line, question.id, line.text("id"), f"{name}: {column.label}")
    else:
        yield from _one(question, answers, question.id, "", question.label)


def _one(question: Question, answers: Answers, of: str, line: str, text: str) -> Iterator[tuple[bool, Empty]]:
    if not question.optional:
        yield is_empty(answers.to_dict().get(question.id)), Empty(question=of, line=line, text=text)
