"""The numbers that the report counts and flags by, from `course/data/report.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


@cache
def _rules() -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_own_yaml(package_file("course/data/report.yaml"))
    return content


def rule(name: str) -> float:
    """The number of a rule, in the unit that it names. Raises `KeyError`."""
    return float(_rules()[name]["value"])


def whole(name: str) -> int:
    """The same for what is counted."""
    return int(_rules()[name]["value"])
