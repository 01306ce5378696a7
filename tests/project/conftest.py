"""What the tests about the project itself read."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tracked() -> list[Path]:
    """Every file git tracks, and every new one it does not ignore, so that a fault shows before it is committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted({path for name in names if name and (path := ROOT / name).is_file()})


@pytest.fixture(scope="session")
def modules() -> dict[str, ast.Module]:
    """Every module of the package, parsed, by its path below the package."""
    package = ROOT / "src" / "rightmix_sim"
    return {
        path.relative_to(package).as_posix(): ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in sorted(package.rglob("*.py"))
    }
