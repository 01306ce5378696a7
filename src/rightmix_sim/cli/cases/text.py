"""Cases in the terminal: the list of the library, a dossier to read, the facts behind it."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import yaml
from rich.text import Text

from rightmix_sim.cases.page import CONTENT_NOTE
from rightmix_sim.cli.console import show_list
from rightmix_sim.workdays import day_in_words

if TYPE_CHECKING:
    from rich.console import Console

    from rightmix_sim.cases import Case, Dossier

_LABEL = 5  # columns: Z26 and a gap


class Listed(NamedTuple):
    """A line of the list."""

    id: str
    documents: int
    words: int
    title: str


def listed(case: Case, dossier: Dossier) -> Listed:
    """What the list says of a case."""
    words = sum(len(text.split()) for text in dossier.paragraphs.values())
    return Listed(case.id, len(dossier.documents), words, case.title)


def show_cases(console: Console, lines: Iterable[Listed]) -> None:
    """A line for each case, the title last and set in where it needs more lines."""
    lines = list(lines)
    ids = max(len(line.id) for line in lines)
    _print(console, f"{'id':{ids}}  documents  words  title", style="bold")
    for line in lines:
        start = f"{line.id:{ids}}  {line.documents:9}  {line.words:5}  "
        _print(console, _filled(line.title, console.width, start))


def show_dossier(console: Console, dossier: Dossier) -> None:
    """The content note, then every document, each paragraph behind its label."""
    _print(console, f"{dossier.name}\n", style="bold")
    _print(console, CONTENT_NOTE.heading, style="bold")
    for text in CONTENT_NOTE.about:
        _print(console, textwrap.fill(text, console.width) + "\n")
    _print(console, textwrap.fill(CONTENT_NOTE.turn_to, console.width))
    for place in CONTENT_NOTE.places:
        _print(console, _filled(place, console.width, "- "))
    _print(console, "\n" + textwrap.fill(CONTENT_NOTE.source, console.width))
    show_list(console, "Documents", (f"{letter}  {document.title}" for letter, document in dossier.lettered))
    for letter, document in dossier.lettered:
        _print(console, "\n" + _filled(document.title, console.width, f"{letter:{_LABEL}}"), style="bold")
        _print(console, _filled(f"{document.author}\n{day_in_words(document.date)}", console.width, " " * _LABEL))
        for number, text in enumerate(document.paragraphs, start=1):
            _print(console, "\n" + _filled(text, console.width, f"{letter}{number}".ljust(_LABEL)))


def dossier_as_data(dossier: Dossier) -> dict[str, Any]:
    """The dossier as plain data, each paragraph under its label."""
    return {
        "case": dossier.case,
        "name": dossier.name,
        "documents": [
            {
                "letter": letter,
                "title": document.title,
                "author": document.author,
                "date": document.date.isoformat(),
                "paragraphs": {f"{letter}{n}": text for n, text in enumerate(document.paragraphs, start=1)},
            }
            for letter, document in dossier.lettered
        ],
    }


def facts_as_yaml(case: Case, width: int) -> str:
    """The facts of a case as YAML that can be read again; what nobody recorded is left out."""
    plain = _without_gaps(msgspec.to_builtins(case, builtin_types=(datetime.date,)))
    text: str = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=width)
    return text


def _without_gaps(value: Any) -> Any:
    """The data without the keys that hold nothing."""
    if isinstance(value, dict):
        return {key: _without_gaps(one) for key, one in value.items() if one is not None and one != ""}
    return [_without_gaps(one) for one in value] if isinstance(value, list | tuple) else value


def _filled(text: str, width: int, start: str) -> str:
    """The text behind its start, in lines of the width; further lines begin below the text, not below the start."""
    below = " " * len(start)
    lines = [
        textwrap.fill(
            line,
            max(width, len(start) + 20),
            initial_indent=below if number else start,
            subsequent_indent=below,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(text.splitlines() or [""])
    ]
    return "\n".join(lines)


def _print(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)  # already set to the width; Text, so that no :sign: is read
