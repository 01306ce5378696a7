"""A whole scenario as one TOML file that stands on its own and reads back as the same scenario."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rightmix_sim.guidance import load_book
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.core_programmes import CORE, core_defaults
from rightmix_sim.scenario.parameters import TOP_LEVEL, parameters, tables
from rightmix_sim.scenario.place import quoted
from rightmix_sim.scenario.provenance import EVERY_AREA, Assumption, own_standards
from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import value_in
from rightmix_sim.scenario.values import TIMES, Value

_SPANS: Final = ("warm_up", "length")


def whole_text(scenario: Scenario) -> str:
    """The scenario with every value that is not the package's default, and where each comes from."""
    origins = {(row.area, row.parameter): row for row in scenario.assumptions}
    parts = ["\n".join(_head(scenario))]
    told: dict[str, Assumption] = {f"{key}": origins[EVERY_AREA, key] for key in _SPANS}
    for area in scenario.areas:
        rows = {
            path: row
            for path in parameters()
            if _is_set(area, path, row := origins.get((area.name, path)) or origins[EVERY_AREA, path])
        }
        parts += _area(area, rows)
        told |= {f"areas.{area.name}.{path}": row for path, row in rows.items()}
    parts += _guidance(scenario)
    lines = [
        f"{quoted(key)} = {{status = {_toml(row.status)}, source = {_toml(row.source)}}}" for key, row in told.items()
    ]
    parts.append("\n".join(["[provenance]", *lines]))
    return "\n\n".join(parts) + "\n"


def _head(scenario: Scenario) -> Iterator[str]:
    yield f"name = {_toml(scenario.name)}"
    yield f"title = {_toml(scenario.title)}"
    yield f"description = {_toml(scenario.description)}"
    yield f"starts = {scenario.starts.isoformat()}"
    yield f"warm_up = {_toml(str(scenario.warm_up))}"
    yield f"length = {_toml(str(scenario.length))}"


def _is_set(area: Area, path: str, row: Assumption) -> bool:
    """Whether a value has to be written: it is not the default, or is said to come from elsewhere."""
    parameter, core = parameters()[path], core_defaults(value_in(area, CORE)).get(path)
    default = (parameter.default, parameter.status, parameter.provenance)
    if core is not None:
        default = (core.value, core.status, core.source)
    return parameter.required or (value_in(area, path), row.status, row.source) != default


def _area(area: Area, rows: Mapping[str, Assumption]) -> Iterator[str]:
    head = [f"[areas.{area.name}]", f"title = {_toml(area.title)}", f"description = {_toml(area.description)}"]
    if TOP_LEVEL in rows:
        head.append(f"{TOP_LEVEL} = {_value(area, TOP_LEVEL)}")
    yield "\n".join(head)
    for table, keys in tables().items():
        lines = [f"{key} = {_value(area, f'{table}.{key}')}" for key in keys if f"{table}.{key}" in rows]
        if lines:
            yield "\n".join([f"[areas.{area.name}.{table}]", *lines])


def _guidance(scenario: Scenario) -> Iterator[str]:
    plain = load_book()
    for name in own_standards(plain, scenario.book):
        note = scenario.book[name].note.removeprefix(plain[name].note).strip()
        for edition in scenario.book[name].editions:
            if edition in plain[name].editions:
                continue
            value = "withdrawn" if edition.withdrawn else edition.value
            lines = ["[[guidance]]", f"id = {_toml(name)}", f"value = {_toml(value)}"]
            lines += [f"from = {edition.from_.isoformat()}", f"document = {_toml(edition.document)}"]
            lines += [f"status = {_toml(edition.status)}", *([f"note = {_toml(note)}"] if note else [])]
            note = ""  # a standard has one; the first of its editions carries it
            yield "\n".join(lines)


def _value(area: Area, path: str) -> str:
    value, unit = value_in(area, path), parameters()[path].unit
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(part)} = {share!r}' for part, share in value.items())}}}"
    if isinstance(value, Interval):
        return _toml(str(value))
    return _toml(f"{_number(value)} {unit}") if unit in TIMES else _toml(value)


def _number(value: Value) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
