"""Bringing a course back from its backup: every file is held against its sum, and all of it comes back or nothing."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.keeping.archive import (
    ABOUT,
    LARGEST_ABOUT,
    LARGEST_SUMS,
    PREFIX,
    SUMS,
    About,
    read_about,
    read_sums,
)
from rightmix_sim.course.keeping.archive_reading import ANOTHER, bits, check_sums, checked_entries, opened, whole
from rightmix_sim.course.secret import NAME as SECRET
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import writing, writing_private
from rightmix_sim.staging import check_empty, staged, writing_to

_WHAT: Final = "a course"
_PRIVATE: Final = ("held",)


def restore(archive: Path, folder: Path) -> Course:
    """The course of a backup in a new or empty folder. Raises `InputError` for whatever is wrong with the backup.

    What is wrong with the folder is an `OutputError`. The secret and the keys are again for their owner alone.
    """
    check_empty(folder, _WHAT)
    with opened(archive) as source:
        entries = checked_entries(source, archive)
        page = whole(source, entries[ABOUT], LARGEST_ABOUT, archive)
        about = read_about(page, f"{archive}: {ABOUT}")
        sums = read_sums(whole(source, entries[SUMS], LARGEST_SUMS, archive), f"{archive}: {SUMS}")
        check_sums(entries, sums, archive)
        _hold_against(hashlib.sha256(page).hexdigest(), sums[ABOUT], ABOUT, archive)
        with staged(folder, lambda place: check_empty(place, _WHAT), _WHAT) as place:
            _check_room(folder, place, entries)
            with writing_to(folder, _WHAT):
                place.chmod(0o700)
                for name, entry in entries.items():
                    if name.startswith(PREFIX):
                        sum = _put(source, entry, place / name.removeprefix(PREFIX), archive)
                        _hold_against(sum, sums[name], name, archive)
                _make_folders(place, about)
    return course_in(folder)


def _check_room(folder: Path, place: Path, entries: dict[str, zipfile.ZipInfo]) -> None:
    wanted = sum(entry.file_size for entry in entries.values())
    free = shutil.disk_usage(place).free
    if wanted > free:
        raise OutputError(
            f"There are {free:,} bytes free here, and the course takes {wanted:,}.",
            place=folder,
            do="Make room, or name a folder on another disk.",
        )


def _put(source: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, archive: Path) -> str:
    """Write one file of the course and give its sum."""
    found = hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with writing_private(target) if target.name == SECRET else writing(target) as out:
        for bit in bits(source, entry, archive):
            found.update(bit)
            out.write(bit)
    return found.hexdigest()


def _hold_against(found: str, expected: str, name: str, archive: Path) -> None:
    if found != expected:
        raise InputError(
            "A file is not what was backed up: its sum differs.",
            file=archive,
            value=name,
            why="Somebody or something changed the backup.",
            do=ANOTHER,
        )


def _make_folders(place: Path, about: About) -> None:
    for name in about.folders:
        (place / name).mkdir(parents=True, exist_ok=True)
    for name in _PRIVATE:
        if (place / name).is_dir():
            (place / name).chmod(0o700)
