"""The three core SOTPs (¶2.10): the values that come with each, as defaults for an area that says which one it runs.

The table itself is `data/core-programmes.yaml`; this reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.values import TIMES, Value, checked_number, read_value

DATA: Final = "scenario/data/core-programmes.yaml"
CORE: Final = "programme.core"  # the parameter that names the programme
OWN: Final = "own"  # the programme is as the scenario and the package's defaults say


@dataclass(frozen=True)
class CoreDefault:
    """What comes with a core programme in place of the package's default, and where it comes from."""

    value: Value
    status: str
    source: str


def core_defaults(core: object) -> Mapping[str, CoreDefault]:
    """The defaults that come with a core programme, by parameter path; none for an area's own."""
    return {} if core == OWN else _all()[str(core)]


@cache
def _all() -> Mapping[str, Mapping[str, CoreDefault]]:
    return MappingProxyType(
        {
            name: MappingProxyType(
                {f"programme.{key}": _default(name, key, row) for key, row in rows.items() if key != "title"}
            )
            for name, rows in read_yaml(package_file(DATA)).items()
        }
    )


def _default(name: str, key: str, row: Mapping[str, object]) -> CoreDefault:
    """A value, which must pass the limits of its parameter. In the table times are bare numbers."""
    place, parameter = Place("core-programmes.yaml", f"{name}.{key}"), parameters()[f"programme.{key}"]
    raw, status = row["value"], str(row["status"])
    if status not in STATUSES:
        raise place.fault("This is not one of the four standings.", value=status)
    bare = parameter.unit in TIMES
    value = checked_number(parameter, raw, raw, place) if bare else read_value(parameter, raw, place)
    return CoreDefault(value, status, str(row["source"]))
