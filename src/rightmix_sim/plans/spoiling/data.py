"""By what plans on file are made and spoilt: `plans/data/on_file.yaml` and `plans/data/spoiling.yaml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


@cache
def on_file() -> dict[str, Any]:
    """How sound plans are worded, and what they rest on."""
    content: dict[str, Any] = read_own_yaml(package_file("plans/data/on_file.yaml"))
    return content


@cache
def spoiling() -> dict[str, Any]:
    """Recipes and flaws."""
    content: dict[str, Any] = read_own_yaml(package_file("plans/data/spoiling.yaml"))
    return content


def number(name: str) -> Any:
    """The value of one entry of `numbers` of on_file.yaml."""
    return on_file()["numbers"][name]["value"]
