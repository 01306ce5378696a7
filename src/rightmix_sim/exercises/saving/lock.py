"""One writer at a time for answers.json, across windows, kernels and machines that share the folder.

The lock is the system's own, on a file of its own beside answers.json (which is replaced, so it cannot carry one). The
system frees it when a process ends, however it ends; the empty file that stays behind locks nobody out.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rightmix_sim.files import lock_handle

PATIENCE = 5.0  # seconds; a save holds it for a few thousandths of one
_NO_LOCKS: Final = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}  # a file system that has none


def lock_of(path: Path) -> Path:
    """The file whose lock stands for that of `path`."""
    return path.with_name(f".{path.name}.lock")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """While the block runs, no other process or thread is in such a block for the same path.

    Raises `OSError`, among them `TimeoutError` where another holds the lock for longer than `PATIENCE`. A file system
    that has no locks is written to without one.
    """
    handle = lock_handle(lock_of(path))
    try:
        until = time.monotonic() + PATIENCE
        while not _taken(handle):
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "another window is writing", str(path))
            time.sleep(0.005)
        try:
            yield
        finally:
            with suppress(OSError):
                _let_go(handle)  # said, not left to closing: a forked child may hold the handle too
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except OSError as refused:
        return refused.errno in _NO_LOCKS
    return True


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _let_go(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
