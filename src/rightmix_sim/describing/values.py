"""The parameters with their values and where each comes from: the defaults, or those of a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.scenario.core_programmes import CORE, core_defaults
from rightmix_sim.scenario.parameters import Parameter, parameters, written
from rightmix_sim.scenario.scenario import Scenario

_UNITS_LEFT_OUT: Final = ("interval", "yes_no", "choice", "shares", "share")  # the value says it, or a share is plain


def matching(entries: Iterable[str]) -> list[Parameter]:
    """The parameters of whole tables (`register`) or single paths (`register.people`), in the order of the table."""
    wanted = tuple(entries)
    return [row for path, row in parameters().items() if path in wanted or path.partition(".")[0] in wanted]


def short_table(rows: Sequence[Parameter]) -> str:
    """Parameters for a page: path, meaning, default and how well it is known."""
    return table(
        ("the area decides", "what it is", "default", "known as"),
        ((code(row.path), row.meaning, default_of(row), standing_of(row)) for row in rows),
    )


def full_table(scenario: Scenario | None) -> str:
    """Every parameter with value, status and provenance: the defaults, or all that a run of the scenario rests on."""
    meanings = {path: row.meaning for path, row in parameters().items()}
    if scenario is None:
        rows = [
            (code(path), row.meaning, default_of(row), *(("", "the scenario") if row.required else _known(row)))
            for path, row in parameters().items()
        ]
        return table(("parameter", "meaning", "default", "status", "where from"), rows)
    return table(
        ("parameter", "meaning", "area", "value", "status", "where from"),
        (
            (
                code(one.parameter),
                meanings.get(one.parameter, ""),
                one.area,
                shown(one.value, one.unit),
                one.status,
                one.source,
            )
            for one in scenario.assumptions
        ),
    )


def _known(row: Parameter) -> tuple[str, str]:
    return row.status, row.provenance


def core_table() -> str:
    """What comes with each of the core programmes in place of the defaults, with where it comes from."""
    return table(
        ("core programme", "parameter", "default", "status", "where from"),
        (
            (code(core), code(path), shown(written(one.value), parameters()[path].unit), one.status, one.source)
            for core in parameters()[CORE].of
            for path, one in core_defaults(core).items()
        ),
    )


def default_of(row: Parameter) -> str:
    """The default with its unit, or that there is none."""
    return "must be given" if row.default is None else shown(written(row.default), row.unit)


def standing_of(row: Parameter) -> str:
    """How well the default is known, with the paragraph: "seed, ¶4.14"."""
    if row.required:
        return ""
    return f"{row.status}, ¶{row.paragraph}" if row.paragraph else row.status


def shown(value: str | int | float | bool, unit: str) -> str:
    """A value in print, its unit where the value does not carry it.

    >>> shown(0.25, "share"), shown(True, "yes_no"), shown(45, "minutes"), shown("3 months", "interval")
    ('0.25', 'yes', '45 minutes', '3 months')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    number = f"{value:g}" if isinstance(value, int | float) else value
    if unit in (*_UNITS_LEFT_OUT, "count", "number", "") or isinstance(value, str):
        return number.replace("_", " ")
    return f"{number} {unit}"
