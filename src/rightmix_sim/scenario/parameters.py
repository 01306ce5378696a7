"""Every figure an area is described by: unit, default, limits, meaning, and where the default comes from.

The table itself is `data/parameters.yaml`; this reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.values import TIMES, UNITS, Value, Wanted, checked_number, read_value

DATA: Final = "scenario/data/parameters.yaml"
TOP_LEVEL: Final = "duration_variation"  # the one parameter that stands outside the tables
_KEYS: Final = ("unit", "default", "required", "minimum", "maximum", "of", "status", "paragraph", "source", "meaning")


@dataclass(frozen=True, kw_only=True)
class Parameter(Wanted):
    """One figure of an area. `path` is its key in a scenario: `offender_managers.weekly_hours`.

    `default` is None where `required`. `status` and `source` say how well the default is known; `paragraph` is the
    inspection report's ("3.12"), empty when another source or none stands behind it.
    """

    path: str
    default: Value | None
    required: bool
    status: str
    paragraph: str
    source: str
    meaning: str

    @property
    def example(self) -> str:
        """The default as a scenario would write it, where a text is wanted."""
        if self.default is None or self.unit not in (*TIMES, "interval"):
            return super().example
        return str(self.default) if self.unit == "interval" else f"{self.default:g} {self.unit}"

    @property
    def provenance(self) -> str:
        """Where the default comes from, in one line: the paragraph, the source, or that there is none."""
        parts = [f"¶{self.paragraph}" if self.paragraph else "", self.source]
        return ", ".join(part for part in parts if part) or "teaching default; no source found"


@cache
def parameters() -> Mapping[str, Parameter]:
    """Every parameter by its path, in the order of the table."""
    found: dict[str, Parameter] = {}
    for name, rows in read_yaml(package_file(DATA)).items():
        inner = {name: rows} if name == TOP_LEVEL else {f"{name}.{key}": row for key, row in rows.items()}
        for path, row in inner.items():
            found[path] = _parameter(path, row, Place("parameters.yaml", path))
    return MappingProxyType(found)


def named_parameter(path: str, units: Collection[str], place: Place) -> Parameter:
    """The parameter that stands by its path at a place in our own data; `InputError` if it is none of these units."""
    found = parameters().get(path)
    if found is None:
        raise UnknownName(
            "parameter",
            path,
            parameters(),
            file=place.file,
            place=place.path,
            why="No area has such a figure.",
            do="A new one is declared in scenario/data/parameters.yaml.",
        )
    if found.unit not in units:
        raise place.fault(
            f"The unit of this parameter is {found.unit}; {' or '.join(units)} is asked for.",
            value=path,
            why="One would be taken for the other.",
            do="Name another parameter, or put it under the key that it belongs to.",
        )
    return found


@cache
def tables() -> Mapping[str, tuple[str, ...]]:
    """The keys of each table of an area (`register`: `people`, `growth_per_year`, …)."""
    found: dict[str, list[str]] = {}
    for path in parameters():
        table, dot, key = path.partition(".")
        if dot:
            found.setdefault(table, []).append(key)
    return MappingProxyType({table: tuple(keys) for table, keys in found.items()})


def written(value: Value) -> str | int | float | bool:
    """A value as plain text or number, for lists and files: shares as `low 0.45, medium 0.32`."""
    if isinstance(value, Interval):
        return str(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{part} {share:g}" for part, share in value.items())
    return value


def _parameter(path: str, row: Mapping[str, Any], place: Place) -> Parameter:
    for key in row:
        if key not in _KEYS:
            raise place.unknown("key", str(key), list(_KEYS))
    if row["unit"] not in UNITS or row["status"] not in STATUSES:
        raise place.fault("Unit or status is not known.", value=f"{row['unit']}, {row['status']}")
    required = row.get("required", False)
    if required == ("default" in row):
        raise InputError("A parameter has a default or is required, not both.", file=place.file, place=path)
    bare = Parameter(
        path=path,
        unit=row["unit"],
        minimum=row.get("minimum"),
        maximum=row.get("maximum"),
        of=tuple(str(part) for part in row.get("of", ())),
        default=None,
        required=required,
        status=row["status"],
        paragraph=row.get("paragraph", ""),
        source=row.get("source", ""),
        meaning=row["meaning"],
    )
    return bare if required else _with_default(bare, row["default"], place)


def _with_default(bare: Parameter, raw: object, place: Place) -> Parameter:
    """The parameter with its default, which must pass its own limits. In the table times are bare numbers."""
    default = checked_number(bare, raw, raw, place) if bare.unit in TIMES else read_value(bare, raw, place)
    return Parameter(**{**bare.__dict__, "default": default})
