"""Answers at random to any exercise: always well-shaped, never knowing."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Sequence
from typing import Any

from rightmix_sim.exercises import Exercise, Material, Question
from rightmix_sim.exercises.choices import options_of, rows_of

WORDS = ("visit", "supervisor", "register", "level", "March", "reviewed", "hostel", "licence", "victim", "police",
         "plan", "reconviction", "recorded", "asked", "letter", "work", "friend", "diary", "told")  # fmt: skip
USUAL_MOST = 12  # of a number or of lines, where the question names no largest
YEAR = 365  # days before and after the day of reading


def at_random(exercise: Exercise, material: Material, seed: int, *, density: float = 1.0) -> dict[str, Any]:
    """An answer of its kind to every question, or to that share of them: the same for the same seed."""
    luck = random.Random(f"{exercise.id}, {material.code}, {seed}")
    answers: dict[str, Any] = {}
    for step in exercise.steps:
        labels = list(material.files[step.file].paragraphs) if step.file < len(material.files) else []
        for question in step.questions:
            if luck.random() < density:
                answers[question.id] = _answer(question, material, labels, luck, density)
    return answers


def _answer(question: Question, material: Material, labels: Sequence[str], luck: random.Random, density: float) -> Any:
    if question.kind in ("rows", "records"):
        return _lines(question, material, labels, luck, density)
    options = [one.value for one in options_of(question, material)] if question.kind in ("choice", "choices") else []
    least = question.least or 0
    most = least + USUAL_MOST if question.most is None else question.most
    on = (material.on or datetime.date(2009, 9, 1)) + datetime.timedelta(days=luck.randint(-YEAR, YEAR))
    drawn: dict[str, Callable[[], Any]] = {
        "choice": lambda: luck.choice(options) if options else "",
        "choices": lambda: [one for one in options if luck.random() < 0.4],
        "number": lambda: luck.randint(least, most),
        "date": on.isoformat,
        "evidence": lambda: luck.sample(labels, min(len(labels), luck.randint(1, 4))),
        "text": lambda: " ".join(luck.choices(WORDS, k=max(3, question.words or 12))),
    }
    return drawn[question.kind]()


def _lines(question: Question, material: Material, labels: Sequence[str], luck: random.Random, density: float) -> Any:
    if question.kind == "rows":
        return {one.id: _line(question, material, labels, luck, density) for one in rows_of(question, material)}
    least = question.least or 1
    number = luck.randint(least, max(least, min(question.most or USUAL_MOST, USUAL_MOST)))
    return [{"id": f"r{n}", **_line(question, material, labels, luck, density)} for n in range(1, number + 1)]


def _line(
    question: Question, material: Material, labels: Sequence[str], luck: random.Random, density: float
) -> dict[str, Any]:
    return {
        column.id: _answer(column, material, labels, luck, density)
        for column in question.columns
        if luck.random() < density
    }
