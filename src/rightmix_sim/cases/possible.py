"""What a case cannot be: nothing before birth or after the day the file is read, no order before its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import UNSET

from rightmix_sim.cases.fields import CaseFields
from rightmix_sim.cases.limits import limit_on
from rightmix_sim.strict_data import Impossible

_TERMS = ("imprisonment", "suspended_imprisonment", "conditional_discharge")
_CUSTODY = ("imprisonment", "life", "ipp", "hospital_order")


def first_impossibility(case: CaseFields) -> Impossible | None:
    """The first thing that could not have happened, with its place; None when all could."""
    return next(_impossibilities(case), None)


def _impossibilities(case: CaseFields) -> Iterator[Impossible]:
    yield from _of_days(case)
    yield from _of_sentence(case)
    yield from _of_order(case)
    yield from _of_orders_of_court(case)
    yield from _of_names(case)


def _of_days(case: CaseFields) -> Iterator[Impossible]:
    """Nothing on file is before birth or later than the day the file is read, and no visit before he was at liberty."""
    born = case.history.person.born
    if case.on <= born:
        yield _too_early("on", case.on, "the day of birth", born)
    for place, day in _days_on_file(case):
        if day is not None and day <= born:
            yield _too_early(place, day, "the day of birth", born)
        if day is not None and day > case.on:
            yield Impossible(
                f"This is after the day the file is read ({case.on}).",
                place=place,
                value=day.isoformat(),
                why="A file holds nothing that has not happened yet.",
                do="Correct one of the two dates.",
            )
    for number, assessment in enumerate(case.assessments):
        if assessment.approved_on is not None and assessment.approved_on < assessment.on:
            yield _too_early(
                f"assessments[{number}].approved_on", assessment.approved_on, "the day of the assessment", assessment.on
            )
    for number, visit in enumerate(case.visits):
        if visit.on < case.history.person.at_risk_from:
            yield _too_early(
                f"visits[{number}].on", visit.on, "the first day at liberty", case.history.person.at_risk_from
            )


def _days_on_file(case: CaseFields) -> Iterator[tuple[str, date | None]]:
    yield "history.person.at_risk_from", case.history.person.at_risk_from
    yield "history.assessed_on", case.history.assessed_on
    yield "registered_on", case.registered_on
    yield "mappa.last_meeting", case.mappa.last_meeting
    yield "victim_contact.last_on", case.victim_contact.last_on
    yield "person.accommodation.since", case.person.accommodation.since
    yield "order.start", case.order.start
    if case.person.partner is not None:
        yield "person.partner.since", case.person.partner.since
    if case.visor is not None:
        yield "visor.opened_on", case.visor.opened_on
        for number, day in enumerate(case.visor.convictions):
            yield f"visor.convictions[{number}]", day
    for name in ("appearances", "allegations"):
        for number, entry in enumerate(getattr(case.history, name)):
            yield f"history.{name}[{number}].date", entry.date
    for name in ("visits", "assessments"):
        for number, entry in enumerate(getattr(case, name)):
            yield f"{name}[{number}].on", entry.on
    for number, assessment in enumerate(case.assessments):
        yield f"assessments[{number}].approved_on", assessment.approved_on
    for name in ("programmes", "interventions"):
        for number, entry in enumerate(getattr(case, name)):
            yield f"{name}[{number}].since", entry.since
    for name in ("sopo", "foreign_travel_order"):
        order = getattr(case, name)
        if order is not None:
            yield f"{name}.made_on", order.made_on


def _of_sentence(case: CaseFields) -> Iterator[Impossible]:
    index = next((entry for entry in case.history.appearances if entry.index), None)
    sentence = case.sentence
    if index is not None and index.date != sentence.passed_on:
        yield Impossible(
            f"The index appearance in the history is of {index.date}.",
            place="sentence.passed_on",
            value=sentence.passed_on.isoformat(),
            why="The sentence is that of the index appearance.",
            do="Correct one of the two dates.",
        )
    if (sentence.months is None) == (sentence.disposal in _TERMS):
        yield Impossible(
            "This is missing."
            if sentence.months is None
            else f"Months are asked of imprisonment and of a conditional discharge, not of {sentence.disposal}.",
            place="sentence.months",
            value=UNSET if sentence.months is None else sentence.months,
            why="Registration and MAPPA category follow from the length.",
            do="Write, for example, months: 36."
            if sentence.months is None
            else "Leave it out, or correct the disposal.",
        )
    in_custody = sentence.disposal in _CUSTODY
    if not in_custody and case.history.person.at_risk_from != sentence.passed_on:
        yield Impossible(
            f"He was not in custody, so he was at liberty from the day of sentence ({sentence.passed_on}).",
            place="history.person.at_risk_from",
            value=case.history.person.at_risk_from.isoformat(),
            why="Ages are counted to the first day at liberty after the index sentence.",
            do="Correct the date, or the disposal.",
        )
    asked = limit_on("victim-contact-sentence", case.on)
    if not case.victim_contact.statutory or asked is None:
        return
    if not in_custody or (sentence.months is not None and sentence.months < asked.value):
        yield Impossible(
            f"Victim contact is statutory from {asked.words} of imprisonment ({asked.source}).",
            place="victim_contact.statutory",
            value=True,
            why="What is not statutory is not owed to the victim by the liaison unit.",
            do="Write false, or correct the sentence.",
        )


def _of_order(case: CaseFields) -> Iterator[Impossible]:
    order = case.order
    for_life = case.sentence.disposal in ("life", "ipp")
    for name, day in (("start", order.start), ("end", order.end)):
        if name == "end" and for_life and order.kind == "licence":
            continue  # a life licence may have no end
        if (day is None) != (order.kind == "none"):
            yield Impossible(
                "This is missing." if day is None else "Where kind is none, nothing begins or ends.",
                place=f"order.{name}",
                value=UNSET if day is None else day.isoformat(),
                why="Probation's work begins and ends with the order.",
                do=f"Write its {'first' if name == 'start' else 'last'} day as year-month-day; or kind: none."
                if day is None
                else "Leave it out, or correct the kind.",
            )
    if order.start is None:
        return
    if order.end is not None and order.end <= order.start:
        yield _too_early("order.end", order.end, "the first day of the order", order.start)
    if order.start < case.sentence.passed_on:
        yield _too_early("order.start", order.start, "the day of sentence", case.sentence.passed_on)
    custody = case.sentence.disposal in _CUSTODY
    if custody != (order.kind == "licence"):
        yield Impossible(
            "A licence follows custody, and only custody.",
            place="order.kind",
            value=order.kind,
            why="What probation may ask of him follows from it.",
            do=f"Correct it, or the disposal ({case.sentence.disposal}).",
        )


def _of_orders_of_court(case: CaseFields) -> Iterator[Impossible]:
    sopo, travel = case.sopo, case.foreign_travel_order
    least = limit_on("sopo-minimum-term", sopo.made_on) if sopo is not None else None
    if sopo is not None and sopo.until is not None and least is not None and sopo.until < least.after(sopo.made_on):
        yield Impossible(
            f"A prevention order lasts {least.words} at least.",
            place="sopo.until",
            value=sopo.until.isoformat(),
            why=f"A shorter one could not have been made ({least.source}).",
            do="Write a later day, or leave it out for one until further order.",
        )
    if travel is not None and travel.until <= travel.made_on:
        yield _too_early("foreign_travel_order.until", travel.until, "the day the order was made", travel.made_on)
    most = limit_on("foreign-travel-order-maximum", travel.made_on) if travel is not None else None
    if travel is not None and most is not None and travel.until > most.after(travel.made_on):
        yield Impossible(
            f"A foreign travel order of that day lasts {most.words} at most.",
            place="foreign_travel_order.until",
            value=travel.until.isoformat(),
            why=f"A longer one could not have been made ({most.source}).",
            do="Correct one of the two dates.",
        )
    if case.registered_on is not None and case.registered_on < case.history.person.at_risk_from:
        yield _too_early(
            "registered_on", case.registered_on, "the first day at liberty", case.history.person.at_risk_from
        )


def _of_names(case: CaseFields) -> Iterator[Impossible]:
    yield from _twice("order.conditions", [one.id for one in case.order.conditions])
    for number, condition in enumerate(case.order.conditions):
        if (condition.from_ is None) != (condition.to is None):
            yield Impossible(
                "Only one end of the time is given.",
                place=f"order.conditions[{number}].{'to' if condition.to is None else 'from'}",
                why="A curfew has a beginning and an end.",
                do='Write both, as from: "19:00" and to: "07:00".',
            )
    yield from _twice("sopo.prohibitions", [one.id for one in case.sopo.prohibitions] if case.sopo else [])
    yield from _twice("factors", [one.id for one in case.factors])


def _twice(place: str, names: Iterable[str]) -> Iterator[Impossible]:
    for name, times in Counter(names).items():
        if times > 1:
            yield Impossible(
                "Two entries have the same id.",
                place=place,
                value=name,
                why="Plans refer to an entry by its id.",
                do="Give one of them another id.",
            )


def _too_early(place: str, day: date, what: str, other: date) -> Impossible:
    return Impossible(
        f"This is too early: {what} is {other}.",
        place=place,
        value=day.isoformat(),
        why="A file whose dates cannot be teaches the wrong lesson.",
        do="Correct one of the two dates.",
    )
