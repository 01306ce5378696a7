"""The columns of a caseload, written out: for the terminal, as Markdown for the page, and as an empty table."""

from __future__ import annotations

import textwrap
from typing import Final

from rightmix_sim.scenario.caseload.columns import DATES, Column, columns
from rightmix_sim.sentences import capital

_WIDTH: Final = 98


def as_text() -> str:
    """Every column with its meaning, what it may hold, whether it must be there and when a cell may be empty."""
    parts = []
    for column in columns().values():
        about = f"{column.meaning}. {_sentence(column.allowed)} Empty: {_empty(column)}. Example: {column.example}"
        parts.append("\n".join([_name(column), *(f"  {line}" for line in textwrap.wrap(about, _WIDTH - 2))]))
    return "\n".join(parts) + "\n"


def as_markdown() -> str:
    """The same as one Markdown table."""
    head = "| column | meaning | allowed | must be there | empty | example |\n|---|---|---|---|---|---|"
    rows = []
    for column in columns().values():
        cells = (
            f"`{column.name}`",
            column.meaning,
            _values(column),
            _must(column),
            _empty(column),
            f"`{column.example}`",
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join([head, *rows]) + "\n"


def template() -> str:
    """A CSV file with the header alone, to be filled."""
    return ",".join(columns()) + "\n"


def _name(column: Column) -> str:
    must = _must(column)
    return f"{column.name} ({'required' if must == 'yes' else must})" if must != "no" else column.name


def _must(column: Column) -> str:
    if column.kind == "area":
        return "with several areas"
    return "yes" if column.required else "no"


def _empty(column: Column) -> str:
    return f"{column.empty}; must be with order_kind none" if column.without_order else column.empty


def _values(column: Column) -> str:
    if column.kind in DATES:
        return f"a date (yyyy-mm-dd){f', {column.also}' if column.also else ''}"
    return ", ".join(column.words) if column.words else column.allowed


def _sentence(text: str) -> str:
    return f"{capital(text)}."
