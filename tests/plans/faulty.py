"""Sets of plans with one fault each, made from the sound template by a change that `faulty.yaml` tells."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from rightmix_sim.files import package_file, read_text
from tests.faulty_files import as_json, changed, faults_in

HERE = Path(__file__).parent


@cache
def expected() -> dict[str, dict[str, Any]]:
    """Each fault by its name: how it comes into the sound set, and what must be said of it."""
    return faults_in(HERE)


@cache
def sound() -> str:
    """The sound set that faults are put into: what `rightmix plans template` writes."""
    return read_text(package_file("plans/data/template.yaml"))


def make(name: str, where: Path) -> Path:
    """The file with this fault, in the folder `where`."""
    how = {key: value for key, value in expected()[name].items() if key != "says"}
    in_json = how.pop("json", False)
    path = where / f"plans.{'json' if in_json else 'yaml'}"
    path.write_bytes(changed(as_json(sound()) if in_json else sound(), **how))
    return path


def make_in_json(name: str, where: Path) -> Path:
    """The same fault in a JSON file; for faults that are not of the writing."""
    how = {key: value for key, value in expected()[name].items() if key != "says"}
    path = where / "plans.json"
    path.write_text(as_json(changed(sound(), **how).decode()), encoding="utf-8")
    return path


def is_of_the_writing(name: str) -> bool:
    """Whether a fault is one of the file and not of what is told in it, so that no other kind of file can have it."""
    return name.startswith(("yaml-", "json-"))
