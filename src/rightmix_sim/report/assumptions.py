"""What a run rests on, by how well it is known: every value, the areas it holds for, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.guidance.wording import STATUSES as MEANING
from rightmix_sim.saying.wording import area_name
from rightmix_sim.scenario.provenance import EVERY_AREA, Assumption

_ORDER = ("assumption", "unverified", "seed", "sourced")  # what deserves doubt first


@dataclass(frozen=True)
class Value:
    """A value and the areas it holds for; `areas` is empty where it holds for every area."""

    value: str
    areas: str


@dataclass(frozen=True)
class Row:
    """A parameter with its values, where these come from the same place."""

    parameter: str
    unit: str
    values: tuple[Value, ...]
    source: str


@dataclass(frozen=True)
class Group:
    """All rows of one status, and how many values they hold."""

    status: str
    meaning: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many values, counting one that holds for every area once."""
        return sum(len(row.values) for row in self.rows)


def groups_of(assumptions: Sequence[Assumption]) -> list[Group]:
    """All assumptions, those first that deserve doubt first; a status without any is left out."""
    assert set(_ORDER) == set(STATUSES)
    groups = []
    for status in _ORDER:
        rows: dict[tuple[str, str, str], dict[str, list[str]]] = {}
        for one in assumptions:
            if one.status == status:
                values = rows.setdefault((one.parameter, one.unit, one.source), {})
                values.setdefault(_value(one.value), []).append(one.area)
        if rows:
            groups.append(Group(status, MEANING[status], tuple(_row(*key, values) for key, values in rows.items())))
    return groups


def _row(parameter: str, unit: str, source: str, values: dict[str, list[str]]) -> Row:
    shown = tuple(
        Value(value, "" if areas == [EVERY_AREA] else ", ".join(area_name(area) for area in areas))
        for value, areas in values.items()
    )
    return Row(parameter, unit.replace("_", " "), shown, source)


def _value(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,g}" if isinstance(value, float) else str(value).replace("_", " ")
