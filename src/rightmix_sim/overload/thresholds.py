"""From where on a run says that a service is overloaded: `data/thresholds.yaml`, with where each number is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta
from msgspec.structs import asdict

from rightmix_sim.errors import UnknownName
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.records import Resource, Role, words
from rightmix_sim.scenario.parameters import named_parameter
from rightmix_sim.scenario.place import Place
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, parse_as, refuse_unknown

THRESHOLDS = "overload/data/thresholds.yaml"
CAPACITIES = "overload/data/capacities.yaml"


Measure: TypeAlias = Annotated[float, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Count: TypeAlias = Annotated[int, Meta(ge=1)]


class _Row(StrictData, frozen=True, kw_only=True):
    unit: Annotated[Words, asked("A number without a unit says nothing.", "weeks")]
    status: Annotated[Literal["sourced", "assumption"], asked("Whoever reads a flag asks how well it is known.")]
    source: Annotated[Words, asked("What is sourced has a source.")] = ""
    note: Annotated[Words, asked("What a planner should know.")] = ""

    def __post_init__(self) -> None:
        """Refuse a source that is not named, and one of an assumption."""
        if (self.status == "sourced") != bool(self.source):
            raise Impossible(
                "What is sourced has a source, and an assumption has none.",
                place="source",
                value=self.source,
                why="Every flag says where its limit is from.",
                do="Name the source, or write `status: assumption` and put the reason into `note`.",
            )


class _Measure(_Row, frozen=True, kw_only=True):
    value: Annotated[Measure, asked("From here on a run speaks of overload.", "1.1")]


class _Share(_Row, frozen=True, kw_only=True):
    value: Annotated[Share, asked("From here on a run speaks of overload.", "0.5")]


class _Count(_Row, frozen=True, kw_only=True):
    value: Annotated[Count, asked("From here on a run speaks of overload.", "4")]


class _Roles(_Row, frozen=True, kw_only=True):
    value: Annotated[tuple[str, ...], Meta(min_length=1), asked("Those it is about.", "[offender_manager]")]

    def __post_init__(self) -> None:
        """Refuse roles that do not exist."""
        _Row.__post_init__(self)
        for number, name in enumerate(self.value):
            why = "Nobody's cases would be counted."
            refuse_unknown("role", name, words(Role), place=f"value[{number}]", why=why)


class _Limits(StrictData, frozen=True, kw_only=True):
    excessive_share: _Measure
    excessive_weeks: _Count
    most_cases: _Count
    most_cases_roles: _Roles
    full_use: _Measure
    full_weeks: _Share
    least_growth: _Measure
    least_amount: _Measure
    fewest_weeks: _Count
    interval: _Share


@dataclass(frozen=True)
class Thresholds:
    """The limits, in the units of the data. `sources` has a line for each that says where it is from."""

    excessive_share: float
    excessive_weeks: int
    most_cases: int
    most_cases_roles: tuple[Role, ...]
    full_use: float
    full_weeks: float
    least_growth: float
    least_amount: float
    fewest_weeks: int
    interval: float
    sources: Mapping[str, str]


class Capacity(StrictData, frozen=True, kw_only=True):
    """How many there are of something: a product of parameters; none where the number is not fixed.

    With `every` (a parameter) so many come up each time, with `a_year` so many in a year, one by one.
    """

    title: Annotated[Words, Meta(min_length=1), asked("It stands in print.", "beds in approved premises")]
    places: Annotated[tuple[str, ...], asked("So many there are.", "[premises.beds]")] = ()
    every: Annotated[str | None, asked("So many come up each time.", "mappa.meets_every")] = None
    a_year: Annotated[bool, asked("So many come up in a year.", "true")] = False

    def __post_init__(self) -> None:
        """Refuse what comes up in two ways, or comes up without being counted."""
        given = "every" if self.every is not None else "a_year"
        if self.used_up and not self.places:
            what, do = "This says nothing without `places`.", "Name the parameters in `places`, or delete it."
        elif self.every is not None and self.a_year:
            what, do = "Places come up every so often or so many in a year, not both.", "Delete one of the two."
        else:
            return
        why = "What is waited for is held against what there is."
        raise Impossible(what, place=given, value=getattr(self, given), why=why, do=do)

    @property
    def used_up(self) -> bool:
        """Whether what came up is gone when it was had, as a place on an agenda; a bed comes back."""
        return self.every is not None or self.a_year


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    return read_thresholds(read_yaml(package_file(THRESHOLDS)))


def read_thresholds(content: Mapping[str, Any]) -> Thresholds:
    """The limits of a table; `InputError` with row and key for whatever does not fit."""
    rows = asdict(parse_as(_Limits, content, file=THRESHOLDS))
    values = {name: row.value for name, row in rows.items()}
    values["most_cases_roles"] = tuple(Role[name.upper()] for name in values["most_cases_roles"])
    return Thresholds(**values, sources={name: row.source or "assumed" for name, row in rows.items()})


@cache
def capacities() -> Mapping[Resource, Capacity]:
    """What each scarce thing is called and how many there are, by resource."""
    return read_capacities(read_yaml(package_file(CAPACITIES)))


def read_capacities(content: Mapping[str, Any]) -> Mapping[Resource, Capacity]:
    """The rows of a table; `InputError` for whatever does not fit, or names no parameter of a fitting unit."""
    found = {}
    for name, row in content.items():
        if name not in words(Resource):
            raise UnknownName("scarce thing", name, words(Resource), file=CAPACITIES)
        place = f"{CAPACITIES}: {name}"
        capacity = found[Resource[name.upper()]] = parse_as(Capacity, row, file=place)
        for path in capacity.places:
            named_parameter(path, ("count", "number"), Place(place, "places"))
        if capacity.every is not None:
            named_parameter(capacity.every, ("interval",), Place(place, "every"))
    return found
