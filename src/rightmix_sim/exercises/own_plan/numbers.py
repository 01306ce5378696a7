"""The numbers, words and groups by which plans of trainees are marked: `data/marking.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


def number(name: str) -> Any:
    """The value of one entry of `numbers`."""
    return _content()["numbers"][name]["value"]


def groups() -> Mapping[str, Mapping[str, str]]:
    """By criterion the codes of findings that count there, each with what is said where it is cleared."""
    found: Mapping[str, Mapping[str, str]] = _content()["groups"]
    return found


def spoils() -> Mapping[str, str]:
    """Findings on something that is there and will not work as it is, each with the code it would else have."""
    found: Mapping[str, str] = _content()["spoils"]
    return found


def reference_words() -> Mapping[str, Any]:
    """The words of the reference answers."""
    found: Mapping[str, Any] = _content()["reference"]
    return found


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = read_own_yaml(package_file("exercises/own_plan/data/marking.yaml"))
    return content
