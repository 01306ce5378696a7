"""Texts in pages of the docs and in plain data, for the tests that hold one to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def between(page: str, mark: str) -> str:
    """What a page shows between two marks: `<!-- mark: begin -->` and `<!-- mark: end -->`."""
    return page.partition(f"<!-- {mark}: begin -->\n")[2].partition(f"<!-- {mark}: end -->")[0]


def texts(content: Any) -> Iterator[str]:
    """Every text in plain data, without the keys."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from (text for value in content.values() for text in texts(value))
    elif isinstance(content, list):
        yield from (text for value in content for text in texts(value))
