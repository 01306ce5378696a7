"""What the first page tells people to type exists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def targets(root: Path) -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(), flags=re.MULTILINE))


def test_the_readme_gives_the_two_commands_and_make_knows_them(root: Path, targets: set[str]) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    assert {"demo", "test"} <= targets


def test_every_make_command_in_a_text_exists(tracked: list[Path], targets: set[str]) -> None:
    for path in tracked:
        if path.suffix == ".md":
            named = set(re.findall(r"(?:`|^ {4}|^\$ )make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE))
            assert named <= targets, path


def test_plain_make_explains_every_target(root: Path, targets: set[str]) -> None:
    explained = set(re.findall(r"make ([a-z-]+)", (root / "Makefile").read_text().partition("help:")[2]))
    assert targets - {"help"} <= explained


@pytest.mark.slow
def test_what_the_readme_shows_of_the_demo_is_what_the_demo_prints(root: Path, tmp_path: Path) -> None:
    shown = (root / "README.md").read_text(encoding="utf-8").partition("```text\nSix areas")[2].partition("\n```")[0]
    lines = [line for line in ("Six areas" + shown).splitlines() if line and line != "[…]"]
    printed = subprocess.run(
        [str(Path(sys.executable).with_name("rightmix")), "demo"],
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    found = [line.rstrip() for line in printed.splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if line not in found] == []
