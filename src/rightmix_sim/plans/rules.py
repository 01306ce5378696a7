"""The numbers that reviewing goes by, and where they come from: `data/rules.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


def rule(name: str) -> Any:
    """The value of one rule."""
    return rules()[name]["value"]


@cache
def rules() -> dict[str, dict[str, Any]]:
    """Every rule by its name: value, unit, paragraph, status and note."""
    content: dict[str, dict[str, Any]] = read_own_yaml(package_file("plans/data/rules.yaml"))
    return content
