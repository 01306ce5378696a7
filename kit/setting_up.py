"""Sets the kit up, once: an environment of its own, out of the way of the notebooks; whole, or not at all."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from places import python_of, wheel_of
from programs import alone, run
from troubles import Stopped, explained

FIRST = "Setting up the kit. This takes a few minutes, once. Leave this window open."
STEPS = ("making a place for it", "fetching what it stands on", "installing the kit", "getting the model ready")
READY, LOG = "ready", "set-up.log"
NEEDED = 2_000_000_000  # bytes, with room for what is fetched on the way
UNUSED = 90 * 24 * 3600  # seconds after which the environment of another version is removed
QUIET = {
    "LabApp": {
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "extension_manager": "readonly",
        "news_url": None,
    }
}
LAB_SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def set_up(kit: str | Path, place: Path) -> None:
    """Make the environment unless it is there and works. Raises `Stopped`, and then nothing half made is left."""
    if is_whole(place):
        with suppress(OSError):  # set up by somebody else, for all
            os.utime(place / READY)
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with alone(place.parent) as lock:
            if is_whole(place):  # another start has done it meanwhile
                return
            try:
                make(Path(kit), place, lock)
            except BaseException:
                shutil.rmtree(place / "environment", ignore_errors=True)
                raise
            remove_unused(place)
    except (OSError, subprocess.CalledProcessError) as failed:
        raise Stopped(explained(failed, place / LOG)) from failed


def is_whole(place: Path) -> bool:
    """Whether the set-up came to its end, and its Python still runs: that which it was made from may be gone."""
    looks = "from importlib.util import find_spec as f; raise SystemExit(not (f('jupyterlab') and f('rightmix_sim')))"
    try:
        return (place / READY).is_file() and not subprocess.run(
            [str(python_of(place)), "-I", "-c", looks], check=False, capture_output=True, stdin=subprocess.DEVNULL
        ).returncode
    except OSError:
        return False


def make(kit: Path, place: Path, lock: IO[bytes]) -> None:
    """Make the environment anew; the mark that it is whole is written last."""
    (place / READY).unlink(missing_ok=True)
    if place.exists():
        shutil.rmtree(place)
    if shutil.disk_usage(place.parent).free < NEEDED:
        raise OSError("No space left on device")
    place.mkdir()
    log = place / LOG
    log.write_text(f"{wheel_of(kit).name}, Python {sys.version}, {platform.platform()}\n", encoding="utf-8")
    print(FIRST)
    with step(1):
        run(log, lock, sys.executable, "-m", "venv", place / "environment")
    install: list[str | Path] = [python_of(place), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    wheels = kit / "wheels"
    near: list[str | Path] = ["--no-index", "-f", wheels] if wheels.is_dir() else []
    with step(2):
        run(log, lock, *install, "--require-hashes", "--only-binary", ":all:", "-r", kit / "requirements.lock", *near)
    with step(3):
        run(log, lock, *install, "--no-deps", "--no-index", wheel_of(kit))
        environment = place / "environment"
        shutil.copytree(kit / "practice", environment / "share" / "rightmix-sim" / "practice")
        write(environment / "etc" / "jupyter" / "jupyter_lab_config.json", QUIET)
        write(environment / "share" / "jupyter" / "lab" / "settings" / "overrides.json", LAB_SETTINGS)
    with step(4), suppress(subprocess.CalledProcessError):  # else its first use tries again
        run(log, lock, python_of(place), "-m", "rightmix_sim.model.warm")
    (place / READY).write_text("whole\n", encoding="ascii")


@contextmanager
def step(number: int) -> Iterator[None]:
    """Say which step this is; the line ends when it does."""
    print(f"  {number} of {len(STEPS)}: {STEPS[number - 1]} ", end="", flush=True)
    yield
    print()


def write(path: Path, content: object) -> None:
    """A settings file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def remove_unused(place: Path) -> None:
    """Remove what other versions left: what was never whole, and what nobody has started for 90 days."""
    for other in {log.parent for log in place.parent.glob(f"*/{LOG}")} - {place}:
        ready = other / READY
        if not ready.is_file() or ready.stat().st_mtime < time.time() - UNUSED:
            ready.unlink(missing_ok=True)
            shutil.rmtree(other, ignore_errors=True)
