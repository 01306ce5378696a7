"""What a question lets one choose from, and the lines it asks about: from the question, the material or our lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rightmix_sim.exercises.exercise import Option, Question
from rightmix_sim.exercises.material import Item, Material
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans import catalogue
from rightmix_sim.strict_data import parse_as


def options_of(question: Question, material: Material) -> tuple[Option, ...]:
    """The answers to choose from. Raises `KeyError` for a list that nobody gives."""
    if question.options_from is None:
        return question.options
    if (items := material.lists.get(question.options_from)) is not None:
        return tuple(Option(value=item.id, label=item.label) for item in items)
    return common()[question.options_from]


def rows_of(question: Question, material: Material) -> tuple[Item, ...]:
    """The lines that a question of kind `rows` asks about; none where the material has no such list."""
    return material.lists.get(question.rows_from or "", ())


@cache
def common() -> Mapping[str, tuple[Option, ...]]:
    """Lists that many questions share, from `data/shared/choices.yaml`; `actions` are those of the plan catalogue."""
    content: dict[str, dict[str, Any]] = read_own_yaml(package_file("exercises/data/shared/choices.yaml"))
    lists = {
        name: tuple(parse_as(Option, {"value": value, "label": label}) for value, label in options.items())
        for name, options in content.items()
    }
    return lists | {"actions": tuple(Option(value=one.id, label=one.title) for one in catalogue().values())}
