"""Where commands print text: as wide as the terminal, at most a hundred columns; lists and questions below a title."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 100  # columns; longer lines are hard to read


def text_console() -> Console:
    """A console for text that is read: the width of the terminal or of COLUMNS, a hundred where neither says any."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    told = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    console.width = min(console.width, WIDEST) if told else WIDEST
    return console


def print_json(content: object) -> None:
    """The content as JSON. Where the output cannot hold every letter, those beyond ASCII are written as escapes."""
    whole = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    typer.echo(json.dumps(content, indent=2, ensure_ascii=not whole))


def show_list(console: Console, title: str, lines: Iterable[str]) -> None:
    """The title and below it each line, set in; nothing at all where there are no lines."""
    lines = list(lines)
    if not lines:
        return
    console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(_set_in(line, console.width))


def show_questions(console: Console, places: Sequence[str], ask: Callable[[str], str]) -> None:
    """The facts that would settle what is open: each as a question, with the place in the file that answers it."""
    lines = [f"{ask(place)} In the file: {place}" for place in places]
    if any("[0]" in place for place in places):
        lines.append("([0] is the first of its kind, [1] the second, and so on.)")
    show_list(console, "What would settle it", lines)


def _set_in(line: str, width: int) -> str:
    return textwrap.fill(
        line, width, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
