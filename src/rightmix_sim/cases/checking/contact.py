"""What in a text could be somebody's address, number or mailbox, though it is told of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rightmix_sim.cases.checking.dates_in_text import WHOLE_DATES
from rightmix_sim.cases.names import names, openers

_LEAVE_OUT: Final = "Leave it out: it could be somebody's."
_STREET_ALONE: Final = "Name the street alone."

# Each pattern, what it looks like, what to do. Letters that no postcode ends in keep 6 AM and 5 PM out of it.
_PATTERNS: Final = tuple(
    (re.compile(pattern), what, do)
    for pattern, what, do in (
        (
            r"\b[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s{0,2}[0-9](?!(?i:st|nd|rd)\b)"
            r"(?:[ABD-HJLNP-UW-Z]{2}|[abd-hjlnp-uw-z]{2})\b",
            "a postcode",
            _LEAVE_OUT,
        ),
        (
            r"(?<![0-9])(?:\+44|\(?0)[0-9 ()-]{8,}[0-9](?![0-9])"
            r"|(?<![0-9])0[0-9]{2,4}\.[0-9]{3}\.?[0-9]{3,4}\b"
            r"|\b[0-9]{3,5}[ -][0-9]{3}[ -]?[0-9]{3,4}\b"
            r"|(?i:\b(?:tel|telephone|phone|mobile|fax)\b)[.:]?(?: (?:is|number|no))*[.:]? [0-9](?: ?[0-9]){5,}\b"
            r"|(?<![0-9,.])[0-9]{6,}",
            "a telephone or reference number",
            _LEAVE_OUT,
        ),
        (r"\b[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b", "a national insurance number", _LEAVE_OUT),
        (r"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b", "the number of a car", _LEAVE_OUT),
        (r"\b[A-Z][0-9]{4}[A-Z]{2}\b", "a prisoner's number", _LEAVE_OUT),
        (
            r"(?<!\S)\S+@\S+\.\w+|\bwww\.\S+|https?://\S+|(?<![\w-])[\w-]+\.(?:com|org|net|(?:co|gov|org|ac)\.uk)\b",
            "an address on the internet",
            _LEAVE_OUT,
        ),
        (
            r"\b(?:[Ff]lat|[Aa]partment) (?:[0-9]{1,3}[A-Za-z]?|[A-H])\b(?! (?:day|week|month|year|time|hour)s?\b)"
            r"|\bPO Box [0-9]+\b|\b[Aa]t (?:number|[Nn]o\.) ?[0-9]{1,4}[A-Za-z]?\b",
            "an address",
            "Leave the number out: it could be somebody's.",
        ),
    )
)
_COULD_BE: Final = re.compile(r"[0-9@]|www|http|(?i:flat|apartment) [A-H]\b|\.(?:com|org|net|co|gov|ac)\b")
# In a date, a time, a sum or a decimal number no digit is that of a house or a telephone
_NO_NUMBERS: Final = re.compile(
    r"\b(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\b(?![.:][0-9])|£[0-9.,]+|\b[0-9]{1,3}(?:,[0-9]{3})+\b"
)
_KINDS_OF_STREET: Final = (
    "Street|Road|Lane|Avenue|Close|Crescent|Terrace|Drive|Row|Walk|Way|Hill|Place|Gardens?|Grove|Square|Parade|Rise|"
    "Brow|Bank|Fold|Croft|Side|Yard|View|Mews|Green"
)
_YEAR: Final = r"(?!(?:19|20)[0-9]{2}\b)"


def contact_details(text: str) -> Iterator[tuple[str, str, str]]:
    """Everything that looks like an address or a number: as it stands there, what it looks like, what to do."""
    if _COULD_BE.search(text) is None:
        return
    plain = _without_dates(text)
    if _COULD_BE.search(plain) is None:
        return
    for pattern, what, do in _PATTERNS:
        for found in pattern.finditer(plain):
            yield found[0].strip(), what, do
    for found in _houses().finditer(plain):
        yield found[0], "a house number", _STREET_ALONE


def _without_dates(text: str) -> str:
    for pattern in (*WHOLE_DATES, _NO_NUMBERS):
        text = pattern.sub(" … ", text)
    return text


@cache
def _houses() -> re.Pattern[str]:
    """A number before a street: one of the list, or whatever is called like one."""
    streets = names()["streets"]
    distinct = {street.split()[0] for street in streets} - {word.capitalize() for word in openers()}
    named = "|".join(sorted(map(re.escape, {*streets, *distinct}), key=len, reverse=True))
    called = rf"[A-Z][a-z']+(?: [A-Z][a-z']+)? (?:{_KINDS_OF_STREET})"
    return re.compile(rf"\b{_YEAR}[0-9]{{1,4}}[A-Za-z]?,? (?:{named}|{called})\b")
