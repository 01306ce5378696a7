"""Right answers that belong to no case, such as what a statement speaks of: `grading/answers/`, beside the keys.

Like those they stand in the project and come with the kit for practice; the package alone never has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rightmix_sim.cases import library_keys
from rightmix_sim.errors import InputError
from rightmix_sim.files import read_own_yaml


def has_answer_key(name: str) -> bool:
    """Whether the answers of this name are here."""
    path = _path(name)
    return path is not None and path.is_file()


def answer_key(name: str) -> Mapping[str, Any]:
    """The answers of this name (`claims`). Raises `InputError` where they are not here."""
    path = _path(name)
    if path is None or not path.is_file():
        raise InputError(
            "The answers to this are not here, so it cannot be marked.",
            value=name,
            why="Keys and answers never travel inside the package.",
            do="Mark where they are: in the project, or with the practice folder of the kit.",
        )
    return _read(path)


def _path(name: str) -> Path | None:
    keys = library_keys()
    return None if keys is None else keys.parent / "answers" / f"{name}.yaml"


@cache
def _read(path: Path) -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_own_yaml(path)
    return content
