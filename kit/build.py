"""Builds the kit that trainees download: `make kit`. One zip with all but Python; the same project, the same bytes.

    rightmix-kit/
      READ ME FIRST.html and a file to double-click for each system
      notebooks/     the exercises, practice, the home notebook, the planner's notebook
      kit/           what starts it, the wheel, the lock of what it stands on, pictures, the keys of the public library

`--wheels FOLDER` puts a folder of wheels in, for places without a connection (`kit/wheels.py` fetches them).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from rightmix_sim import __version__
from rightmix_sim.course.notebooks.lessons import lessons, place_of, trainee_notebook

ROOT = Path(__file__).resolve().parent.parent
TOP = "rightmix-kit"
STARTERS = ("Start rightmix (Windows).bat", "Start rightmix (macOS).command", "Start rightmix (Linux).sh")
READ_ME = "READ ME FIRST.html"
PROGRAMS = ("opening.py", "places.py", "programs.py", "setting_up.py", "start.py", "troubles.py")
PICTURES = ("start-exercise.png", "start-folder.png", "start-home.png", "start-receipt.png", "start-window.png")
PLANNERS = "notebooks/planner/what-if.ipynb"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can hold; the same for every file


def contents(wheel: Path, wheels: Path | None) -> Iterator[tuple[str, bytes]]:
    """Every file of the kit, named one by one or by its own folder: nothing that merely lies about can get in."""
    ours, grading = ROOT / "kit", ROOT / "grading"
    for name in (*STARTERS, READ_ME):
        yield name, (ours / name).read_bytes()
    for picture in PICTURES:
        yield f"kit/pictures/{picture}", (ROOT / "docs" / "images" / picture).read_bytes()
    for name in (*PROGRAMS, "requirements.lock"):
        yield f"kit/{name}", (ours / name).read_bytes()
    yield "kit/version.txt", f"{__version__}\n".encode()
    yield f"kit/{wheel.name}", wheel.read_bytes()
    for folder in ("answers", "keys"):
        for path in sorted((grading / folder).glob("*.yaml")):
            yield f"kit/practice/{folder}/{path.name}", path.read_bytes()
    for lesson in lessons():  # made anew: one that stands in the project may have been worked in
        yield place_of(lesson).as_posix(), trainee_notebook(ROOT, lesson).encode()
    yield PLANNERS, (ROOT / PLANNERS).read_bytes()
    for path in sorted(wheels.glob("*.whl")) if wheels else ():
        yield f"kit/wheels/{path.name}", path.read_bytes()


def build_wheel(folder: Path) -> Path:
    """The wheel of the project."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    surroundings = os.environ | {"SOURCE_DATE_EPOCH": "315532800"}  # 1 January 1980, in seconds
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=surroundings)
    (wheel,) = folder.glob("*.whl")
    return wheel


def write_kit(target: Path, wheels: Path | None = None) -> None:
    """Write the kit: beside the target first, then in its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        beside = Path(folder) / target.name
        wheel = build_wheel(Path(folder))
        with zipfile.ZipFile(beside, "w") as kit:
            for name, content in contents(wheel, wheels):
                entry = zipfile.ZipInfo(f"{TOP}/{name}", LONG_AGO)
                entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
                entry.create_system = 3  # so that the mode below is heeded
                entry.external_attr = (0o100755 if name in STARTERS else 0o100644) << 16
                kit.writestr(entry, content)
        beside.replace(target)


def main() -> None:
    """Build it; say where it is, and the checksum that an IT desk may ask for."""
    parser = argparse.ArgumentParser(description="Build the kit that trainees download.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / f"{TOP}.zip")
    parser.add_argument("--wheels", type=Path, default=None, help="a folder of wheels, for places without a connection")
    given = parser.parse_args()
    if given.wheels and not any(given.wheels.glob("*.whl")):
        parser.error(f"there are no wheels in {given.wheels}")
    write_kit(given.out, given.wheels)
    with given.out.open("rb") as written:
        checksum = hashlib.file_digest(written, "sha256").hexdigest()
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB, SHA-256 {checksum}")


if __name__ == "__main__":
    main()
