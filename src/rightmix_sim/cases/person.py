"""Who a case is about: name and background, needs, home, work, and the people close to him or her."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from rightmix_sim.strict_data import Answer, StrictData, Words, asked

Ethnicity: TypeAlias = Literal["white", "mixed", "asian", "black", "other"]
NeedKind: TypeAlias = Literal[
    "learning_disability", "mental_health", "literacy", "language", "religion", "culture", "physical_health", "gender"
]
HomeKind: TypeAlias = Literal[
    "own_tenancy", "owned", "with_family", "with_partner", "approved_premises", "hostel", "supported", "none"
]
WorkStatus: TypeAlias = Literal["employed", "self_employed", "training", "unemployed", "retired", "unfit"]


class Need(StrictData, frozen=True):
    """A diversity need that the work has to answer to (¶6.11)."""

    kind: Annotated[NeedKind, asked("Work has to fit the person (¶6.11).", "literacy")]
    text: Annotated[Words, asked("What it is, and what it asks for.", '"Reads slowly; short sessions, no homework."')]


class Accommodation(StrictData, frozen=True, kw_only=True):
    """Where somebody lives on the day the file is read."""

    kind: Annotated[HomeKind, asked("Accommodation bears on Risk of Harm and on resettlement (¶8.7, 8.8).", "hostel")]
    place: Annotated[Words, asked("A town of the fictional list; never a house number.", "Harbeck")]
    since: Annotated[datetime.date, asked("Moves are told apart by their days.", "2009-03-02")]
    suitable: Annotated[Answer, asked("Whether it fits the plan; it can also make Risk of Harm worse.")] = "unknown"
    move_on: Annotated[Words, asked("What is planned after it; empty if nothing is (¶8.7).")] = ""


class Work(StrictData, frozen=True, kw_only=True):
    """Employment, training and education on the day the file is read."""

    status: Annotated[WorkStatus, asked("Work can protect, and some work is unsuitable (¶8.15).", "unemployed")]
    text: Annotated[Words, asked("What the work is, or what it was.", '"Warehouse work, nights."')] = ""
    suitable: Annotated[Answer, asked("Some work brings contact that the plan must prevent (¶8.15).")] = "unknown"


class Partner(StrictData, frozen=True, kw_only=True):
    """A partner, as far as the agencies know."""

    since: Annotated[datetime.date, asked("When it is known to have begun.", "2009-02-14")]
    has_children: Annotated[Answer, asked("Children of a new partner have to be protected (¶2.5).")] = "unknown"
    told: Annotated[
        Answer, asked("Whether the partner knows of the convictions; disclosure is a decision (¶2.5, 7.4).")
    ] = "unknown"


class Subject(StrictData, frozen=True, kw_only=True):
    """The person beside the offence history, which holds sex and day of birth. Synthetic people only."""

    forename: Annotated[Words, asked("Names come from the fictional list, so that they are nobody's.", "Martin")]
    surname: Annotated[Words, asked("Names come from the fictional list, so that they are nobody's.", "Tressell")]
    ethnicity: Annotated[Ethnicity, asked("As he or she describes it; ViSOR often lacks it (¶4.14).", "white")]
    language: Annotated[Words, asked("Work has to be understood: the first language.")] = "English"
    religion: Annotated[Words, asked("As he or she describes it; empty if none.")] = ""
    needs: Annotated[tuple[Need, ...], asked("What the work has to answer to (¶6.11).")] = ()
    accommodation: Annotated[Accommodation, asked("Home is part of every plan (¶8.7).", "and its keys below it")]
    work: Annotated[Work, asked("Work is part of every plan (¶8.14).", "and its keys below it")]
    partner: Annotated[Partner | None, asked("Disclosure has to be considered (¶2.5); left out if there is none.")] = (
        None
    )

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.forename} {self.surname}"
