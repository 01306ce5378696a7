"""Words by which plans are understood (`data/words.yaml`): known ones, slips of the pen, and what they speak of."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_own_yaml

_ALMOST: Final = 0.8  # likeness from which a word is taken for a slip of the pen


@cache
def words() -> dict[str, Any]:
    """Every list of words by its name."""
    content: dict[str, Any] = read_own_yaml(package_file("plans/data/words.yaml"))
    return content


def meant(word: str, known: list[str]) -> str | None:
    """The known word of which this one looks like a slip of the pen; None where it is known, or another word."""
    if word in known or f"{word}s" in known or word.removesuffix("s") in known:
        return None
    near = difflib.get_close_matches(word, known, n=1, cutoff=_ALMOST)
    return near[0] if near else None


def speaks_of(aware_of: tuple[str, ...], agency: str) -> bool:
    """Whether a plan says anything of the work of this agency: police or probation."""
    parts = "|".join(words()["aware_of"][agency])
    return any(re.search(rf"(?:^|_)(?:{parts})", word) for word in aware_of)


def is_about_computers(about: str) -> bool:
    """Whether a prohibition of this kind needs a look at his equipment."""
    return not {*about.split("_")}.isdisjoint(words()["about_computers"])


def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, or what people write where they have nothing to write yet."""
    return text.strip().strip(".").strip().casefold() in words()["placeholders"]
