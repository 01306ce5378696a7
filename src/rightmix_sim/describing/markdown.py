"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

NOTHING: Final = "None of its own.\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with these column heads, or one line that there is nothing; ends with a line break.

    >>> print(table(["who", "what"], [["a | b", "c"]]), end="")
    | who | what |
    |---|---|
    | a \\| b | c |
    """
    lines = [_line(row) for row in rows]
    if not lines:
        return NOTHING
    return "\n".join([_line(head), "|" + "---|" * len(head), *lines]) + "\n"


def code(path: str) -> str:
    """A name as code."""
    return f"`{path}`"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
