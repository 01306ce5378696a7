"""The versions of the libraries that a run rests on, as `requirements.lock` fixes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.words import words
from rightmix_sim.files import project_folder, read_text

LOCK: Final = "requirements.lock"
_PINNED: Final = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<when>[^\\]+?))?\s*\\?$", re.MULTILINE)
_WHEN: Final = re.compile(r"python_full_version (?P<sign><|>=) '(?P<python>[\d.]+)'")
_SIGNS: Final = {"<": "before", ">=": "from"}


def pinned(lock: str) -> Mapping[str, tuple[str, ...]]:
    """The versions of each library in the text of a lock, with the Python they are for where there are several.

    >>> pinned("simpy==4.1.2 \\\\\\n    --hash=sha256:0\\nx==1 ; python_full_version < '3.12' \\\\")
    {'simpy': ('4.1.2',), 'x': ('1 (before Python 3.12)',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for match in _PINNED.finditer(lock):
        shown = match["version"]
        if (when := _WHEN.search(match["when"] or "")) is not None:
            shown += f" ({_SIGNS[when['sign']]} Python {when['python']})"
        found[match["name"]] = (*found.get(match["name"], ()), shown)
    return found


def versions_table() -> str:
    """The libraries of `words.yaml` with their versions; without a lock beside the package, those installed."""
    lock = project_folder(LOCK)
    known = pinned(read_text(lock)) if lock.is_file() else {}
    return table(
        ("library", "version", "for"),
        (
            (code(name), ", ".join(known.get(name, (_installed(name),))), what)
            for name, what in words()["libraries"].items()
        ),
    )


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
