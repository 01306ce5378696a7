"""What looks like personal data in a caseload file, and what of a file may be repeated in a message.

A message may end in a log or on somebody's screen, so it repeats a value only where that is harmless: a small number,
one of our own words, a date of the last years. Everything else is pointed to by its line and column. What to look for
stands in `scenario/data/caseload-personal.yaml`. It catches the usual slips and cannot catch all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.scenario.caseload.columns import columns
from rightmix_sim.workdays import add_to

DATA: Final = "scenario/data/caseload-personal.yaml"
WHY: Final = "Personal data has no place here: nothing in a run needs it."
_PLAIN_CASE: Final = re.compile(r"[A-Za-z0-9]+")
_SMALL: Final = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,2})?")
_LETTERS: Final = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Limits:
    """The figures of the table: letters of a case in a row, years that may be repeated, rows in a file."""

    longest_letters: int
    echo_years: int
    most_rows: int


@cache
def limits() -> Limits:
    """The figures of `caseload-personal.yaml`."""
    data = _data()
    return Limits(data["longest_letters"], data["echo_years"], data["most_rows"])


def heading_is(heading: str) -> str | None:
    """What a column of this heading would hold about a person ("a postcode"), None where it says no such thing.

    >>> heading_is("Date of birth"), heading_is("rm2000")
    ('a date of birth', None)
    """
    words = re.split(r"[^a-z0-9]+", re.sub(r"\b([a-z])\.", r"\1", heading.lower()))  # "D.O.B." is DOB
    phrase = f" {' '.join(words)} "
    for kind, known in _data()["headings"].items():
        if any(f" {word} " in phrase for word in known):
            return str(kind)
    return None


def value_is(value: str) -> str | None:
    """What a value looks like ("a name"), None where it looks like nothing about a person.

    >>> value_is("J Smith"), value_is("SW1A 1AA"), value_is("medium")
    ('a name', 'a postcode', None)
    """
    for kind, pattern in _patterns():
        if pattern.fullmatch(value):
            return kind
    return None


def case_is(value: str) -> str | None:
    """As `value_is` for an office's own number, which must not tell who somebody is: "smith80" is a name as well."""
    found = value_is(value)
    if found is not None:
        return found
    spelt = _LETTERS.findall(value)
    beginning = spelt[0].lower() if spelt and value.startswith(spelt[0]) else ""
    others = spelt[1:] if beginning in _data()["case_words"] else spelt
    if _PLAIN_CASE.fullmatch(value) is None:
        return "a name" if any(len(letters) > limits().longest_letters for letters in others) else None
    return "a name" if others and max(map(len, others)) > limits().longest_letters else None


def meant(value: str, allowed: Sequence[str]) -> str | None:
    """What others mean by a word of theirs: one of those allowed, an empty text for nothing at all, None if unknown."""
    word = _plain(value)
    if word in allowed:
        return word
    found: str | None = _data()["words"].get(word)
    return found if found in ("", *allowed) else None


def harmless(value: str, starts: date) -> bool:
    """Whether a value may be repeated in a message."""
    if _SMALL.fullmatch(value) or _plain(value) in _own_words():
        return True
    day = _date_in(value)
    return day is not None and add_to(starts, -limits().echo_years, "years") <= day <= starts + timedelta(days=36525)


def _date_in(value: str) -> date | None:
    """The date in a text, however it is written: for the question when it was, the earlier of two readings."""
    found = re.fullmatch(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})", value)
    if found is None:
        return None
    first, middle, last = (int(part) for part in found.groups())
    year, day = (first, last) if len(found[1]) == 4 else (last, first)
    readings = [_made(year, middle, day), *([_made(year, day, middle)] if year == last else [])]
    possible = [reading for reading in readings if reading is not None]
    return min(possible) if possible else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(value: str) -> str:
    return "_".join(value.lower().replace("-", " ").replace("_", " ").split()) or value


@cache
def _own_words() -> frozenset[str]:
    ours = {word for column in columns().values() for word in column.words}
    return frozenset(ours | set(_data()["words"]))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = "a name"  # a small letter is one at the beginning of a name, but not in a single word
    return tuple(
        (row["is"], re.compile(row["like"], 0 if row["is"] == named else re.IGNORECASE)) for row in _data()["values"]
    )


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_yaml(package_file(DATA))
    return data
