"""The catalogue: the actions that a plan can name, what each is for, what it costs and what it can act on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.factors import FactorArea
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.facts import Slug
from rightmix_sim.plans.plan import Purpose
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.strict_data import StrictData, Words, asked, parse_as, spelt

Kind: TypeAlias = Literal[
    "visit",
    "check",
    "restriction",
    "disclosure",
    "intelligence",
    "victims",
    "medical",
    "programme",
    "preparation",
    "offence_work",
    "reintegration",
    "support",
    "planning",
]


Usually: TypeAlias = Annotated[
    str,
    spelt(r"once|[1-9][0-9]{0,2} (day|week|month|year)s?", "once, or a number and days, weeks or months", "1 month"),
]


class Entry(StrictData, frozen=True, kw_only=True):
    """One action of the catalogue. Hours are staff hours a month, by agency, at the usual frequency."""

    id: Annotated[Slug, asked("Plans name the action by it.", "police_home_visit")]
    title: Annotated[Words, asked("As a plan would say it.", '"Police visit at home"')]
    kind: Annotated[Kind, asked("What sort of work it is.", "visit")]
    agency: Annotated[Slug, asked("Whose work it usually is.", "police")]
    may_be_done_by: Annotated[tuple[Slug, ...], Meta(min_length=1), asked("Who may do it.", "[police]")]
    serves: Annotated[Mapping[Purpose, float], asked("Shares of control, help and change; together 1.")]
    hours: Annotated[Mapping[Slug, float], asked("Hours a month of each agency's staff.", "{police: 2.0}")]
    usually: Annotated[Usually, asked("The frequency those hours are of.", "1 month")]
    areas: Annotated[tuple[FactorArea, ...], asked("The areas that it can act on.", "[ete]")]
    with_him: Annotated[Literal["home", "away", "no"], asked("Where the person himself is needed.", "home")]
    paragraph: Annotated[Words, asked("The paragraph of the report that speaks of it.", '"7.16"')]
    status: Annotated[Literal["seed", "sourced", "assumption"], asked("How well it is known.", "seed")]
    shared: Annotated[bool, asked("Whether agencies do it together, so that plans may name either as its owner.")] = (
        False
    )
    steady: Annotated[bool, asked("Whether the hours are the same at whatever frequency: somebody lives there.")] = (
        False
    )
    several: Annotated[
        bool, asked("Whether one plan may hold several different ones: then nothing but carrying makes two the same.")
    ] = False
    note: Annotated[Words, asked("What a trainee should know.")] = ""

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain data."""
        return {name: _plain(getattr(self, name)) for name in self.__struct_fields__}

    def hours_a_month(self, every: str | None) -> float:
        """Staff hours a month of all agencies, at this frequency; at the usual one where none is said."""
        usual = sum(self.hours.values())
        if every is None or self.usually == "once" or self.steady:
            return usual
        return usual * frequency(self.usually).days / frequency(every).days


class _Catalogue(StrictData, frozen=True):
    actions: tuple[Entry, ...]


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every action by its id, in the order of `data/catalogue.yaml`."""
    content = read_own_yaml(package_file("plans/data/catalogue.yaml"))
    return {entry.id: entry for entry in parse_as(_Catalogue, content, file="catalogue.yaml").actions}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value
