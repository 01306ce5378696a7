"""What the codes of the records and of the draws say in print: `data/words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import Final

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.randomness import Purpose
from rightmix_sim.records.kinds import Event, Programme, Resource, Role

DATA: Final = "describing/data/words.yaml"

# Which part of the file speaks of which codes
PARTS: Final[Mapping[str, type[IntEnum]]] = {
    "roles": Role,
    "programmes": Programme,
    "resources": Resource,
    "events": Event,
    "streams": Purpose,
}


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """All of it: the parts of the file, each with the words of its codes."""
    found: Mapping[str, Mapping[str, str]] = read_yaml(package_file(DATA))
    return found


def said(code: IntEnum) -> str:
    """What a code says; its own name where the file is silent, so that a new code can be tried before it has words."""
    part = next(part for part, codes in PARTS.items() if isinstance(code, codes))
    name = code.name.lower()
    return words()[part].get(name, name.replace("_", " "))
