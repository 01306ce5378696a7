"""A criterion as the sum of weighted parts, each with the sentence for having it and for having missed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.home_visits.rules import answers
from rightmix_sim.exercises.marking.mark import Award

_ID: Final = "ex7-home-visits"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing asked for: its weight, the share of it that was earned, and what is said of it either way."""

    weight: float
    share: float
    right: str
    missed: str | tuple[str, ...]
    where: tuple[str, ...] = ()


def award_of(criterion: str, parts: Iterable[Part], paragraph: str = "") -> Award:
    """The weighted mean of the parts. What was earned in part is told as missed; `where` is for what was missed."""
    kept = tuple(parts)
    weight = sum(part.weight for part in kept)
    whole = [part for part in kept if part.share >= 1]
    short = [part for part in kept if part.share < 1]
    return Award(
        criterion=criterion,
        share=sum(part.weight * part.share for part in kept) / weight if weight else 0.0,
        right=tuple(part.right for part in whole if part.right),
        missed=tuple(text for part in short for text in _sentences(part.missed)),
        where=tuple(dict.fromkeys(label for part in short for label in part.where)),
        paragraph=paragraph,
    )


def _sentences(missed: str | tuple[str, ...]) -> tuple[str, ...]:
    texts = (missed,) if isinstance(missed, str) else missed
    return tuple(text for text in texts if text)


def precise_share(chosen: Iterable[str], wanted: frozenset[str], offered: Iterable[str]) -> float:
    """The share of what is wanted that was chosen, less the share of what is not wanted that was: all of it earns 0."""
    picked, unwanted = frozenset(chosen), frozenset(offered) - wanted
    hits = len(picked & wanted) / len(wanted) if wanted else 1.0
    wrong = len(picked & unwanted) / len(unwanted) if unwanted else 0.0
    return hits * (1 - wrong)


def sorted_out(question: str, chosen: Iterable[str], right: frozenset[str]) -> tuple[str, ...]:
    """What was left out of a list of options, and what should be, each with its reason."""
    picked, told = frozenset(chosen), []
    for option in exercise(_ID).question(question).options:
        rule = answers()[question][option.value]
        if (option.value in right) == (option.value in picked):
            continue
        out = option.value in right
        says = rule["says"] if out or rule["right"] == "never" else "nothing of the kind is in force here"
        lead = "Left out" if out else "Not so"
        told.append(f"{lead}: “{option.label}”; {says} (¶{rule['paragraph']}).")
    return tuple(told)
