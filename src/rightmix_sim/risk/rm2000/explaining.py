"""Why a score came out as it did, what would settle what is open, and what a reader must know beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from rightmix_sim.history import History, Person
from rightmix_sim.risk.rm2000.counting import Counted, PlacedOffence, differing_outcomes, left_out, without_offence
from rightmix_sim.risk.rm2000.gate import Refusal, rule_of
from rightmix_sim.risk.rm2000.scales import Adapted, Aggravating, Range, ScaleC, ScaleS, ScaleV, age_at_risk, settled
from rightmix_sim.risk.rules import Caution, Reason, load_rules
from rightmix_sim.workdays import whole_years

_IN_ENTRY: Final = re.compile(r"appearances\[(?P<entry>\d+)\]\.offences\[(?P<offence>\d+)\]")
_QUESTIONS: Final = {
    "victims": "Was anybody the victim, of which sex, and known for 24 hours or more?",
    "sex": "Was the victim male or female?",
    "acquaintance": "Had the victim known him for 24 hours or more?",
    "contact": "Was there contact, or an attempt at it?",
    "lived_with_adult_partner_two_years": "Did he ever live with an adult partner, as in marriage, for two years?",
}


def reasons(
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
    found += [Reason(place, why, None, _cite("appearance")) for place, why in left_out(history)]
    return tuple(found)


def cautions(history: History, counted: Counted, *, scored: bool, adapted: bool) -> tuple[Caution, ...]:
    """What a reader must know that does not change the result."""
    return tuple(_cautions(history, counted, scored=scored, adapted=adapted))


def unsettled(person: Person, counted: Counted, s: ScaleS | None, adapted: Adapted | None) -> tuple[str, ...]:
    """The places of the unknown facts on which an open range hangs, each once."""
    if s is None:
        return ()
    if s.category is None:
        asked = s.aggravating
    elif adapted is not None and adapted.category is None:
        asked = adapted.aggravating
    else:
        return ()
    return tuple(dict.fromkeys(_unknown_facts(asked, counted.sexual_offences)))


def question(history: History, place: str) -> str:
    """An unsettled fact, given by its place, as a question that somebody who knows the file can answer."""
    asked = _QUESTIONS[place.rpartition(".")[-1]]
    found = _IN_ENTRY.match(place)
    if found is None:
        return asked
    entry = history.appearances[int(found["entry"])]
    title = (entry.offences or ())[int(found["offence"])].title or "offence without a title"
    return f"{asked} ({entry.outcome} of {entry.date}, {title})"


def _of_s(s: ScaleS, counted: Counted, person: Person) -> Iterator[Reason]:
    points = s.points
    yield Reason("s.sexual_appearances", len(counted.sexual), points.sexual_appearances, _cite("s-sexual-appearances"))
    yield Reason(
        "s.criminal_appearances", len(counted.criminal), points.criminal_appearances, _cite("s-criminal-appearances")
    )
    yield Reason("s.age", age_at_risk(person), points.age, _cite("s-age"))
    yield Reason("s.step1", s.step1.value, points.total, _cite("s-step-1"))
    yield _factor("s.male_victim", s.aggravating.male_victim, "s-male-victim")
    yield _factor("s.stranger_victim", s.aggravating.stranger_victim, "s-stranger-victim")
    yield _factor("s.non_contact", s.aggravating.non_contact, "s-non-contact")
    yield _factor("s.single", s.aggravating.single, "s-single")
    yield _step_two("s.category", s.range, s.aggravating)


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


def _of_v(v: ScaleV, counted: Counted, person: Person) -> Iterator[Reason]:
    yield Reason("v.age", age_at_risk(person), v.points.age, _cite("v-age"))
    violent = len(counted.violent)
    yield Reason("v.violent_appearances", violent, v.points.violent_appearances, _cite("v-violent-appearances"))
    yield Reason("v.burglary", bool(counted.burglary), v.points.burglary, _cite("v-burglary"))
    yield Reason("v.category", v.category.value, v.points.total, _cite("v-category"))


def _cautions(history: History, counted: Counted, *, scored: bool, adapted: bool) -> Iterator[Caution]:
    for day in differing_outcomes(history):
        yield Caution(
            "same_day_different_outcomes",
            f"Entries of {day} stand with different outcomes. What counts of that day is one appearance; check the "
            "record.",
        )
    for entry in without_offence(history):
        yield Caution(
            "no_offence", f"The {entry.outcome} of {entry.date} holds no offence that counts, so it adds nothing."
        )
    later = sorted(day for day in counted.criminal if day > history.day_assessed)
    if later:
        yield Caution(
            "appearance_after_assessment",
            f"The appearance of {later[0]} is later than the day of assessment ({history.day_assessed}). It was "
            "counted; check the dates, and score anew after every new conviction.",
        )
    if history.allegations:
        yield Caution("allegations", f"There are allegations on file. {_cite('allegations')}.")
    years = load_rules("rm2000")["rm2000-offence-free"].number
    if scored and _years_free(history, counted) >= years:
        yield Caution(
            "long_offence_free",
            f"{years} years or more in the community without a further appearance: the category may overstate the "
            "risk of reconviction. It stays; managing him at another level is a judgement whose reason is recorded "
            f"(¶5.9). Time in custody does not count, and is not known here. {_cite('offence-free')}.",
        )
    if adapted:
        yield Caution(
            "images_only",
            "Every sexual offence is of images only. The standard score was found to overstate the risk of "
            "reconviction for such men; the adapted one stands beside it.",
        )


def _years_free(history: History, counted: Counted) -> int:
    """Whole years from the last appearance or the first day at liberty, whichever is later, to the assessment."""
    start: date = max([history.person.at_risk_from, *counted.criminal])
    return whole_years(start, history.day_assessed)


def _unknown_facts(asked: Aggravating, offences: Iterable[PlacedOffence]) -> Iterator[str]:
    for placed in offences:
        victims = placed.offence.victims
        if victims is None and "unknown" in (asked.male_victim, asked.stranger_victim):
            yield f"{placed.place}.victims"
        for number, victim in enumerate(victims or ()):
            if asked.male_victim == "unknown" and victim.sex == "unknown":
                yield f"{placed.place}.victims[{number}].sex"
            if asked.stranger_victim == "unknown" and victim.acquaintance == "unknown":
                yield f"{placed.place}.victims[{number}].acquaintance"
        if asked.non_contact == "unknown" and placed.offence.contact == "unknown":
            yield f"{placed.place}.contact"
    if asked.single == "unknown":
        yield "person.lived_with_adult_partner_two_years"


def _said(found: Range) -> str | list[str]:
    category = settled(found)
    return [level.value for level in found] if category is None else category.value


def _cite(*rules: str) -> str:
    return ". ".join(load_rules("rm2000")[f"rm2000-{rule}"].cite for rule in rules)
