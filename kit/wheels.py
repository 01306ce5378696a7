"""Fetches what the kit stands on, for a place without a connection: `python -m kit.wheels FOLDER windows 3.13`.

From any system for any other: pip heeds the system it fetches for in all but the conditions of a lock
(`; sys_platform == 'win32'`), which it reads as if for the system it runs on. So they are settled here first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).resolve().parent / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13")
_POSIX = {"os_name": "posix", "implementation_name": "cpython", "platform_python_implementation": "CPython"}
CONDITIONS: Mapping[str, Mapping[str, str]] = {
    "windows": {**_POSIX, "os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
    "macos": {**_POSIX, "sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    "linux": {**_POSIX, "sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
}
PLATFORMS = {  # what a laptop of today takes, the newest first
    "windows": ["win_amd64"],
    "macos": [f"macosx_{version}_arm64" for version in ("14_0", "13_0", "12_0", "11_0")],
    "linux": [f"manylinux_2_{version}_x86_64" for version in (28, 27, 26, 24, 17, 12, 5)],
}


def settled(lock: str, system: str, python: str) -> str:
    """The lock for one system and one Python (`3.13.0`): what they do not need is left out, the conditions are gone."""
    there = {**CONDITIONS[system], "python_version": python.rpartition(".")[0], "python_full_version": python}
    kept = []
    for entry in lock.replace("\\\n", " ").splitlines():
        text, *hashes = entry.split("--hash=")
        wanted = Requirement(text)
        if wanted.marker is None or wanted.marker.evaluate(there):
            kept.append(" ".join([f"{wanted.name}{wanted.specifier}", *(f"--hash={one.strip()}" for one in hashes)]))
    return "\n".join(kept) + "\n"


def fetch(folder: Path, system: str, python: str) -> None:
    """Put the wheels for one system and one Python into a folder; each must be what the lock says.

    Raises `CalledProcessError` where pip could not do it; it has said why.
    """
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-qq",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]
    command += ["-d", str(folder), *(f"--platform={platform}" for platform in PLATFORMS[system])]
    for release in (f"{python}.0", f"{python}.9"):  # a first release may need another wheel than a later one
        with tempfile.TemporaryDirectory() as scratch:
            lock = Path(scratch) / "settled.lock"
            lock.write_text(settled(LOCK.read_text(encoding="utf-8"), system, release), encoding="utf-8")
            subprocess.run([*command, "--python-version", release, "-r", str(lock)], check=True)


def main() -> None:
    """Fetch, and say how much it is."""
    parser = argparse.ArgumentParser(description="Fetch what the kit stands on, for a place without a connection.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("system", choices=sorted(CONDITIONS))
    parser.add_argument("python", choices=PYTHONS)
    given = parser.parse_args()
    try:
        fetch(given.folder, given.system, given.python)
    except subprocess.CalledProcessError as failed:
        sys.exit(failed.returncode)
    wheels = list(given.folder.glob("*.whl"))
    print(f"{given.folder}: {len(wheels)} wheels, {sum(path.stat().st_size for path in wheels) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
