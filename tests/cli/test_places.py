"""Where a run may be written: what is refused, what is replaced, and that nothing half written is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightmix_sim.cli import main

Said = pytest.CaptureFixture[str]


def simulate(scenario: Path, *options: str) -> int:
    return main(["simulate", str(scenario), "--replications", "1", "--jobs", "1", *options])


def test_a_folder_with_a_run_is_refused_and_left_alone(two_areas: Path, capsys: Said) -> None:
    assert simulate(two_areas) == 0
    before = (Path("two-areas-run") / "manifest.json").read_bytes()
    capsys.readouterr()
    assert simulate(two_areas) == 2
    assert capsys.readouterr().err == (
        "Error: two-areas-run: The folder holds another run.\n"
        "  What to do: Name another folder with --out, or add --overwrite to replace it.\n"
    )
    assert (Path("two-areas-run") / "manifest.json").read_bytes() == before


def test_overwrite_replaces_a_run_whole(two_areas: Path, elsewhere: Path) -> None:
    assert simulate(two_areas, "--seed", "1", "--out", "run") == 0
    assert simulate(two_areas, "--seed", "2", "--out", "run", "--overwrite") == 0
    assert json.loads((elsewhere / "run" / "manifest.json").read_text(encoding="utf-8"))["seed"] == 2
    assert [entry.name for entry in elsewhere.iterdir()] == ["run"]


@pytest.mark.parametrize("options", [(), ("--overwrite",)])
def test_a_folder_of_other_things_is_refused_with_and_without_overwrite(
    two_areas: Path, capsys: Said, options: tuple[str, ...]
) -> None:
    Path("letters").mkdir()
    Path("letters/to-mother.txt").write_text("Dear mother", encoding="utf-8")
    assert simulate(two_areas, "--out", "letters", *options) == 2
    assert "letters: The folder holds other things (to-mother.txt)." in capsys.readouterr().err
    assert Path("letters/to-mother.txt").read_text(encoding="utf-8") == "Dear mother"


def test_what_somebody_laid_beside_a_run_is_never_deleted(two_areas: Path, capsys: Said) -> None:
    assert simulate(two_areas, "--out", "run") == 0
    Path("run/notes.txt").write_text("Ask about elm", encoding="utf-8")
    assert simulate(two_areas, "--out", "run", "--overwrite") == 2
    assert "Beside a run the folder holds other things (notes.txt)." in capsys.readouterr().err
    assert Path("run/notes.txt").exists()


def test_a_manifest_of_something_else_does_not_make_a_folder_ours(two_areas: Path) -> None:
    Path("web").mkdir()
    Path("web/manifest.json").write_text('{"kind": "web app"}', encoding="utf-8")
    assert simulate(two_areas, "--out", "web", "--overwrite") == 2
    assert Path("web/manifest.json").exists()


def test_an_empty_folder_is_taken_without_a_word(two_areas: Path) -> None:
    Path("empty").mkdir()
    assert simulate(two_areas, "--out", "empty") == 0
    assert Path("empty/manifest.json").exists()


def test_the_folder_we_stand_in_is_refused(two_areas: Path, capsys: Said) -> None:
    assert simulate(two_areas, "--out", ".") == 2
    assert "A run cannot replace the folder you are in." in capsys.readouterr().err


def test_a_file_is_refused(two_areas: Path, capsys: Said) -> None:
    Path("run").write_text("a file", encoding="utf-8")
    assert simulate(two_areas, "--out", "run", "--overwrite") == 2
    assert "run: This is not a folder." in capsys.readouterr().err
    assert Path("run").read_text(encoding="utf-8") == "a file"


def test_a_place_below_a_file_is_one_message(two_areas: Path, capsys: Said) -> None:
    Path("file").write_text("a file", encoding="utf-8")
    assert simulate(two_areas, "--out", "file/run") == 2
    assert "file/run: A run cannot be written here (Not a directory)." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("replications", "0", "from 1 to 10000"),
        ("replications", "20000000000", "from 1 to 10000"),
        ("jobs", "0", "from 1 to 256"),
        ("jobs", "257", "from 1 to 256"),
        ("seed", "-1", "from 0 to 18446744073709551615"),
        ("seed", "18446744073709551616", "from 0 to 18446744073709551615"),
    ],
)
def test_an_impossible_number_is_one_message_with_what_is_allowed_and_why(
    two_areas: Path, capsys: Said, elsewhere: Path, option: str, value: str, allowed: str
) -> None:
    assert main(["simulate", str(two_areas), f"--{option}", value]) == 2
    said, why, do = capsys.readouterr().err.splitlines()
    assert said == f"Error: {option}: This must be a whole number {allowed}. Found: {value}."
    assert why.startswith("  Why it matters: ")
    assert do.startswith("  What to do: ")
    assert list(elsewhere.iterdir()) == []


def test_a_scenario_that_is_none_is_one_message_and_leaves_nothing(capsys: Said, elsewhere: Path) -> None:
    assert main(["simulate", "six-areas-2010"]) == 2
    assert "Perhaps you meant six-areas-2009?" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


RUN = "import sys; from rightmix_sim.cli import main; sys.exit(main())"
SMALL_FILES = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (5000, 5000)); " + RUN


STARTED: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def _nothing_runs_on() -> Iterator[None]:
    """What a failed test has started would take the processors from all that come after."""
    yield
    for one in STARTED:
        if one.poll() is None:
            os.killpg(one.pid, signal.SIGKILL)
            one.communicate()
    STARTED.clear()


def start(*arguments: str, code: str = RUN) -> subprocess.Popen[str]:
    """The command in a process group of its own, as a terminal starts it."""
    one = subprocess.Popen(
        [sys.executable, "-B", "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    STARTED.append(one)
    return one


def wait_for(folder: Path, pattern: str) -> None:
    """Until there is such a file; a run that ends before has failed the test anyway."""
    for _ in range(600):
        if any(folder.glob(pattern)):
            return
        time.sleep(0.1)
    raise AssertionError(f"no {pattern}")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("whole_group", [True, False])
def test_ctrl_c_leaves_nothing_and_says_one_word(
    two_areas: Path, elsewhere: Path, jobs: str, whole_group: bool
) -> None:
    many = start("simulate", str(two_areas), "--replications", "5000", "--jobs", jobs, "--out", "new/run")
    wait_for(elsewhere, "new/.run.*/records/work.parquet")
    if whole_group:
        os.killpg(many.pid, signal.SIGINT)  # as the terminal does
    else:
        many.send_signal(signal.SIGINT)
    out, said = many.communicate(timeout=120)
    assert many.returncode == 130
    assert said.splitlines() == [
        "Simulating two-areas: 2 areas, 5000 replications, seed 2010.",
        "Stopped.",
    ]
    assert out == ""
    assert list(elsewhere.iterdir()) == []


def test_ctrl_c_leaves_the_run_that_was_to_be_replaced(two_areas: Path, elsewhere: Path) -> None:
    assert simulate(two_areas, "--out", "run") == 0
    before = (elsewhere / "run" / "manifest.json").read_bytes()
    many = start("simulate", str(two_areas), "--replications", "5000", "--jobs", "1", "--out", "run", "--overwrite")
    wait_for(elsewhere, ".run.*/records/work.parquet")
    many.send_signal(signal.SIGINT)
    many.communicate(timeout=120)
    assert many.returncode == 130
    assert [entry.name for entry in elsewhere.iterdir()] == ["run"]
    assert (elsewhere / "run" / "manifest.json").read_bytes() == before


def test_a_full_disk_is_one_message_and_leaves_nothing(two_areas: Path, elsewhere: Path) -> None:
    # a limit on the size of a file fails a write as a full disk does
    full = start("simulate", str(two_areas), "--replications", "2", "--jobs", "1", "--out", "run", code=SMALL_FILES)
    _, said = full.communicate(timeout=120)
    assert full.returncode == 2
    assert said.splitlines()[1:] == [
        "Error: run: A run cannot be written here (File too large).",
        "  What to do: Check free space and permissions, or name another folder with --out. Nothing was left behind.",
    ]
    assert list(elsewhere.iterdir()) == []
