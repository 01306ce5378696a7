"""Backing up a course: one zip of its whole folder with the secret, that its owner alone may read."""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from rightmix_sim.course.folder import Course
from rightmix_sim.course.keeping.archive import (
    ABOUT,
    LARGEST_FILE,
    LARGEST_WHOLE,
    PREFIX,
    SUMS,
    about_bytes,
    fault_of_place,
    sums_bytes,
)
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import database_bytes, reading, writing_private, zip_writing
from rightmix_sim.interrupts import interrupts_wait

GRADEBOOK: Final = "gradebook.db"
_BIT: Final = 1 << 20
# what SQLite keeps beside a database while it writes; the copy of the gradebook is whole without
_BESIDE: Final = frozenset(f"{GRADEBOOK}{ending}" for ending in ("-journal", "-wal", "-shm"))
_MADE_AGAIN: Final = frozenset({"__pycache__", ".ipynb_checkpoints"})


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup that was made: how many files, how many bytes the zip has, and what was left out with the reason."""

    path: Path
    files: int
    size: int
    left_out: tuple[str, ...]


def backup(course: Course, target: Path) -> Backup:
    """Write the whole course into a new zip: all of it, or nothing.

    Links, pipes and names that not every system can have (in what others handed in) are left out and named. Raises
    `InputError` where the course has no whole secret or its gradebook cannot be read, `OutputError` where something
    is at the place already or it cannot be written.
    """
    _ = course.secret  # without it a backup would bring back no course
    place = target.absolute()
    _check_free(course, place)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    try:
        with writing_private(beside) as stream:
            files, left_out = _written(course, stream)
            stream.flush()
            os.fsync(stream.fileno())
        with interrupts_wait():
            _check_free(course, place)  # it may have taken a while
            beside.rename(place)
    except OSError as refused:
        raise OutputError(
            f"The backup cannot be written ({refused.strerror or refused}).",
            place=target,
            do="Check free space and permissions, or name another place. Nothing was left behind.",
        ) from refused
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return Backup(path=target, files=files, size=place.stat().st_size, left_out=left_out)


def _check_free(course: Course, place: Path) -> None:
    if os.path.lexists(place):
        raise OutputError("Something of this name is there.", place=place, do="Name a new file; none is ever replaced.")
    if place.parent.resolve().is_relative_to(course.folder.resolve()):
        raise OutputError(
            "This is inside the course.",
            place=place,
            do="Name a place outside, best on another disk, so that both are not lost at once.",
        )


def _written(course: Course, stream: BinaryIO) -> tuple[int, tuple[str, ...]]:
    sums: dict[str, str] = {}
    left_out: list[str] = []
    empty: list[str] = []
    with zip_writing(stream) as archive:
        for place, path in _all_of(course.folder, left_out, empty):
            try:
                if (added := _add(archive, f"{PREFIX}{place}", path)) is not None:
                    sums[f"{PREFIX}{place}"] = added
            except InputError as refused:
                if place == GRADEBOOK:
                    raise
                left_out.append(f"{place}: {refused.what}")
        if sum(one.file_size for one in archive.infolist()) > LARGEST_WHOLE:
            raise InputError(f"The course has more than {LARGEST_WHOLE:,} bytes.", file=course.folder)
        about = about_bytes(course.settings.title, empty)
        sums[ABOUT] = hashlib.sha256(about).hexdigest()
        archive.writestr(_entry(ABOUT), about)
        archive.writestr(_entry(SUMS), sums_bytes(sums))
    return len(sums) - 1, tuple(left_out)


def _all_of(folder: Path, left_out: list[str], empty: list[str]) -> Iterator[tuple[str, Path]]:
    """Every file with its place in the course, in a fixed order; what cannot be kept and empty folders are noted."""

    def unread(refused: OSError) -> None:
        left_out.append(f"{Path(refused.filename).relative_to(folder).as_posix()}: {refused.strerror}")

    for here, folders, names in os.walk(folder, onerror=unread, followlinks=False):
        folders[:] = sorted(one for one in folders if one not in _MADE_AGAIN)
        at = Path(here)
        links = [one for one in folders if (at / one).is_symlink()]
        if not folders and not names and at != folder:
            _note_empty(at.relative_to(folder).as_posix(), empty, left_out)
        for name in [*sorted(names), *links]:
            place = (at / name).relative_to(folder).as_posix()
            if place in _BESIDE:
                continue
            if (fault := fault_of_place(place)) is not None:
                left_out.append(f"{_plain(place)}: {fault}")
            else:
                yield place, at / name


def _note_empty(place: str, empty: list[str], left_out: list[str]) -> None:
    if (fault := fault_of_place(place)) is None:
        empty.append(place)
    else:
        left_out.append(f"{_plain(place)}: {fault}")


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> str | None:
    """Write a file into the zip and give its sum; None where it is no longer there. Raises `InputError`."""
    if name == f"{PREFIX}{GRADEBOOK}":
        data = database_bytes(path)
        archive.writestr(_entry(name), data)
        return hashlib.sha256(data).hexdigest()
    try:
        source = reading(path)
    except FileNotFoundError:
        return None
    except PermissionError as refused:
        raise InputError("It may not be read.", file=path) from refused
    with source:
        if os.fstat(source.fileno()).st_size > LARGEST_FILE:
            raise InputError(f"It is larger than {LARGEST_FILE:,} bytes.", file=path)
        whole = hashlib.sha256()
        with archive.open(_entry(name), "w", force_zip64=True) as out:
            while bit := source.read(_BIT):
                whole.update(bit)
                out.write(bit)
    return whole.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100600 << 16  # a plain file for its owner alone, whatever unpacks it
    return entry


def _plain(place: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in place)[:200]
