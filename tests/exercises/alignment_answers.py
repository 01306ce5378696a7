"""Answers to exercise 4 for its tests: at random, everything at once, and one sort of finding alone."""

from __future__ import annotations

import datetime
from functools import cache, partial
from random import Random
from typing import Any

from rightmix_sim.exercises import Material, Question, exercise, material_of
from rightmix_sim.exercises.alignment.faults import faults
from rightmix_sim.exercises.choices import common, options_of, rows_of
from tests.exercises import marked

ID = "ex4-alignment"
set_to = partial(marked.set_to, ID)


@cache
def given(code: str) -> Material:
    return material_of(set_to(code))


def best(code: str) -> dict[str, Any]:
    """The reference answers, free to be changed."""
    return marked.best_of(ID, code)


def findings_of(code: str, sort: str) -> list[dict[str, Any]]:
    """The reference findings of one sort, without paragraphs."""
    listed = [one for one in best(code)["findings"] if faults()[one["fault"]].sort == sort]
    return [one | {"evidence": []} for one in listed]


def at_random(material: Material, seed: int) -> dict[str, Any]:
    dice = Random(seed)
    answers: dict[str, Any] = {}
    for question in exercise(ID).questions:
        if question.kind == "rows":
            answers[question.id] = {
                item.id: {one.id: _any(one, material, dice) for one in question.columns}
                for item in rows_of(question, material)
            }
        elif question.kind == "records":
            answers[question.id] = [
                {"id": f"r{number}", **{one.id: _any(one, material, dice) for one in question.columns}}
                for number in range(dice.randint(question.least or 1, question.most or 10))
            ]
        else:
            answers[question.id] = _any(question, material, dice)
    return answers


def _any(question: Question, material: Material, dice: Random) -> Any:
    options = [one.value for one in options_of(question, material)] if question.kind in ("choice", "choices") else []
    match question.kind:
        case "choice":
            return dice.choice(options) if options else ""
        case "choices":
            return [one for one in options if dice.random() < 0.15]
        case "date":
            on = material.on or datetime.date(2009, 1, 1)
            return (on + datetime.timedelta(days=dice.randrange(-60, 180))).isoformat()
        case "evidence":
            return dice.sample(list(material.files[0].paragraphs), 3)
        case _:
            return "words"


def everything(material: Material) -> dict[str, Any]:
    """Every action, every fault in both plans about everything, every paragraph: what reads nothing at all."""
    actions = [one.value for one in common()["actions"]]
    said = {"oasys": "1 month", "visor": "1 month", "mappa": "1 month", "agency": "police", "owners": "same"}
    things = [item.id for item in material.lists["things"]]
    labels = list(material.files[0].paragraphs)
    covered = [item.id for item in material.lists["covered"]]
    mend = {"action": "supervision_contact", "plan": "oasys", "agency": "probation", "owner": "x", "every": "1 month"}
    return {
        "lines": [{"action": one, **said} for one in actions],
        "dates": {
            item.id: {"due": str(material.on), "own": "in_time", "meeting": "yes"}
            for item in material.lists["plans_on_file"]
        },
        "findings": [
            {"fault": code, "plan": plan, "about": things, "evidence": labels}
            for code in faults()
            for plan in ("oasys", "visor")
        ],
        "nothing": ["missing", "contradictory", "out_of_date"],
        "mends": [
            {"fault": fault, "covers": covered, **mend}
            for fault in ("risk-factor-uncovered", "sopo-prohibition-missing")
        ],
    }
