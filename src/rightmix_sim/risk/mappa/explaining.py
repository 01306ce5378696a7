"""Why a level is proposed, and what the report warns of beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from rightmix_sim.guidance import load_book
from rightmix_sim.risk.duties import duty
from rightmix_sim.risk.mappa.categories import Placed, cite
from rightmix_sim.risk.mappa.facts import GROUNDS_FOR_LEVEL_3, MappaFacts
from rightmix_sim.risk.meanings import Harm
from rightmix_sim.risk.rules import Caution, Reason
from rightmix_sim.risk.unknowns import one_or_all

MappaLevel: TypeAlias = Literal[1, 2, 3, "none"]


def reasons(facts: MappaFacts, placed: Placed, possible: Sequence[MappaLevel]) -> tuple[Reason, ...]:
    """The category, each fact that speaks for a level, the level of harm that does not decide, and the outcome."""
    return tuple(_reasons(facts, placed, possible))


def cautions(facts: MappaFacts, possible: Sequence[MappaLevel]) -> tuple[Caution, ...]:
    """The warnings of the report that apply to this case."""
    return (*_of_harm(facts, possible), *_of_level_1(possible), *_of_level_3(facts, possible))


def _reasons(facts: MappaFacts, placed: Placed, possible: Sequence[MappaLevel]) -> Iterator[Reason]:
    yield from placed.reasons
    if tuple(possible) != ("none",):
        yield from _of_needs(facts)
    yield Reason("level", one_or_all(possible), None, _of_outcome(facts, placed, possible))


def _of_needs(facts: MappaFacts) -> Iterator[Reason]:
    for ground in GROUNDS_FOR_LEVEL_3:
        yield Reason(ground, getattr(facts, ground), None, cite("level-3"))
    if facts.managed_at == 3:
        yield Reason("seriousness_diminished", facts.seriousness_diminished, None, cite("coming-down"))
        yield Reason("level_2_plan_established", facts.level_2_plan_established, None, cite("coming-down"))
    yield Reason("other_agencies_needed", facts.other_agencies_needed, None, cite("level-2"))
    yield Reason("rosh", facts.rosh, None, duty(load_book()["mappa-level-2-by-need"], facts.day).cite)


def _of_outcome(facts: MappaFacts, placed: Placed, possible: Sequence[MappaLevel]) -> str:
    if len(possible) > 1:
        return cite("unknown")
    if possible[0] == "none":
        return cite("no-level")
    if possible[0] == 1:
        return f"{cite('level-1')}. {cite('lowest-level')}"
    by_need = facts.managed_at != 3 or facts.needs_level_3
    rule = cite(f"level-{possible[0]}" if by_need else "coming-down")
    return f"{rule}. {cite('category-3-level')}" if placed.category == 3 else rule


def _of_harm(facts: MappaFacts, possible: Sequence[MappaLevel]) -> Iterator[Caution]:
    if tuple(possible) == ("none",):
        return
    if facts.harm is None:
        yield _caution("rosh_not_recorded", "The Risk of Serious Harm is not recorded", "harm-asked")
        return
    recorded = f"Recorded is a {facts.harm.words}"
    if facts.harm >= Harm.HIGH and 1 in possible:
        yield _caution("high_rosh_alone", recorded, "harm-alone")
    elif facts.harm < Harm.HIGH and 1 not in possible:
        yield _caution("lower_rosh", recorded, "lower-harm")


def _of_level_1(possible: Sequence[MappaLevel]) -> Iterator[Caution]:
    if 1 in possible:
        yield _caution("level_1_still_mappa", "Level 1 is not the end of working together", "level-1-still")
        yield _caution("level_1_found_weak", "Level 1 cases need the same care", "level-1-found")


def _of_level_3(facts: MappaFacts, possible: Sequence[MappaLevel]) -> Iterator[Caution]:
    if 3 not in possible:
        return
    circumstance = facts.resources_at_short_notice is True or facts.media_or_public_interest is True
    if circumstance and facts.senior_level_needed is False:
        text = "Resources at short notice or public interest are recorded, but senior involvement as not needed"
        yield _caution("senior_level_denied", text, "level-3")
    elif facts.managed_at == 3 and not circumstance and facts.senior_level_needed is not True:
        text = "He is at level 3, and no need of senior involvement is recorded"
        yield _caution("still_at_level_3", text, "coming-down")


def _caution(code: str, text: str, rule: str) -> Caution:
    return Caution(code, f"{text}. {cite(rule)}")
