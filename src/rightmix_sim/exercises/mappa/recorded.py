"""The facts of MAPPA as a trainee recorded them, and what the tool makes of facts."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.mappa.lists import own
from rightmix_sim.risk import mappa
from rightmix_sim.risk.mappa import MappaFacts
from rightmix_sim.risk.mappa.facts import GROUNDS_FOR_LEVEL_3

_ANSWERS: Final = {"yes": True, "no": False}
_LONGEST: Final = 1200  # months; the form asks for no more
_SERIOUS: Final = ("high", "very_high")


def recorded(answers: Answers) -> MappaFacts:
    """The facts as answered; what was not answered, or not found in the file, is unknown."""
    given: dict[str, Any] = {
        fact: _ANSWERS.get(answers.row(rows, fact).choice("answer"), "unknown")
        for rows in ("law", "needs")
        for fact in own()[rows]
    }
    rosh = answers.choice("rosh")
    given |= {
        "imprisonment_months": _months(answers),
        "rosh": rosh or "unknown",
        "poses_serious_harm": rosh in _SERIOUS if rosh else "unknown",
    }
    return MappaFacts(**given)


def without_registration(facts: MappaFacts) -> MappaFacts:
    """The same facts, had there been neither registration nor SOPO."""
    return msgspec.structs.replace(facts, registered=False, sopo=False)


def category_of(facts: MappaFacts) -> str | None:
    """The category as it is chosen in the form; None while the facts leave it open."""
    found = mappa.category(facts).category
    return None if found is None else str(found)


def level_of(facts: MappaFacts) -> str | None:
    """The level as it is chosen in the form; None while the facts leave it open."""
    found = mappa.level(facts).level
    return None if found is None else str(found)


def deciding(facts: MappaFacts, level: str) -> tuple[set[str], set[str]]:
    """What decides a level among the grounds that can be chosen, and what may be named beside it or not."""
    if level == "3":
        return {one for one in GROUNDS_FOR_LEVEL_3 if getattr(facts, one) is True}, {"other_agencies_needed"}
    return ({"other_agencies_needed"} if level == "2" else {str(own()["decides_at_level_1"])}), set()


def duties_at(category: str, level: str) -> set[str]:
    """The ids of the standards that follow from a category and level, by the tool; none without a level."""
    if level not in ("1", "2", "3"):
        return set()
    second = category == "2"
    stands_for = MappaFacts(
        registered=not second,
        sopo=False,
        violent_or_other_sexual_offence=True,
        imprisonment_months=0,
        hospital_or_guardianship_order=second,
        poses_serious_harm=False,
        other_agencies_needed=level == "2",
        senior_level_needed=level == "3",
        resources_at_short_notice=False,
        media_or_public_interest=False,
    )
    return {one.id for one in mappa.level(stands_for).duties}


def _months(answers: Answers) -> Any:
    sentence, months = answers.choice("sentence"), answers.number("months")
    if sentence == "indeterminate":
        return "indeterminate"
    if sentence == "none":
        return 0
    return months if months is not None and 0 <= months <= _LONGEST else "unknown"
