"""Files that came from outside or that others may be writing to: read carefully, as bytes."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from rightmix_sim.errors import InputError

_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # no link is followed, no pipe waited for
# what reading a zip can raise that somebody else wrote
BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    OSError,
    MemoryError,
)
_Read = TypeVar("_Read")


def patiently(action: Callable[[], _Read]) -> _Read:
    """What the action gives. On Windows a virus scanner may hold a file open for a moment: a few more tries then."""
    for pause in (0.02, 0.05, 0.1, 0.2):
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()


def regular_bytes(path: Path, largest: int) -> bytes:
    """The content of a plain file; a link, a pipe, a device or a folder is not read, and none is waited for.

    Raises `InputError` for what is no plain file or larger than `largest` bytes, `OSError` for what cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise InputError("This is not a plain file.", file=path)
    with os.fdopen(patiently(lambda: os.open(path, os.O_RDONLY | _CAREFULLY)), "rb") as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(f"The file is larger than {largest:,} bytes.", file=path)
    return data


def given_bytes(path: Path, largest: int, *, do: str = "") -> bytes:
    """The content of a plain file that somebody named, as `regular_bytes`, with `InputError` for whatever is wrong.

    `do` is what to do about a file that is there and cannot be read.
    """
    with _refused_in_words(path, do):
        return regular_bytes(path, largest)


def given_stream(path: Path) -> BinaryIO:
    """A plain file that somebody named, to read bit by bit, as `reading`; `InputError` for whatever is wrong."""
    with _refused_in_words(path):
        return reading(path)


@contextmanager
def _refused_in_words(path: Path, do: str = "") -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as gone:
        raise InputError("There is no such file.", file=path, do="Check the path.") from gone
    except (OSError, ValueError) as refused:
        said = getattr(refused, "strerror", None) or str(refused)
        raise InputError(f"The file cannot be read ({said}).", file=path, do=do) from refused


def reading(path: Path) -> BinaryIO:
    """A plain file to read bit by bit; no link is followed and no pipe waited for.

    Raises `InputError` for what is no plain file, `OSError` for what cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise InputError("This is not a plain file.", file=path)
    return os.fdopen(patiently(lambda: os.open(path, os.O_RDONLY | _CAREFULLY)), "rb")


def lock_handle(path: Path) -> int:
    """The handle of a file, made if need be, that is there only to be locked. Raises `OSError`."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _CAREFULLY, 0o666)


def database_bytes(path: Path) -> bytes:
    """An SQLite database as a file, whole though others write to it meanwhile. Raises `InputError` for what is none."""
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"  # not `ro`: what was broken off is to be rolled back first
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return copy.serialize()
    except sqlite3.Error as broken:
        raise InputError(f"The database cannot be read ({broken}).", file=path) from broken


def zip_reading(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip to read from. Raises `zipfile.BadZipFile` for what is none."""
    return zipfile.ZipFile(stream)
