"""From a TOML file to a `Scenario`, strictly: what cannot be used is one error with file, key, value and advice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from rightmix_sim.files import Source, read_toml
from rightmix_sim.guidance import Book, load_book
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.checks import check
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.provenance import assumptions, own_standards, read_provenance
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import AreaSettings, checked_name, read_area, read_settings, read_words, value_in
from rightmix_sim.scenario.values import read_interval

_REQUIRED: Final = ("name", "title", "starts", "warm_up", "length", "areas")
_OPTIONAL: Final = ("description", "defaults", "guidance", "provenance")
_SPAN_UNITS: Final = ("days", "weeks", "months", "years")
LONGEST_RUN: Final = 30  # years, warm-up and measured time each
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # the calendars of working days are known in between


def read_scenario(source: Path | Source) -> Scenario:
    """The scenario in a TOML file. Raises `InputError` and `UnknownName`."""
    whole = Place(str(source))
    table = read_toml(source)
    _check_keys(table, whole)
    name = checked_name("scenario", table["name"], whole.below("name"))
    starts = read_starts(table["starts"], whole.below("starts"))
    warm_up = read_span(table["warm_up"], whole.below("warm_up"), shortest=0)
    length = read_span(table["length"], whole.below("length"), shortest=1)
    plain = load_book()
    book = _book(plain, table.get("guidance", []), whole.below("guidance"))
    given = _areas(table, whole)
    for one in given:
        check(one, book, starts)
    origins = read_provenance(table.get("provenance", {}), given, whole.below("provenance"))
    areas = tuple(one.area for one in given)
    return Scenario(
        name=name,
        title=read_words(table, "title", whole),
        description=read_words(table, "description", whole, ""),
        starts=starts,
        warm_up=warm_up,
        length=length,
        areas=areas,
        book=book,
        assumptions=assumptions(given, origins, {"warm_up": warm_up, "length": length}, plain, book),
        digest=digest_of(areas, plain, book, starts, warm_up, length),
    )


def _check_keys(table: Mapping[str, object], whole: Place) -> None:
    advice = "`rightmix scenarios copy one-small-area` gives you a small one to begin with."
    if not table:
        raise whole.fault("The file is empty.", why="A scenario needs at least one area.", do=advice)
    for key in table:
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise whole.unknown("key", key, [*_REQUIRED, *_OPTIONAL])
    for key in _REQUIRED:
        if key not in table:
            raise whole.below(key).fault("This is missing.", why="Every scenario needs it.", do=_EXAMPLES[key])


_EXAMPLES: Final = {
    "name": 'Write name = "my-areas".',
    "title": 'Write title = "My areas", in your own words.',
    "starts": "Write the first measured day: starts = 2009-04-01.",
    "warm_up": 'Write how long the model runs before the first measured day: warm_up = "12 months".',
    "length": 'Write how long is measured: length = "24 months".',
    "areas": "Write a table for each area: [areas.elm.register] and so on.",
}


def _areas(table: Mapping[str, Any], whole: Place) -> list[AreaSettings]:
    defaults = read_settings(table.get("defaults", {}), whole.below("defaults"))
    areas, place = table["areas"], whole.below("areas")
    if not isinstance(areas, Mapping):
        raise place.fault("This must hold a table for each area.", value=areas, do=_EXAMPLES["areas"])
    if not areas:
        raise place.fault("There is no area.", why="A scenario needs at least one.", do=_EXAMPLES["areas"])
    return [read_area(name, inner, defaults, place.below(name)) for name, inner in areas.items()]


def read_starts(raw: object, place: Place) -> date:
    """The first measured day. `InputError` for what is no date, or one outside the calendars of working days."""
    if type(raw) is not date:  # a date with a time of day is a `date` too
        found = raw.isoformat() if isinstance(raw, datetime) else raw
        raise place.fault("This must be a date.", value=found, do="Write it as 2009-04-01, without quotation marks.")
    if not _FIRST_YEAR <= raw.year <= _LAST_YEAR:
        raise place.fault(
            f"The year must be from {_FIRST_YEAR} to {_LAST_YEAR}.", value=raw.isoformat(), do="Check the date."
        )
    return raw


def read_span(raw: object, place: Place, *, shortest: int) -> Interval:
    """A warm-up or a length, in days, weeks, months or years; `shortest` of its unit at least."""
    allowed = 'a length in days, weeks, months or years, such as "12 months"'
    span = read_interval(raw, place, shortest=shortest, longest_years=LONGEST_RUN, allowed=allowed)
    if span.unit not in _SPAN_UNITS:
        raise place.fault("This cannot be counted in working days.", value=raw, do=f"Write {allowed}.")
    return span


def _book(plain: Book, entries: object, place: Place) -> Book:
    if not isinstance(entries, list):
        raise place.fault(
            "Own guidance must be a list of entries.",
            value=entries,
            do='Begin each with [[guidance]], then id = "police-visit-medium" and value = "2 months".',
        )
    return plain.overlay(entries, file=place.file, place=place.path)


def digest_of(areas: Sequence[Area], plain: Book, book: Book, starts: date, warm_up: Interval, length: Interval) -> str:
    """The SHA-256 of what can change a result; see `Scenario.digest`."""
    own = {
        name: [[edition.from_.isoformat(), edition.value] for edition in book[name].editions]
        for name in own_standards(plain, book)
    }
    content = {
        "areas": [_canonical(area) for area in areas],
        "guidance": own,
        "starts": starts.isoformat(),
        "warm_up": str(warm_up),
        "length": str(length),
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(area: Area) -> dict[str, object]:
    values: dict[str, object] = {"name": area.name, "title": area.title, "description": area.description}
    for path in parameters():
        value = value_in(area, path)
        values[path] = (
            dict(value) if isinstance(value, Mapping) else str(value) if isinstance(value, Interval) else value
        )
    return values
