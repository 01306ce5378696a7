"""What an offence history is made of: the person, the entries on record with their offences, the allegations."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from rightmix_sim.strict_model import Answer, Day, StrictModel, Words, YesOrNo

Nature: TypeAlias = Literal["sexual", "violent", "burglary", "other"]
Outcome: TypeAlias = Literal["conviction", "caution", "quashed", "breach_only"]


class Person(StrictModel):
    """Whose history it is. Synthetic people only."""

    sex: Literal["male", "female"] = Field(description="RM2000 is for men only.", examples=["male"])
    born: Day = Field(description="Ages are counted from it.", examples=["1975-03-02"])
    at_risk_from: Day = Field(
        description="Ages are counted to it: the day of release, or of the index sentence if he stayed at liberty.",
        examples=["2009-05-01"],
    )
    lived_with_adult_partner_two_years: Answer = Field(
        "unknown", description="Ever lived with an adult partner of either sex, as in marriage, for two years."
    )


class Victim(StrictModel):
    """What an offence's victim was to the offender, as far as it is known. No name stands here."""

    sex: Literal["male", "female", "unknown"] = Field("unknown", description="A male victim is an aggravating factor.")
    acquaintance: Literal["stranger", "known", "unknown"] = Field(
        "unknown", description="A stranger as victim is an aggravating factor: known to him for less than 24 hours."
    )


class Offence(StrictModel):
    """One offence of an entry. Its `nature` decides how it counts, its `title` never."""

    title: Words = Field("", description="It is for people to read, and decides nothing.")
    nature: tuple[Nature, ...] = Field(
        min_length=1, description="What kind of offence it is decides how it counts.", examples=["[sexual]"]
    )
    committed: Day = Field(description="The age at the offence is counted to it.", examples=["2008-02-10"])
    contact: Answer = Field("unknown", description="Asked of sexual offences only; an attempt at contact is contact.")
    images_only: YesOrNo = Field(
        False, description="Offences of indecent images and nothing else are scored in an adapted way."
    )
    tic: YesOrNo = Field(False, description="What was taken into consideration is never counted.")
    victims: tuple[Victim, ...] | None = Field(
        None, description="An empty list says that there was no victim; left out, nothing is known of victims."
    )

    @property
    def sexual(self) -> bool:
        """Whether it is a sexual offence."""
        return "sexual" in self.nature


class Entry(StrictModel):
    """One sentencing appearance or formal caution as it stands on the record."""

    date: Day = Field(description="Appearances are told apart by their dates.", examples=["2008-11-03"])
    outcome: Outcome = Field(
        description="Quashed convictions and breaches without a new offence never count.", examples=["conviction"]
    )
    index: YesOrNo = Field(False, description="The conviction or caution he is managed for; exactly one entry has it.")
    offences: tuple[Offence, ...] = Field(
        (), description="An entry counts by the offences it was for.", examples=["and each offence below it, or [ ]"]
    )


class Allegation(StrictModel):
    """Something alleged and not proved. It is never scored."""

    date: Day = Field(description="It says when it was alleged.", examples=["2009-01-01"])
    text: Words = Field(description="What is alleged, in restrained words.", examples=['"Reported by a neighbour."'])
