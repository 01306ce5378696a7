"""The criteria of the core SOTP: what it aims at, the area's own thresholds (¶6.3), conduct in groups (¶6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.sarn import Deviance
from rightmix_sim.risk.suitability.criteria import Criterion, by_rule, criterion, rule, said
from rightmix_sim.risk.suitability.facts import Facts
from rightmix_sim.risk.suitability.gate import gate, passes
from rightmix_sim.risk.thresholds import Thresholds
from rightmix_sim.risk.unknowns import one_or_all


def core(facts: Facts, area: Thresholds) -> Iterator[Criterion]:
    """Every criterion of the core SOTP."""
    yield from gate(facts, "core", area.offers_core)
    if passes(facts):
        yield _reconviction_or_deviance(facts)
    yield _denial(facts, area)
    yield _learning_disability(facts, area)
    yield _minimum_age(facts, area)
    if facts.age < rule("maturity").number and not area.refuses_age(facts.age):
        yield _maturity(facts)
    yield _language(facts)
    yield _conduct(facts, "disrupts_groups", "Disrupts groups", "nobody who does is taken into a group")
    yield _conduct(facts, "intimidates_others", "Manipulates or intimidates others", "nobody who does is taken either")


def _reconviction_or_deviance(facts: Facts) -> Criterion:
    lowest_s = tuple(Reconviction)[rule("core-reconviction").number]
    lowest_deviance = tuple(Deviance)[rule("core-deviance").number]
    s, deviance = _shown_s(facts), facts.given("deviance")
    return criterion(
        "reconviction_or_deviance",
        [
            (level is None or level < lowest_s) and grade < lowest_deviance
            for level, grade in product(facts.s, facts.deviance)
        ],
        found=f"RM2000/S: {_words_of_s(facts)}; initial deviance: {said(deviance)}",
        asked=f"either is enough: RM2000/S from {lowest_s.value}, or deviance from {lowest_deviance.value}",
        threshold={"rm2000_s": lowest_s.value, "deviance": lowest_deviance.value},
        value={"rm2000_s": s, "deviance": deviance},
        rule=by_rule("core-reconviction", "core-deviance"),
        asks=facts.open_questions("s", "deviance"),
    )


def _denial(facts: Facts, area: Thresholds) -> Criterion:
    refused = " and ".join(area.refused_denial)
    return criterion(
        "denial",
        [area.refuses_denial(degree) for degree in facts.denial],
        found=f"Denial: {facts.given('denial')}",
        asked=f"this area's threshold: it refuses {f'{refused} denial' if refused else 'nobody for denial'}",
        threshold=area.excludes_denial,
        value=facts.given("denial"),
        rule=by_rule("denial"),
        asks=facts.open_questions("denial"),
    )


def _learning_disability(facts: Facts, area: Thresholds) -> Criterion:
    lowest = rule("iq").number
    asked = f"it excludes for a learning disability or an IQ under {lowest}"
    return criterion(
        "learning_disability",
        [
            area.refuses_learning_disability(disability or low)
            for disability, low in product(facts.learning_disability, facts.low_iq)
        ],
        found=f"Learning disability: {said(facts.given('learning_disability'))}; IQ: {facts.given('iq')}",
        asked=f"this area's threshold: {asked if area.excludes_learning_disability else 'it excludes nobody for it'}",
        threshold={"excludes": area.excludes_learning_disability, "iq": lowest},
        value={"learning_disability": facts.given("learning_disability"), "iq": facts.given("iq")},
        rule=by_rule("learning-disability", "iq"),
        asks=facts.open_questions("learning_disability", "low_iq"),
    )


def _minimum_age(facts: Facts, area: Thresholds) -> Criterion:
    return criterion(
        "minimum_age",
        [area.refuses_age(facts.age)],
        found=f"Age: {facts.age}",
        asked=f"this area's threshold: {area.minimum_age} or more",
        threshold=area.minimum_age,
        value=facts.age,
        rule=by_rule("minimum-age"),
    )


def _maturity(facts: Facts) -> Criterion:
    return _yes_or_no(
        facts,
        "maturity",
        "mature_enough",
        found="Mature enough for the group",
        asked=f"asked of men under {rule('maturity').number}",
        wanted=True,
    )


def _language(facts: Facts) -> Criterion:
    return _yes_or_no(
        facts,
        "language",
        "language_adequate",
        found="Language adequate for the group",
        asked="needed to take part",
        wanted=True,
    )


def _conduct(facts: Facts, fact: str, found: str, asked: str) -> Criterion:
    return _yes_or_no(facts, fact, fact, found=found, asked=asked, wanted=False)


def _yes_or_no(facts: Facts, code: str, fact: str, *, found: str, asked: str, wanted: bool) -> Criterion:
    return criterion(
        code,
        [answer is not wanted for answer in getattr(facts, fact)],
        found=f"{found}: {said(facts.given(fact))}",
        asked=asked,
        threshold=wanted,
        value=facts.given(fact),
        rule=by_rule(code.replace("_", "-")),
        asks=facts.open_questions(fact),
    )


def _shown_s(facts: Facts) -> Any:
    """RM2000/S as plain data: its category, the ends of its range while it is open, or None."""
    found = [level.value for level in facts.s if level is not None]
    return one_or_all([found[0], found[-1]]) if found else None


def _words_of_s(facts: Facts) -> str:
    known = [level for level in facts.s if level is not None]
    if not known:
        return f"cannot be given ({said(facts.score.reason)})"
    return known[0].words if len(known) == 1 else f"{said(known[0].value)} to {known[-1].words}"
