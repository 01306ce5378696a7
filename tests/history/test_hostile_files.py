"""Files that are too large, endless, not there or made to exhaust: one message, no traceback, little memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError
from rightmix_sim.history import read_history
from rightmix_sim.risk import rm2000
from tests.history.hostile_files import HOSTILE, Maker, fifty_megabytes, laughs, written

NOBODY = 65534  # the account without rights
COMMAND = [sys.executable, "-c", "from rightmix_sim.cli import main; raise SystemExit(main())"]

# Loads all that scoring needs, allows itself only so many more bytes, and scores.
SCORE_WITH_LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from rightmix_sim.cli import main
from rightmix_sim.history import read_history
from rightmix_sim.risk import rm2000
pages = int(Path("/proc/self/statm").read_text().split()[0])
allowed = pages * resource.getpagesize() + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
raise SystemExit(main(["score", sys.argv[2], "--json"]))
"""
LITTLE = 30_000_000  # bytes

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.fixture
def without_rights() -> Iterator[None]:
    """As somebody who may not read everything, as root may."""
    assert rm2000  # what the command loads is loaded: nobody might not be able to read it
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(NOBODY)
    except OSError:
        pytest.skip("root cannot be anybody else here")
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that does not outlive the test: what lies in it may be large."""
    made = tmp_path / "made"
    made.mkdir()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def hostile(request: pytest.FixtureRequest, folder: Path) -> tuple[Path, str]:
    """The file and its message. It is read without rights, but only once it is made."""
    make, expected = HOSTILE[request.param]
    path = make(folder)
    if "Permission denied" in expected:
        request.getfixturevalue("without_rights")
    return path, expected.replace("FILE", str(path)).replace("FOLDER", str(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="devices and links of Unix")
@pytest.mark.parametrize("hostile", HOSTILE, indirect=True)
def test_a_hostile_file_is_one_message_and_status_2(
    hostile: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, message = hostile
    with pytest.raises(InputError) as caught:
        read_history(path)
    assert str(caught.value) == message
    assert main(["score", str(path), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"Error: {message}\n"


def test_a_name_with_a_zero_byte_is_the_name_of_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_history(Path("his\0tory.yaml"))
    assert str(caught.value) == (
        "This cannot be the name of a file. Found: 'his\\x00tory.yaml'.\n  What to do: Check the name."
    )
    assert main(["score", "his\0tory.yaml", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Error: ")
    assert "Traceback" not in said.err


@linux
@pytest.mark.parametrize("make", [fifty_megabytes, written("laughs.yaml", laughs(9))], ids=["large", "laughs"])
def test_a_file_made_to_exhaust_the_memory_takes_little_of_it(make: Maker, folder: Path) -> None:
    path = make(folder)
    done = subprocess.run(
        [sys.executable, "-c", SCORE_WITH_LITTLE_MEMORY, str(LITTLE), str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr.startswith(f"Error: {path}: ")
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


@linux
def test_so_little_memory_would_not_hold_the_large_file(folder: Path) -> None:
    program = SCORE_WITH_LITTLE_MEMORY.replace("main(", "len(Path(sys.argv[2]).read_bytes()) or main(")
    arguments = [sys.executable, "-c", program, str(LITTLE), str(fifty_megabytes(folder))]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=False)
    assert "MemoryError" in done.stderr


@pytest.mark.parametrize("name", ["a folder", "100,000 brackets in JSON", "binary noise", "a thousand zero bytes"])
def test_a_real_process_ends_with_status_2_and_without_a_traceback(name: str, folder: Path) -> None:
    make, expected = HOSTILE[name]
    path = make(folder)
    done = subprocess.run(
        [*COMMAND, "score", str(path), "--json"], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: {expected.replace('FILE', str(path))}\n"


@linux
def test_a_name_that_is_not_text_is_one_message_too(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.yaml"
    done = subprocess.run([*COMMAND, "score", path, "--json"], capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"There is no such file." in done.stderr
    assert b"Traceback" not in done.stderr
