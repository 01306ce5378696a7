"""What this kit reads as given and never works out: the OGRS percentages, and the OASys likelihood of reoffending.

OGRS speaks of the risk of reconviction within one and two years, from static facts alone (¶2.8, glossary); OASys of the
likelihood of reoffending, from static and changing problems together (¶2.7). Nothing is computed from either.

>>> print(as_ogrs({"one_year": 20, "two_years": 33}).words)
risk of reconviction as given by OGRS: 20% within one year, 33% within two years
>>> print(as_likelihood({"level": "medium"}).words)
medium likelihood of reoffending as given by OASys
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema, model_validator

from rightmix_sim.risk.meanings import Level, Reoffending
from rightmix_sim.strict_model import StrictModel, fault, parse_as

_LEVELS: Final = [level.value for level in Reoffending]


def _percentage(raw: object) -> int | float:
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= 100:
        return raw
    raise fault(
        "This must be a percentage from 0 to 100.",
        value=raw,
        why="OGRS gives how many in a hundred of a group like his were reconvicted.",
        do="Copy the number from the assessment, without a percent sign.",
    )


def _likelihood(raw: object) -> Reoffending:
    if isinstance(raw, Reoffending):
        return raw
    if isinstance(raw, Level):
        raise fault(
            "This is a level of something else.",
            value=raw.words,
            why="Risk of reconviction, likelihood of reoffending and Risk of Serious Harm are three things (¶5.1).",
            do="Give the likelihood of reoffending that OASys states.",
        )
    if isinstance(raw, str) and raw in _LEVELS:
        return Reoffending(raw)
    raise fault(
        "This is no level of the likelihood of reoffending.", value=raw, do=f"Write one of {', '.join(_LEVELS)}."
    )


Percentage = Annotated[
    float, PlainValidator(_percentage), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})
]
Likelihood = Annotated[
    Reoffending,
    PlainValidator(_likelihood),
    PlainSerializer(lambda level: level.value),
    WithJsonSchema({"enum": _LEVELS}),
]


class Ogrs(StrictModel):
    """The risk of reconviction that OGRS gave, in percent, within one and within two years."""

    one_year: Percentage = Field(description="OGRS is read as it was given, never worked out.", examples=["20"])
    two_years: Percentage = Field(description="OGRS is read as it was given, never worked out.", examples=["33"])

    @model_validator(mode="after")
    def _not_fewer_in_more_time(self) -> Ogrs:
        if self.two_years < self.one_year:
            raise fault(
                f"This is below the percentage at one year ({self.one_year:g}).",
                place="two_years",
                value=self.two_years,
                why="Whoever was reconvicted within one year was reconvicted within two.",
                do="Check whether the two were swapped.",
            )
        return self

    @property
    def words(self) -> str:
        """The percentages with what they are of and where they come from."""
        return (
            f"risk of reconviction as given by OGRS: {self.one_year:g}% within one year, "
            f"{self.two_years:g}% within two years"
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{one_year, two_years}`."""
        return self.model_dump()


class OasysLikelihood(StrictModel):
    """The likelihood of reoffending that OASys states."""

    level: Likelihood = Field(description="OASys is read as it was given, never worked out.", examples=["medium"])

    @property
    def words(self) -> str:
        """The level with what it is a level of and where it comes from."""
        return f"{self.level.words} as given by OASys"

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{level}`."""
        return self.model_dump()


def as_ogrs(given: Ogrs | Mapping[str, Any]) -> Ogrs:
    """The OGRS percentages themselves, or those that plain data stand for. Raises `InputError`."""
    return parse_as(Ogrs, given)


def as_likelihood(given: OasysLikelihood | Mapping[str, Any]) -> OasysLikelihood:
    """The OASys likelihood itself, or the one that plain data stand for. Raises `InputError`."""
    return parse_as(OasysLikelihood, given)
