"""From where on a run says that a service is overloaded: `data/thresholds.yaml`, with where each number is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.records import Resource, Role

THRESHOLDS = "overload/data/thresholds.yaml"
CAPACITIES = "overload/data/capacities.yaml"


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


@dataclass(frozen=True)
class Capacity:
    """How many there are of something: a product of parameters; none where the number is not fixed.

    With `every` (a parameter) so many come up each time, with `a_year` so many in a year, one by one.
    """

    title: str
    places: Sequence[str]
    every: str | None
    a_year: bool

    @property
    def used_up(self) -> bool:
        """Whether what came up is gone when it was had, as a place on an agenda; a bed comes back."""
        return self.every is not None or self.a_year


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    rows: Mapping[str, Mapping[str, Any]] = read_own_yaml(package_file(THRESHOLDS))
    values = {name: row["value"] for name, row in rows.items()}
    values["most_cases_roles"] = tuple(Role[name.upper()] for name in values["most_cases_roles"])
    return Thresholds(**values, sources={name: _source(row) for name, row in rows.items()})


@cache
def capacities() -> Mapping[Resource, Capacity]:
    """What each scarce thing is called and how many there are, by resource."""
    rows: Mapping[str, Mapping[str, Any]] = read_own_yaml(package_file(CAPACITIES))
    return {
        Resource[name.upper()]: Capacity(
            row["title"], row.get("places", ()), row.get("every"), row.get("a_year", False)
        )
        for name, row in rows.items()
    }


def _source(row: Mapping[str, Any]) -> str:
    return str(row["source"]) if row["status"] == "sourced" else "assumed"
