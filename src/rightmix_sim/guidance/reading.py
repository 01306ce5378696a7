"""From the YAML files beside this module to standards and documents, strictly: a slip in them is one clear error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import Source, read_yaml
from rightmix_sim.guidance.standard import (
    AGENCIES,
    FOUR_LEVELS,
    KINDS,
    MAPPA_LEVELS,
    OTHER_UNITS,
    STATUSES,
    TIERS,
    TIME_UNITS,
    Agency,
    AppliesTo,
    Edition,
    Kind,
    Standard,
    Status,
)

LONGEST_YEARS: Final = 100  # longer than a supervision career: surely a slip of the pen
_UNITS_A_YEAR: Final = {"days": 366, "working_days": 253, "weeks": 53, "months": 12, "years": 1}

_NAMING_KEYS: Final = ["id", "title", "kind", "unit", "agency", "applies_to"]
_STANDING_KEYS: Final = ["paragraph", "source", "status", "counted_from", "editions", "note"]
_EDITION_KEYS: Final = ["from", "value", "earliest", "document", "status", "withdrawn"]
_DOCUMENT_KEYS: Final = ["title", "date", "known_to", "note"]


@dataclass(frozen=True)
class Document:
    """A document a fact stands in. `known_to` says how exactly its date is known: `day`, `month` or `year`."""

    key: str
    title: str
    date: date | None
    known_to: str
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """A mapping in a data file, with where it stands, so that every complaint can name file and place."""

    fields: Mapping[str, Any]
    file: Path | str
    place: str

    def fault(self, what: str, key: str, value: object, *, why: str = "", do: str = "") -> InputError:
        """The error for one key of this entry."""
        return InputError(what, file=self.file, place=f"{self.place}.{key}", value=value, why=why, do=do)

    def only(self, known: Sequence[str]) -> Entry:
        """This entry, once every key of it is known."""
        for key in self.fields:
            if key not in known:
                raise UnknownName("key", str(key), known, file=self.file, place=self.place)
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; without a default it must be there."""
        value = self.fields.get(key, default)
        if value == "" and default == "":
            return ""
        if not isinstance(value, str) or not value.strip():
            raise self.fault("This must be a text.", key, value, do="Write a few words between quotation marks.")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, or None when the key is left out or null."""
        return None if self.fields.get(key) is None else self.text(key)

    def one_of(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """One of the known words."""
        value = self.fields.get(key, default)
        if not isinstance(value, str) or value not in known:
            raise UnknownName(key, str(value), known, file=self.file, place=f"{self.place}.{key}")
        return value

    def day(self, key: str) -> date:
        """A date."""
        value = self.fields.get(key)
        if type(value) is not date:  # a date with a time is a `date` too
            raise self.fault("This must be a date.", key, value, do="Write it as 2009-04-01, without quotation marks.")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.fields.get(key, default)
        if not isinstance(value, bool):
            raise self.fault("This must be true or false.", key, value)
        return value

    def entries(self, key: str) -> list[Entry]:
        """The list of mappings under a key."""
        value = self.fields.get(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault("This must be a list of entries.", key, value, do="Begin each entry with a dash.")
        return [Entry(one, self.file, f"{self.place}.{key}[{n}]".lstrip(".")) for n, one in enumerate(value)]

    def entry(self, key: str) -> Entry:
        """The mapping under a key; an empty one when it is left out."""
        value = self.fields.get(key, {})
        if not isinstance(value, dict):
            raise self.fault("This must hold keys of its own.", key, value)
        return Entry(value, self.file, f"{self.place}.{key}")


def top(source: Path | Source) -> Entry:
    """The whole file as one entry."""
    content = read_yaml(source)
    if not isinstance(content, dict):
        raise InputError("The file must hold keys with values.", file=str(source), value=content)
    return Entry(content, getattr(source, "name", str(source)), "")


def read_documents(source: Path | Source) -> dict[str, Document]:
    """The documents by key."""
    whole = top(source)
    documents = {}
    for key in whole.fields:
        entry = Entry(whole.entry(key).fields, whole.file, key).only(_DOCUMENT_KEYS)
        day = None if entry.fields.get("date") is None else entry.day("date")
        known_to = entry.one_of("known_to", ["day", "month", "year", "unknown"])
        documents[key] = Document(key, entry.text("title"), day, known_to, entry.text("note", ""))
    return documents


def read_standards(source: Path | Source, documents: Mapping[str, Document]) -> list[Standard]:
    """The standards of one file, in its order."""
    whole = top(source).only(["subject", "standards"])
    subject = whole.text("subject")
    return [
        _standard(entry.only(_NAMING_KEYS + _STANDING_KEYS), subject, documents) for entry in whole.entries("standards")
    ]


def checked_value(entry: Entry, key: str, value: object, kind: Kind, unit: str | None) -> int | float:
    """The value as a number that makes sense for this kind and unit."""
    timed = kind in ("interval", "deadline")
    if isinstance(value, bool) or not isinstance(value, int if timed else (int, float)):
        number = "whole number" if timed else "number"
        raise entry.fault(f"This must be a {number} of {unit}.", key, value)
    longest = LONGEST_YEARS * _UNITS_A_YEAR.get(unit or "", 10_000)
    if not 0 < value <= longest:
        raise entry.fault(
            f"This value is impossible: it must be above 0 and at most {longest:,} {unit}.",
            key,
            value,
            why="It would make all work late at once, or none ever.",
        )
    return cast(float, value)


def _standard(entry: Entry, subject: str, documents: Mapping[str, Document]) -> Standard:
    kind = cast(Kind, entry.one_of("kind", KINDS))
    unit = None if kind == "duty" else entry.one_of("unit", _units(kind))
    if kind == "duty" and "unit" in entry.fields:
        raise entry.fault("A duty has no unit.", "unit", entry.fields["unit"], do="Delete the line.")
    status = cast(Status, entry.one_of("status", STATUSES))
    source = entry.maybe_text("source")
    if source is not None and source not in documents:
        raise UnknownName("document", source, documents, file=entry.file, place=f"{entry.place}.source")
    editions = [_edition(one.only(_EDITION_KEYS), kind, unit, status, documents) for one in entry.entries("editions")]
    days = [edition.from_ for edition in editions]
    if not editions or days != sorted(set(days)):
        raise entry.fault("Editions must be in order of date, at least one.", "editions", [str(day) for day in days])
    timed = kind in ("interval", "deadline")
    return Standard(
        id=entry.text("id"),
        title=entry.text("title"),
        subject=subject,
        kind=kind,
        unit=unit,
        agency=cast(Agency, entry.one_of("agency", AGENCIES)),
        applies_to=_applies_to(entry.entry("applies_to")),
        paragraph=entry.maybe_text("paragraph"),
        editions=tuple(editions),
        source=source,
        counted_from=entry.text("counted_from", None if timed else ""),
        note=entry.text("note", ""),
    )


def _units(kind: Kind) -> Sequence[str]:
    return TIME_UNITS if kind in ("interval", "deadline") else TIME_UNITS + OTHER_UNITS


def _edition(entry: Entry, kind: Kind, unit: str | None, status: Status, documents: Mapping[str, Document]) -> Edition:
    document = entry.text("document")
    if document not in documents:
        raise UnknownName("document", document, documents, file=entry.file, place=f"{entry.place}.document")
    value: int | float | None = None
    if kind == "duty":
        if "value" in entry.fields:
            raise entry.fault("A duty has no number.", "value", entry.fields["value"], do="Delete the line.")
        withdrawn = entry.flag("withdrawn")
    else:
        if "value" not in entry.fields:
            raise entry.fault("The value is missing.", "value", None, do="Write null if it was withdrawn on that day.")
        withdrawn = entry.fields["value"] is None
        if not withdrawn:
            value = checked_value(entry, "value", entry.fields["value"], kind, unit)
    earliest: int | float | None = None
    if value is not None and entry.fields.get("earliest") is not None:
        earliest = checked_value(entry, "earliest", entry.fields["earliest"], kind, unit)
        if earliest >= value:
            raise entry.fault("The lower end of a range must be below its value.", "earliest", earliest)
    own_status = cast(Status, entry.one_of("status", STATUSES, status))
    return Edition(entry.day("from"), value, documents[document].title, own_status, earliest, withdrawn)


def _applies_to(entry: Entry) -> AppliesTo:
    known: dict[str, tuple[Any, ...]] = {
        "rm2000": FOUR_LEVELS,
        "rosh": FOUR_LEVELS,
        "mappa_level": MAPPA_LEVELS,
        "tier": TIERS,
    }
    entry.only(list(known))
    found: dict[str, tuple[Any, ...]] = {}
    for key, values in entry.fields.items():
        if not isinstance(values, list) or not values or not all(value in known[key] for value in values):
            allowed = ", ".join(str(word) for word in known[key])
            raise entry.fault(f"This must be a list of some of: {allowed}.", key, values)
        found[key] = tuple(values)
    return AppliesTo(**found)
