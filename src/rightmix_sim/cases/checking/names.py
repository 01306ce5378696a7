"""Names and places come from the fictional lists, and nothing in a case could be somebody's address or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.checking.contact import contact_details
from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key
from rightmix_sim.cases.names import capitals, listed_words, names, openers, real_places

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_APOSTROPHE: Final = re.compile(r"['’]")
_SHORTENED: Final = re.compile(r"['’](?:s|d|ll|ve|re|t|m)$")
_BEFORE_A_START: Final = re.compile(r"(?:^|[0-9]\s+|[.!?:;…][\"'”’)\]]*\s+|\n\s*|^[\"'“‘(\[]+|\s[\"'“‘(\[]+|[–—-]\s+)$")
_LONGEST_ABBREVIATION: Final = 3
_LONGEST_BEFORE: Final = 12  # letters in which the end of a sentence before a word is seen
_BEFORE_A_SURNAME: Final = re.compile(r"\b(?:(?P<title>(?:Mr|Mrs|Dr)\.?|Ms|Miss)|PCs?|DCs?|DS|DI|DCI|PS|Sgt|Insp) $")
_HELD_TO_LISTS: Final = ("person.forename", "person.surname", "person.accommodation.place", "sentence.court")
_TAKE_A_NAME: Final = (
    "Take a name from cases/data/names.yaml; an ordinary word belongs into capitals.txt or openers.txt."
)
_TAKE_A_LISTED_NAME: Final = "Take one from cases/data/names.yaml."


def faults_of_names(dossier: Dossier) -> Iterator[Fault]:
    """Every name that no list holds, and everything that looks like an address, a number or a mailbox."""
    for place, text in _texts(dossier):
        yield from _faults_of_text(place, text)


def faults_of_subject(case: Case) -> Iterator[Fault]:
    """Names in the facts that no list holds, and what looks like an address or a number there."""
    person = case.person
    for place, text, allowed in (
        ("person.forename", person.forename, _people()),
        ("person.surname", person.surname, _people()),
        ("person.accommodation.place", person.accommodation.place, listed_words()),
        ("sentence.court", case.sentence.court, _with_capitals()),
    ):
        words = _WORD.findall(text)
        if not words:
            yield Fault(place, "It is empty.", _TAKE_A_LISTED_NAME)
        for word in map(_bare, words):
            if word not in allowed:
                yield Fault(place, f"“{word}” is not in the fictional lists.", _TAKE_A_LISTED_NAME)
    yield from _faults_of_texts(case, "")


def faults_of_notes(key: Key) -> Iterator[Fault]:
    """Names in the key that no list holds, and what looks like an address or a number there."""
    yield from _faults_of_texts(key, "key: ")


def unknown_names(text: str, *, any_start: bool = False) -> Iterator[str]:
    """The words with a capital that are neither listed names nor ordinary words with a capital, each once.

    At the start of a sentence any ordinary word has a capital; with `any_start`, any word that is no real place.
    """
    seen = set()
    for found in _WORD.finditer(text):
        if not found[0][0].isupper():
            continue
        word = _bare(found[0])
        if len(word) < 2 or word in seen:
            continue
        before = text[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
        if _is_taken(word, before, any_start=any_start):
            continue
        seen.add(word)
        yield word


def _is_taken(word: str, before: str, *, any_start: bool) -> bool:
    """Whether a word with a capital may stand where it does."""
    titled = _BEFORE_A_SURNAME.search(before)
    if titled is not None and (titled["title"] or word not in capitals()):
        return _is_listed(word, _people())
    if _is_listed(word, _with_capitals()) or (word.endswith("s") and word[:-1] in capitals()):
        return True
    in_capitals = len(word) > _LONGEST_ABBREVIATION and word.isupper()  # as records write surnames
    ordinary = any_start or (word.lower() in openers() and not in_capitals)
    return ordinary and word.lower() not in real_places() and _starts_sentence(before)


def _is_listed(word: str, listed: frozenset[str]) -> bool:
    """Whether a word is in a list as it stands, in capitals only, or by the parts around an apostrophe."""
    if word in listed:
        return True
    parts = [part for part in _APOSTROPHE.split(word) if len(part) > 1]
    return all(part in listed or (part.isupper() and part.capitalize() in listed) for part in parts)


@cache
def _with_capitals() -> frozenset[str]:
    """Every word that has a capital wherever it stands; reports write the levels with one."""
    return listed_words() | capitals() | {"Low", "Medium", "High", "Very"}


@cache
def _people() -> frozenset[str]:
    """Every forename and surname."""
    kinds = (kind for kind in names() if kind.startswith(("forenames", "surnames")))
    return frozenset(word for kind in kinds for name in names()[kind] for word in _WORD.findall(name))


def _bare(word: str) -> str:
    """A word without the s of possession, or what else stands shortened behind it."""
    return _SHORTENED.sub("", word)


@cache
def _starts_sentence(before: str) -> bool:
    return not before.strip() or _BEFORE_A_START.search(before) is not None


def _unknown(place: str, word: str) -> Fault:
    if word.lower() in real_places():
        return Fault(place, f"“{word}” is a real place.", _TAKE_A_LISTED_NAME)
    return Fault(
        place, f"“{word}” is neither a name of the fictional lists nor an ordinary word with a capital.", _TAKE_A_NAME
    )


def _faults_of_text(place: str, text: str, *, any_start: bool = False) -> Iterator[Fault]:
    for found, what, do in contact_details(text):
        yield Fault(place, f"“{found}” looks like {what}.", do)
        text = text.replace(found, "it")  # the names in it need no fault of their own
    for word in unknown_names(text, any_start=any_start):
        yield _unknown(place, word)


def _faults_of_texts(data: Case | Key, place: str) -> Iterator[Fault]:
    """What is wrong with the texts of facts or key. They are for trainers, who begin them with any word of a trade."""
    for below, text in _strings(msgspec.to_builtins(data)):
        if below not in _HELD_TO_LISTS:
            yield from _faults_of_text(f"{place}{below}", text, any_start=True)


def _strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text that holds more than one word, with its place: no text of one word is told of anybody."""
    if isinstance(value, str) and " " in value:
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{place}.{key}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _strings(inner, f"{place}[{number}]")


def _texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "name", dossier.name
    for letter, document in dossier.lettered:
        yield f"{letter}, title", document.title
        yield f"{letter}, author", document.author
        for number, text in enumerate(document.paragraphs, start=1):
            yield f"{letter}{number}", text
