"""Plain "risk": the word where it does not say of what (¶5.1 to 5.3). The rest stands in `data/plain_risk.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml


def plain_risk(text: str, *, strictly: bool = False) -> str | None:
    """The word as it stands where it does not say of what; None where there is none.

    `strictly` is for what we write ourselves: then neither quotation marks nor "risky" excuse anything.

    >>> plain_risk("He is high risk."), plain_risk("His risk of reconviction is high.")
    ('risk', None)
    """
    found = _alone(strictly).search(text if strictly else _blanked(text))
    return text[found.start() : found.end()] if found is not None else None


def plain_risk_in_context(text: str, words: int = 3) -> str | None:
    """The same with a few words before and after it, as a quotation."""
    found = _alone(False).search(_blanked(text))
    if found is None:
        return None
    before = text[: found.start()].split()[-words:]
    after = text[found.end() :].split()[:words]
    attached = "" if text[found.end() : found.end() + 1].isspace() or not after else after.pop(0)
    start = " ".join(before) + (" " if before and text[found.start() - 1].isspace() else "")
    return f"{start}{text[found.start() : found.end()]}{attached}{' ' if after else ''}{' '.join(after)}"


def _blanked(text: str) -> str:
    """The text of the same length without its quotations: what others wrote is quoted as they wrote it."""
    for quotation in _data()["quotations"]:
        text = re.sub(quotation, lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    return text


@cache
def _alone(strictly: bool) -> re.Pattern[str]:
    content = _data()
    words = "|".join([*content["word"], *(content["strictly"] if strictly else ())])
    what = "|".join(content["of_what"])
    kinds = "|".join(content["kinds"])
    behind = "|".join(content["before"])
    said = rf"(?!\s+of\s+(?:(?:{kinds})\s+)*(?:{what})\b)(?![\s-]+(?:{behind})\b)"
    return re.compile(rf"\b(?:{words})\b{said}", re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    content: dict[str, Any] = read_own_yaml(package_file("data/plain_risk.yaml"))
    return content
