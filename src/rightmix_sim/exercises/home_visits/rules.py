"""The rules of the exercise beside the guidance, what can be drawn, and the answers that only a marker has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from rightmix_sim.exercises.answer_key import answer_key
from rightmix_sim.files import package_file, read_own_yaml

_RULES: Final = "exercises/home_visits/data/rules.yaml"
_POOL: Final = "exercises/home_visits/data/course.yaml"


@cache
def rules() -> Mapping[str, Any]:
    """Everything in `data/rules.yaml`."""
    content: Mapping[str, Any] = read_own_yaml(package_file(_RULES))
    return content


@cache
def pool() -> Mapping[str, Any]:
    """Everything in `data/course.yaml`: what can be seen, and what can happen."""
    content: Mapping[str, Any] = read_own_yaml(package_file(_POOL))
    return content


def value(name: str) -> float:
    """The number of a rule, in the unit that it names."""
    return float(rules()[name]["value"])


def answers() -> Mapping[str, Any]:
    """What is right, as the marker has it. Raises `InputError` where that is not here."""
    return answer_key("home-visits")


def wanted(name: str, holds: Mapping[str, bool]) -> frozenset[str]:
    """The options of a question that are right where these facts hold: `{"order": True, "sopo": False, …}`."""
    return frozenset(
        id for id, rule in answers()[name].items() if rule["right"] == "always" or holds.get(rule["right"], False)
    )
