"""A judgement of the Risk of Serious Harm as an assessor states it: concerns, levels, and what it relies on."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from rightmix_sim.risk.stated import HarmStated, ReconvictionStated
from rightmix_sim.strict_model import Answer, StrictModel, Words

Who: TypeAlias = Literal["children", "known_adult", "public", "staff", "prisoners", "unknown"]
HowLikely: TypeAlias = Literal[
    "not_indicated", "unlikely_without_change", "could_happen", "more_likely_than_not", "unknown"
]
HowSoon: TypeAlias = Literal["after_a_change", "at_any_time", "imminent", "unknown"]
Information: TypeAlias = Literal[
    "previous_behaviour", "rm2000", "oasys", "prison", "police", "other_agencies", "victim", "interview"
]


class Concern(StrictModel):
    """One harm that the assessor is concerned about. What is left out is not recorded, and unknown."""

    who: Who = Field("unknown", description="Who could be harmed.")
    what: Words = Field("", description="The harm, in a few restrained words.", examples=['"Sexual assault."'])
    serious: Answer = Field(
        "unknown", description="Whether the harm would be serious: life-threatening or traumatic, recovery difficult."
    )
    how_likely: HowLikely = Field("unknown", description="How likely it is, in the words of the definitions.")
    how_soon: HowSoon = Field("unknown", description="How soon it could happen.")
    level: HarmStated = Field(None, description="The level that the assessor states for this concern.")


class RoshJudgement(StrictModel):
    """A whole judgement. An empty list of concerns says that somebody looked and found none."""

    concerns: tuple[Concern, ...] = Field(
        description="The level follows from what harm, to whom, how likely and how soon.",
        examples=["[ ] if no indicator was found"],
    )
    level: HarmStated = Field(None, description="The overall level that the assessor states.")
    relied_on: tuple[Information, ...] = Field((), description="What the analysis rests on.")
    rm2000: ReconvictionStated = Field(None, description="The RM2000 category: the risk of reconviction.")
    has_been_in_prison: Answer = Field("unknown", description="Then the prison has information on his behaviour.")
