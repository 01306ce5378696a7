"""The notebooks as they are handed on: nothing run in them, no code to read, and they run."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PLANNER = NOTEBOOKS / "planner" / "what-if.ipynb"
ALL = sorted(path for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
WIDGETS = "application/vnd.jupyter.widget-state+json"
Cell = dict[str, Any]


def faults(notebook: dict[str, Any]) -> list[str]:
    """What a notebook that is handed on must not hold."""
    found = []
    if notebook["metadata"].get("kernelspec", {}).get("name") != "python3":
        found.append("another kernel than python3")
    if "widgets" in notebook["metadata"]:
        found.append("the state of widgets")
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        if cell["outputs"]:
            found.append("an output")
        if cell["execution_count"] is not None:
            found.append("an execution count")
        if any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(ast.parse(source))):
            found.append("a function")
        if cell["metadata"].get("jupyter", {}).get("source_hidden") and not source.startswith("# "):
            found.append("a hidden cell whose first line is no sentence")
    return found


def code_cell(source: str = "# The form\nshow()", **more: Any) -> Cell:
    return {"cell_type": "code", "source": source, "outputs": [], "execution_count": None, "metadata": {}} | more


def notebook_of(*cells: Cell, **metadata: Any) -> dict[str, Any]:
    return {"metadata": {"kernelspec": {"name": "python3"}} | metadata, "cells": list(cells)}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_notebook_is_handed_on_clean(path: Path) -> None:
    assert faults(json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("notebook", "fault"),
    [
        (notebook_of(code_cell(outputs=[{"output_type": "stream"}])), "an output"),
        (notebook_of(code_cell(execution_count=3)), "an execution count"),
        (notebook_of(code_cell("def show():\n    pass")), "a function"),
        (notebook_of(code_cell("show()", metadata={"jupyter": {"source_hidden": True}})),
         "a hidden cell whose first line is no sentence"),
        (notebook_of(kernelspec={"name": "ir"}), "another kernel than python3"),
        (notebook_of(widgets={}), "the state of widgets"),
    ],
)  # fmt: skip
def test_a_notebook_that_is_not_clean_would_be_found(notebook: dict[str, Any], fault: str) -> None:
    assert faults(notebook) == [fault]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_notebook_is_one_its_own_format_allows(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert nbformat.validator.isvalid(notebook)


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The planner's notebook after all its cells were run."""
    from nbclient import NotebookClient

    folder = tmp_path_factory.mktemp("planner")
    shutil.copy(PLANNER, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        notebook = nbformat.read(folder / PLANNER.name, as_version=4)
        client = NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(folder)}})
        return client.execute()


def test_the_planner_notebook_runs_without_an_error(executed: Any) -> None:
    outputs = [output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []
    assert sum("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in outputs) == 1


def test_the_planner_notebook_shows_sliders_and_a_first_answer(executed: Any) -> None:
    states = [model["state"] for model in executed.metadata.widgets[WIDGETS]["state"].values()]
    sliders = [state for state in states if state["_model_name"] == "IntSliderModel"]
    assert len(sliders) == 5
    assert all(state["description"] and state["description"] in state["tooltip"] for state in sliders)
    shown = "".join(state["value"] for state in states if state["_model_name"] == "HTMLModel")
    assert "As it is, " in shown
    assert "Hours delivered" in shown
    assert "forecasts nobody" in shown
