"""Sentences of dossiers, for finding those that stand in too many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rightmix_sim.cases import Dossier

LONG = 8  # words; what is longer must not recur
# Documents whose wording the law or the court gives, so that it is alike in many files
STATUTORY = frozenset({"community_order", "licence", "sopo", "foreign_travel_order", "notification"})
_ENDS = re.compile(r"(?<=[.?!])[\"'”’)]*\s+|\n+")


def sentences(dossier: Dossier) -> Iterator[str]:
    """Every sentence of more than eight words outside statutory papers."""
    for document in dossier.documents:
        if document.kind in STATUTORY:
            continue
        for text in document.paragraphs:
            yield from (one.strip() for one in _ENDS.split(text) if len(one.split()) > LONG)


def without_names(sentence: str, dossier: Dossier) -> str:
    """A sentence with everything that differs anyway taken out: names, days, numbers."""
    masked = re.sub(r"\d+", "#", sentence)
    return re.sub(r"\b[A-Z][a-z]+\b", "@", masked)


def shared_sentences(dossiers: Iterable[Dossier], *, most: int, masked: bool = False) -> dict[str, int]:
    """The long sentences that stand in more dossiers than `most`, each with their number."""
    found: dict[str, set[str]] = defaultdict(set)
    for dossier in dossiers:
        for one in sentences(dossier):
            found[without_names(one, dossier) if masked else one].add(dossier.case)
    return {sentence: len(cases) for sentence, cases in found.items() if len(cases) > most}
