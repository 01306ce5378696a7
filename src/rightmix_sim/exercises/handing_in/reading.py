"""A hand-in as a trainer opens it: what came from outside is checked, read in memory, and never written anywhere.

A zip can lie about everything. Whatever is not exactly what `hand_in` writes is one `InputError` that names it.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rightmix_sim import strict_json
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises.exercise import EXERCISES
from rightmix_sim.exercises.handing_in.receipt import ANSWERS, RECEIPT, Receipt
from rightmix_sim.exercises.saving.shape import LARGEST as LARGEST_ANSWERS
from rightmix_sim.exercises.saving.shape import Refused, Stored, stored_from
from rightmix_sim.files import BROKEN_ZIP, given_bytes, zip_reading
from rightmix_sim.strict_data import parse_as

LARGEST_NOTEBOOK: Final = 5_000_000  # bytes
LARGEST_RECEIPT: Final = 500_000
LARGEST_ZIP: Final = LARGEST_NOTEBOOK + LARGEST_ANSWERS + LARGEST_RECEIPT
_ENCRYPTED: Final = 0x1
_SECOND_NAME: Final = 0x7075  # the field of a name in Unicode, which newer Pythons take for the name
_NOTEBOOK: Final = re.compile(r"[a-z][a-z0-9-]{0,39}\.ipynb")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ASK: Final = "Ask the trainee to hand in again and to send the file as it lies in the folder hand-in."


@dataclass(frozen=True, kw_only=True)
class HandIn:
    """What came: the receipt, the answers as they were written, and the notebook where one was with them.

    The answers are still what a trainee's file says: `mark` and `cleaned` take only what fits the exercise. `written`
    is that file.
    """

    receipt: Receipt
    stored: Stored
    notebook: bytes | None
    written: bytes

    @property
    def answers(self) -> dict[str, Any]:
        """The answers."""
        return self.stored.answers


def read_hand_in(path: Path) -> HandIn:
    """The hand-in in a zip. Raises `InputError` that says what is wrong with it."""
    content = _content(given_bytes(path, LARGEST_ZIP), path)
    receipt = _receipt(content[RECEIPT], path)
    if hashlib.sha256(content[ANSWERS]).hexdigest() != receipt.checksum:
        raise InputError(
            "The answers are not those of the receipt: their checksum differs.",
            file=path,
            place=ANSWERS,
            why="Somebody or something changed the file after it was handed in.",
            do=_ASK,
        )
    if unknown := sorted(set(content) - {ANSWERS, RECEIPT, f"{receipt.exercise}.ipynb"}):
        raise InputError("This does not belong into a hand-in.", file=path, value=unknown[0], do=_ASK)
    stored = stored_from(content[ANSWERS], receipt.exercise, receipt.assigned)
    if isinstance(stored, Refused):
        said = {"newer": "a newer kit wrote it", "other": f"it belongs to {stored.name}"}.get(stored.kind, stored.why)
        raise InputError(f"The answers cannot be used: {said}.", file=path, place=ANSWERS, do=_ASK)
    return HandIn(
        receipt=receipt,
        stored=stored,
        notebook=content.get(f"{receipt.exercise}.ipynb"),
        written=content[ANSWERS],
    )


def _content(data: bytes, path: Path) -> dict[str, bytes]:
    """The files in the zip by their names, after looking at every entry."""
    try:
        with zip_reading(io.BytesIO(data)) as source:
            entries = source.infolist()
            _check(entries, path)
            return {entry.orig_filename: _bytes(source, entry, path) for entry in entries}
    except InputError:
        raise
    except BROKEN_ZIP as broken:
        raise InputError(
            "This is not a whole zip.", file=path, why=f"Reading it fails: {str(broken)[:100]}", do=_ASK
        ) from broken


def _check(entries: list[zipfile.ZipInfo], path: Path) -> None:
    names = [entry.orig_filename for entry in entries]
    for entry in entries:
        if (fault := _fault(entry, names)) is not None:
            raise InputError(fault, file=path, value=entry.orig_filename, why="A hand-in is never written so.", do=_ASK)
    for wanted in (ANSWERS, RECEIPT):
        if wanted not in names:
            raise InputError("This is not a hand-in: a file is missing in it.", file=path, value=wanted, do=_ASK)


def _fault(entry: zipfile.ZipInfo, names: list[str]) -> str | None:
    """What is wrong with an entry, by what the zip says of it."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    belongs = name in (ANSWERS, RECEIPT) or _NOTEBOOK.fullmatch(name)
    faults = (
        (names.count(name) > 1, "Two files in the zip have the same name."),
        (kind not in (0, stat.S_IFREG) or name.endswith("/"), "The zip holds something that is not a plain file."),
        (not belongs, "This does not belong into a hand-in."),
        (_has_second_name(entry.extra), "A file in the zip has another name beside its own."),
        (entry.flag_bits & _ENCRYPTED, "A file in the zip is encrypted."),
        (entry.compress_type not in _METHODS, "A file in the zip is compressed in another way."),
        (entry.file_size > _largest(name), f"A file in the zip is larger than {_largest(name):,} bytes."),
    )
    return next((told for is_so, told in faults if is_so), None)


def _has_second_name(extra: bytes) -> bool:
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == _SECOND_NAME:
            return True
        extra = extra[4 + size :]
    return False


def _bytes(source: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> bytes:
    """One file, no more of it than it may hold; its checksum in the zip is checked on the way."""
    largest = _largest(entry.orig_filename)
    with source.open(entry) as stream:
        data = stream.read(largest + 1)
    if len(data) > largest or len(data) != entry.file_size:
        raise InputError("A file in the zip has another size than it says.", file=path, value=entry.filename, do=_ASK)
    return data


def _largest(name: str) -> int:
    return {ANSWERS: LARGEST_ANSWERS, RECEIPT: LARGEST_RECEIPT}.get(name, LARGEST_NOTEBOOK)


def _receipt(data: bytes, path: Path) -> Receipt:
    place = f"{path}: {RECEIPT}"
    try:
        content = strict_json.load(data.decode("utf-8"), place)
    except UnicodeDecodeError as broken:
        raise InputError("The receipt is not UTF-8 text.", file=place, do=_ASK) from broken
    if isinstance(content, dict):
        content.pop("code", None)  # worked out of the checksum
    receipt = parse_as(Receipt, content, file=place)
    if receipt.exercise not in EXERCISES:
        raise UnknownName("exercise", receipt.exercise, EXERCISES, file=place)
    return receipt
