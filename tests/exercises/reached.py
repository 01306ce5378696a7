"""What answers reach that nobody thought about: at random, and those of another file. For the table in the docs."""

from __future__ import annotations

import random
from collections.abc import Callable
from statistics import mean
from typing import Any

from rightmix_sim.exercises import Material, Question, assignment, codes, exercise, mark, material_of, reference
from rightmix_sim.exercises.choices import options_of, rows_of

SEEDS = 6  # for each code
_WORDS = ("he", "keeps", "contact", "with", "his", "sister", "and", "tells", "police", "what", "changed", "at", "work")


def reached(id: str) -> dict[str, int]:
    """In per cent of the tools' points: the least of reference answers, the most and the mean of the others."""
    set_to = {code: assignment(id, code) for code in codes(id)}
    best = {code: reference(one) for code, one in set_to.items()}
    chance = [
        mark(one, at_random(id, material_of(one), seed)).share for one in set_to.values() for seed in range(SEEDS)
    ]
    others = [mark(one, best[other]).share for code, one in set_to.items() for other in best if other != code]
    return {
        "reference": round(100 * min(mark(one, best[code]).share for code, one in set_to.items())),
        "empty": round(100 * max(mark(one, {}).share for one in set_to.values())),
        "random mean": round(100 * mean(chance)),
        "random most": round(100 * max(chance)),
        "neighbour mean": round(100 * mean(others)),
        "neighbour most": round(100 * max(others)),
    }


def at_random(id: str, material: Material, seed: int) -> dict[str, Any]:
    """Something for every question: each option as likely as any other, paragraphs, days and numbers that could be."""
    luck = random.Random(f"{id} {seed}")
    return {question.id: _answer(exercise(id).step_of(question.id).file, question, material, luck)
            for question in exercise(id).questions}  # fmt: skip


def _answer(file: int, question: Question, material: Material, luck: random.Random) -> Any:
    labels = list(material.files[file].paragraphs) if material.files else ["A1"]
    options = [one.value for one in options_of(question, material)] if question.kind in ("choice", "choices") else []

    def line() -> dict[str, Any]:
        return {column.id: _answer(file, column, material, luck) for column in question.columns}

    answers: dict[str, Callable[[], Any]] = {
        "choice": lambda: luck.choice(options) if options else "",
        "choices": lambda: [one for one in options if luck.random() < 0.4],
        "number": lambda: luck.randint(question.least or 0, question.most or 100),
        "text": lambda: " ".join(luck.choice(_WORDS) for _ in range(12)),
        "date": lambda: f"2009-{luck.randint(1, 12):02}-{luck.randint(1, 28):02}",
        "evidence": lambda: luck.sample(labels, min(len(labels), luck.randint(1, 3))),
        "rows": lambda: {item.id: line() for item in rows_of(question, material)},
        "records": lambda: [{"id": f"r{number}", **line()} for number in range(luck.randint(2, 9))],
    }
    return answers[question.kind]()
