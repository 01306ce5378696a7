"""The table of all parameters, written out: as TOML that can be pasted into a scenario, and as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Final

from rightmix_sim.scenario.parameters import TOP_LEVEL, Parameter, parameters, written
from rightmix_sim.scenario.place import quoted
from rightmix_sim.scenario.values import TIMES, Value

_WIDTH: Final = 98  # characters of a comment line


def as_toml(scope: str = "defaults") -> str:
    """Every parameter with its default as it would be written below `[defaults]` or `[areas.NAME]`.

    Above each stands its meaning and where the default comes from; what is required stands there as a comment too.
    """
    lines = [f"[{scope}]", _toml_line(parameters()[TOP_LEVEL], TOP_LEVEL)]
    for table, rows in _by_table():
        lines += ["", f"[{scope}.{table}]"]
        lines += [_toml_line(row, row.path.partition(".")[2]) for row in rows]
    return "\n".join(lines) + "\n"


def as_markdown() -> str:
    """One Markdown table for each table of an area: key, meaning, default, unit, limits, status and source."""
    parts = []
    for table, rows in [*_by_table(), ("", [parameters()[TOP_LEVEL]])]:
        heading = f"### `[areas.NAME.{table}]`" if table else "### Directly below `[areas.NAME]`"
        head = "| key | meaning | default | unit | allowed | status | source |\n|---|---|---|---|---|---|---|"
        parts.append("\n".join([heading, "", head, *(_markdown_row(row) for row in rows)]))
    return "\n\n".join(parts) + "\n"


def toml_value(parameter: Parameter) -> str:
    """The default as a scenario would write it: `"45 minutes"`, `{low = 0.45, medium = 0.55}`, `true`, `0.25`."""
    default = parameter.default
    if isinstance(default, Mapping):
        parts = (f"{quoted(part)} = {share:g}" for part, share in default.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, int | float):
        return f'"{default:g} {parameter.unit}"' if parameter.unit in TIMES else f"{default:g}"
    return f'"{default}"'


def _by_table() -> Iterator[tuple[str, list[Parameter]]]:
    found: dict[str, list[Parameter]] = {}
    for path, row in parameters().items():
        if path != TOP_LEVEL:
            found.setdefault(path.partition(".")[0], []).append(row)
    yield from found.items()


def _toml_line(row: Parameter, key: str) -> str:
    standing = "required" if row.required else f"{row.status}: {row.provenance}"
    comment = textwrap.wrap(f"{row.meaning}. ({standing})", _WIDTH)
    setting = f"# {key} = {row.allowed}" if row.required else f"{key} = {toml_value(row)}"
    return "\n".join(["", *(f"# {line}" for line in comment), setting])


def _markdown_row(row: Parameter) -> str:
    default = "required" if row.default is None else _shown(row.default)
    limits = _limits(row)
    source = "" if row.required else row.provenance
    status = "" if row.required else row.status
    cells = (f"`{row.path.rpartition('.')[2]}`", row.meaning, default, row.unit, limits, status, source)
    return "| " + " | ".join(cells) + " |"


def _shown(default: Value) -> str:
    plain = written(default)
    if isinstance(plain, bool):
        return str(plain).lower()
    return f"{plain:g}" if isinstance(plain, float) else str(plain)


def _limits(row: Parameter) -> str:
    if row.of:
        return ", ".join(row.of)
    low, high = row.lowest, row.highest
    if low is None and high is None:
        return ""
    return f"{low:g} to {high:g}"
