"""Cases with one fault each, made from the sound one by a change that `faulty.yaml` tells."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.cli import main
from tests.faulty_files import as_json, changed, faults_in

HERE = Path(__file__).parent
NAMES = {"case": "sound/case", "dossier": "sound/dossier", "key": "sound-keys/sound"}


@dataclass(frozen=True)
class Faulty:
    """A sound case in which one file has a fault: its folder, the folder of its key, the file."""

    folder: Path
    keys: Path
    file: Path


@cache
def expected() -> dict[str, dict[str, Any]]:
    """Each fault by its name: the file it is in, how it comes into it, and what must be said of it."""
    return faults_in(HERE)


def sound(where: Path) -> Faulty:
    """The sound case and its key, copied; the file is that of the facts."""
    shutil.copytree(HERE / "sound", where / "sound")
    shutil.copytree(HERE / "sound-keys", where / "sound-keys")
    return Faulty(where / "sound", where / "sound-keys", where / "sound" / "case.yaml")


def make(name: str, where: Path) -> Faulty:
    """The case of this fault."""
    return change(where, **{key: value for key, value in expected()[name].items() if key != "says"})


def change(where: Path, file: str = "case", *, json: bool = False, **how: Any) -> Faulty:
    """The sound case with a change of one file: `replace`, `remove`, `whole` or `hex`; as JSON if `json` says so."""
    made = sound(where)
    path = where / f"{NAMES[file]}.yaml"
    before = path.read_text(encoding="utf-8")
    if json:
        path.unlink()
        path = path.with_suffix(".json")
        before = as_json(before)
    path.write_bytes(changed(before, **how))
    return Faulty(made.folder, made.keys, path)


def checked(case: Faulty, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    """Status, output and errors of `rightmix cases check`."""
    status = main(["cases", "check", str(case.folder), "--keys", str(case.keys), *options])
    said = capsys.readouterr()
    return status, said.out, said.err
