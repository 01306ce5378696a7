"""A fresh clone sets itself up, and mends itself. Needs the network and minutes: `make soak`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak


def run(folder: Path, *command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder with spaces") / "clone"
    run(root, "git", "clone", "--quiet", str(root), str(folder))
    return folder


def test_a_fresh_clone_sets_itself_up_starts_at_once_and_mends_itself(clone: Path) -> None:
    assert "Setting up .venv" in run(clone, "make", "setup")
    assert run(clone, ".venv/bin/rightmix", "--version").startswith("rightmix ")
    assert ".venv" not in run(clone, "make", "setup")  # nothing left to do

    (clone / "pyproject.toml").touch()
    assert "Renewing .venv" in run(clone, "make", "setup")

    (clone / ".venv" / ".ready").unlink()  # as when the set-up was stopped half way
    shutil.rmtree(next((clone / ".venv" / "lib").glob("python3*/site-packages/pip")))
    assert "Setting up .venv" in run(clone, "make", "setup")

    moved = clone.with_name("moved")
    clone.rename(moved)
    assert "Setting up .venv" in run(moved, "make", "setup")
    assert run(moved, ".venv/bin/rightmix", "--version").startswith("rightmix ")


def test_plain_pip_install_works_without_the_lock(root: Path, tmp_path: Path) -> None:
    run(root, "git", "clone", "--quiet", str(root), str(tmp_path / "clone"))
    run(tmp_path, sys.executable, "-m", "venv", "home")
    run(tmp_path, "home/bin/python", "-m", "pip", "install", "--quiet", "./clone")
    shutil.rmtree(tmp_path / "clone")
    assert run(tmp_path, "home/bin/rightmix", "--version").startswith("rightmix ")
