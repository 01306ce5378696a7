"""Why a score came out as it did: one reason for each item, citing its rules."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.history import History, Person
from rightmix_sim.risk.rm2000.aggravating import Aggravating
from rightmix_sim.risk.rm2000.counting import Counted
from rightmix_sim.risk.rm2000.gate import Refusal, rule_of
from rightmix_sim.risk.rm2000.scales import Adapted, Range, ScaleC, ScaleS, ScaleV, age_at_risk
from rightmix_sim.risk.rules import Reason, load_rules
from rightmix_sim.risk.unknowns import settled


def reasons_of(
    history: History,
    counted: Counted,
    refused: Refusal | None,
    s: ScaleS | None,
    v: ScaleV | None,
    c: ScaleC | None,
    adapted: Adapted | None,
) -> tuple[Reason, ...]:
    """One reason for each item, in the order in which a form asks for them."""
    found: list[Reason] = []
    if refused is not None:
        found.append(Reason("eligible", refused, None, rule_of(refused).cite))
    if s is not None:
        found += _of_s(s, counted, history.person)
    if v is not None:
        found += _of_v(v, counted, history.person)
    if c is not None:
        found.append(_of_c("c.category", c))
    if adapted is not None:
        found += _of_adapted(adapted)
    return tuple(found)


def _of_s(s: ScaleS, counted: Counted, person: Person) -> Iterator[Reason]:
    points = s.points
    yield Reason("s.sexual_appearances", len(counted.sexual), points.sexual_appearances, _cite("s-sexual-appearances"))
    yield Reason(
        "s.criminal_appearances",
        len(counted.criminal),
        points.criminal_appearances,
        _cite("s-criminal-appearances", "appearance"),
    )
    yield Reason("s.age", age_at_risk(person), points.age, _cite("s-age"))
    yield Reason("s.step1", s.step1.value, points.total, _cite("s-step-1"))
    yield _factor("s.male_victim", s.aggravating.male_victim, "s-male-victim")
    yield _factor("s.stranger_victim", s.aggravating.stranger_victim, "s-stranger-victim")
    yield _factor("s.non_contact", s.aggravating.non_contact, "s-non-contact")
    yield _factor("s.single", s.aggravating.single, "s-single")
    yield _step_two("s.category", s.range, s.aggravating)


def _of_v(v: ScaleV, counted: Counted, person: Person) -> Iterator[Reason]:
    yield Reason("v.age", age_at_risk(person), v.points.age, _cite("v-age"))
    violent = len(counted.violent)
    yield Reason("v.violent_appearances", violent, v.points.violent_appearances, _cite("v-violent-appearances"))
    yield Reason("v.burglary", bool(counted.burglary), v.points.burglary, _cite("v-burglary"))
    yield Reason("v.category", v.category.value, v.points.total, _cite("v-category"))


def _of_adapted(adapted: Adapted) -> Iterator[Reason]:
    credited = adapted.aggravating
    yield _factor("adapted.s.male_victim", credited.male_victim, "s-male-victim")
    yield _factor("adapted.s.stranger_victim", credited.stranger_victim, "images-only")
    yield _factor("adapted.s.non_contact", credited.non_contact, "images-only")
    yield _factor("adapted.s.single", credited.single, "s-single")
    yield _step_two("adapted.s.category", adapted.range, credited)
    yield _of_c("adapted.c.category", adapted.c)


def _factor(item: str, found: bool | str, rule: str) -> Reason:
    return Reason(item, found, None if found == "unknown" else int(found is True), _cite(rule))


def _step_two(item: str, found: Range, factors: Aggravating) -> Reason:
    """The category that the factors lead to, with their number as points; None while that is open."""
    at_least, at_most = factors.counts
    return Reason(item, _said(found), at_least if at_least == at_most else None, _cite("s-step-2", *_if_open(found)))


def _of_c(item: str, c: ScaleC) -> Reason:
    return Reason(item, _said(c.range), c.points, _cite("c-points", "c-category", *_if_open(c.range)))


def _if_open(found: Range) -> tuple[str, ...]:
    return ("unknown",) if settled(found) is None else ()


def _said(found: Range) -> str | list[str]:
    category = settled(found)
    return [level.value for level in found] if category is None else category.value


def _cite(*rules: str) -> str:
    return ". ".join(load_rules("rm2000")[f"rm2000-{rule}"].cite for rule in rules)
