"""What every programme asks first: is it there, is it for this person at all."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.risk.suitability.criteria import Criterion, by_rule, criterion, said
from rightmix_sim.risk.suitability.facts import Facts


def passes(facts: Facts) -> bool:
    """Whether the programmes are for this person at all: then it is asked what they aim at."""
    return facts.male and facts.convicted


def gate(facts: Facts, programme: str, offers: bool) -> Iterator[Criterion]:
    """Whether the area offers the programme, and whether it is for this person; `programme` is the rules' word."""
    yield criterion(
        "offered",
        [not offers],
        found=f"Offered in this area: {said(offers)}",
        asked="the area must offer it",
        threshold=True,
        value=offers,
        rule=by_rule(f"{programme}-offered"),
    )
    sex = facts.referral.history.person.sex
    yield criterion(
        "gender",
        [not facts.male],
        found=f"Gender: {sex}",
        asked="the programmes are for men",
        threshold="male",
        value=sex,
        rule=by_rule("men"),
    )
    number = len(facts.score.counted.sexual)
    yield criterion(
        "sexual_conviction",
        [not facts.convicted],
        found=f"Appearances for a sexual offence that count: {number or 'none'}",
        asked="at least one is asked",
        threshold=1,
        value=number,
        rule=by_rule("sexual-conviction"),
    )
