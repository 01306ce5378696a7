"""How the house is built: who may use which library, how long a module may be, what it may be called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from rightmix_sim.cli.status import FAILED, INTERRUPTED
from rightmix_sim.errors import RightmixError

LONGEST_MODULE = 300  # lines
REASON = "Over 300 lines because"
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
ONLY_IN = {
    "simpy": "model",
    "matplotlib": "charts",
    "ipywidgets": "forms",
    "anywidget": "forms",
    "IPython": "forms",
    "nbgrader": "course/with_nbgrader",
}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def lies_in(path: str, room: str) -> bool:
    return path.startswith(f"{room}/") or path == f"{room}.py"


@pytest.mark.parametrize(("library", "home"), ONLY_IN.items())
def test_a_library_is_imported_in_its_own_room_only(modules: dict[str, ast.Module], library: str, home: str) -> None:
    elsewhere = [path for path, tree in modules.items() if not lies_in(path, home) and library in imported(tree)]
    assert elsewhere == []


def test_every_status_of_a_command_has_a_name(modules: dict[str, ast.Module]) -> None:
    """The numbers stand in `cli/status.py`, and the docstring of `cli` says what each means."""
    calls = [(path, node) for path, tree in modules.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    exits = [(path, node) for path, node in calls if ast.unparse(node.func) in ("typer.Exit", "Exit", "sys.exit")]
    assert len(exits) > 3
    assert [path for path, node in exits if any(isinstance(one, ast.Constant) for one in node.args)] == []
    said = ast.get_docstring(modules["cli/__init__.py"]) or ""
    assert [status for status in (0, FAILED, RightmixError.exit_status, INTERRUPTED) if f" {status} " not in said] == []


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("rightmix_sim", cache_dir=None)
    needs = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])))
    assert "rightmix_sim.errors" in order


def test_no_module_is_over_300_lines_without_saying_why(root: Path, modules: dict[str, ast.Module]) -> None:
    def lines(path: str) -> int:
        return len((root / "src" / "rightmix_sim" / path).read_text(encoding="utf-8").splitlines())

    too_long = {
        path: lines(path)
        for path, tree in modules.items()
        if lines(path) > LONGEST_MODULE and REASON not in (ast.get_docstring(tree) or "")
    }
    assert too_long == {}


def test_no_module_has_a_name_that_says_nothing(tracked: list[Path], root: Path) -> None:
    python = [path.relative_to(root) for path in tracked if path.suffix == ".py"]
    assert [str(path) for path in python if VAGUE_NAMES & {*path.parts[:-1], path.stem}] == []


def test_every_module_says_in_its_docstring_what_it_is(modules: dict[str, ast.Module]) -> None:
    assert [path for path, tree in modules.items() if not ast.get_docstring(tree)] == []
