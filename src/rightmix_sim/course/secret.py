"""The secret of a course: from it come its cases, its codes and the stamp on what was checked. It never leaves the
trainer's machine; who has it can work out every key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import read_text, write_private

NAME: Final = "secret"
_SPELT: Final = re.compile(r"[0-9a-f]{64}")
# no vowels, so that no code spells a word; nothing that could be read as something else
_LETTERS: Final = "bcdfghjkmnpqrstvwxz"
_SIGNS: Final = f"{_LETTERS}23456789"
_LENGTH: Final = 7


def make_secret(folder: Path) -> None:
    """Write a new secret, readable by its owner alone, into a folder that has none. Raises `OutputError`."""
    write_private(folder / NAME, f"{secrets.token_hex(32)}\n")


def read_secret(folder: Path) -> bytes:
    """The secret of a course. Raises `InputError`, also where others may read it."""
    path = folder / NAME
    written = read_text(path, largest=200).strip() if path.is_file() else ""
    if not _SPELT.fullmatch(written):
        raise InputError(
            "The secret of the course is missing or not whole.",
            file=path,
            why="Stamps, codes and new cases come from it; without it nothing more can be collected.",
            do="Bring it back with `rightmix course restore`, from your backup.",
        )
    if _others_may_read(path):
        raise InputError(
            "Others may read the secret of the course.",
            file=path,
            value=f"{stat.S_IMODE(path.stat().st_mode):o}",
            why="Who has it can work out every key and stamp.",
            do=f"Take it from them: chmod 600 {path}",
        )
    return bytes.fromhex(written)


def derived(secret: bytes, *purpose: str) -> bytes:
    """32 bytes for one purpose, which tell nothing of the secret or of those for another."""
    return hmac.digest(secret, "\x1f".join(purpose).encode(), hashlib.sha256)


def seed_of(secret: bytes, *purpose: str) -> int:
    """A seed of 128 bits for what is drawn."""
    return int.from_bytes(derived(secret, "seed", *purpose)[:16], "big")


def code_of(secret: bytes, *purpose: str) -> str:
    """An opaque code, spelt as a case's id may be: a letter first, then letters and digits."""
    value = int.from_bytes(derived(secret, "code", *purpose), "big")
    value, first = divmod(value, len(_LETTERS))
    code = _LETTERS[first]
    for _ in range(_LENGTH - 1):
        value, place = divmod(value, len(_SIGNS))
        code += _SIGNS[place]
    return code


def _others_may_read(path: Path) -> bool:
    """Whether group or others may; Windows keeps no such modes, there the user's folder is theirs alone."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)
