"""The stamp on a submission that was rebuilt: only what bears it, and is as it was when it was stamped, is marked.

It names every file with its sum under a key that comes from the secret of the course, so nobody can make one without.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rightmix_sim.course.secret import derived
from rightmix_sim.errors import InputError
from rightmix_sim.files import entries_of, regular_bytes

NAME: Final = "stamp.json"
LARGEST: Final = 10_000_000  # bytes of one file of a rebuilt submission


def stamp_of(secret: bytes, trainee: str, assignment: str, files: Mapping[str, bytes]) -> bytes:
    """The stamp as a file, for the files of a submission by their names."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    content = {"trainee": trainee, "assignment": assignment, "files": sums}
    signed = json.dumps(content, sort_keys=True).encode()
    mark = hmac.digest(derived(secret, "stamp"), signed, hashlib.sha256).hex()
    return f"{json.dumps(content | {'stamp': mark}, indent=1)}\n".encode()


def fault_of(secret: bytes, folder: Path, trainee: str, assignment: str) -> str:
    """Why a submission folder must not be marked, in a sentence; empty when it is as it was stamped.

    It reads plain files only, follows no link and raises nothing.
    """
    try:
        names = entries_of(folder)
        if NAME not in names:
            return "it bears no stamp of this course"
        files = {name: regular_bytes(folder / name, LARGEST) for name in names}
    except (OSError, InputError, ValueError) as refused:
        return f"a file in it cannot be read as it should ({_brief(refused)})"
    stamp = files.pop(NAME)
    if not hmac.compare_digest(stamp, stamp_of(secret, trainee, assignment, files)):
        return "it is not what was stamped: something in it was changed, added or taken away, or it was another's"
    return ""


def _brief(refused: Exception) -> str:
    return refused.what if isinstance(refused, InputError) else str(getattr(refused, "strerror", None) or refused)[:80]
