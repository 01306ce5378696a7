"""Files out, whole or not at all: we write beside the target and then replace it."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from rightmix_sim.errors import OutputError
from rightmix_sim.files.guarded import patiently

_ANOTHER = "Check free space and permissions, or name another file."


def write_atomic(target: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: beside the target first, then in its place."""
    data = content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(target, data)
    except OSError as refused:
        raise _in_words(target, refused, _ANOTHER) from refused


def check_target(target: Path) -> None:
    """Raise `OutputError` now where `write_atomic` would refuse: for whoever works long before they write.

    Refused is also what `write_atomic` would take away though it is no plain file, or though it may not be written.
    Makes no folder and leaves nothing behind.
    """
    try:
        _check_what_is_there(target)
        folder = next((one for one in target.parents if os.path.lexists(one)), target.parent)
        beside = folder / _beside(target).name
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        beside.unlink()
    except OSError as refused:
        raise _in_words(target, refused, _ANOTHER) from refused


def _check_what_is_there(target: Path) -> None:
    try:
        mode = target.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    if target.is_dir():
        raise OutputError("This is a folder; a file is to be written.", place=target, do="Name a file in it.")
    if stat.S_ISLNK(mode):
        raise OutputError("This is a link.", place=target, do="Name the file it leads to, or another one.")
    if not stat.S_ISREG(mode):
        raise OutputError("This is not a plain file.", place=target, do="Name another file.")
    if not os.access(target, os.W_OK):  # to replace it we need not be allowed to, but somebody meant to keep it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def write_private(target: Path, content: str) -> None:
    """As `write_atomic`, a file that its owner alone may read."""
    try:
        replace_whole(target, content.encode(), mode=0o600)
    except OSError as refused:
        raise _in_words(target, refused, "Check free space and permissions.") from refused


def _in_words(target: Path, refused: OSError, do: str) -> OutputError:
    return OutputError(f"cannot be written ({refused.strerror or refused}).", place=target, do=do)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{secrets.token_hex(8)}")


def replace_whole(target: Path, data: bytes, *, mode: int = 0o666) -> None:
    """As `write_atomic`, in a folder that must be there; what refuses it is the bare `OSError`."""
    beside = _beside(target)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)  # less what the user's umask forbids
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)  # a full disk may say so only now
        patiently(lambda: beside.replace(target))
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def zip_writing(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip to write to, into a stream."""
    return zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)


def writing(target: Path) -> BinaryIO:
    """A new file to write to bit by bit, for what is too large to hold; it must not be there yet. Raises `OSError`.

    It can be half written, so it belongs into a folder that is put in its place when all is done.
    """
    return target.open("xb")


@contextmanager
def writing_whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write to bit by bit. It takes its place, or that of another, when the block ends well; else it is gone.

    Raises `OSError` where it cannot be written.
    """
    beside = _beside(target)
    try:
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        patiently(lambda: beside.replace(target))
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def writing_private(target: Path) -> BinaryIO:
    """As `writing`, a file that its owner alone may read."""
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
