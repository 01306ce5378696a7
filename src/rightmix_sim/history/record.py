"""What an offence history is made of: the person, the entries on record with their offences, the allegations."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.strict_data import Answer, StrictData, Words, asked

Nature: TypeAlias = Literal["sexual", "violent", "burglary", "other"]
Outcome: TypeAlias = Literal["conviction", "caution", "quashed", "breach_only"]


class Person(StrictData, frozen=True):
    """Whose history it is. Synthetic people only."""

    sex: Annotated[Literal["male", "female"], asked("RM2000 is for men only.", "male")]
    born: Annotated[datetime.date, asked("Ages are counted from it.", "1975-03-02")]
    at_risk_from: Annotated[
        datetime.date,
        asked(
            "Ages are counted to it: the day of release, or of the index sentence if he stayed at liberty.",
            "2009-05-01",
        ),
    ]
    lived_with_adult_partner_two_years: Annotated[
        Answer, asked("Single is whoever never lived with an adult partner, as in marriage, for two years.")
    ] = "unknown"


class Victim(StrictData, frozen=True):
    """What an offence's victim was to the offender, as far as it is known. No name stands here."""

    sex: Annotated[Literal["male", "female", "unknown"], asked("A male victim is an aggravating factor.")] = "unknown"
    acquaintance: Annotated[
        Literal["stranger", "known", "unknown"],
        asked("A stranger as victim is an aggravating factor: known to him for less than 24 hours."),
    ] = "unknown"


class Offence(StrictData, frozen=True, kw_only=True):
    """One offence of an entry. Its `nature` decides how it counts, its `title` never.

    `victims` is empty where there was none, and None where nothing is known of victims. `tic` is taken into
    consideration: never counted.
    """

    title: Annotated[Words, asked("It is for people to read, and decides nothing.")] = ""
    nature: Annotated[
        tuple[Nature, ...], Meta(min_length=1), asked("What kind of offence it is decides how it counts.", "[sexual]")
    ]
    committed: Annotated[datetime.date, asked("The age at the offence is counted to it.", "2008-02-10")]
    contact: Annotated[Answer, asked("Asked of sexual offences; an attempt at contact is contact.")] = "unknown"
    images_only: Annotated[
        bool, asked("Offences of indecent images and nothing else are scored in an adapted way.")
    ] = False
    tic: Annotated[bool, asked("What was taken into consideration is never counted.")] = False
    victims: Annotated[
        tuple[Victim, ...] | None,
        asked("An empty list says that there was no victim; left out, nothing is known of victims."),
    ] = None

    @property
    def sexual(self) -> bool:
        """Whether it is a sexual offence."""
        return "sexual" in self.nature


class Entry(StrictData, frozen=True, kw_only=True):
    """One sentencing appearance or formal caution as it stands on the record.

    `offences` is None where they are not told; that may be so only where nothing is counted.
    """

    date: Annotated[datetime.date, asked("Appearances are told apart by their dates.", "2008-11-03")]
    outcome: Annotated[
        Outcome, asked("Quashed convictions and breaches without a new offence never count.", "conviction")
    ]
    index: Annotated[bool, asked("The conviction or caution he is managed for; exactly one entry has it.")] = False
    offences: Annotated[
        tuple[Offence, ...] | None,
        asked(
            "A conviction or caution must tell them: it counts by the offences it was for.",
            "and each offence below it, or [ ]",
        ),
    ] = None


class Allegation(StrictData, frozen=True):
    """Something alleged and not proved. It is never scored."""

    date: Annotated[datetime.date, asked("It says when it was alleged.", "2009-01-01")]
    text: Annotated[Words, asked("What is alleged, in restrained words.", '"Reported to the police."')]
