"""Formative checks: what a trainee may still want to look at, found in their own entries, never by the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rightmix_sim.exercises.answers import Answers, is_empty
from rightmix_sim.exercises.choices import rows_of
from rightmix_sim.exercises.exercise import Exercise, Question
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.progress import is_asked


@dataclass(frozen=True, kw_only=True)
class Check:
    """One reminder: the question it belongs to, the line where there are lines, and a sentence."""

    question: str
    text: str
    line: str = ""

    def to_dict(self) -> dict[str, str]:
        """As plain data."""
        return {"question": self.question, "line": self.line, "text": self.text}


def common_checks(exercise: Exercise, material: Material, answers: Answers) -> Iterator[Check]:
    """The reminders that every exercise has: nothing cited, a paragraph that the file lacks, a text of a few words.

    They look only at what was begun, so a form that is still empty has none.
    """
    for step in exercise.steps:
        labels = set(material.files[step.file].paragraphs) if step.file < len(material.files) else set[str]()
        for question in step.questions:
            if not is_asked(question, answers, exercise.questions):
                continue
            if question.kind == "rows":
                for item in rows_of(question, material):
                    line = answers.row(question.id, item.id)
                    columns = _asked(question.columns, line, question.columns)
                    yield from _of_line(columns, line, labels, question.id, item.id)
            elif question.kind == "records":
                for line in answers.records(question.id):
                    columns = _asked(question.columns, line, question.columns)
                    yield from _of_line(columns, line, labels, question.id, line.text("id"))
        singles = [one for one in step.questions if one.kind not in ("rows", "records")]
        yield from _of_line(_asked(singles, answers, exercise.questions), answers, labels)


def _asked(questions: Iterable[Question], answers: Answers, beside: Sequence[Question]) -> list[Question]:
    return [one for one in questions if is_asked(one, answers, beside)]


def _of_line(
    questions: Iterable[Question], answers: Answers, labels: set[str], of: str = "", line: str = ""
) -> Iterator[Check]:
    before: Question | None = None
    content = answers.to_dict()
    for question in questions:
        for text in _texts(question, content.get(question.id), before, content, labels):
            yield Check(question=of or question.id, line=line, text=text)
        before = question if question.kind != "evidence" else before


def _texts(
    question: Question, value: Any, before: Question | None, content: dict[str, Any], labels: set[str]
) -> Iterator[str]:
    if question.kind == "evidence":
        cited = value if isinstance(value, list) else []
        answered = before is not None and not is_empty(content.get(before.id))
        if answered and before is not None and not cited and not question.optional:
            yield f"You cited nothing for “{before.label.rstrip('?.')}”."
        if labels:
            for label in cited:
                if label not in labels:
                    yield f"There is no paragraph {label} in this file."
    if question.kind == "text" and isinstance(value, str) and question.words and value.strip():
        number = len(value.split())
        if number < question.words // 2:
            words = "word" if number == 1 else "words"
            yield f"“{question.label.rstrip('?.')}” has {number} {words}; a useful answer takes about {question.words}."
    if question.kind == "number" and isinstance(value, int):
        if question.least is not None and value < question.least:
            yield f"{value} is less than can be: at least {question.least}."
        if question.most is not None and value > question.most:
            yield f"{value} is more than can be: at most {question.most}."
