"""What the exercise says itself, from `data/one-man.yaml`, and whether a text names a meaning."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plain_risk import plain_risk

UNCLEAR: Final = "unclear"


@cache
def own() -> dict[str, Any]:
    """The choices, men and decisions, and how a meaning is named."""
    content: dict[str, Any] = read_own_yaml(package_file("exercises/three_meanings/data/one-man.yaml"))
    return content


def meanings() -> dict[str, str]:
    """What a statement can speak of, `unclear` among them: value and words."""
    words: dict[str, str] = own()["meanings"]
    return words


def three() -> dict[str, str]:
    """The three meanings alone."""
    return {value: label for value, label in meanings().items() if value != UNCLEAR}


def names(text: str, meaning: str) -> bool:
    """Whether a text says which meaning it speaks of.

    >>> names("High Risk of Serious Harm to her son.", "harm"), names("He may be harmed.", "harm")
    (True, False)
    """
    return any(re.search(rf"\b{one}", text, re.IGNORECASE) for one in own()["named_by"].get(meaning, ()))


def long_enough(text: str) -> bool:
    """Whether there is room in it for a level, its source and a reason."""
    return len(text.split()) >= int(own()["fewest_words"])


def said_in_full(text: str, meaning: str) -> bool:
    """Whether it is long enough, names the meaning, and has the bare word nowhere."""
    return long_enough(text) and names(text, meaning) and plain_risk(text, strictly=True) is None
