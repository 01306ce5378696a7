"""Names and places come from the fictional lists, and nothing in a dossier could be somebody's address or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.names import capitals, listed_words, openers, street_words

_WORD: Final = re.compile(r"[^\W\d_][^\W\d_'’]*")
_BEFORE_A_START: Final = re.compile(r"(?:^|[0-9]\s+|[.!?:;…][\"'”’)\]]*\s+|\n\s*|^[\"'“‘(\[]+|\s[\"'“‘(\[]+|[–—-]\s+)$")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
_TELEPHONE: Final = re.compile(r"(?<![0-9])(?:\+44|0)[0-9 ()-]{8,}[0-9](?![0-9])|\b[0-9]{3,5}[ -][0-9]{3}[ -]?[0-9]{3,4}\b|\b[0-9]{6,}\b")
_EMAIL: Final = re.compile(r"\b\S+@\S+\.\S+\b|\bwww\.\S+|https?://\S+")
_NUMBERED: Final = re.compile(r"\b(?:[Nn]umber |[Nn]o\.? ?|[Ff]lat |[Aa]partment |[Rr]oom )?(?P<number>[0-9]{1,4}[A-Za-z]?),? (?P<street>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
_FLAT: Final = re.compile(r"\b(?:[Ff]lat|[Aa]partment) [0-9]{1,3}[A-Za-z]?\b")


def faults_of_names(dossier: Dossier) -> Iterator[Fault]:
    """Every name that no list holds, and everything that looks like an address, a number or a mailbox."""
    for place, text in _texts(dossier):
        yield from _contact_details(place, text)
        for word in unknown_names(text):
            yield Fault(
                place,
                f"“{word}” is neither a name of the fictional lists nor an ordinary word with a capital.",
                "Take a name from cases/data/names.yaml; an ordinary word belongs into capitals.txt or openers.txt.",
            )


def faults_of_subject(case: Case) -> Iterator[Fault]:
    """Names in the facts that no list holds."""
    person = case.person
    for place, text in (
        ("person.forename", person.forename),
        ("person.surname", person.surname),
        ("person.accommodation.place", person.accommodation.place),
        ("sentence.court", case.sentence.court),
    ):
        for word in _words(text):
            if word not in listed_words() and word not in capitals():
                yield Fault(place, f"“{word}” is not in the fictional lists.", "Take one from cases/data/names.yaml.")


def unknown_names(text: str) -> Iterator[str]:
    """The words with a capital that are neither listed names nor ordinary words with a capital, each once.

    At the start of a sentence any ordinary word has a capital.
    """
    seen = set()
    for found in _WORD.finditer(text):
        word = _bare(found[0])
        if not word[:1].isupper() or len(word) < 2 or word in seen or _is_listed(word):
            continue
        if _starts_sentence(text[: found.start()]) and word.lower() in openers():
            continue
        seen.add(word)
        yield word


def _is_listed(word: str) -> bool:
    return word in listed_words() or word in capitals() or (word.endswith("s") and word[:-1] in capitals())


def _bare(word: str) -> str:
    """A word without the s of possession."""
    return re.sub(r"['’]s?$", "", word)


def _words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(text):
        if found[0][:1].isupper():
            yield _bare(found[0])


@cache
def _starts_sentence(before: str) -> bool:
    return not before.strip() or _BEFORE_A_START.search(before[-12:]) is not None


def _contact_details(place: str, text: str) -> Iterator[Fault]:
    for pattern, what in ((_POSTCODE, "a postcode"), (_TELEPHONE, "a telephone or reference number"), (_EMAIL, "an address")):
        for found in pattern.finditer(text):
            yield Fault(place, f"“{found[0].strip()}” looks like {what}.", "Leave it out: it could be somebody's.")
    for found in _FLAT.finditer(text):
        yield Fault(place, f"“{found[0]}” looks like an address.", "Leave the number out: it could be somebody's.")
    for found in _NUMBERED.finditer(text):
        if found["street"].split()[-1] in street_words() or found["street"].split()[0] in street_words():
            yield Fault(place, f"“{found[0]}” looks like a house number.", "Name the street alone.")


def _texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield "name", dossier.name
    for letter, document in dossier.lettered:
        yield f"{letter}, title", document.title
        yield f"{letter}, author", document.author
        for number, text in enumerate(document.paragraphs, start=1):
            yield f"{letter}{number}", text
