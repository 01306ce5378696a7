"""What a disk refuses, in plain words: why, and what a trainee can do about it."""

from __future__ import annotations

import errno
from typing import Final

_COPY: Final = "Copy the folder to a place of your own and open it there."
_BACK: Final = "Put it back where it was, or ask your trainer."
_GONE: Final = "the folder of this notebook is no longer there"
_FORBIDDEN: Final = "this folder may not be written to"
_REASONS: Final = {
    errno.ENOSPC: ("the disk is full", "Free some space."),
    errno.EDQUOT: ("your share of the disk is full", "Free some space."),
    errno.EROFS: ("this folder may only be read", _COPY),
    errno.EACCES: (_FORBIDDEN, _COPY),
    errno.EPERM: (_FORBIDDEN, _COPY),
    errno.ENOENT: (_GONE, _BACK),
    errno.ENOTDIR: (_GONE, _BACK),
    errno.ETIMEDOUT: ("another window is writing to it", "Close the other window."),
}


def plainly(refused: OSError | ValueError) -> str:
    """Two sentences: why it cannot be saved, beginning small, and what to do. A `ValueError` is for what is too long.

    >>> plainly(OSError(errno.EROFS, "Read-only file system"))
    'this folder may only be read. Copy the folder to a place of your own and open it there.'
    """
    if not isinstance(refused, OSError):
        return "it would be far too long for a file of answers. Shorten your longest texts."
    said = refused.strerror or type(refused).__name__
    reason, do = _REASONS.get(refused.errno or 0, (f"the disk refused it ({said})", "Try again in a moment."))
    return f"{reason}. {do}"
