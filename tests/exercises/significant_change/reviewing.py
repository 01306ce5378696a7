"""Answers to a review after a change: the reference, and what somebody who picks at random or claims all would give."""

from __future__ import annotations

import datetime
import random
from copy import deepcopy
from typing import Any

from rightmix_sim.exercises import Material, Question, assignment, codes, exercise, mark, material_of, reference
from rightmix_sim.exercises.choices import options_of, rows_of

ID = "ex8-significant-change"
CODES = codes(ID)
TOOL = {one.id: one.points for one in exercise(ID).criteria if one.marked == "tool"}
QUESTIONS = {one.id: one.questions for one in exercise(ID).criteria}
HOW = "To be done differently from now on"
TEXT = "He attends as he should, and nothing in particular was said about anything else by anybody."


def right(code: str = "conroy") -> dict[str, Any]:
    return deepcopy(reference(assignment(ID, code)))


def points(answers: Any, code: str = "conroy") -> dict[str, float]:
    marks = mark(assignment(ID, code), answers)
    return {one.criterion.id: one.points for one in marks if one.points is not None}


def share(answers: Any, code: str = "conroy") -> float:
    return mark(assignment(ID, code), answers).share


def at_random(code: str, seed: int) -> dict[str, Any]:
    luck, material = random.Random(seed), material_of(assignment(ID, code))
    return {one.id: _answer(one, material, luck) for one in exercise(ID).questions}


def claiming_everything(code: str) -> dict[str, Any]:
    """Every kind of change, every paragraph, everybody told, every action altered and every action added."""
    material = material_of(assignment(ID, code))
    labels, lists = list(material.files[0].paragraphs), material.lists
    assert material.on is not None
    day = material.on.isoformat()
    columns = {one.id: one for one in exercise(ID).question("new_actions").columns}
    areas = [one.value for one in options_of(columns["areas"], material)]
    actions = [one.value for one in options_of(columns["action"], material)]
    every = {"agency": "probation", "every": "1 month", "areas": areas, "covers": [one.id for one in lists["covers"]]}
    return {
        "changes": [{"kind": one.id, "when": day, "way": "either", "evidence": labels} for one in lists["kinds"]],
        "file_review": "copy",
        "file_review_evidence": labels,
        "due_after": "at_once",
        "assessments": {one.id: {"outcome": "higher", "evidence": labels} for one in lists["assessments"]},
        "told": {one.id: {"tell": "yes"} for one in lists["recipients"]},
        "on_file": {one.id: {"do": "alter", "how": HOW} for one in lists["actions_on_file"]},
        "new_actions": [{"action": one, "evidence": labels, **every} for one in actions],
    }


def _answer(question: Question, material: Material, luck: random.Random) -> Any:
    if question.kind in ("choice", "choices"):
        options = [one.value for one in options_of(question, material)]
        few = luck.sample(options, min(len(options), luck.randint(0, 3)))
        return few if question.kind == "choices" else luck.choice(options)
    if question.kind == "evidence":
        return luck.sample(list(material.files[0].paragraphs), luck.randint(1, 3))
    if question.kind == "date":
        assert material.on is not None
        return (material.on - datetime.timedelta(days=luck.randint(0, 200))).isoformat()
    if question.kind == "rows":
        return {item.id: _line(question, material, luck) for item in rows_of(question, material)}
    if question.kind == "records":
        return [_line(question, material, luck) for _ in range(luck.randint(2, 5))]
    return TEXT


def _line(question: Question, material: Material, luck: random.Random) -> dict[str, Any]:
    return {column.id: _answer(column, material, luck) for column in question.columns}
