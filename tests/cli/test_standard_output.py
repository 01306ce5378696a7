"""Standard output that cannot be written is one message and status 2; one that is closed is nowhere."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.cli.standard_output import output_watched
from rightmix_sim.errors import OutputError

RUN = f"'{sys.executable}' -c 'import sys; from rightmix_sim.cli import main; sys.exit(main())'"
COMMANDS = ["levers list", "levers list --json", "model describe", "scenarios list", "--help", "--version"]
FULL = (
    "Error: standard output: cannot be written (No space left on device).\n"
    "  What to do: Check free space where it goes, or send it elsewhere.\n"
)


def shell(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_on_a_full_disk_is_one_message(command: str) -> None:
    done = shell(f"{RUN} {command} >/dev/full")
    assert (done.returncode, done.stderr) == (2, FULL)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_with_its_output_closed_runs_as_ever(command: str) -> None:
    done = shell(f"{RUN} {command} >&-")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_with_its_error_closed_runs_as_ever(elsewhere: Path, two_areas: Path) -> None:
    simulated = f"simulate '{two_areas}' --replications 1 --jobs 1 --out run"
    assert shell(f"{RUN} {simulated} >&- 2>&-").returncode == 0
    assert (elsewhere / "run" / "manifest.json").exists()


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    done = shell(f"{RUN} levers list --json | head -1")
    assert (done.stdout, done.stderr) == ("[\n", "")


class Full(io.StringIO):
    def write(self, text: str, /) -> int:
        raise OSError(28, "No space left on device")


def test_an_error_of_something_else_is_not_taken_for_one_of_standard_output() -> None:
    with pytest.raises(OSError, match="No space left") as raised, output_watched():
        Full().write("a pool of processes, say")
    assert not isinstance(raised.value, OutputError)


def test_after_the_command_standard_output_is_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stdout", kept)
    assert main(["--version"]) == 0
    assert sys.stdout is kept
    assert kept.getvalue().startswith("rightmix ")


def test_what_has_refused_once_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["--version"]) == 2
    assert sys.stdout.write("more") == 4
