"""A kit as it is unpacked, small, and a set-up whose programs only pretend."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "kit"))  # as when start.py runs there


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """The folder `kit` of an unpacked kit of version 9.9, in a folder with a blank and an umlaut in its name."""
    folder = tmp_path / "Meine Übungen (1)" / "rightmix-kit" / "kit"
    (folder / "practice" / "keys").mkdir(parents=True)
    (folder / "practice" / "keys" / "tressell.yaml").write_text("key: 1\n")
    (folder / "version.txt").write_text("9.9\n")
    (folder / "rightmix_sim-9.9-py3-none-any.whl").write_bytes(b"wheel")
    (folder / "requirements.lock").write_text("jupyterlab==4.6.6\n")
    shutil.copy(ROOT / "kit" / "setting_up.py", folder)
    (folder.parent / "notebooks").mkdir()
    (folder.parent / "notebooks" / "home.ipynb").write_text("{}")
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the kit is to be set up."""
    return tmp_path / "places" / "abc"


class Programs:
    """Stands for `run`: notes what it is asked for, and lets the program of one word fail, or anything be raised."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.fails: dict[str, BaseException] = {}
        self.says: dict[str, str] = {}

    def __call__(self, log: Path, _lock: Any, *command: str | Path) -> None:
        words = [str(part) for part in command]
        self.commands.append(words)
        if "venv" in words:
            python = Path(words[-1]) / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.write_text("#!/bin/sh\nexit 0\n")
            python.chmod(0o755)
        for word, failure in self.fails.items():
            if word in words:
                with log.open("a", encoding="utf-8") as story:
                    story.write(self.says.get(word, ""))
                raise failure


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    """The programs that the set-up runs, none of them real."""
    import setting_up

    pretended = Programs()
    monkeypatch.setattr(setting_up, "run", pretended)
    return pretended


def failed(status: int = 1) -> subprocess.CalledProcessError:
    """What is raised when a program fails."""
    return subprocess.CalledProcessError(status, "python")
