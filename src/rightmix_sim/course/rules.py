"""The numbers that a room of the course goes by, from its file in `course/data/`, where each has its unit and note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


@dataclass(frozen=True)
class Rules:
    """The numbers of one file: `Rules("report")` has those of `course/data/report.yaml`, read when first asked for."""

    name: str

    def rule(self, name: str) -> float:
        """The number of a rule, in the unit that it names. Raises `KeyError`."""
        return float(_content(self.name)[name]["value"])

    def whole(self, name: str) -> int:
        """The same for what is counted."""
        return int(_content(self.name)[name]["value"])


@cache
def _content(name: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_own_yaml(package_file(f"course/data/{name}.yaml"))
    return content
