"""What the exercise asks about and offers to choose from, from `data/level.yaml` and the book of guidance."""

from __future__ import annotations

from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.guidance import Standard, load_book
from rightmix_sim.guidance.wording import asks


@cache
def own() -> dict[str, Any]:
    """Facts, grounds and duties with their words, and what the parts of a criterion count."""
    content: dict[str, Any] = read_own_yaml(package_file("exercises/mappa/data/level.yaml"))
    return content


def labels(name: str) -> dict[str, str]:
    """The ids of a list with what trainees read."""
    return {id: entry if isinstance(entry, str) else str(entry["label"]) for id, entry in own()[name].items()}


def duty_standards() -> dict[str, Standard]:
    """The standard behind each duty that is offered."""
    return {id: load_book()[str(entry["standard"])] for id, entry in own()["duties"].items()}


def reviews() -> dict[str, Standard]:
    """The intervals that the book of guidance knows for reviewing the police plan, by an id that names no level."""
    found = (load_book()[id] for id in own()["reviews"])
    return {_id(one): one for one in found}


def review_words(standard: Standard) -> str:
    """The interval in words, for a list."""
    return asks(standard, standard.latest).capitalize()


def _id(standard: Standard) -> str:
    return asks(standard, standard.latest).replace(" ", "-")
