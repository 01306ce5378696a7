"""The rules of a tool as Markdown: what the documentation shows is made from what is reckoned with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rightmix_sim.guidance import load_documents
from rightmix_sim.risk.rules import Rule, load_rules

_HEAD: Final = ("| rule | what it says | figures | status | source |", "|---|---|---|---|---|")
_NO_DOCUMENT: Final = ("memory-2009", "teaching-default")  # they say no more than the status does


def as_markdown(tool: str) -> str:
    """One row for each rule of a tool, and below them what is disputed or open and how it was decided here."""
    rules = load_rules(tool).values()
    table = "\n".join([*_HEAD, *(_row(rule) for rule in rules)])
    notes = "\n".join(_notes(rules))
    return f"{table}\n\n{notes}\n" if notes else f"{table}\n"


def source_of(rule: Rule) -> str:
    """Where a rule was read: the paragraph, the document's title, or both; empty where it was read nowhere."""
    place = rule.paragraph or ""
    title = load_documents()[rule.source].title if rule.source and rule.source not in _NO_DOCUMENT else ""
    return "; ".join(part for part in (f"¶{place}" if place[:1].isdigit() else place, title) if part)


def _row(rule: Rule) -> str:
    cells = (f"`{rule.id}`", rule.words, rule.figures, rule.status, source_of(rule))
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _notes(rules: Iterable[Rule]) -> Iterator[str]:
    return (f"- `{rule.id}`: {rule.note}" for rule in rules if rule.note)
