"""What a backup of a course is: a zip with the files of its folder, their SHA-256 sums, and a page about itself.

backup.json     what it is, and the empty folders
SHA256SUMS      a line for each file, as `sha256sum --check` reads them
course/…        the files, by their place in the course
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from msgspec import Meta

from rightmix_sim import strict_json
from rightmix_sim.errors import InputError
from rightmix_sim.strict_data import StrictData, Words, asked, parse_as

ABOUT: Final = "backup.json"
SUMS: Final = "SHA256SUMS"
PREFIX: Final = "course/"
KIND: Final = "rightmix course backup"
VERSION: Final = 1

LARGEST_FILE: Final = 2_000_000_000  # bytes; a gradebook of thousands is a tenth of it
LARGEST_WHOLE: Final = 50_000_000_000
LARGEST_ABOUT: Final = 5_000_000
LARGEST_SUMS: Final = 400_000_000
LONGEST_PLACE: Final = 400  # letters; longer ones cannot be made on every system

_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_NOT_IN_NAMES: Final = frozenset('\\:*?"<>|')  # no name can hold them on Windows, and some part folders there


class About(StrictData, frozen=True, kw_only=True):
    """What a backup says of itself."""

    kind: Annotated[Words, asked("What it is.")]
    version: Annotated[int, Meta(ge=1), asked("The version of its form.")]
    title: Annotated[Words, asked("The title of the course.")]
    folders: Annotated[tuple[str, ...], asked("Empty folders.")] = ()


def about_bytes(title: str, folders: Iterable[str]) -> bytes:
    """The page about a backup, as a file."""
    content = {"kind": KIND, "version": VERSION, "title": title, "folders": sorted(folders)}
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def read_about(data: bytes, place: str) -> About:
    """The page about a backup. Raises `InputError` where it is none of ours, or one of a later kit."""
    try:
        about = parse_as(About, strict_json.load(data.decode(), place), file=place)
    except UnicodeDecodeError as broken:
        raise InputError("The page about the backup is not UTF-8 text.", file=place) from broken
    if about.kind != KIND:
        raise InputError("This is no backup of a course.", file=place, value=about.kind)
    if about.version > VERSION:
        raise InputError(
            "A newer version of rightmix made this backup.",
            file=place,
            value=about.version,
            do="Bring it back with that version.",
        )
    for folder in about.folders:
        if (fault := fault_of_place(folder)) is not None:
            raise InputError(fault, file=place, value=folder)
    return about


def sums_bytes(sums: Mapping[str, str]) -> bytes:
    """The sums as a file, by the names in the zip."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def read_sums(data: bytes, place: str) -> dict[str, str]:
    """The sums by the names in the zip. Raises `InputError`."""
    found: dict[str, str] = {}
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError as broken:
        raise InputError("The list of sums is not UTF-8 text.", file=place) from broken
    for number, line in enumerate(lines[:-1] if lines[-1] == "" else lines, start=1):
        read = _LINE.fullmatch(line)
        if read is None or read[2] in found:
            raise InputError("The list of sums is not whole.", file=place, place=f"line {number}", value=line)
        found[read[2]] = read[1]
    return found


def fault_of_place(place: str) -> str | None:
    """Why a place below the course cannot be kept or made, in a sentence; None where it can.

    >>> fault_of_place("held/ex2-rm2000/kq7m2xz/material.json")
    >>> fault_of_place("../roster.csv")
    'The place leads out of the course.'
    """
    parts = place.split("/")
    if "" in parts or "." in parts or ".." in parts:
        return "The place leads out of the course."
    if len(place) > LONGEST_PLACE:
        return f"The place has more than {LONGEST_PLACE} letters."
    if any(one in _NOT_IN_NAMES or unicodedata.category(one) in ("Cc", "Cs") for one in place):
        return "The name holds a sign that not every system can have in names."
    if any(part != part.strip() or part.endswith(".") for part in parts):
        return "The name begins or ends in a way that not every system can keep."
    return None
