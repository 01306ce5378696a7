"""Builds the kit that trainees download: `make kit`. One zip with all but Python; the same project, the same bytes.

    rightmix-kit/
      READ ME FIRST.html, its pictures, and a file to double-click for each system
      notebooks/     the exercises, practice and the home notebook, as they are in the project
      kit/           start.py, the wheel, the lock of what it stands on, and the public keys for practice

`--wheels FOLDER` puts a folder of wheels in, for places without a connection.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOP = "rightmix-kit"
STARTERS = ("Start rightmix (Windows).bat", "Start rightmix (macOS).command", "Start rightmix (Linux).sh")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can hold; the same for every file


def contents(wheel: Path, wheels: Path | None) -> Iterator[tuple[str, Path]]:
    """Every file of the kit: its name in the zip and where it is now."""
    for name in (*STARTERS, "READ ME FIRST.html"):
        yield name, ROOT / "kit" / name
    for picture in sorted((ROOT / "docs" / "images").glob("start-*.png")):
        yield f"kit/pictures/{picture.name}", picture
    for name in ("start.py", "requirements.lock"):
        yield f"kit/{name}", ROOT / "kit" / name
    yield f"kit/{wheel.name}", wheel
    for key in sorted((ROOT / "grading" / "keys").glob("*.yaml")):
        yield f"kit/practice/keys/{key.name}", key
    for answers in sorted((ROOT / "grading" / "answers").glob("*.yaml")):
        yield f"kit/practice/answers/{answers.name}", answers
    for notebook in tracked("notebooks"):
        yield notebook, ROOT / notebook
    for path in sorted(wheels.iterdir()) if wheels else ():
        yield f"kit/wheels/{path.name}", path


def tracked(folder: str) -> list[str]:
    """The files of a folder that belong to the project; whatever else somebody has left there stays at home."""
    found = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(name for name in found.stdout.split("\0") if name)


def build_wheel(folder: Path) -> Path:
    """The wheel of the project."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env={"SOURCE_DATE_EPOCH": "315532800"})
    (wheel,) = folder.glob("*.whl")
    return wheel


def write_kit(target: Path, wheels: Path | None = None) -> None:
    """Write the kit: beside the target first, then in its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    with tempfile.TemporaryDirectory() as folder:
        wheel = build_wheel(Path(folder))
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as kit:
            for name, path in contents(wheel, wheels):
                entry = zipfile.ZipInfo(f"{TOP}/{name}", LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # so that the mode below is heeded
                entry.external_attr = (0o755 if name in STARTERS else 0o644) << 16
                kit.writestr(entry, path.read_bytes())
    beside.replace(target)


def main() -> None:
    """Build it and say where it is."""
    parser = argparse.ArgumentParser(description="Build the kit that trainees download.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / f"{TOP}.zip")
    parser.add_argument("--wheels", type=Path, default=None, help="a folder of wheels, for places without a connection")
    given = parser.parse_args()
    write_kit(given.out, given.wheels)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
