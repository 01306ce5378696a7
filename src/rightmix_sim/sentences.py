"""What every room needs to write a sentence: a list in words, and the capital it begins with."""

from __future__ import annotations

from collections.abc import Iterable


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Parts as a sentence joins them, `last` before the last of them; empty where there are none.

    >>> listed(["Alder", "Birch", "Cedar"])
    'Alder, Birch and Cedar'
    >>> listed(["police", "probation"], "or")
    'police or probation'
    """
    found = list(parts)
    return f" {last} ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def capital(text: str) -> str:
    """The text with a capital at its start, the rest as it is.

    >>> capital("police visit at home, ViSOR checked before")
    'Police visit at home, ViSOR checked before'
    """
    return f"{text[:1].upper()}{text[1:]}"
