"""The criteria of the I-SOTP, for men whose sexual offences are of images only (¶2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rightmix_sim.guidance import load_book
from rightmix_sim.risk.sarn import Deviance
from rightmix_sim.risk.suitability.criteria import Criterion, by_rule, by_standard, criterion, joined, rule, said
from rightmix_sim.risk.suitability.facts import ROSH, Facts
from rightmix_sim.risk.suitability.gate import gate, passes
from rightmix_sim.risk.thresholds import Thresholds


def i_sotp(facts: Facts, area: Thresholds) -> Iterator[Criterion]:
    """Every criterion of the I-SOTP."""
    yield from gate(facts, "i-sotp", area.offers_i_sotp)
    if passes(facts):
        yield _images_only(facts)
        yield _rosh(facts)
        yield _deviance(facts)
    yield _iq(facts)
    yield _age(facts)


def form(facts: Facts) -> Literal["group", "individual"]:
    """How the I-SOTP is given at this age: from the 21st birthday on in a group."""
    group_age = load_book()["isotp-group-age"].latest.value
    assert group_age is not None
    return "group" if facts.age >= group_age else "individual"


def _images_only(facts: Facts) -> Criterion:
    return criterion(
        "images_only",
        [not facts.score.images_only],
        found=f"Every sexual offence that counts is of images only: {said(facts.score.images_only)}",
        asked="the I-SOTP is for those offences alone",
        threshold=True,
        value=facts.score.images_only,
        rule=by_rule("i-sotp-images"),
    )


def _rosh(facts: Facts) -> Criterion:
    standard = load_book()["isotp-suitability"]
    taken = [level for level in ROSH if standard.applies(rosh=level)]
    return criterion(
        "rosh",
        [level not in taken for level in facts.rosh],
        found=f"Risk of Serious Harm: {said(facts.given('rosh'))}",
        asked=f"{' or '.join(taken)} is asked",
        threshold=taken,
        value=facts.given("rosh"),
        rule=by_standard("isotp-suitability"),
        asks=facts.open_questions("rosh"),
    )


def _deviance(facts: Facts) -> Criterion:
    highest = tuple(Deviance)[rule("i-sotp-deviance").number]
    return criterion(
        "deviance",
        [grade > highest for grade in facts.deviance],
        found=f"Initial deviance: {said(facts.given('deviance'))}",
        asked=f"{highest.value} is asked",
        threshold=highest.value,
        value=facts.given("deviance"),
        rule=by_rule("i-sotp-deviance"),
        asks=facts.open_questions("deviance"),
    )


def _iq(facts: Facts) -> Criterion:
    lowest = rule("iq").number
    return criterion(
        "iq",
        facts.low_iq,
        found=f"IQ: {facts.given('iq')}",
        asked=f"{lowest} or more is asked",
        threshold=lowest,
        value=facts.given("iq"),
        rule=by_rule("iq"),
        asks=facts.open_questions("low_iq"),
    )


def _age(facts: Facts) -> Criterion:
    youngest = load_book()["isotp-individual-age"].latest.earliest
    assert youngest is not None
    return criterion(
        "age",
        [facts.age < youngest],
        found=f"Age: {facts.age}",
        asked=f"{youngest:g} or more is asked; {form(facts)} work at this age",
        threshold=youngest,
        value=facts.age,
        rule=joined(by_standard("isotp-individual-age"), by_rule("i-sotp-form")),
    )
