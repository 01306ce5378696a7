"""A planner's own edition, laid over the book for one run. The data of the package are never touched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.guidance.reading import Entry, checked_value
from rightmix_sim.guidance.standard import STATUSES, TIME_UNITS, Edition, Standard, Status

_KEYS: Final = ["id", "value", "from", "document", "status", "note"]
_OWN_DOCUMENT: Final = "The planner's own edition"
_WORDED: Final = re.compile(r"(?P<number>\S+)\s+(?P<unit>[a-z][a-z_ ]*)")


def overlaid(
    standards: Sequence[Standard], entries: Sequence[Mapping[str, Any]], file: Path | str | None, place: str
) -> tuple[Standard, ...]:
    """The standards with the entries laid over them, in the same order. Raises `InputError` and `UnknownName`.

    An entry without `from` holds from the standard's first day. From its first own edition on, a standard follows the
    planner alone: later editions of the package no longer count.
    """
    by_id = {standard.id: standard for standard in standards}
    own: dict[str, dict[date, Edition]] = {}
    notes: dict[str, list[str]] = {}
    for n, fields in enumerate(entries):
        if not isinstance(fields, Mapping):
            raise InputError("Each entry must hold keys with values.", file=file, place=f"{place}[{n}]", value=fields)
        entry = Entry(fields, str(file) if file is not None else "", f"{place}[{n}]").only(_KEYS)
        name = entry.text("id")
        if name not in by_id:
            raise UnknownName(
                "standard", name, by_id, file=entry.file, place=f"{entry.place}.id", shown_by="rightmix guidance list"
            )
        edition = _edition(entry, by_id[name])
        if edition.from_ in own.setdefault(name, {}):
            raise entry.fault(
                f"{name} has two own editions from the same day.",
                "from",
                edition.from_.isoformat(),
                why="Only one of them could count.",
                do="Delete one of them, or give them different days.",
            )
        own[name][edition.from_] = edition
        notes.setdefault(name, []).append(entry.text("note", ""))
    return tuple(
        _with_own(standard, own[standard.id], notes[standard.id]) if standard.id in own else standard
        for standard in standards
    )


def _with_own(standard: Standard, own: Mapping[date, Edition], notes: Sequence[str]) -> Standard:
    first = min(own)
    kept = [edition for edition in standard.editions if edition.from_ < first]
    note = " ".join(part for part in [standard.note, *notes] if part)
    return replace(standard, editions=(*kept, *(own[day] for day in sorted(own))), note=note)


def _edition(entry: Entry, standard: Standard) -> Edition:
    if standard.kind == "duty":
        raise entry.fault(
            f"{standard.id} is a duty: it has no number to change.",
            "value",
            entry.fields.get("value"),
            do="Delete the entry. `rightmix guidance list` shows which standards have a number.",
        )
    from_ = entry.day("from") if "from" in entry.fields else standard.editions[0].from_
    status = cast(Status, entry.one_of("status", STATUSES, "assumption"))
    document = entry.text("document", _OWN_DOCUMENT)
    if entry.fields.get("value") == "withdrawn":
        return Edition(from_, None, document, status, withdrawn=True)
    return Edition(from_, _value(entry, standard), document, status)


def _value(entry: Entry, standard: Standard) -> int | float:
    allowed = f'a number of {standard.unit}, such as 2 or "2 {standard.unit}", or "withdrawn"'
    if "value" not in entry.fields:
        raise entry.fault("The value is missing.", "value", None, do=f"Write {allowed}.")
    value = entry.fields["value"]
    if isinstance(value, str):
        worded = _WORDED.fullmatch(value.strip())
        if worded is None:
            raise entry.fault("This value cannot be read.", "value", value, do=f"Write {allowed}.")
        unit = worded["unit"].replace(" ", "_")
        plural = unit if unit.endswith("s") else f"{unit}s"
        if standard.unit not in (unit, plural):
            raise entry.fault(
                f"{standard.id} is counted in {standard.unit}, not in {unit}.",
                "value",
                value,
                why=_why_unit(standard, plural),
                do=f"Write {allowed}.",
            )
        value = _number(worded["number"])
        if value is None:
            raise entry.fault("This value cannot be read.", "value", entry.fields["value"], do=f"Write {allowed}.")
    return checked_value(entry, "value", value, standard.kind, standard.unit)


def _why_unit(standard: Standard, unit: str) -> str:
    if standard.unit in TIME_UNITS and unit in TIME_UNITS:
        return "Months end on other days than weeks do, so a change of unit would change what is on time unseen."
    return ""


def _number(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None
