"""A scenario written anew with the figures of a caseload in it: the whole text of a file that can be run."""

from __future__ import annotations

import dataclasses
import json
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.caseload.fitting import Fitted, fitted_area
from rightmix_sim.scenario.caseload.reading import read_caseload
from rightmix_sim.scenario.parameters import parameters, tables
from rightmix_sim.scenario.place import quoted
from rightmix_sim.scenario.reading import read_scenario
from rightmix_sim.scenario.scenario import Scenario

_WIDTH: Final = 98  # characters of a comment line
_MOST: Final = ("offender_managers.posts", "public_protection_officers.posts", "programme.groups", "premises.beds")


@dataclass(frozen=True)
class FittedScenario:
    """The text of the scenario, and the figures that were set in each area."""

    text: str
    figures: Mapping[str, tuple[Fitted, ...]]


def fitted_scenario(
    path: Path, scenario: Scenario, text: str, *, area: str = "", starts: date | None = None, name: str = ""
) -> FittedScenario:
    """The scenario `text` with the areas of a caseload fitted to it.

    `area` takes that one only, and is where rows without an area belong; `starts` is another first day, `name`
    another name. Raises `InputError` for a caseload that cannot be used and for figures that no scenario can hold.
    """
    chosen = scenario.area(area) if area else None
    first = dataclasses.replace(scenario, starts=starts or scenario.starts)
    people = read_caseload(path, dataclasses.replace(first, areas=tuple(map(_roomy, first.areas))), home=area)
    if chosen is not None and chosen.name not in people:
        raise InputError(
            f"The file has no row of the area {area}.", file=path, do=f"Name one of: {', '.join(sorted(people))}."
        )
    names = [chosen.name] if chosen is not None else list(people)
    figures = {name: fitted_area(scenario.area(name), people[name]) for name in names}
    content = tomllib.loads(text)
    content["name"] = name or content["name"]
    _set(content, figures, path.name, first)
    written = _text(content, figures, path.name)
    read_scenario(_InMemory(written, f"{scenario.name}, fitted to {path.name}"))
    return FittedScenario(written, figures)


def _roomy(area: Area) -> Area:
    """The area with as many posts, groups and beds as can be: a caseload that is to be fitted need not fit already."""
    for path in _MOST:
        table, _, key = path.partition(".")
        most = int(parameters()[path].highest or 0)
        area = dataclasses.replace(area, **{table: dataclasses.replace(getattr(area, table), **{key: most})})
    return area


def _set(content: dict[str, Any], figures: Mapping[str, Sequence[Fitted]], file: str, first: Scenario) -> None:
    count = sum(int(one.known) for found in figures.values() for one in found if one.path == "register.people")
    content["starts"] = first.starts
    content["title"] = f"{first.title}, fitted to a caseload"
    content["description"] = f"Fitted to {file}, {count} people: {', '.join(figures)}."
    origins = content.setdefault("provenance", {})
    for name, found in figures.items():
        for one in found:
            if one.value is None:
                continue
            table, _, key = one.path.partition(".")
            value = dict(one.value) if isinstance(one.value, Mapping) else one.value
            content["areas"][name].setdefault(table, {})[key] = value
            origins[f"areas.{name}.{one.path}"] = {
                "status": "assumption" if one.note else "sourced",
                "source": _source(one, file),
            }


def _source(one: Fitted, file: str) -> str:
    note = f"; {one.note}" if one.note else ""
    return f"from {file}, {one.known} {'person' if one.known == 1 else 'people'}{note}"


def _text(content: Mapping[str, Any], figures: Mapping[str, Sequence[Fitted]], file: str) -> str:
    """The scenario as TOML. Above each figure from the caseload stands of how many people it was known."""
    scalars = {key: value for key, value in content.items() if not isinstance(value, Mapping | list)}
    parts = ["\n".join(f"{key} = {_value(value)}" for key, value in scalars.items())]
    if "defaults" in content:
        parts += _area("defaults", content["defaults"], {}, file)
    for name, area in content["areas"].items():
        parts += _area(f"areas.{name}", area, {one.path: one for one in figures.get(name, ())}, file)
    for entry in content.get("guidance", ()):
        parts.append("\n".join(["[[guidance]]", *(f"{quoted(key)} = {_value(value)}" for key, value in entry.items())]))
    origins = content.get("provenance", {})
    parts.append("\n".join(["[provenance]", *(f"{quoted(key)} = {_value(origin)}" for key, origin in origins.items())]))
    return "\n\n".join(parts) + "\n"


def _area(scope: str, area: Mapping[str, Any], fitted: Mapping[str, Fitted], file: str) -> list[str]:
    plain = {key: value for key, value in area.items() if not isinstance(value, Mapping)}
    head = "\n".join([f"[{scope}]", *(f"{key} = {_value(value)}" for key, value in plain.items())])
    parts = [head] if plain or not area else []
    for table in tables():
        mine = [one for one in fitted.values() if one.path.startswith(f"{table}.")]
        if table not in area and not mine:
            continue
        lines = [f"[{scope}.{table}]"]
        lines += [f"# {_key(one)}: {file} tells it of nobody; as in the scenario" for one in mine if one.value is None]
        for key, value in area.get(table, {}).items():
            one = fitted.get(f"{table}.{key}")
            if one is not None and one.value is not None:
                lines += [f"# {line}" for line in textwrap.wrap(_source(one, file), _WIDTH)]
            lines.append(f"{key} = {_value(value)}")
        parts.append("\n".join(lines))
    return parts


def _key(one: Fitted) -> str:
    return one.path.partition(".")[2]


def _value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(key)} = {_value(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True)
class _InMemory:
    """A text that can be read as a file of its name."""

    text: str
    name: str

    def read_bytes(self) -> bytes:
        return self.text.encode()

    def is_file(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.name
