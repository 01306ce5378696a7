"""What is known of a case when its plans are reviewed: less than the whole case, and nothing that names anybody."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

import msgspec

from rightmix_sim.cases.factors import FactorArea, FactorKind
from rightmix_sim.cases.records import Level
from rightmix_sim.cases.sentence import Clock
from rightmix_sim.strict_data import StrictData, Words, asked, spelt

Ref: TypeAlias = Annotated[
    str,
    spelt(
        r"[A-Za-z][A-Za-z0-9_.-]{0,39}", "a letter, then at most 39 letters, digits and hyphens, without a blank", "P1"
    ),
]
Slug: TypeAlias = Annotated[
    str, spelt(r"[a-z][a-z0-9_]{0,39}", "one word of small letters, with underscores for blanks", "curfew")
]


class Rm2000(StrictData, frozen=True, kw_only=True):
    """The risk of reconviction by RM2000, as worked out; a scale that cannot be scored is left out or null."""

    s: Annotated[Level | None, asked("How often the police visit goes by it (¶7.14).", "high")] = None
    v: Annotated[Level | None, asked("The violent scale, which is often left out (¶5.7).", "medium")] = None
    c: Annotated[Level | None, asked("Both scales together.", "high")] = None


class MappaFacts(StrictData, frozen=True, kw_only=True):
    """How MAPPA manages the case."""

    category: Annotated[Literal[1, 2, 3] | None, asked("Who is eligible, and why (¶4.3).", "1")] = None
    level: Annotated[Literal[1, 2, 3] | None, asked("Reviews by the police go by it (¶9.2).", "2")] = None
    last_meeting: Annotated[
        datetime.date | None, asked("Plans older than it are out of date (¶5.18).", "2009-05-20")
    ] = None


class Condition(StrictData, frozen=True, kw_only=True):
    """A condition of a licence or a requirement of a community order; a curfew with its hours."""

    id: Annotated[Ref, asked("Plans refer to it by this.", "LC1")]
    kind: Annotated[Slug, asked("What is restricted, or what work is required.", "curfew")]
    from_: Annotated[Clock | None, asked("What falls into a curfew is found by its hours.", '"19:00"')] = msgspec.field(
        default=None, name="from"
    )
    to: Annotated[Clock | None, asked("What falls into a curfew is found by its hours.", '"07:00"')] = None
    text: Annotated[Words, asked("As it stands in the licence or order.")] = ""


class OrderFacts(StrictData, frozen=True, kw_only=True):
    """What probation supervises: a licence, a community order, or nothing."""

    kind: Annotated[
        Literal["licence", "community_order", "none"], asked("Probation's work begins and ends with it.", "licence")
    ] = "none"
    start: Annotated[datetime.date | None, asked("Its first day; before it nobody is supervised.", "2009-03-01")] = None
    end: Annotated[datetime.date | None, asked("Its last day; left out for a licence for life.", "2011-03-01")] = None
    conditions: Annotated[tuple[Condition, ...], asked("Each belongs in the probation plan (¶7.2).")] = ()

    def runs_on(self, day: datetime.date) -> bool:
        """Whether probation supervises under it on this day."""
        begun = self.start is None or self.start <= day
        return self.kind != "none" and begun and not self.ended_by(day)

    def ended_by(self, day: datetime.date) -> bool:
        """Whether its last day has passed."""
        return self.kind == "none" or (self.end is not None and self.end < day)


class Prohibition(StrictData, frozen=True, kw_only=True):
    """One prohibition of a sexual offences prevention order."""

    id: Annotated[Ref, asked("Plans refer to it by this (¶7.27).", "P1")]
    about: Annotated[Slug, asked("Each kind is checked in its own way.", "computer")]
    text: Annotated[Words, asked("As the order words it.")] = ""


class ProgrammeFacts(StrictData, frozen=True, kw_only=True):
    """The treatment programme, and how far he has come with it."""

    name: Annotated[Slug | None, asked("Which programme; none or null if none is open.", "core")] = None
    state: Annotated[
        Literal["not_required", "excluded", "waiting", "attending", "completed", "dropped_out"] | None,
        asked("What the plan has to bring depends on it (¶6.2, 6.8).", "waiting"),
    ] = None


class Factor(StrictData, frozen=True, kw_only=True):
    """One factor that the plans have to answer to. It may be given without its text."""

    id: Annotated[Ref, asked("Plans refer to it by this.", "F1")]
    kind: Annotated[FactorKind, asked("Only dynamic factors can change; protective ones help.", "dynamic")]
    linked_to: Annotated[
        tuple[Literal["rosh", "reoffending"], ...], asked("Which of the two it bears on (¶2.7).", "[reoffending]")
    ] = ()
    area: Annotated[FactorArea, asked("Which part of life it belongs to.", "ete")]
    text: Annotated[Words, asked("What it is, in restrained words.")] = ""


class CaseFacts(StrictData, frozen=True, kw_only=True):
    """What a reviewer of plans has to know of the case."""

    id: Annotated[Ref, asked("The case that the plans are for.", "K1")]
    on: Annotated[
        datetime.date, asked("The day on which the plans are read; whether an order runs is asked of it.", "2009-06-01")
    ]
    rm2000: Annotated[
        Rm2000,
        asked("The risk of reconviction; visits by the police go by it (¶7.14).", "{s: high, v: medium, c: high}"),
    ] = Rm2000()
    rosh: Annotated[Level, asked("The Risk of Serious Harm; how much control is needed goes by it.", "high")]
    mappa: Annotated[MappaFacts, asked("Reviews by the police and the age of plans go by it (¶5.18, 9.2).")] = (
        MappaFacts()
    )
    order: Annotated[OrderFacts, asked("Under which order probation supervises, and on which conditions (¶7.2).")] = (
        OrderFacts()
    )
    sopo: Annotated[tuple[Prohibition, ...], asked("Each prohibition belongs in every plan (¶5.18, 7.27).")] = ()
    victim_contact: Annotated[
        bool,
        asked(
            "Whether the victim liaison unit is in contact with a victim, whose safety plans then serve (¶7.10).",
            "true",
        ),
    ] = False
    approved_premises: Annotated[
        bool, asked("Whether the offender lives in approved premises, whose part the plan then tells.", "true")
    ] = False
    internet_offence: Annotated[
        bool, asked("Whether the internet was part of an offence: computers are then looked at.", "true")
    ] = False
    child_contact: Annotated[
        bool, asked("Whether there is contact with children today: disclosure is then considered.", "true")
    ] = False
    programme: Annotated[
        ProgrammeFacts, asked("What has to be done before or beside the programme depends on it (¶6.2, 6.8).")
    ] = ProgrammeFacts()
    factors: Annotated[tuple[Factor, ...], asked("What plans have to answer to (¶5.14).")] = ()
