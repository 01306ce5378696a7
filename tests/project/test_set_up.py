"""The set-up script where there is no usable Python; with one, see test_fresh_clone.py (soak)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NEEDED = ("dirname", "flock", "sh", "rm", "mkdir", "touch", "cat", "env")


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """A folder with the set-up script and a `bin` that holds nothing but what the script itself calls."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(root / ".ci" / "set-up", tmp_path / ".ci" / "set-up")
    (tmp_path / "bin").mkdir()
    for name in NEEDED:
        if found := shutil.which(name):
            (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def add_command(clone: Path, name: str, script: str) -> None:
    command = clone / "bin" / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)


def set_up(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(clone / "bin" / "sh"), ".ci/set-up"],
        cwd=clone,
        env={"PATH": str(clone / "bin")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_any_python_it_says_what_to_install(clone: Path) -> None:
    done = set_up(clone)
    assert done.returncode != 0
    assert "no usable Python 3.11, 3.12 or 3.13 was found" in done.stderr
    assert "apt-get install python3 python3-venv" in done.stderr
    assert not (clone / ".venv").exists()


def test_a_python_that_does_not_run_is_passed_over_and_named(clone: Path) -> None:
    add_command(clone, "python3.11", "echo 'command not found' >&2; exit 127")  # as a version manager's stand-in does
    done = set_up(clone)
    assert done.returncode != 0
    assert "python3.11 is on the PATH but does not run." in done.stderr


def test_an_older_python_is_passed_over_and_named(clone: Path) -> None:
    add_command(clone, "python3", 'case "$2" in *assert*) exit 1;; *) echo 3.9.2;; esac')
    done = set_up(clone)
    assert done.returncode != 0
    assert "python3 is Python 3.9.2" in done.stderr


def test_the_python_named_by_the_caller_is_the_only_one_tried(clone: Path) -> None:
    done = set_up(clone, PYTHON="python3.99")
    assert done.returncode != 0
    assert "Looked for: python3.99." in done.stderr
