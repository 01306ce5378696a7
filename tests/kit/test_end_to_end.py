"""The kit as a trainee has it: unpacked, started with its start file, opened in a browser. `make soak`; minutes."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kit.build import STARTERS, write_kit

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="the start file of Windows waits for a key"),
]
PATIENCE = 1800  # seconds that a set-up may take where everything is fetched over a slow connection
STARTER = STARTERS[1] if sys.platform == "darwin" else STARTERS[2]


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack as a file manager does, with the modes that are written there."""
    with zipfile.ZipFile(archive) as kit:
        for entry in kit.infolist():
            Path(kit.extract(entry, folder)).chmod(entry.external_attr >> 16)
    return folder / "rightmix-kit"


class Start:
    """One double-click: the start file with a browser that only writes its address down."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.said, self.address = home / f"said-{time.monotonic_ns()}", home / "address"
        browser = home / "browser"
        browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" >{shlex.quote(str(self.address))}\n')
        browser.chmod(0o755)
        mine = home / "bin"
        mine.mkdir(exist_ok=True)
        if not (python := mine / "python3.13").exists():  # the first that it tries
            python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
            python.chmod(0o755)
        settings = {"HOME": str(home), "XDG_DATA_HOME": str(home / "my data"), "BROWSER": f"'{browser}' %s"}
        settings |= {"PATH": f"{mine}{os.pathsep}{os.environ['PATH']}", "HTTP_PROXY": "http://127.0.0.1:9"}
        with self.said.open("w", encoding="utf-8") as said:
            self.program = subprocess.Popen(
                [str(folder / STARTER)],
                env=os.environ | settings,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def wait(self) -> str:
        """The address that the browser was given."""
        until = time.monotonic() + PATIENCE
        while not (self.address.is_file() and self.address.read_text()):
            assert self.program.poll() is None and time.monotonic() < until, self.said.read_text(encoding="utf-8")
            time.sleep(0.5)
        return self.address.read_text()

    def stop(self) -> int:
        """Ctrl-C, as the window passes it on."""
        os.killpg(self.program.pid, signal.SIGINT)
        return self.program.wait(60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built kit, unpacked into a folder with a blank and an umlaut in its name."""
    scratch = tmp_path_factory.mktemp("kit")
    write_kit(scratch / "rightmix-kit.zip")
    return unpack(scratch / "rightmix-kit.zip", scratch / "Meine Übungen")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of somebody whose own IPython and Jupyter would be in the way."""
    home = tmp_path_factory.mktemp("home")
    startup = home / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00-theirs.py").write_text("raise SystemExit('theirs')\n")
    return home


def test_a_trainee_unpacks_double_clicks_and_sees_the_list_and_an_exercise(
    page: Page, folder: Path, home: Path
) -> None:
    first = Start(folder, home)
    page.set_default_timeout(90_000)
    page.goto(first.wait())
    page.get_by_role("link", name="Warm-up: finding your way in a file and a form").click()
    page.locator(".rm-exercise:visible .rm-steps").wait_for()
    said = first.said.read_text(encoding="utf-8")
    assert "  4 of 4: getting the model ready " in said
    assert "Leave this window open while you work; close it when you are done." in said

    (home / "address").unlink()
    second = Start(folder, home)  # double-clicked again while it runs
    assert second.wait() in said
    assert second.program.wait(60) == 0
    assert "The kit is running already" in second.said.read_text(encoding="utf-8")

    assert first.stop() == 0
    assert first.said.read_text(encoding="utf-8").endswith("\nStopped.\n")
    assert not list(folder.rglob("__pycache__"))

    (home / "address").unlink()
    moved = folder.rename(folder.with_name("moved"))
    third = Start(moved, home)  # set up once for all, wherever the folder is
    page.goto(third.wait())
    page.get_by_role("link", name="Warm-up: finding your way in a file and a form").wait_for()
    assert "1 of 4" not in third.said.read_text(encoding="utf-8")
    assert third.stop() == 0
