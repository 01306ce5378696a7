"""The files to double-click: which Python they take, and what they say where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX, MAC, WINDOWS = (
    "Start rightmix (Linux).sh",
    "Start rightmix (macOS).command",
    "Start rightmix (Windows).bat",
)
SHELL = [LINUX, MAC]
NEEDED = "This kit needs Python 3.11, 3.12 or 3.13.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unpacked folder with an odd name, and beside it a `bin` with nothing but what the start files call."""
    unpacked = tmp_path / "Übung & (1) 100% $x"
    (unpacked / "kit").mkdir(parents=True)
    (unpacked / "kit" / "start.py").write_text("")
    for name in SHELL:
        shutil.copy(ROOT / "kit" / name, unpacked)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "dirname"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    return unpacked


def add_python(folder: Path, name: str, *, suits: bool) -> None:
    """A Python that says whether it will do, and otherwise only what it was asked to run."""
    asked = "exit 0" if suits else "echo no >&2; exit 1"
    python = folder.parent / "bin" / name
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] && {{ {asked}; }}\necho "{name}: $*"\nexit 7\n')
    python.chmod(0o755)


def start(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(folder.parent / "bin" / "sh"), str(folder / name), *arguments],
        cwd="/",
        env={"PATH": str(folder.parent / "bin")},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", SHELL)
def test_the_newest_python_that_will_do_runs_start_py_and_its_status_is_kept(folder: Path, name: str) -> None:
    add_python(folder, "python3", suits=True)
    add_python(folder, "python3.11", suits=True)
    add_python(folder, "python3.12", suits=True)
    add_python(folder, "python3.13", suits=False)
    done = start(folder, name, "--set-up-only")
    assert (done.stdout, done.stderr, done.returncode) == (
        f"python3.12: {folder}/kit/start.py --set-up-only\n",
        "",
        7,
    )


@pytest.mark.parametrize(
    ("name", "do"),
    [
        (
            LINUX,
            "install one of these (on Debian and Ubuntu: sudo apt install python3 python3-venv), then start again.",
        ),
        (MAC, "install one of these from python.org (your IT desk may do it for you), then start again."),
    ],
)
def test_where_no_python_will_do_it_says_what_to_install(folder: Path, name: str, do: str) -> None:
    for python in ("python3.13", "python3.12", "python3.11", "python3"):
        add_python(folder, python, suits=False)
    done = start(folder, name)
    assert (done.stdout, done.stderr, done.returncode) == (f"{NEEDED}What to do: {do}\n", "", 2)


@pytest.mark.parametrize("name", SHELL)
def test_outside_its_folder_it_says_so(folder: Path, name: str) -> None:
    add_python(folder, "python3", suits=True)
    shutil.rmtree(folder / "kit")
    done = start(folder, name)
    said = "The folder kit is missing here. Unpack the downloaded file whole, then start again.\n"
    assert (done.stdout, done.returncode) == (said, 2)


@pytest.mark.parametrize("name", SHELL)
def test_a_shell_finds_no_fault_in_it_and_it_may_be_run(name: str) -> None:
    assert subprocess.run(["sh", "-n", str(ROOT / "kit" / name)], check=False).returncode == 0
    assert (ROOT / "kit" / name).stat().st_mode & 0o111 == 0o111


def test_the_mac_leaves_apples_own_python_alone() -> None:
    text = (ROOT / "kit" / MAC).read_text(encoding="ascii")
    assert '[ "$(command -v "$python")" = /usr/bin/python3 ] && continue' in text


# --- Windows, where only the text can be looked at


@pytest.fixture(scope="module")
def windows() -> str:
    return (ROOT / "kit" / WINDOWS).read_bytes().decode("ascii")


def test_the_windows_file_has_the_line_ends_of_windows(windows: str) -> None:
    assert windows.count("\n") == windows.count("\r\n") > 20


def test_the_windows_file_tries_each_python_before_it_runs_one(windows: str) -> None:
    assert "for %%v in (3.13 3.12 3.11) do call :try py -%%v" in windows
    assert "for %%v in (python python3) do call :try %%v" in windows
    assert 'call %* -c "%SUITS%" >nul 2>nul <nul' in windows  # that of the Store only says where to get it


def test_the_windows_file_asks_the_same_of_a_python_as_the_others(windows: str) -> None:
    suits = re.search(r'SUITS=(.*)"', windows)
    assert suits
    for name in SHELL:
        assert f"suits='{suits[1]}'" in (ROOT / "kit" / name).read_text(encoding="ascii")


def test_the_name_of_the_folder_stands_in_quotes_and_never_in_a_line_that_is_read_twice(windows: str) -> None:
    assert [line.strip() for line in windows.splitlines() if "%~dp0" in line] == ['pushd "%~dp0"']


def test_the_windows_file_stops_before_its_window_closes_whatever_went_wrong(windows: str) -> None:
    labels = [line for line in windows.splitlines() if line.startswith(":")]
    assert labels == [":try", ":no_python", ":not_whole", ":stopped"]
    assert windows.endswith(":stopped\r\npopd\r\npause\r\nexit /b 2\r\n")
    assert "if errorlevel 1 goto stopped" in windows
    for label in ("not_whole", "no_python"):
        assert f"goto {label}\r\n" in windows
