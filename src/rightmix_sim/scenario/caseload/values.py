"""From a cell of a caseload file to its value, by what its column may hold; an empty cell is `None`."""

from __future__ import annotations

import difflib
import re
from datetime import date
from functools import lru_cache
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.caseload.columns import DATES, YES_NO, Column
from rightmix_sim.scenario.caseload.personal import WHY, case_is, meant, value_is
from rightmix_sim.scenario.caseload.spot import Spot

Cell = str | int | bool | date | None

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+Z?")
_OTHERWISE: Final = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})")
_SERIAL: Final = re.compile(r"[0-9]{5}(\.[0-9]+)?")
_WHOLE: Final = re.compile(r"[0-9]{1,4}")
_CASE: Final = re.compile(r"(?=.*[0-9])[A-Za-z0-9]+")
_FORMULA: Final = ("=", "+", "@", "\t")
_LONGEST_NUMBER: Final = 9  # digits; longer ones are more likely to be somebody's telephone
_LAST_YEAR: Final = 2200  # a life licence may have a date far away, but not beyond what a calendar is asked for
_ONE_FORMAT: Final = "Dates are read in one way only, so that day and month can never be taken for each other."


def read_cell(column: Column, text: str, spot: Spot) -> Cell:
    """The value of a cell. Raises `InputError` that says what may stand there."""
    if not text:
        if column.filled:
            raise spot.fault("This must not be empty.", why=_goes_by(column), do=f"Write {column.allowed}.")
        return None
    if text.startswith(_FORMULA) or (text.startswith("-") and not text[1:2].isdigit() and text != "-"):
        kind = value_is(text)
        if kind is not None:  # a telephone number may begin so as well
            raise _personal(kind, column, spot)
        raise spot.fault(
            "This looks like a formula.",
            why="A spreadsheet would run it, and nothing of a caseload begins with such a sign.",
            do=f"Write the value itself: {column.allowed}.",
        )
    if column.kind in DATES:
        return _date(column, text, spot)
    if column.kind == "number":
        return _number(column, text, spot)
    if column.kind == "case":
        return _case(column, text, spot)
    if column.kind == "area":
        return text
    if text not in column.words:
        raise _no_word(column, text, spot)
    return text == YES_NO[0] if column.kind == "yes_no" else text


def _case(column: Column, text: str, spot: Spot) -> str:
    kind = case_is(text)
    if kind is not None:
        raise _personal(kind, column, spot)
    if not _CASE.fullmatch(text) or not text.isascii() or len(text) > column.maximum:
        raise spot.fault(
            "This is no case number.",
            value=text,
            why="A case number says nothing about a person; it is there so that you find your own row again.",
            do=f"Write {column.allowed}.",
        )
    return text


def _goes_by(column: Column) -> str:
    return f"A run goes by this, and would have to guess: {column.meaning}."


def _number(column: Column, text: str, spot: Spot) -> int:
    if _WHOLE.fullmatch(text) and column.minimum <= int(text) <= column.maximum:
        return int(text)
    if text.count(".") == 1 and not text.rpartition(".")[2].strip("0") and _WHOLE.fullmatch(text.partition(".")[0]):
        raise spot.fault(
            "A whole number has no decimal point.", value=text, do=f"Write it as {text.partition('.')[0]}."
        )
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) or len(text) > _LONGEST_NUMBER:
        raise _no_word(column, text, spot)
    raise spot.fault(
        f"This must be a whole number from {column.minimum} to {column.maximum}.",
        value=text,
        why=_goes_by(column),
        do=f"Write {column.allowed}, or leave it empty where it is not known.",
    )


def _date(column: Column, text: str, spot: Spot) -> date | str:
    if text == column.also:
        return text
    if not _DATE.fullmatch(text):
        raise _no_date(column, text, spot)
    day = _day(text)
    if day is None:
        raise spot.fault("There is no such date.", value=text, do="Check day and month.")
    if column.earliest is not None and day < column.earliest:
        raise spot.fault(
            f"This is before {column.earliest.isoformat()}.",
            value=text,
            why=f"{column.meaning}. A date as early as this may be a date of birth, and that has no place here.",
            do="Check the date; leave the cell empty where it is not known.",
        )
    if day.year > _LAST_YEAR:
        instead = f"Write {column.also} for what has no end." if column.also else "Check the date."
        raise spot.fault(f"The year is after {_LAST_YEAR}.", value=text, do=instead)
    return day


def _no_date(column: Column, text: str, spot: Spot) -> InputError:
    timed, otherwise = _TIMED.fullmatch(text), _OTHERWISE.fullmatch(text)
    advice = (
        f"Write year, month and day as in {column.example}; in a spreadsheet give the column the format yyyy-mm-dd."
    )
    if timed is not None:
        return spot.fault("A date has no time of day here.", value=text, do=advice)
    if otherwise is not None:
        first, second = int(otherwise[1]), int(otherwise[2])
        both = first <= 12 and second <= 12 and first != second
        ambiguous = " It could be read in two ways." if both else ""
        return spot.fault(f"This is not how a date is written here.{ambiguous}", value=text, why=_ONE_FORMAT, do=advice)
    if _SERIAL.fullmatch(text):
        return spot.fault(
            "This is a spreadsheet's number for a day, not a date.", value=text, why=_ONE_FORMAT, do=advice
        )
    return _no_word(column, text, spot)


def _no_word(column: Column, text: str, spot: Spot) -> InputError:
    """The error for what is none of the values of a column, about a person or not."""
    known = meant(text, column.words)
    kind = None if known is not None else value_is(text)
    if kind is not None or (known is None and _like_a_name(text, column)):
        return _personal(kind or "a name", column, spot)
    if known == "":
        hint = "Leave the cell empty: that says that it is not known."
    elif known is not None:
        hint = f"Write {known}."
    else:
        near = difflib.get_close_matches(text.lower(), column.words, n=1)
        hint = f"Write {column.allowed}, or leave it empty where it is not known."
        hint += f" Perhaps {near[0]} is meant?" if near else ""
    nothing = "This is no date." if column.kind in DATES else "This is no whole number."
    return spot.fault(
        "This is none of the values of the column." if column.words and column.kind not in DATES else nothing,
        value=text,
        why=_goes_by(column),
        do=hint,
    )


def _like_a_name(text: str, column: Column) -> bool:
    """A single word with a capital letter, unless it is nearly one of those allowed."""
    return text.istitle() and text.isalpha() and not difflib.get_close_matches(text.lower(), column.words, n=1)


def _personal(kind: str, column: Column, spot: Spot) -> InputError:
    return spot.fault(
        f"This looks like {kind}. It is not repeated here.",
        why=WHY,
        do=f"Make a copy of the file and take it out there; in this column write {column.allowed}.",
    )


@lru_cache(maxsize=50_000)
def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
