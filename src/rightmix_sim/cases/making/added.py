"""Entries added to the logs of a made case, with the day before each, where they belong by their day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from rightmix_sim.cases.dossier import Document, DocumentKind, Dossier
from rightmix_sim.cases.key import Key
from rightmix_sim.cases.making.cast import with_dots

_DATED: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d\d)")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is added to a log. `about` tells it apart from others; the labels come back by it."""

    log: DocumentKind
    day: datetime.date
    text: str
    about: str


def with_entries(dossier: Dossier, key: Key, entries: Sequence[Entry]) -> tuple[Dossier, Key, dict[str, str]]:
    """Dossier and key with these entries, and the label of each by what it is about; what is moved is cited anew.

    Entries for a log that the file does not have are left out. A document gets no older by them.
    """
    documents: list[Document] = []
    moved: dict[str, str] = {}
    labels: dict[str, str] = {}
    for letter, document in dossier.lettered:
        mine = [one for one in entries if one.log == document.kind]
        lines: list[tuple[str, str]] = [
            (f"{letter}{number}", text) for number, text in enumerate(document.paragraphs, start=1)
        ]
        for one in mine:
            text = f"{with_dots(one.day)} {one.text}"
            lines.insert(_place(lines, one.day), (one.about, text))
        for number, (name, _) in enumerate(lines, start=1):
            (labels if any(one.about == name for one in mine) else moved)[name] = f"{letter}{number}"
        latest = max([document.date, *(one.day for one in mine)])
        documents.append(msgspec.structs.replace(document, date=latest, paragraphs=tuple(text for _, text in lines)))
    return msgspec.structs.replace(dossier, documents=tuple(documents)), _cited_anew(key, moved), labels


def _place(lines: Sequence[tuple[str, str]], day: datetime.date) -> int:
    """Where an entry of a day belongs: a log runs from the oldest to the latest, or the other way round."""
    days = [_day(text) for _, text in lines]
    known = [one for one in days if one is not None]
    forward = len(known) < 2 or known[0] <= known[-1]
    for place, one in enumerate(days):
        if one is not None and ((forward and one > day) or (not forward and one < day)):
            return place
    return len(lines)


def _day(text: str) -> datetime.date | None:
    if _DATED.match(text) is None:
        return None
    return datetime.datetime.strptime(text[:8], "%d.%m.%y").date()


def _cited_anew(key: Key, moved: Mapping[str, str]) -> Key:
    def new(labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(moved.get(label, label) for label in labels)

    return msgspec.structs.replace(
        key,
        items=tuple(msgspec.structs.replace(one, evidence=new(one.evidence)) for one in key.items),
        errors=tuple(
            msgspec.structs.replace(one, paragraphs=new(one.paragraphs), settled_by=new(one.settled_by))
            for one in key.errors
        ),
    )
