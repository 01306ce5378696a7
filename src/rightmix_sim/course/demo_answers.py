"""Answers as people give them: mostly right, with slips. For the demonstration and the tests; nobody wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.exercises import Exercise, Material, Question
from rightmix_sim.exercises.choices import options_of


def with_slips(
    exercise: Exercise, material: Material, right: Mapping[str, Any], share: float, luck: Luck
) -> dict[str, Any]:
    """The right answers with about this share of them wrong or missing. Texts stay as they are."""
    found = {id: _slipped(exercise.question(id), material, value, share, luck) for id, value in right.items()}
    return {id: value for id, value in found.items() if value is not None}


def _slipped(question: Question, material: Material, value: Any, share: float, luck: Luck) -> Any:
    if question.kind == "rows":
        return {row: _line(question, material, line, share, luck) for row, line in value.items()}
    if question.kind == "records":
        return [_line(question, material, line, share, luck) for line in value if not luck.chance(share)]
    return _single(question, material, value, share, luck)


def _line(question: Question, material: Material, line: Mapping[str, Any], share: float, luck: Luck) -> dict[str, Any]:
    columns = {column.id: column for column in question.columns}
    return {
        id: _single(columns[id], material, value, share, luck) if id in columns else value
        for id, value in line.items()
        if id not in columns or not luck.chance(share / 4)
    }


def _single(question: Question, material: Material, value: Any, share: float, luck: Luck) -> Any:
    if question.kind == "choice":
        others = [one.value for one in options_of(question, material) if one.value != value]
        return luck.pick(others) if others and luck.chance(share) else value
    if question.kind == "number":
        return max(question.least or 0, value + luck.pick((-1, 1))) if luck.chance(share) else value
    if question.kind in ("choices", "evidence"):
        return [one for one in value if not luck.chance(share)]
    return value
