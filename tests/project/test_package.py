"""What travels in the package, and what never does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from rightmix_sim import __version__

LEAVE_AT_HOME = ("grading", "tests", "notebooks", "bench", "docs")


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and a source archive, built as `pip install .` builds them."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile, root: Path, tracked: list[Path]) -> None:
    source = root / "src"
    ours = {path.relative_to(source).as_posix() for path in tracked if path.is_relative_to(source)}
    assert len(ours) > 5
    assert ours - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"rightmix_sim"}
    beside = {name.partition(".data/data/")[2] for name in wheel.namelist() if ".data/" in name}
    assert beside == {
        "etc/jupyter/jupyter_server_config.d/rightmix.json",
        "share/jupyter/labextensions/rightmix-lab/package.json",
        "share/jupyter/labextensions/rightmix-lab/static/remoteEntry.js",
    }
    folders = {part for name in wheel.namelist() for part in name.split("/")[:-1]}
    assert folders & {"grading", "tests", "__pycache__"} == set()


def test_the_source_archive_holds_no_grading_and_no_notebooks(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}
    assert tops & set(LEAVE_AT_HOME) == set()
    assert {"src", "pyproject.toml", "README.md", "LICENSE"} <= tops


def test_the_wheel_carries_the_library_and_the_recipes_and_no_keys(wheel: zipfile.ZipFile, root: Path) -> None:
    carried = {name.partition("/carried/")[2] for name in wheel.namelist() if "/carried/" in name}
    ours = {path.relative_to(root).as_posix() for path in (root / "cases").rglob("*.yaml")}
    assert carried == ours
    assert not any("keys" in name.split("/") for name in wheel.namelist())
    keys = {path.stem for path in (root / "grading" / "keys").iterdir()}
    assert keys == {name.split("/")[2] for name in carried if name.startswith("cases/library/")}


def sentences(content: object) -> Iterator[str]:
    """Every text of some length in plain data, but what is quoted from a dossier."""
    if isinstance(content, str):
        if len(content.split()) >= 6:
            yield content
    elif isinstance(content, dict | list):
        quoted = "says"  # what an error says is quoted from its dossier, which travels
        for key, one in content.items() if isinstance(content, dict) else enumerate(content):
            if key != quoted:
                yield from sentences(one)


def test_no_sentence_of_a_key_an_answer_a_bank_or_a_rubric_is_in_the_wheel(wheel: zipfile.ZipFile, root: Path) -> None:
    held = [
        text
        for folder in ("keys", "answers", "banks", "rubrics")
        for path in sorted((root / "grading" / folder).glob("*.yaml"))
        for text in sentences(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]
    assert len(held) > 500
    everything = " ".join(
        " ".join(wheel.read(name).decode("utf-8", errors="replace").split()) for name in wheel.namelist()
    )
    assert [text for text in held if " ".join(text.split()) in everything] == []


def run_from(wheel: zipfile.ZipFile, tmp_path: Path, *arguments: str) -> list[str]:
    """What a command prints where there is nothing of the project but the wheel; last the folder it ran from."""
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    elsewhere.mkdir()
    wheel.extractall(home)
    code = (
        "import sys, rightmix_sim, rightmix_sim.cli as cli\n"
        "status = cli.main(sys.argv[1:])\n"
        "print(rightmix_sim.__path__[0])\n"
        "raise SystemExit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_wheel_alone_answers_from_any_folder(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    home = str(tmp_path / "home" / "rightmix_sim")
    assert run_from(wheel, tmp_path, "--version") == [f"rightmix {__version__}", home]


def test_the_wheel_alone_knows_the_library_and_makes_cases(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    assert run_from(wheel, tmp_path, "cases", "show", "tressell", "--text")[0] != ""
    made = tmp_path / "made"
    shutil.rmtree(tmp_path / "elsewhere")
    assert "Made 2 cases" in run_from(wheel, tmp_path, "cases", "make", "young-men", "--n", "2", "--out", str(made))[0]
    assert len(list(made.glob("*/dossier.html"))) == 2
