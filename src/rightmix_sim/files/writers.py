"""Files out, whole or not at all: we write beside the target and then replace it."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from rightmix_sim.errors import OutputError
from rightmix_sim.files.guarded import patiently


def write_atomic(target: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: beside the target first, then in its place."""
    data = content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(target, data)
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused


def check_target(target: Path) -> None:
    """Raise `OutputError` now where `write_atomic` would refuse: for whoever works long before they write.

    Makes the folder that the file is to stand in, and leaves nothing else behind.
    """
    if target.is_dir():
        raise OutputError("This is a folder; a file is to be written.", place=target, do="Name a file in it.")
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        beside.unlink()
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused


def write_private(target: Path, content: str) -> None:
    """As `write_atomic`, a file that its owner alone may read."""
    try:
        replace_whole(target, content.encode(), mode=0o600)
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused


def replace_whole(target: Path, data: bytes, *, mode: int = 0o666) -> None:
    """As `write_atomic`, in a folder that must be there; what refuses it is the bare `OSError`."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
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
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
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
