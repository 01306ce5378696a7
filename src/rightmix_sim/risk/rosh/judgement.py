"""A judgement of the Risk of Serious Harm as an assessor states it: concerns, levels, and what it relies on."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from rightmix_sim.risk.meanings import Harm, Reconviction
from rightmix_sim.strict_data import Answer, StrictData, Words, asked

Who: TypeAlias = Literal["children", "known_adult", "public", "staff", "prisoners", "unknown"]
HowLikely: TypeAlias = Literal[
    "not_indicated", "unlikely_without_change", "could_happen", "more_likely_than_not", "unknown"
]
HowSoon: TypeAlias = Literal["after_a_change", "at_any_time", "imminent", "unknown"]
Information: TypeAlias = Literal[
    "previous_behaviour", "rm2000", "oasys", "prison", "police", "other_agencies", "victim", "interview"
]


class Concern(StrictData, frozen=True, kw_only=True):
    """One harm that the assessor is concerned about. What is left out is not recorded, and unknown."""

    who: Annotated[Who, asked("Who could be harmed.")] = "unknown"
    what: Annotated[Words, asked("The harm, in a few restrained words.", '"Sexual assault."')] = ""
    serious: Annotated[
        Answer, asked("Whether the harm would be serious: life-threatening or traumatic, recovery difficult.")
    ] = "unknown"
    how_likely: Annotated[HowLikely, asked("How likely it is, in the words of the definitions.")] = "unknown"
    how_soon: Annotated[HowSoon, asked("How soon it could happen.")] = "unknown"
    level: Annotated[
        Harm | None, asked("The level of the Risk of Serious Harm that the assessor states for this concern.")
    ] = None


class RoshJudgement(StrictData, frozen=True, kw_only=True):
    """A whole judgement. An empty list of concerns says that somebody looked and found none."""

    concerns: Annotated[
        tuple[Concern, ...],
        asked("The level follows from what harm, to whom, how likely and how soon.", "[ ] if no indicator was found"),
    ]
    level: Annotated[Harm | None, asked("The overall level of the Risk of Serious Harm that the assessor states.")] = (
        None
    )
    relied_on: Annotated[
        tuple[Information, ...], asked("What the analysis rests on; cautions name what it leaves out.")
    ] = ()
    rm2000: Annotated[Reconviction | None, asked("The RM2000 category: the risk of reconviction.")] = None
    has_been_in_prison: Annotated[Answer, asked("Then the prison has information on his behaviour.")] = "unknown"
