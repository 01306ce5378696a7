"""Notebooks that somebody spoilt, beside answers that are whole: the rows of what was tried against plain nbgrader."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from tests.course.hostile.offender import ASSIGNMENT, NOTEBOOK, WHOLE, Corpus, Offender, pickled

NOTEBOOKS = Corpus()
Notebook = dict[str, Any]

# What a cell would do if it were run. {canary} shows that it was; {course} is the folder of the course.
CODE = {
    "infinite_loop": "{canary}\nwhile True: pass",
    "hundred_megabytes_printed": "{canary}\nfor _ in range(1000): print('x' * 100_000)",
    "two_gigabytes": "{canary}\nkept = bytearray(2_000_000_000)",
    "os_exit": "{canary}\nimport os; os._exit(0)",
    "fork_bomb_cell": "{canary}\nimport os\nwhile True: os.fork()",
    "process_left_behind": "{canary}\nimport subprocess; subprocess.Popen(['sleep', '333'])",
    "asks_for_input": "{canary}\ninput('?')",
    "warning_on_stderr": "{canary}\nimport warnings; warnings.warn('old')",
    "reads_source": "{canary}\nprint(open({course!r} + '/source/ex2-rm2000/ex2-rm2000.ipynb').read())",
    "reads_the_secret": "{canary}\nprint(open({course!r} + '/secret').read())",
    "updates_gradebook": "{canary}\nimport sqlite3; b = sqlite3.connect({course!r} + '/gradebook.db')\n"
    "b.execute('update grade set extra_credit = 100'); b.commit()",
    "opens_a_socket": "{canary}\nimport socket; socket.create_connection(('127.0.0.1', 9))",
    "patched_marking": "{canary}\nimport rightmix_sim.exercises as e; e.mark = lambda *_: 17.0",
    "partial_credit_999": "{canary}\n999.0",
    "partial_credit_nan": "{canary}\nfloat('nan')",
    "test_replaced_by_its_points": "4.0",
    "shell_magic": "!touch {canaries}/shell\n%run other.py\n%%bash\ntouch {canaries}/bash",
}


def built(offender: Offender, change: Callable[[Notebook], Any]) -> str:
    """The trainer's notebook, cells that are marked and all, after a change: worse than any trainee can have."""
    notebook: Notebook = json.loads((offender.course.folder / "source" / ASSIGNMENT / NOTEBOOK).read_text())
    changed = change(notebook)
    return json.dumps(notebook if changed is None else changed)


def marked_cells(notebook: Notebook) -> list[Notebook]:
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def _registered_code(name: str, code: str) -> None:
    @NOTEBOOKS.fault(WHOLE, name=name)
    def make(offender: Offender) -> None:
        names = {"canary": offender.canary(), "canaries": offender.canaries, "course": str(offender.course.folder)}

        def change(notebook: Notebook) -> None:
            for cell in marked_cells(notebook):
                if cell["cell_type"] == "code":
                    cell["source"] = code.format(**names)
            first: Notebook = {
                "cell_type": "code",
                "id": "first",
                "metadata": {},
                "outputs": [],
                "execution_count": None,
            }
            notebook["cells"].insert(0, first | {"source": code.format(**names)})

        offender.submit(notebook=built(offender, change))


for _name, _code in CODE.items():
    _registered_code(_name, _code)


def _set(field: str, value: Any) -> Callable[[Notebook], None]:
    def change(notebook: Notebook) -> None:
        for cell in marked_cells(notebook):
            cell["metadata"]["nbgrader"][field] = value

    return change


def _duplicated(notebook: Notebook) -> None:
    notebook["cells"] += copy.deepcopy(marked_cells(notebook))


def _with_metadata(content: Notebook) -> Callable[[Notebook], None]:
    return lambda notebook: notebook["metadata"].update(content)


def _grade_id_removed(notebook: Notebook) -> None:
    for cell in marked_cells(notebook):
        del cell["metadata"]["nbgrader"]["grade_id"]


def _stripped(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def _turned(notebook: Notebook) -> None:
    for cell in marked_cells(notebook):
        cell["cell_type"] = "raw"


def _script_in_markdown(notebook: Notebook) -> None:
    notebook["cells"].insert(
        0, {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "<script>ran=1</script>"}
    )
    for cell in marked_cells(notebook):
        if cell["cell_type"] == "markdown":
            cell["source"] = "<img src=x onerror=ran=1>"


def _with_output(data: Notebook) -> Callable[[Notebook], None]:
    def change(notebook: Notebook) -> None:
        for cell in marked_cells(notebook):
            if cell["cell_type"] == "code":
                output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data}
                cell.update(outputs=[output], execution_count=1)

    return change


CHANGES: dict[str, Callable[[Notebook], Any]] = {
    "marked_cells_deleted": lambda notebook: notebook.update(
        cells=[cell for cell in notebook["cells"] if "nbgrader" not in cell["metadata"]]
    ),
    "duplicated_cell": _duplicated,
    "kernel_renamed": _with_metadata({"kernelspec": {"name": "own", "display_name": "Own", "language": "perl"}}),
    "kernel_missing": lambda notebook: notebook["metadata"].pop("kernelspec", None) and None,
    "schema_version_99": _set("schema_version", 99),
    "schema_version_1": _set("schema_version", 1),
    "points_999": _set("points", 999),
    "points_nan": _set("points", float("nan")),
    "test_marked_as_solution": _set("solution", True),
    "grade_id_removed": _grade_id_removed,
    "grade_id_of_a_path": _set("grade_id", "../../secret"),
    "all_metadata_stripped": _stripped,
    "cell_type_changed": _turned,
    "script_in_markdown": _script_in_markdown,
    "result_typed_in": _with_output({"text/plain": "4.0"}),
    "script_in_an_output": _with_output({"text/html": "<script>ran=1</script>", "text/plain": "1"}),
    "widget_state": _with_metadata({"widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"a": 1}}}}),
    "cells_is_a_text": lambda notebook: notebook.update(cells="none"),
    "nbformat_3": lambda notebook: {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [notebook]},
    "nbformat_99": lambda notebook: notebook.update(nbformat=99),
}


def _registered_change(name: str, change: Callable[[Notebook], Any]) -> None:
    NOTEBOOKS.fault(WHOLE, name=name)(lambda offender: offender.submit(notebook=built(offender, change)))


for _name, _change in CHANGES.items():
    _registered_change(_name, _change)


@NOTEBOOKS.fault(WHOLE)
def notebook_truncated(offender: Offender) -> None:
    offender.submit(notebook=built(offender, lambda _: None)[:-200])


@NOTEBOOKS.fault(WHOLE)
def notebook_empty(offender: Offender) -> None:
    offender.submit(notebook=b"")


@NOTEBOOKS.fault(WHOLE)
def notebook_in_utf16(offender: Offender) -> None:
    offender.submit(notebook=built(offender, lambda _: None).encode("utf-16"))


@NOTEBOOKS.fault(WHOLE)
def notebook_with_pickle_output(offender: Offender) -> None:
    change = _with_output({"application/octet-stream": pickled(offender.canary()), "text/plain": "1"})
    offender.submit(notebook=built(offender, change))


@NOTEBOOKS.fault(WHOLE, "was not there")
def notebook_renamed(offender: Offender) -> None:
    folder = offender.submit()
    (folder / NOTEBOOK).rename(folder / f"{ASSIGNMENT}-Copy1.ipynb")


@NOTEBOOKS.fault(WHOLE)
def notebook_is_a_fifo(offender: Offender) -> None:
    import os

    folder = offender.submit()
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)


@NOTEBOOKS.fault(WHOLE)
def notebook_is_a_link_to_the_secret(offender: Offender) -> None:
    folder = offender.submit()
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(offender.outside / "secret.txt")
