"""What start.py says of a Python or a computer that will not do; that any Python can read it; how it ends."""

from __future__ import annotations

import ast
import platform
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import setting_up
import start
from troubles import Stopped

ROOT = Path(__file__).resolve().parents[2]
INSTALL = "What to do: install one of these from python.org (your IT desk may do it for you), then start again."


@pytest.mark.parametrize("version", ["2.7.18", "3.7.16", "3.10.13", "3.14.0"])
def test_another_python_is_told_its_version_and_what_to_install(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(sys, "version_info", tuple(int(part) for part in version.split(".")))
    monkeypatch.setattr(sys, "version", f"{version} (main, Nov 25 2026)")
    assert start.unsuited() == f"This kit needs Python 3.11, 3.12 or 3.13; this is Python {version}.\n{INSTALL}"


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 9)])
def test_the_pythons_of_the_project_will_do(monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    assert start.unsuited() == ""


def test_the_oldest_and_the_newest_python_are_those_of_the_project() -> None:
    assert 'requires-python = ">=3.11,<3.14"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert (start.OLDEST, start.NEWEST) == ((3, 11), (3, 13))


def test_a_python_for_32_bits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    assert start.unsuited() == (
        f"This kit needs a Python for 64 bits (x64), 3.11, 3.12 or 3.13; this is another.\n{INSTALL}"
    )


def test_a_python_for_arm_on_windows_is_told_to_be_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_platform", lambda: "win-arm64")
    assert start.unsuited().startswith("This kit needs a Python for 64 bits (x64)")


@pytest.mark.parametrize(("machine", "will_do"), [("x86_64", False), ("arm64", True)])
def test_a_mac_with_an_intel_processor_is_told(monkeypatch: pytest.MonkeyPatch, machine: str, will_do: bool) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert (start.unsuited() == "") == will_do
    if not will_do:
        assert start.unsuited() == (
            "This kit needs a Mac with Apple silicon (M1 or later), and a Python made for it.\n"
            "What to do: use another computer, or install Python 3.11, 3.12 or 3.13 from python.org on an Apple "
            "silicon Mac."
        )


def test_a_python_without_what_environments_need_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 12, 3))
    monkeypatch.setattr(start, "PARTS", ("ssl", "no_such_part", "sqlite3"))
    assert start.unsuited() == (
        "This Python lacks what the kit needs: no_such_part.\n"
        "What to do: on Debian and Ubuntu type sudo apt install python3.12-venv in a terminal; elsewhere install "
        "Python anew from python.org. Then start again."
    )


def too_new(source: str) -> list[str]:
    """What Python 2.7 could not read."""
    nodes = list(ast.walk(ast.parse(source)))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.Starred, ast.AsyncFunctionDef, ast.Match)
    found = [type(node).__name__ for node in nodes if isinstance(node, newer)]
    arguments = [node for node in nodes if isinstance(node, ast.arguments)]
    found += ["annotation" for node in nodes if isinstance(node, ast.arg) and node.annotation]
    found += ["annotation" for node in nodes if isinstance(node, ast.FunctionDef) and node.returns]
    found += ["keyword-only" for node in arguments if node.kwonlyargs or node.posonlyargs]
    prints = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"]
    found += ["print" for node in prints if len(node.args) != 1 or node.keywords]
    imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    return found + ["future"] * len(imports) + ["not ASCII"] * (not source.isascii())


def test_any_python_can_read_start_py_and_so_say_that_it_will_not_do() -> None:
    assert too_new((ROOT / "kit" / "start.py").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source", ['f"{1}"', "a: int = 1", "def f(a: int): pass", "def f() -> int: pass", "print(1, 2)", "'ü'", "(a := 1)"]
)
def test_what_an_old_python_cannot_read_would_be_found(source: str) -> None:
    assert len(too_new(source)) == 1


# --- how it ends


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """The parts of a start, each a function that may be changed; `done` lists those that ran."""
    import opening
    import places

    done: list[str] = []
    monkeypatch.setattr(places, "place_of", lambda kit: tmp_path)
    monkeypatch.setattr(setting_up, "set_up", lambda kit, place: done.append("set up"))
    monkeypatch.setattr(opening, "open_notebooks", lambda kit, place: done.append("opened") or 0)
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    monkeypatch.setattr(start.signal, "signal", lambda number, handler: None)
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **how: None, raising=False)
    return {"done": done}


def test_it_sets_up_then_opens(steps: dict[str, Any]) -> None:
    assert start.main([]) == 0
    assert steps["done"] == ["set up", "opened"]


def test_set_up_only_stops_before_the_browser(steps: dict[str, Any]) -> None:
    assert start.main(["--set-up-only"]) == 0
    assert steps["done"] == ["set up"]


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [(Stopped("The disk.\nWhat to do."), 2, "\nThe disk.\nWhat to do.\n\n"), (KeyboardInterrupt(), 0, "\nStopped.\n")],
)
def test_what_stops_a_start_is_a_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    status: int,
    said: str,
) -> None:
    def stops(kit: str, place: Path) -> None:
        raise raised

    monkeypatch.setattr(setting_up, "set_up", stops)
    assert start.main([]) == status
    assert capsys.readouterr().out == said


def test_an_unsuited_python_ends_with_status_2_and_nothing_done(
    steps: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "unsuited", lambda: "Not this one.")
    assert start.main([]) == 2
    assert (capsys.readouterr().out, steps["done"]) == ("\nNot this one.\n\n", [])


def test_to_be_ended_is_to_be_stopped_in_order() -> None:
    with pytest.raises(KeyboardInterrupt):
        start.be_stopped(15, None)


def test_no_file_that_starts_the_kit_is_long() -> None:
    for path in (ROOT / "kit").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 200, path.name
