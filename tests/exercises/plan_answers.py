"""Answers to exercises 5 and 6 as trainees might give them: at random, and all claiming everything."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from rightmix_sim.exercises import Assignment, Exercise, Marks, Material, Question, exercise, material_of
from rightmix_sim.exercises.choices import options_of, rows_of

_WORDS = ("he", "keeps", "contact", "with", "his", "sister", "and", "tells", "police", "what", "changed", "at", "work")
_LISTS = ("factors", "prohibitions", "conditions")


def at_random(assignment: Assignment, seed: int) -> dict[str, Any]:
    """Something for every question: each option as likely as any other, dates and paragraphs that could be."""
    which, material = exercise(assignment.exercise), material_of(assignment)
    chance = random.Random(seed)
    return {question.id: _answer(question, material, chance) for question in which.questions}


def claiming_everything(answers: dict[str, Any], material: Material) -> dict[str, Any]:
    """The same answers, where each action claims every purpose, factor, prohibition and condition."""
    claims = {name: [item.id for item in material.lists[name]] for name in _LISTS}
    claiming = copy.deepcopy(answers)
    for line in claiming["actions"]:
        line.update(claims, purpose=["control", "help", "change"])
    return claiming


def shares(marks: Marks) -> dict[str, float]:
    """The share of each criterion that the tools marked, to two decimals."""
    return {one.criterion.id: round(one.points / one.criterion.points, 2) for one in marks if one.points is not None}


def of_the_tools(which: Exercise) -> list[str]:
    """The criteria that the tools mark."""
    return [one.id for one in which.criteria if one.marked == "tool"]


def without_names(answers: dict[str, Any], field: str, id: str | None = None) -> dict[str, Any]:
    """The same answers, where no action names this (or anything) in a field."""
    changed = copy.deepcopy(answers)
    for line in changed["actions"]:
        line[field] = [one for one in line.get(field, []) if id is not None and one != id]
    return changed


def _answer(question: Question, material: Material, chance: random.Random) -> Any:
    labels = list(material.files[0].paragraphs)
    answers: dict[str, Callable[[], Any]] = {
        "choice": lambda: chance.choice([one.value for one in options_of(question, material)] or [""]),
        "choices": lambda: [one.value for one in options_of(question, material) if chance.random() < 0.35],
        "text": lambda: " ".join(chance.choice(_WORDS) for _ in range(12)),
        "date": lambda: f"{chance.randint(2008, 2012)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "evidence": lambda: chance.sample(labels, min(len(labels), chance.randint(1, 3))),
        "rows": lambda: {item.id: _line(question, material, chance) for item in rows_of(question, material)},
        "records": lambda: [
            {"id": f"r{number}", **_line(question, material, chance)} for number in range(chance.randint(5, 13))
        ],
    }
    return answers[question.kind]()


def _line(question: Question, material: Material, chance: random.Random) -> dict[str, Any]:
    return {column.id: _answer(column, material, chance) for column in question.columns}


def no_conditions(content: dict[str, Any]) -> dict[str, Any]:
    """The answers without the conditions that they named."""
    return without_names(content, "conditions")
