"""The command itself: its statuses, its messages, and that asking for help is quick."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightmix_sim import __version__
from rightmix_sim.cli import app, main
from rightmix_sim.errors import InputError

SLOW_LIBRARIES = {"numba", "pandas", "matplotlib", "scipy", "pyarrow", "ipywidgets", "IPython"}


@pytest.fixture
def failing() -> Iterator[None]:
    """The command line with one more command, `fail HOW`."""
    before = list(app.registered_commands)

    @app.command("fail")
    def fail(how: str) -> None:
        if how == "interrupt":
            raise KeyboardInterrupt
        raise InputError("The register is empty.", file="area.toml", place="areas.elm.register", value=0)

    yield
    app.registered_commands[:] = before


def test_the_installed_command_tells_its_version() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("rightmix")), "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"rightmix {__version__}\n"


def test_what_a_terminal_cannot_show_is_a_question_mark_and_not_the_end(tmp_path: Path) -> None:
    history = tmp_path / "history.yaml"
    history.write_text(
        "person: {sex: male, born: 1975-03-02, at_risk_from: 2009-05-01}\n"
        "appearances: [{date: 2008-11-03, outcome: conviction, index: true,\n"
        "  offences: [{title: 'Caf\u00e9 \U0001f600', nature: [sexual], committed: 2008-02-10}]}]\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [str(Path(sys.executable).with_name("rightmix")), "score", str(history)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Caf? ?" in done.stdout


def test_plain_rightmix_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Usage: rightmix")


def test_a_wrong_command_is_one_message_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-command"]) == 2
    assert capsys.readouterr().err == (
        "Error: No such command 'no-such-command'.\n  What to do: see `rightmix --help`.\n"
    )


@pytest.mark.usefixtures("failing")
def test_input_that_cannot_be_used_is_one_message_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail", "badly"]) == 2
    said = capsys.readouterr()
    assert said.err == "Error: area.toml: areas.elm.register: The register is empty. Found: 0.\n"
    assert said.out == ""


@pytest.mark.usefixtures("failing")
def test_ctrl_c_is_one_word_and_status_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail", "interrupt"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.usefixtures("failing")
def test_a_missing_argument_is_one_message_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Error: Missing argument")
    assert "see `rightmix fail --help`" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["simulate", "x", "--replications", "abc"], "--replications: This must be a whole number. Found: 'abc'."),
        (["simulate", "x", "--seed", "1.5"], "--seed: This must be a whole number. Found: '1.5'."),
        (["simulate", "x", "--jobs", ""], "--jobs: This must be a whole number. Found: ''."),
        (["plans", "reference", "x", "--om-hours", "many"], "--om-hours: This must be a number. Found: 'many'."),
        (
            ["simulate", "x", "--seed", "9" * 5000],
            f"--seed: This must be a whole number of fewer digits. Found: '{'9' * 60}…'.",
        ),
    ],
)
def test_a_value_that_is_no_number_is_named_with_its_option(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main(arguments) == 2
    error, do = capsys.readouterr().err.splitlines()
    assert error == f"Error: {told}"
    assert do.startswith("  What to do: see `rightmix ")


def test_help_loads_none_of_the_slow_libraries() -> None:
    code = "import sys; from rightmix_sim.cli import main; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "typer" in loaded
    assert loaded & SLOW_LIBRARIES == set()
