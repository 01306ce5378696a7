"""Answers to mark: the reference, some of it, and what somebody who picks at random would give."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from rightmix_sim.exercises import Material, Question, assignment, codes, exercise, mark, material_of, reference
from rightmix_sim.exercises.choices import options_of, rows_of

ID = "ex7-home-visits"
CODES = codes(ID)
TOOL = tuple(one.id for one in exercise(ID).criteria if one.marked == "tool")

QUESTIONS = {one.id: one.questions for one in exercise(ID).criteria}


def right(code: str = "tressell") -> dict[str, Any]:
    return deepcopy(reference(assignment(ID, code)))


def shares(answers: Any, code: str = "tressell") -> dict[str, float]:
    marks = mark(assignment(ID, code), answers)
    return {one.criterion.id: one.points / one.criterion.points for one in marks if one.points is not None}


def share(answers: Any, code: str = "tressell") -> float:
    return mark(assignment(ID, code), answers).share


def at_random(code: str, seed: int) -> dict[str, Any]:
    luck, material = random.Random(seed), material_of(assignment(ID, code))
    return {one.id: _answer(one, material, luck) for one in exercise(ID).questions}


def _answer(question: Question, material: Material, luck: random.Random) -> Any:
    options = [one.value for one in options_of(question, material)] if question.kind in ("choice", "choices") else []
    assert material.on is not None
    day = material.on + datetime.timedelta(days=luck.randint(-200, 365))
    gives: dict[str, Callable[[], Any]] = {
        "choice": lambda: luck.choice(options),
        "choices": lambda: [one for one in options if luck.random() < 0.5],
        "number": lambda: luck.randint(question.least or 0, question.most or 9),
        "date": day.isoformat,
        "evidence": lambda: luck.sample(list(material.files[0].paragraphs), 2),
        "rows": lambda: {item.id: _line(question, material, luck) for item in rows_of(question, material)},
        "records": lambda: [{"id": f"r{n}", **_line(question, material, luck)} for n in range(luck.randint(1, 14))],
        "text": lambda: "Visited. Nothing to report.",
    }
    return gives[question.kind]()


def _line(question: Question, material: Material, luck: random.Random) -> dict[str, Any]:
    return {column.id: _answer(column, material, luck) for column in question.columns}
