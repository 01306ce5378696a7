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
from typing import Annotated, Any, TypeAlias

from msgspec import Meta

from rightmix_sim.risk.meanings import Reoffending
from rightmix_sim.strict_data import Impossible, StrictData, asked, parse_as

Percentage: TypeAlias = Annotated[float, Meta(ge=0, le=100)]


class Ogrs(StrictData, frozen=True, kw_only=True):
    """The risk of reconviction that OGRS gave, in percent, within one and within two years."""

    one_year: Annotated[
        Percentage, asked("How many in a hundred of a group like his were reconvicted within one year, as given.", "20")
    ]
    two_years: Annotated[
        Percentage,
        asked("How many in a hundred of a group like his were reconvicted within two years, as given.", "33"),
    ]

    def __post_init__(self) -> None:
        """Refuse fewer in more time."""
        if self.two_years < self.one_year:
            raise Impossible(
                f"This is below the percentage at one year ({self.one_year:g}).",
                place="two_years",
                value=self.two_years,
                why="Whoever was reconvicted within one year was reconvicted within two.",
                do="Check whether the two were swapped.",
            )

    @property
    def words(self) -> str:
        """The percentages with what they are of and where they come from."""
        return (
            f"risk of reconviction as given by OGRS: {self.one_year:g}% within one year, "
            f"{self.two_years:g}% within two years"
        )

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{one_year, two_years}`."""
        return {"one_year": self.one_year, "two_years": self.two_years}


class OasysLikelihood(StrictData, frozen=True):
    """The likelihood of reoffending that OASys states."""

    level: Annotated[
        Reoffending,
        asked("The likelihood of reoffending that OASys states is read as given, never worked out.", "medium"),
    ]

    @property
    def words(self) -> str:
        """The level with what it is a level of and where it comes from."""
        return f"{self.level.words} as given by OASys"

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{level}`."""
        return {"level": self.level.value}


def as_ogrs(given: Ogrs | Mapping[str, Any]) -> Ogrs:
    """The OGRS percentages themselves, or those that plain data stand for. Raises `InputError`."""
    return parse_as(Ogrs, given)


def as_likelihood(given: OasysLikelihood | Mapping[str, Any]) -> OasysLikelihood:
    """The OASys likelihood itself, or the one that plain data stand for. Raises `InputError`."""
    return parse_as(OasysLikelihood, given)
