"""Reading a backup: a zip can lie about everything, so each entry is looked at before anything is taken out of it."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rightmix_sim.course.keeping.archive import (
    ABOUT,
    LARGEST_FILE,
    LARGEST_WHOLE,
    PREFIX,
    SUMS,
    fault_of_place,
)
from rightmix_sim.course.secret import NAME as SECRET
from rightmix_sim.course.settings import NAME as SETTINGS
from rightmix_sim.errors import InputError
from rightmix_sim.files import BROKEN_ZIP, given_stream, zip_reading

ANOTHER: Final = "Take another backup; nothing was written."
_BIT: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    """The zip, open to read from. Raises `InputError` for what is none."""
    with given_stream(archive) as stream:
        try:
            source = zip_reading(stream)
        except BROKEN_ZIP as broken:
            raise _not_whole(broken, archive) from broken
        with source:
            yield source


def checked_entries(source: zipfile.ZipFile, archive: Path) -> dict[str, zipfile.ZipInfo]:
    """The entries by their names, after looking at each. Raises `InputError`."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in source.infolist():
        name = entry.orig_filename
        if (fault := "Two files have the same name." if name in found else _fault(entry)) is not None:
            raise InputError(fault, file=archive, value=name, why="A backup is never written so.", do=ANOTHER)
        found[name] = entry
    for wanted in (ABOUT, SUMS, f"{PREFIX}{SETTINGS}", f"{PREFIX}{SECRET}"):
        if wanted not in found:
            raise InputError("This is no backup of a course: a file is missing.", file=archive, value=wanted)
    inside = next((one for one in found if any(parent in found for parent in _parents(one))), None)
    if inside is not None:
        raise InputError("A file stands where a folder should.", file=archive, value=inside, do=ANOTHER)
    if sum(entry.file_size for entry in found.values()) > LARGEST_WHOLE:
        raise InputError(f"The files have more than {LARGEST_WHOLE:,} bytes.", file=archive, do=ANOTHER)
    return found


def check_sums(entries: dict[str, zipfile.ZipInfo], sums: dict[str, str], archive: Path) -> None:
    """Refuse files without a sum and sums without a file."""
    different = sorted((set(entries) - {SUMS}) ^ set(sums))
    if different:
        raise InputError(
            "The files are not those of the list of sums.",
            file=archive,
            place=SUMS,
            value=different[0],
            why="Something was added or taken away after the backup was made.",
            do=ANOTHER,
        )


def whole(source: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int, archive: Path) -> bytes:
    """A file in the zip, where it says that it has no more than so many bytes. Raises `InputError`."""
    if entry.file_size > largest:
        raise InputError(f"It is larger than {largest:,} bytes.", file=archive, place=entry.orig_filename)
    return b"".join(bits(source, entry, archive))


def bits(source: zipfile.ZipFile, entry: zipfile.ZipInfo, archive: Path) -> Iterator[bytes]:
    """A file in the zip, bit by bit and no more of it than it says; its checksum in the zip is checked on the way."""
    left = entry.file_size
    try:
        with source.open(entry) as stream:
            while bit := stream.read(_BIT):
                left -= len(bit)
                if left < 0:
                    break
                yield bit
    except BROKEN_ZIP as broken:
        raise _not_whole(broken, archive) from broken
    if left:
        raise InputError("A file in the zip has another size than it says.", file=archive, value=entry.orig_filename)


def _fault(entry: zipfile.ZipInfo) -> str | None:
    """What is wrong with an entry, by what the zip says of it."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or name.endswith("/"):
        return "The zip holds something that is not a plain file."
    if name not in (ABOUT, SUMS):
        if not name.startswith(PREFIX):
            return "This does not belong into a backup of a course."
        if (fault := fault_of_place(name.removeprefix(PREFIX))) is not None:
            return fault
    faults = (
        (entry.flag_bits & _ENCRYPTED, "A file in the zip is encrypted."),
        (entry.compress_type not in _METHODS, "A file in the zip is compressed in another way."),
        (entry.file_size > LARGEST_FILE, f"A file in the zip is larger than {LARGEST_FILE:,} bytes."),
    )
    return next((told for is_so, told in faults if is_so), None)


def _parents(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


def _not_whole(broken: Exception, archive: Path) -> InputError:
    return InputError(
        "This is not a whole zip.", file=archive, why=f"Reading it fails: {str(broken)[:100]}", do=ANOTHER
    )
