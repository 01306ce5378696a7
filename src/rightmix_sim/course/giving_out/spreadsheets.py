"""Texts of others in CSV files: a spreadsheet shows them, and does not obey them."""

from __future__ import annotations

from typing import Final

_OBEYED: Final = ("=", "+", "-", "@", "\t", "\r")


def is_obeyed(text: str) -> bool:
    """Whether a spreadsheet would take the text for something to work out."""
    return text.startswith(_OBEYED) or text.lstrip().startswith(_OBEYED)  # some drop what is blank in front


def harmless(text: str) -> str:
    """The text with a sign in front of it where it would be obeyed.

    >>> harmless("=1+1"), harmless("O'Neil, Jr")
    ("'=1+1", "O'Neil, Jr")
    """
    return f"'{text}" if is_obeyed(text) else text
