"""Opening the browser: on a new JupyterLab or on the one that runs already, with the address said in any case."""

from __future__ import annotations

import json
import subprocess
import urllib.error
import webbrowser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import opening
import pytest
from opening import apart, command, open_notebooks, running, show, stop
from troubles import Stopped

ADDRESS = "http://127.0.0.1:8888/lab/tree/home.ipynb?token=abc"


class Lab:
    """A JupyterLab that only pretends: it ends with a status, at once or when it is waited for without end."""

    def __init__(self, *, ended: int | None = None) -> None:
        self.ended, self.told = ended, []

    def wait(self, seconds: float | None = None) -> int:
        if self.ended is None and seconds is not None:
            raise subprocess.TimeoutExpired("lab", seconds)
        return self.ended or 0

    def terminate(self) -> None:
        self.told.append("terminate")
        self.ended = 0

    def kill(self) -> None:
        self.told.append("kill")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The addresses that the browser was asked to open."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", addresses.append)
    monkeypatch.setattr(opening, "own_folder", lambda: tmp_path / "own")
    return addresses


def started(monkeypatch: pytest.MonkeyPatch, lab: Lab, *addresses: str) -> list[Any]:
    """Let Popen give this lab, and `running` these addresses, one after the other; what Popen was given comes back."""
    given: list[Any] = []
    answers = iter(addresses)
    monkeypatch.setattr(subprocess, "Popen", lambda words, **how: given.append((words, how)) or lab)
    monkeypatch.setattr(opening, "running", lambda notebooks, settings: next(answers))
    return given


def test_it_waits_until_jupyterlab_answers_and_opens_the_browser(
    kit: Path, place: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = started(monkeypatch, Lab(), "", "", ADDRESS)
    assert open_notebooks(kit, place) == 0
    assert opened == [ADDRESS]
    assert capsys.readouterr().out == (
        "Starting ...\n"
        "\nThe kit opens in your browser. If it does not, copy this address into the browser:\n"
        f"\n    {ADDRESS}\n"
        "\nLeave this window open while you work; close it when you are done.\n"
    )
    assert f"--ServerApp.root_dir={kit.parent / 'notebooks'}" in given[0][0]
    assert given[0][1]["stdin"] == subprocess.DEVNULL


def test_a_second_start_opens_the_browser_again_and_nothing_else(
    kit: Path, place: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = started(monkeypatch, Lab(), ADDRESS)
    assert open_notebooks(kit, place) == 0
    assert (opened, given) == ([ADDRESS], [])
    assert "The kit is running already, in another window; that one must stay open." in capsys.readouterr().out


def test_a_jupyterlab_that_ends_at_once_is_told_with_its_log(
    kit: Path, place: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started(monkeypatch, Lab(ended=1), "", "")
    with pytest.raises(Stopped) as stopped:
        open_notebooks(kit, place)
    assert str(stopped.value) == (
        "The kit could not be opened: something went wrong.\n"
        "What to do: start again; if it happens again, show the last line to your IT desk.\n"
        "In the words of the system: JupyterLab ended with status 1"
    )
    assert opened == []
    assert (tmp_path / "own" / "settings" / "last-start-abc.log").is_file()


@pytest.mark.usefixtures("opened")
def test_ctrl_c_while_it_runs_ends_jupyterlab_in_order(kit: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = Lab()
    started(monkeypatch, lab, "", ADDRESS)

    def interrupted(address: str, stays: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "show", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_notebooks(kit, place)
    assert lab.told == ["terminate"]


@pytest.mark.usefixtures("opened")
def test_ctrl_c_before_it_answers_ends_jupyterlab_too(kit: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab, looks = Lab(), []
    started(monkeypatch, lab)

    def interrupted(notebooks: Path, settings: Path) -> str:
        looks.append(settings)
        if len(looks) == 2:
            raise KeyboardInterrupt
        return ""

    monkeypatch.setattr(opening, "running", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_notebooks(kit, place)
    assert lab.told == ["terminate"]


def test_a_jupyterlab_that_does_not_end_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    lab = Lab()
    monkeypatch.setattr(lab, "terminate", lambda: lab.told.append("terminate"))
    stop(lab)  # type: ignore[arg-type]
    assert lab.told == ["terminate", "kill"]


def test_a_browser_that_cannot_be_opened_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none(address: str) -> bool:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", none)
    show(ADDRESS, "Stay.")
    assert f"    {ADDRESS}\n" in capsys.readouterr().out


def test_it_listens_on_this_computer_only_and_opens_no_browser_itself(place: Path, tmp_path: Path) -> None:
    words = command(tmp_path, place)
    assert words[:3] == [str(place / "environment" / "bin" / "python"), "-m", "jupyterlab"]
    assert {"--no-browser", "--ServerApp.ip=127.0.0.1"} <= set(words)
    assert not any("port" in word or "token" in word for word in words)  # the first is found, the second not for `ps`


def test_settings_of_the_kit_are_kept_apart_from_somebodys_own(tmp_path: Path) -> None:
    given = apart(tmp_path)
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    assert [given[name] for name in names] == [
        str(tmp_path / kind) for kind in ("config", "data", "runtime", "ipython")
    ]


# --- finding the one that runs


class Opener:
    """Answers the addresses it is given, refuses all others."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    def open(self, address: str, timeout: float) -> Any:
        if address not in self.addresses:
            raise urllib.error.URLError("refused")
        return nullcontext()


def note(settings: Path, number: int, content: object) -> None:
    folder = settings / "runtime"
    folder.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / f"jpserver-{number}.json").write_text(text, encoding="utf-8")


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """One server answers, at port 8889 with the token abc."""
    opener = Opener("http://127.0.0.1:8889/api/status?token=abc")
    monkeypatch.setattr(opening.urllib.request, "build_opener", lambda *handlers: opener)


@pytest.mark.usefixtures("answering")
def test_the_one_that_answers_and_shows_these_notebooks_is_found(tmp_path: Path) -> None:
    notebooks, other = tmp_path / "notebooks", tmp_path / "other"
    notebooks.mkdir()
    other.mkdir()
    answers = {"url": "http://127.0.0.1:8889/", "token": "abc"}
    note(tmp_path, 1, {**answers, "url": "http://127.0.0.1:8888/", "root_dir": str(notebooks)})  # is gone
    note(tmp_path, 2, {**answers, "root_dir": str(other)})
    note(tmp_path, 3, {**answers, "root_dir": str(tmp_path / "deleted")})
    assert running(notebooks, tmp_path) == ""
    note(tmp_path, 4, {**answers, "root_dir": str(notebooks)})
    assert running(notebooks, tmp_path) == "http://127.0.0.1:8889/lab/tree/home.ipynb?token=abc"


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"url": "http://127.0.0.1:8889/"}'])
def test_a_note_that_cannot_be_read_is_passed_over(tmp_path: Path, content: str) -> None:
    note(tmp_path, 1, content)
    assert running(tmp_path, tmp_path) == ""


def test_where_nothing_ever_ran_nothing_is_found(tmp_path: Path) -> None:
    assert running(tmp_path, tmp_path / "settings") == ""
