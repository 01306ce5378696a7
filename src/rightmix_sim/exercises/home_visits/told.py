"""Where a file tells of a day: the paragraphs that name it, in full or as logs do ("02/09", "4 August").

And where it sets out what an order or licence forbids and asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from rightmix_sim.cases import Case, Dossier
from rightmix_sim.cases.checking.dates_in_text import dates_in
from rightmix_sim.exercises.home_visits.owed import Agency, supervised
from rightmix_sim.workdays import MONTHS

# Where one looks first
_FIRST: Final[dict[Agency, tuple[str, ...]]] = {
    "police": ("home_visits", "activity_log", "visor_record"),
    "probation": ("contact_log", "home_visits", "visor_record", "activity_log"),
}
_ENOUGH: Final = 0.7  # of the longer words of a condition: paragraphs run conditions together and word them anew
_OWN: Final = {
    "licence": "licence",
    "community_order": "community_order",
    "sopo": "sopo",
    "travel": "foreign_travel_order",
}


def paragraphs_telling_of(dossier: Dossier, day: date, agency: Agency) -> tuple[str, ...]:
    """The paragraphs that name a day, those where the agency records its visits first."""
    found: list[tuple[int, int, str]] = []
    order = _FIRST[agency]
    for place, (letter, document) in enumerate(dossier.lettered):
        if document.date < day:
            continue
        rank = order.index(document.kind) if document.kind in order else len(order)
        for number, text in enumerate(document.paragraphs, start=1):
            if names_day(text, day):
                found.append((rank, place, f"{letter}{number}"))
    return tuple(label for _, _, label in sorted(found, key=lambda one: one[:2]))


def names_day(text: str, day: date) -> bool:
    """Whether a text names a day, with its year or without.

    >>> names_day("18/08. Joint visit with PC Widdop.", date(2009, 8, 18))
    True
    """
    if day in dates_in(text):
        return True
    month = MONTHS[day.month - 1]
    figures = rf"(?<![\d./])0?{day.day}[./]0?{day.month}\b(?![./-]?\d)"
    words = rf"\b{day.day}(?:st|nd|rd|th)?(?: of)? (?:{month}|{month[:3]})\b(?!,? \d{{4}})"
    return re.search(figures, text) is not None or re.search(words, text) is not None


def instruments(case: Case, dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """For each order or licence in force, the paragraphs that set out its conditions; none that the file lacks."""
    texts: dict[str, list[str]] = {}
    if supervised(case) and case.order.conditions:
        texts[case.order.kind] = [one.text for one in case.order.conditions]
    if case.sopo is not None and (case.sopo.until is None or case.sopo.until >= case.on):
        texts["sopo"] = [one.text for one in case.sopo.prohibitions]
    travel = case.foreign_travel_order
    if travel is not None and travel.until >= case.on:
        texts["travel"] = [travel.text]
    found = {name: tuple(_setting_out(dossier, _OWN[name], wanted)) for name, wanted in texts.items()}
    return {name: labels for name, labels in found.items() if labels}


def _setting_out(dossier: Dossier, kind: str, texts: list[str]) -> Iterable[str]:
    wanted = [_longer_words(text) for text in texts]
    own = any(document.kind == kind for document in dossier.documents)
    for letter, document in dossier.lettered:
        if own and document.kind != kind:
            continue
        for number, text in enumerate(document.paragraphs, start=1):
            words = _longer_words(text)
            if any(one and len(one & words) >= _ENOUGH * len(one) for one in wanted):
                yield f"{letter}{number}"


def _longer_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3)
