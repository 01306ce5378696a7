"""Starts the kit: sets it up the first time, then opens the browser on the home notebook.

It needs nothing but Python 3.11, 3.12 or 3.13. The first start fetches what the kit stands on (or takes it from a
folder `wheels` beside this file) into a place of its own; every later start works without a connection.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST, NEWEST = (3, 11), (3, 13)
QUIET = {
    "LabApp": {
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "extension_manager": "readonly",
        "news_url": None,
    }
}
LAB_SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


class Stopped(Exception):
    """Why the kit cannot start, in words for whoever double-clicked."""


def main() -> int:
    """Set up if need be, and open. The exit status is 0, or 2 with a sentence for what could not be done."""
    try:
        check_python()
        place = place_of(HERE)
        set_up(HERE, place)
        if "--set-up-only" in sys.argv[1:]:
            return 0
        return open_notebooks(HERE, place)
    except Stopped as why:
        print(f"\n{why}\n")
        return 2
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0


def check_python() -> None:
    """Raises `Stopped` for a Python that the kit does not run on."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise Stopped(
            f"This kit needs Python 3.11, 3.12 or 3.13; this is Python {sys.version.split()[0]}.\n"
            "What to do: install one of these from python.org (your IT desk may do it for you), then start again."
        )


def place_of(kit: Path) -> Path:
    """Where the kit keeps what it stands on: out of the way of the notebooks, another place for another version."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "rightmix-kit" / stamp_of(kit)


def stamp_of(kit: Path) -> str:
    """A name for just this version of the kit on this Python: it changes with whatever is installed."""
    parts = hashlib.sha256(".".join(str(part) for part in sys.version_info[:2]).encode())
    for path in [kit / "requirements.lock", wheel_of(kit), *sorted((kit / "practice").rglob("*.yaml"))]:
        parts.update(path.name.encode() + path.read_bytes())
    return parts.hexdigest()[:12]


def wheel_of(kit: Path) -> Path:
    """The kit itself. Raises `Stopped` when the folder was not unpacked whole."""
    found = sorted(kit.glob("rightmix_sim-*.whl"))
    if len(found) != 1 or not (kit / "requirements.lock").is_file():
        raise Stopped(
            f"Parts of the kit are missing in {kit}.\n"
            "What to do: unpack the downloaded zip file whole (on Windows: right-click, Extract All), then start there."
        )
    return found[0]


def set_up(kit: Path, place: Path) -> None:
    """Make the environment, once; the mark that it is whole is written last."""
    ready = place / "ready"
    if ready.is_file():
        return
    print("Setting up the kit. This takes a few minutes, once; leave this window open.")
    shutil.rmtree(place, ignore_errors=True)
    environment = place / "environment"
    try:
        print("  1 of 4: making a place for it …")
        venv.create(environment, with_pip=True)
        print("  2 of 4: fetching what it stands on …")
        wheels = kit / "wheels"
        near = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
        pip(
            environment,
            place,
            "install",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            str(kit / "requirements.lock"),
            *near,
        )
        print("  3 of 4: installing the kit …")
        pip(environment, place, "install", "--no-deps", "--no-index", str(wheel_of(kit)))
        shutil.copytree(kit / "practice", environment / "share" / "rightmix-sim" / "practice")
        write(environment / "etc" / "jupyter" / "jupyter_lab_config.json", QUIET)
        write(environment / "share" / "jupyter" / "lab" / "settings" / "overrides.json", LAB_SETTINGS)
        print("  4 of 4: getting the model ready …")
        warm_up(environment, place)
        ready.write_text("whole\n", encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as failed:
        raise Stopped(
            f"The kit could not be set up: {failed if isinstance(failed, OSError) else 'fetching it failed'}.\n"
            f"What happened stands in {place / 'set-up.log'}.\n"
            "What to do: see that this computer has a connection and some 1.5 GB of free space, and start again.\n"
            "Without a connection, ask your trainer for the kit with the folder `wheels` in it."
        ) from failed


def pip(environment: Path, place: Path, *arguments: str) -> None:
    """Run pip of the environment; what it says goes into the log."""
    with (place / "set-up.log").open("a", encoding="utf-8") as log:
        command = [str(python_of(environment)), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
        subprocess.run(command, check=True, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def warm_up(environment: Path, place: Path) -> None:
    """Compile the model now, so that nobody waits for it later. If that fails, its first use tries again."""
    with (place / "set-up.log").open("a", encoding="utf-8") as log:
        command = [str(python_of(environment)), "-m", "rightmix_sim.model.warm"]
        subprocess.run(command, check=False, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def python_of(environment: Path) -> Path:
    """The Python of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def write(path: Path, content: object) -> None:
    """A small settings file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def open_notebooks(kit: Path, place: Path) -> int:
    """JupyterLab on the notebooks, in the browser, until its window is closed."""
    notebooks = kit.parent / "notebooks" if (kit.parent / "notebooks").is_dir() else kit / "notebooks"
    print("\nThe kit opens in your browser. Leave this window open while you work; close it when you are done.")
    command = [str(python_of(place / "environment")), "-m", "jupyterlab", f"--ServerApp.root_dir={notebooks}"]
    command += ["--LabApp.default_url=/lab/tree/home.ipynb", "--ServerApp.log_level=ERROR"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    extra = [argument for argument in sys.argv[1:] if argument.startswith("--ServerApp.")]
    return subprocess.run([*command, *extra], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
