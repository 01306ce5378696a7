"""Runs other programs: one start at a time, what they say into the log, nothing of somebody's own Python in them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def alone(folder: Path) -> Iterator[IO[bytes]]:
    """Of two starts at the same time the second waits; when a start ends, however it ends, the system lets go."""
    with (folder / "one-at-a-time.lock").open("ab") as lock:
        if not took(lock):
            print("The kit is just being started in another window. Waiting for it ...")
            while not took(lock):
                time.sleep(1)
        yield lock


def took(file: IO[bytes]) -> bool:
    """Lock a file, unless another start holds it; a disk that knows no locks does without."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def run(log: Path, lock: IO[bytes], *command: str | Path) -> None:
    """Run a program into the log, with a dot every few seconds: something is going on. Raises `CalledProcessError`.

    It holds the lock too, so that where its start was killed the next one waits until it is out of the way.
    """
    held = () if os.name == "nt" else (lock.fileno(),)
    with (
        log.open("ab") as story,
        subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=story,
            stderr=story,
            env=surroundings(),
            pass_fds=held,
        ) as program,
    ):
        try:
            while (status := waited(program)) is None:
                print(".", end="", flush=True)
        except BaseException:
            program.kill()
            raise
    if status:
        raise subprocess.CalledProcessError(status, str(command[0]))


def waited(program: subprocess.Popen[bytes], seconds: float = 5) -> int | None:
    """The exit status of a program; None while it runs."""
    try:
        return program.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def surroundings(**ours: str) -> dict[str, str]:
    """The environment variables without those by which somebody's own Python and Jupyter would get into the kit."""
    theirs = ("PYTHON", "JUPYTER", "IPYTHON", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(theirs)}
    return kept | {"PIP_USER": "0", "PYTHONIOENCODING": "utf-8", "PYTHONNOUSERSITE": "1"} | ours
