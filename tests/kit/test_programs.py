"""Running programs for the kit: into the log, one start at a time, and nothing of somebody's own Python in them."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import programs
import pytest
from programs import alone, run, surroundings, took, waited
from troubles import Stopped, explained


@pytest.fixture
def lock(tmp_path: Path) -> Any:
    with alone(tmp_path) as held:
        yield held


def test_what_a_program_says_goes_into_the_log(tmp_path: Path, lock: Any) -> None:
    log = tmp_path / "log"
    log.write_text("first\n")
    run(log, lock, sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)")
    assert sorted(log.read_text().splitlines()) == ["err", "first", "out"]


def test_a_program_that_fails_is_told_with_its_status(tmp_path: Path, lock: Any) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(tmp_path / "log", lock, sys.executable, "-c", "raise SystemExit(3)")
    assert failed.value.returncode == 3


def test_a_long_program_shows_dots(
    tmp_path: Path, lock: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([None, None, 0])
    monkeypatch.setattr(programs, "waited", lambda program: next(answers))
    run(tmp_path / "log", lock, sys.executable, "-c", "")
    assert capsys.readouterr().out == ".."


def test_a_start_that_is_stopped_stops_its_program(tmp_path: Path, lock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def stop(program: subprocess.Popen[bytes]) -> int:
        seen.append(program)
        raise KeyboardInterrupt

    monkeypatch.setattr(programs, "waited", stop)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "log", lock, sys.executable, "-c", "import time; time.sleep(600)")
    assert seen[0].returncode not in (None, 0)


def test_a_program_that_still_runs_has_no_status() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as program:
        assert waited(program, 0.01) is None
        program.communicate(b"\n")
    assert waited(program) == 0


def test_the_second_of_two_starts_waits_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = (tmp_path / "one-at-a-time.lock").open("ab")
    assert took(first)
    waits = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            first.close()

    monkeypatch.setattr(time, "sleep", wait)
    with alone(tmp_path):
        assert waits == [1, 1]
    assert capsys.readouterr().out == "The kit is just being started in another window. Waiting for it ...\n"


def test_a_lock_is_let_go_even_when_something_is_raised(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no"), alone(tmp_path):
        raise OSError("no")
    with (tmp_path / "one-at-a-time.lock").open("ab") as again:
        assert took(again)


def test_a_program_whose_start_was_killed_still_holds_the_lock(tmp_path: Path) -> None:
    with alone(tmp_path) as lock:
        held = subprocess.Popen(
            [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock.fileno(),)
        )  # as run() starts it
    with (tmp_path / "one-at-a-time.lock").open("ab") as second:
        assert not took(second)
        held.communicate(b"\n")
        assert took(second)


def test_run_hands_the_lock_on(tmp_path: Path, lock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []
    real = subprocess.Popen

    def note(*command: Any, **how: Any) -> Any:
        given.append(how["pass_fds"])
        return real(*command, **how)

    monkeypatch.setattr(subprocess, "Popen", note)
    run(tmp_path / "log", lock, sys.executable, "-c", "")
    assert given == [(lock.fileno(),)]


def test_a_disk_that_knows_no_locks_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert took(io.BytesIO())


def test_nothing_of_somebodys_own_python_or_jupyter_gets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = ["PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "IPYTHONDIR", "PIP_TARGET"]
    for name in theirs:
        monkeypatch.setenv(name, "theirs")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid:8080")
    given = surroundings(IPYTHONDIR="ours")
    assert [given.get(name) for name in theirs] == [None, None, None, None, "ours", None]
    assert (given["PIP_USER"], given["HTTPS_PROXY"]) == ("0", "http://proxy.invalid:8080")


# --- what the log tells


@pytest.mark.parametrize(
    ("logged", "why"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "the disk is full."),
        ("OSError: [WinError 112] There is not enough space on the disk", "the disk is full."),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "your network shows a certificate"),
        ("ProxyError('Cannot connect to proxy.')", "the proxy of your network"),
        ("NameResolutionError: Failed to resolve", "nothing could be fetched"),
        ("ReadTimeoutError: Read timed out.", "nothing could be fetched"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "what was fetched is not"),
        ("NewConnectionError, retried\nTHESE PACKAGES DO NOT MATCH THE HASHES", "what was fetched is not"),
        ("ERROR: No matching distribution found for llvmlite==0.50.0", "there is nothing for this system"),
        ("HINT: This error might have occurred since this system does not have Windows Long Path support", "a path is"),
        ("OSError: [WinError 5] Access is denied", "this computer did not allow it."),
        ("Segmentation fault", "something went wrong."),
    ],
)
def test_the_window_says_what_the_log_tells(tmp_path: Path, logged: str, why: str) -> None:
    log = tmp_path / "set-up.log"
    log.write_text(f"begun\n{logged}\n", encoding="utf-8")
    first, do, where = explained(subprocess.CalledProcessError(1, "pip"), log).splitlines()
    assert first.startswith(f"The kit could not be set up: {why}")
    assert do.startswith("What to do: ")
    assert where == f"The whole story stands in {log}"


def test_without_a_log_the_words_of_the_system_are_given(tmp_path: Path) -> None:
    said = explained(PermissionError(13, "Permission denied"), tmp_path / "none.log", "opened")
    assert said == (
        "The kit could not be opened: this computer did not allow it.\n"
        "What to do: ask your IT desk to allow Python a folder of its own, or to name one in the variable "
        "RIGHTMIX_PLACE.\n"
        "In the words of the system: [Errno 13] Permission denied"
    )
    assert str(Stopped(said)) == said
