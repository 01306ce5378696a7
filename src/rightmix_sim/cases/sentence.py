"""The sentence, and what it leaves in force in the community: order or licence, prevention orders, registration."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from rightmix_sim.risk.registration.facts import Disposal
from rightmix_sim.strict_data import StrictData, Words, asked, spelt

OrderKind: TypeAlias = Literal["licence", "community_order", "none"]
ConditionKind: TypeAlias = Literal[
    "supervision",
    "programme",
    "residence",
    "curfew",
    "exclusion",
    "prohibited_contact",
    "prohibited_activity",
    "polygraph",
    "unpaid_work",
    "specified_activity",
    "alcohol_treatment",
    "drug_treatment",
    "mental_health_treatment",
    "disclosure_of_relationships",
    "standard",
]
ProhibitionAbout: TypeAlias = Literal[
    "computer", "images", "children", "contact", "place", "employment", "household", "vehicle", "other"
]

Clock: TypeAlias = Annotated[
    str,
    spelt(
        r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
        "an hour of the day with its minutes, in quotation marks, from 00:00 to 24:00",
        '"18:00"',
    ),
]
Name: TypeAlias = Annotated[str, spelt(r"[A-Z]{1,2}[0-9]{1,2}", "one or two capital letters and a number", "LC1")]


class Sentence(StrictData, frozen=True, kw_only=True):
    """The sentence of the index appearance. Months and days of imprisonment decide registration and category 2."""

    passed_on: Annotated[datetime.date, asked("The day of the index appearance in the history.", "2006-11-03")]
    court: Annotated[Words, asked("A court of a fictional town.", '"Harbeck Crown Court"')]
    disposal: Annotated[Disposal, asked("Registration follows from it.", "imprisonment")]
    months: Annotated[
        Annotated[int, Meta(ge=0, le=1200)] | None,
        asked("Months of imprisonment or of a conditional discharge; left out for other disposals.", "36"),
    ] = None


class Condition(StrictData, frozen=True):
    """A condition of a licence or a requirement of a community order."""

    id: Annotated[Name, asked("Plans refer to it by this.", "LC1")]
    kind: Annotated[ConditionKind, asked("What kind of restriction or work it is (¶7.1).", "prohibited_contact")]
    text: Annotated[Words, asked("As it stands in the licence or order.", '"Not to approach…"')]
    from_: Annotated[Clock | None, asked("When a curfew begins; left out of all else.", '"19:00"')] = msgspec.field(
        default=None, name="from"
    )
    to: Annotated[Clock | None, asked("When a curfew ends; left out of all else.", '"07:00"')] = None


class Order(StrictData, frozen=True, kw_only=True):
    """What probation supervises: a licence, a community order, or nothing."""

    kind: Annotated[OrderKind, asked("Probation's work begins and ends with it.", "licence")]
    start: Annotated[datetime.date | None, asked("Its first day; left out if kind is none.", "2009-03-02")] = None
    end: Annotated[
        datetime.date | None, asked("Its last day; left out if kind is none, and for a licence for life.", "2010-09-01")
    ] = None
    conditions: Annotated[tuple[Condition, ...], asked("Every condition or requirement beside the standard ones.")] = ()


class Prohibition(StrictData, frozen=True):
    """One prohibition of a sexual offences prevention order."""

    id: Annotated[Name, asked("Plans refer to it by this (¶7.27).", "P1")]
    about: Annotated[ProhibitionAbout, asked("Each kind of prohibition is checked in its own way.", "computer")]
    text: Annotated[Words, asked("As the order words it.", '"Not to own a computer…"')]


class Sopo(StrictData, frozen=True, kw_only=True):
    """A sexual offences prevention order (¶7.25). `until` is left out where it runs until further order."""

    made_on: Annotated[datetime.date, asked("The day the court made it.", "2006-11-03")]
    until: Annotated[datetime.date | None, asked("Its last day, at least five years on; left out: further order.")] = (
        None
    )
    prohibitions: Annotated[
        tuple[Prohibition, ...],
        Meta(min_length=1),
        asked("Every prohibition belongs in the plan.", "and each prohibition below it, after a dash"),
    ]


class ForeignTravelOrder(StrictData, frozen=True, kw_only=True):
    """A foreign travel order: in 2009 it could last six months (¶2.4)."""

    made_on: Annotated[datetime.date, asked("The day the court made it.", "2009-04-06")]
    until: Annotated[datetime.date, asked("Its last day.", "2009-10-05")]
    text: Annotated[Words, asked("What it forbids.", '"Not to travel outside the United Kingdom."')]
