"""A row as tables and charts have it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A row: its name, a quiet second line, and the section it belongs to."""

    key: str
    name: str
    detail: str = ""
    section: str = ""
