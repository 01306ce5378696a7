"""The levels of the Risk of Serious Harm that stated facts fit by definition."""

from __future__ import annotations

from typing import Final, TypeAlias

from rightmix_sim.risk.meanings import Harm
from rightmix_sim.risk.rosh.judgement import Concern, RoshJudgement
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.risk.unknowns import YES_OR_NO, Outcomes, outcomes

Range: TypeAlias = tuple[Harm, Harm]

_CHOICES: Final = {
    "serious": YES_OR_NO,
    "how_likely": ("not_indicated", "unlikely_without_change", "could_happen", "more_likely_than_not"),
    "how_soon": ("after_a_change", "at_any_time", "imminent"),
}
_CONTRADICTIONS: Final = {
    ("not_indicated", "at_any_time"),
    ("not_indicated", "imminent"),
    ("unlikely_without_change", "at_any_time"),
    ("unlikely_without_change", "imminent"),
    ("more_likely_than_not", "after_a_change"),
}


def fitting(concern: Concern, at_least: Harm = Harm.LOW) -> Outcomes[Harm]:
    """The levels whose definition the concern can fit, and what would settle it; none below `at_least`.

    Source: ¶2.7, glossary.
    """
    return outcomes(lambda one: max(at_least, _level(one)), concern, _CHOICES)


def ends(fits: Outcomes[Harm]) -> Range:
    """The lowest and the highest level that fit."""
    return min(fits.possible), max(fits.possible)


def overall(judgement: RoshJudgement) -> Range:
    """The lowest and the highest overall level: those of the most serious concern, low where there is none."""
    found = [ends(fitting(concern)) for concern in judgement.concerns] or [(Harm.LOW, Harm.LOW)]
    return max(lowest for lowest, _ in found), max(highest for _, highest in found)


def contradicts_itself(concern: Concern) -> bool:
    """Whether how likely and how soon cannot both be meant."""
    return (concern.how_likely, concern.how_soon) in _CONTRADICTIONS


def cite(level: Harm) -> str:
    """The definition of a level, as a reason cites it."""
    return load_rules("rosh")[f"rosh-{level.value.replace('_', '-')}"].cite


def _level(concern: Concern) -> Harm:
    if concern.serious is False or concern.how_likely == "not_indicated":
        return Harm.LOW
    if concern.how_likely == "unlikely_without_change" or concern.how_soon == "after_a_change":
        return Harm.MEDIUM
    if concern.how_likely == "more_likely_than_not" and concern.how_soon == "imminent":
        return Harm.VERY_HIGH
    return Harm.HIGH
