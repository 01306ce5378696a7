"""What is known of a case, in short: a heading and a line or two for each thing that plans have to answer to."""

from __future__ import annotations

from rightmix_sim.plans.facts import CaseFacts, Condition, MappaFacts, OrderFacts, Prohibition, Rm2000
from rightmix_sim.plans.wording import ORDERS, spoken
from rightmix_sim.workdays import day_in_words

_STATES = {"not_required": "not required", "dropped_out": "left before its end"}


def facts_in_short(case: CaseFacts) -> list[tuple[str, tuple[str, ...]]]:
    """Headings with their lines, in the order in which a reader asks for them; the factors are a table of their own."""
    return [
        ("Plans read on", (day_in_words(case.on),)),
        ("Risk of Serious Harm", (spoken(case.rosh),)),
        ("Risk of reconviction (RM2000)", (_rm2000(case.rm2000),)),
        ("MAPPA", (_mappa(case.mappa),)),
        ("Supervision", (_order(case.order),)),
        ("Conditions", tuple(_condition(one) for one in case.order.conditions) or ("none",)),
        ("Prohibitions of the SOPO", tuple(_prohibition(one) for one in case.sopo) or ("none",)),
        ("Programme", (_programme(case),)),
        ("Victim", ("in contact with the victim liaison unit" if case.victim_contact else "no victim contact",)),
        ("Circumstances", _circumstances(case)),
    ]


def _rm2000(rm2000: Rm2000) -> str:
    scales = (("S", rm2000.s), ("V", rm2000.v), ("C", rm2000.c))
    return ", ".join(f"{scale} {spoken(level) if level else 'not scored'}" for scale, level in scales)


def _mappa(mappa: MappaFacts) -> str:
    parts = [f"category {mappa.category}"] if mappa.category is not None else []
    parts += [f"level {mappa.level}"] if mappa.level is not None else []
    parts += [f"last meeting on {day_in_words(mappa.last_meeting)}"] if mappa.last_meeting is not None else []
    return ", ".join(parts) or "not known"


def _order(order: OrderFacts) -> str:
    start = f" from {day_in_words(order.start)}" if order.start is not None else ""
    end = f" to {day_in_words(order.end)}" if order.end is not None else ""
    return f"{ORDERS[order.kind]}{start}{end}"


def _condition(condition: Condition) -> str:
    hours = f", {condition.from_} to {condition.to}" if condition.from_ and condition.to else ""
    return _with_text(f"{condition.id} {spoken(condition.kind)}{hours}", condition.text)


def _prohibition(prohibition: Prohibition) -> str:
    return _with_text(f"{prohibition.id} about {spoken(prohibition.about)}", prohibition.text)


def _programme(case: CaseFacts) -> str:
    told = case.programme.state
    state = "not known" if told is None else _STATES.get(told, told)
    return f"{spoken(case.programme.name)}: {state}" if case.programme.name else state


def _circumstances(case: CaseFacts) -> tuple[str, ...]:
    known = (
        (case.approved_premises, "lives in approved premises"),
        (case.internet_offence, "the internet was part of an offence"),
        (case.child_contact, "has contact with children today"),
    )
    return tuple(words for holds, words in known if holds) or ("nothing that plans have to answer to",)


def _with_text(words: str, text: str) -> str:
    return f"{words}: {text}" if text else words
