"""Wheels for places without a connection: the lock, settled for another system than the one it is settled on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kit import wheels
from kit.wheels import LOCK, settled

ONE = "sha256:" + "1" * 64
TWO = "sha256:" + "2" * 64
SMALL = (
    f"colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash={ONE} \\\n    --hash={TWO}\n"
    f"numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash={ONE}\n"
    f"numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash={TWO}\n"
    f"ptyprocess==0.7.0 ; os_name != 'nt' \\\n    --hash={ONE}\n"
    f"rich==14.0.0 \\\n    --hash={ONE}\n"
)


@pytest.mark.parametrize(
    ("system", "python", "kept"),
    [
        ("windows", "3.11.9", ["colorama==0.4.6", "numpy==2.4.6", "rich==14.0.0"]),
        ("linux", "3.13.0", ["numpy==2.5.5", "ptyprocess==0.7.0", "rich==14.0.0"]),
        ("macos", "3.12.0", ["numpy==2.5.5", "ptyprocess==0.7.0", "rich==14.0.0"]),
    ],
)
def test_what_a_system_needs_is_kept_without_its_condition(system: str, python: str, kept: list[str]) -> None:
    assert [line.split(" --hash=")[0] for line in settled(SMALL, system, python).splitlines()] == kept


def test_every_hash_is_kept() -> None:
    assert settled(SMALL, "windows", "3.11.0").splitlines()[0] == f"colorama==0.4.6 --hash={ONE} --hash={TWO}"


def test_only_windows_gets_what_only_windows_needs() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    named = {system: settled(lock, system, "3.13.0") for system in wheels.CONDITIONS}
    assert ["pywinpty" in text for text in named.values()] == [system == "windows" for system in named]
    assert ["appnope" in text for text in named.values()] == [system == "macos" for system in named]
    assert all(len(text.splitlines()) > 100 and ";" not in text for text in named.values())


def test_pip_is_asked_for_another_system_with_every_hash_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, check: commands.append(command))
    wheels.fetch(tmp_path, "windows", "3.11")
    assert len(commands) == 2  # a first release of a Python may need another wheel than a later one
    for command, release in zip(commands, ("3.11.0", "3.11.9"), strict=True):
        assert command[:4] == [sys.executable, "-m", "pip", "download"]
        assert {"--require-hashes", "--no-deps", "--only-binary", "--platform=win_amd64"} <= set(command)
        assert command[command.index("--python-version") + 1] == release


def test_where_pip_fails_its_status_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path, system: str, python: str) -> None:
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(wheels, "fetch", fail)
    monkeypatch.setattr(sys, "argv", ["wheels", str(tmp_path), "linux", "3.12"])
    with pytest.raises(SystemExit) as ended:
        wheels.main()
    assert ended.value.code == 1
