"""Slips of the pen: a word that can hardly be another one than a known word, misspelt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from typing import Final

from rightmix_sim.plans.vocabulary import meant
from rightmix_sim.strict_data import Impossible

_SHORTEST: Final = 4  # letters of a part that can be misspelt: `spo` is no `sopo`, and `c_sotp` no `i_sotp`
_ALIKE: Final = 0.7  # likeness of two parts, one of which is the other misspelt
_ENDING: Final = re.compile(r"(ies|y|e)$")


def slip(place: str, word: str, known: Collection[str]) -> Iterator[Impossible]:
    """What to say of a word that is almost a known one; nothing of a known word or of quite another."""
    near = meant(word, list(known))
    if near is not None and _is_misspelt(word, near):
        yield Impossible(
            "This looks like a slip of the pen.",
            place=place,
            value=word,
            why="A word that is not known stands for something else.",
            do=f"Perhaps you meant {near}? If not, write it in other words.",
        )


def _is_misspelt(word: str, near: str) -> bool:
    """Whether it has as many parts, and each is that of the other or almost so.

    `mental_health_team` says more than `mental_health`, and `residency` is another form of `residence`.
    """
    parts, others = word.split("_"), near.split("_")
    if len(parts) != len(others):
        return False
    changed = [(part, other) for part, other in zip(parts, others, strict=True) if not _is_form_of(part, other)]
    return bool(changed) and all(_is_almost(part, other) for part, other in changed)


def _is_almost(part: str, other: str) -> bool:
    long_enough = min(len(part), len(other)) >= _SHORTEST
    return long_enough and difflib.SequenceMatcher(None, part, other).ratio() >= _ALIKE


def _is_form_of(part: str, other: str) -> bool:
    stem, ending = _ENDING.subn("", part)
    same_stem = ending and _ENDING.search(other) and stem == _ENDING.sub("", other)
    return other in (part, f"{part}s") or part == f"{other}s" or bool(same_stem)
