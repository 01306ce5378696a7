"""What Python itself says it does: files opened, processes started, networks reached, kernels asked for."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"}
REACHES = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
UNPACKS = {"pickle.find_class", "ctypes.dlopen"}


@dataclass
class Seen:
    """What was seen while it was watched."""

    opened: set[str] = field(default_factory=set)
    started: list[str] = field(default_factory=list)


_watching: list[Seen] = []


def _hook(event: str, details: tuple[Any, ...]) -> None:
    for seen in _watching:
        if event == "open" and isinstance(details[0], str | bytes | os.PathLike):
            seen.opened.add(os.fsdecode(details[0]))
        elif event in STARTS | REACHES | UNPACKS:
            seen.started.append(f"{event} {details!r:.200}")


_hooked: list[bool] = []


@contextmanager
def watched() -> Iterator[Seen]:
    """What happens in the block; a hook can be set once and never taken away, so it is deaf outside of it."""
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked.append(True)
    seen = Seen()
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.remove(seen)


def snapshot(*places: Path) -> dict[str, tuple[Any, ...]]:
    """Everything below, by its path: kind, size and content, or where a link leads. No link is followed."""
    found: dict[str, tuple[Any, ...]] = {}
    for place in places:
        for folder, folders, names in os.walk(place):
            for name in (*folders, *names, "."):
                path = Path(folder, name)
                about = path.lstat()
                if stat.S_ISLNK(about.st_mode):
                    found[str(path)] = ("link", str(path.readlink()))
                elif stat.S_ISREG(about.st_mode) and about.st_size < 3_000_000:
                    found[str(path)] = ("file", hashlib.sha256(path.read_bytes()).hexdigest())
                else:
                    found[str(path)] = (stat.S_IFMT(about.st_mode), about.st_size if path.is_file() else 0)
    return found


def files_with(marker: str, place: Path) -> list[str]:
    """The files below that hold the marker."""
    files = (
        [place] if place.is_file() else [Path(folder, name) for folder, _, names in os.walk(place) for name in names]
    )
    return [str(path) for path in files if stat.S_ISREG(path.lstat().st_mode) and marker.encode() in path.read_bytes()]
