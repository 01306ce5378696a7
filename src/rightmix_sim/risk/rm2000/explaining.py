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
        found.append(Reason("c.category", _said(c.range), c.points, _cite("c-category")))
    if adapted is not None:
        found.append(Reason("adapted.s.category", _said(adapted.range), None, _cite("images-only")))
        found.append(Reason("adapted.c.category", _said(adapted.c.range), adapted.c.points, _cite("c-category")))
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
    asked = _QUESTIONS[place.rpartition(".")[2]]
    found = _IN_ENTRY.match(place)
    if found is None:
        return asked
    entry = history.appearances[int(found["entry"])]
    title = entry.offences[int(found["offence"])].title or "offence without a title"
    return f"{asked} ({entry.outcome} of {entry.date}, {title})"


def _of_s(s: ScaleS, counted: Counted, person: Person) -> Iterator[Reason]:
    points = s.points
    yield Reason("s.sexual_appearances", len(counted.sexual), points.sexual_appearances, _cite("s-sexual-appearances"))
    yield Reason(
        "s.criminal_appearances", len(counted.criminal), points.criminal_appearances, _cite("s-criminal-appearances")
    )
    yield Reason("s.age", age_at_risk(person), points.age, _cite("s-age"))
    yield Reason("s.step1", s.step1.value, points.total, _cite("s-step-1"))
    yield _factor("male_victim", s.aggravating.male_victim)
    yield _factor("stranger_victim", s.aggravating.stranger_victim)
    yield _factor("non_contact", s.aggravating.non_contact)
    yield _factor("single", s.aggravating.single)
    at_least, at_most = s.aggravating.counts
    rule = _cite("s-step-2") if s.category is not None else f"{_cite('s-step-2')}. {_cite('unknown')}"
    yield Reason("s.category", _said(s.range), at_least if at_least == at_most else None, rule)


def _factor(name: str, found: bool | str) -> Reason:
    points = None if found == "unknown" else int(found is True)
    return Reason(f"s.{name}", found, points, _cite(f"s-{name.replace('_', '-')}"))


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
        yield Caution("allegations", "There are allegations on file. What is not proved is never scored.")
    years = load_rules("rm2000")["rm2000-offence-free"].number
    if scored and _years_free(history, counted) >= years:
        yield Caution(
            "long_offence_free",
            f"{years} years or more in the community without a further appearance: the category may overstate the "
            "risk of reconviction. It stays; managing him at another level is a judgement whose reason is recorded "
            "(¶5.9). Time in custody does not count, and is not known here.",
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


def _cite(rule: str) -> str:
    return load_rules("rm2000")[f"rm2000-{rule}"].cite
