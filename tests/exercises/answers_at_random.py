"""Answers at random to any exercise: always well-shaped, never knowing. And garbage that is not even that."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from typing import Any

from rightmix_sim.exercises import Exercise, Material, Question
from rightmix_sim.exercises.choices import options_of, rows_of

WORDS = (
    "visit supervisor register entry level March reviewed hostel licence victim police plan checked reconviction"
    " recorded asked letter work drink friend diary programme Monday minutes seen told noted"
).split()
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
    match question.kind:
        case "choice":
            return luck.choice([one.value for one in options_of(question, material)] or [""])
        case "choices":
            return [one.value for one in options_of(question, material) if luck.random() < 0.4]
        case "number":
            least = question.least or 0
            return luck.randint(least, question.most if question.most is not None else least + USUAL_MOST)
        case "date":
            on = material.on or datetime.date(2009, 9, 1)
            return (on + datetime.timedelta(days=luck.randint(-YEAR, YEAR))).isoformat()
        case "evidence":
            return luck.sample(labels, min(len(labels), luck.randint(1, 4)))
        case "rows":
            lines = rows_of(question, material)
            return {one.id: _line(question, material, labels, luck, density) for one in lines}
        case "records":
            least, most = question.least or 1, question.most or USUAL_MOST
            number = luck.randint(least, max(least, min(most, USUAL_MOST)))
            return [{"id": f"r{n}", **_line(question, material, labels, luck, density)} for n in range(1, number + 1)]
        case _:
            return " ".join(luck.choices(WORDS, k=max(3, question.words or 12)))


def _line(
    question: Question, material: Material, labels: Sequence[str], luck: random.Random, density: float
) -> dict[str, Any]:
    return {
        column.id: _answer(column, material, labels, luck, density)
        for column in question.columns
        if luck.random() < density
    }
