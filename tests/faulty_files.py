"""Files with one fault each: a sound one after a change, and what is said of files that nobody should give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from rightmix_sim import strict_yaml

TOO_LARGE = """FILE: The file is larger than 1,000,000 bytes.
  Why it matters: A file of this kind is a few pages of text; this is probably another file.
  What to do: Check that you named the right file.
"""
FOLDER = """FILE: A folder cannot be read as a file.
  What to do: Name a file in it.
"""
TOO_DEEP = """FILE: The file nests one thing in another too deeply.
  Why it matters: A file of this kind nests a few things; this is probably another file, or a bracket is never closed.
  What to do: Check the brackets, and that you named the right file.
"""
LOOP = """FILE: The file cannot be read (Too many levels of symbolic links).
  What to do: Check that you may read it, or copy it to a folder of your own.
"""


def faults_in(folder: Path) -> dict[str, dict[str, Any]]:
    """Each fault of `faulty.yaml` by its name: how it comes into the sound file, and what must be said of it."""
    content: dict[str, dict[str, Any]] = yaml.safe_load((folder / "faulty.yaml").read_text(encoding="utf-8"))
    return content


def of_fifty_megabytes(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(50_000_000)


def changed(
    before: str, *, replace: list[str] | None = None, remove: str = "", whole: str | None = None, hex: str = ""
) -> bytes:
    """A file after its change; a text that goes must have stood there once."""
    if hex:
        return bytes.fromhex(hex)
    if whole is not None:
        return whole.encode()
    old, new = replace or (remove, "")
    assert before.count(old) == 1, f"{old!r} stands there {before.count(old)} times"
    return before.replace(old, new).encode()


def as_json(text: str) -> str:
    """YAML as JSON, its dates as texts."""
    return json.dumps(strict_yaml.load(text, ""), indent=1, default=_date, ensure_ascii=False)


def _date(value: Any) -> str:
    written: str = value.isoformat()
    return written
