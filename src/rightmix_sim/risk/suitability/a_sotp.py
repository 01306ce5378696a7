"""The criteria of the A-SOTP, for whom a learning disability keeps from benefiting from the others (¶2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from rightmix_sim.risk.suitability.criteria import Criterion, by_rule, criterion, rule, said
from rightmix_sim.risk.suitability.facts import Facts
from rightmix_sim.risk.suitability.gate import gate
from rightmix_sim.risk.thresholds import Thresholds


def a_sotp(facts: Facts, area: Thresholds) -> Iterator[Criterion]:
    """Every criterion of the A-SOTP."""
    yield from gate(facts, "a-sotp", area.offers_a_sotp)
    yield _learning(facts)
    yield _age(facts)


def _learning(facts: Facts) -> Criterion:
    under = rule("iq").number
    return criterion(
        "learning_need",
        [not (disability or low) for disability, low in product(facts.learning_disability, facts.low_iq)],
        found=f"Learning disability: {said(facts.given('learning_disability'))}; IQ: {facts.given('iq')}",
        asked=f"a learning disability or an IQ under {under} is asked",
        threshold={"learning_disability": True, "iq_under": under},
        value={"learning_disability": facts.given("learning_disability"), "iq": facts.given("iq")},
        rule=by_rule("a-sotp-learning", "iq"),
        asks=facts.open_questions("learning_disability", "low_iq"),
    )


def _age(facts: Facts) -> Criterion:
    youngest = rule("a-sotp-age").number
    return criterion(
        "age",
        [facts.age < youngest],
        found=f"Age: {facts.age}",
        asked=f"{youngest} or more is asked",
        threshold=youngest,
        value=facts.age,
        rule=by_rule("a-sotp-age"),
    )
