"""The notebooks that trainees open, built from the masters in `grading/lessons/`: `make notebooks`.

Built twice they are the same bytes, so they stand in the project, and a test holds them to their masters. A trainee's
notebook holds no answers, keys, mark schemes or outputs; `trainer_notebook` adds what nbgrader marks.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import nbformat

from rightmix_sim.course.notebooks.comments import bank_html, read_comments
from rightmix_sim.course.notebooks.marking_cells import marking_cells, read_rubrics
from rightmix_sim.course.notebooks.masters import filled, read_master
from rightmix_sim.course.notebooks.words import words_of, written
from rightmix_sim.exercises import exercise
from rightmix_sim.files import write_atomic

HOME: Final = "home"
PRACTICE: Final = "practice"
_KERNEL: Final = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_LOCKED: Final = {"deletable": False, "editable": False}


def lessons() -> tuple[str, ...]:
    """The names of all lessons: the home notebook, the exercises whose questions are written, practice."""
    return (HOME, *written(), PRACTICE)


def place_of(lesson: str) -> Path:
    """Where a lesson's notebook stands, below the project."""
    return Path("notebooks", "home.ipynb") if lesson == HOME else Path("notebooks", lesson, f"{lesson}.ipynb")


def trainee_notebook(root: Path, lesson: str) -> str:
    """A lesson as trainees get it, from the master in the project at `root`. Raises `InputError`."""
    path, words = _master(root, lesson), _words(lesson)
    return _notebook(
        lesson, [_cell(one.id, one.kind, filled(one, words, path)) for one in read_master(path) if not one.for_trainer]
    )


def trainer_notebook(root: Path, lesson: str, own: Path | None = None) -> str:
    """A lesson as nbgrader marks it: the same, with a cell for each criterion of the tools and a rubric for each text.

    Rubrics and comment banks of a trainer's `own` folder go before those of the project. Raises `InputError`, also
    where a rubric is missing.
    """
    path, words = _master(root, lesson), _words(lesson)
    cells = []
    for one in read_master(path):
        if not one.for_trainer:
            cells.append(_cell(one.id, one.kind, filled(one, words, path)))
            continue
        which = exercise(lesson)
        rubrics = read_rubrics(of_trainer(root, own, "rubrics", lesson), which)
        banks = {
            criterion: bank_html(criterion, comments)
            for criterion, comments in read_comments(of_trainer(root, own, "comments", lesson), which).items()
        }
        cells += [
            _cell(mark["id"], mark["kind"], mark["source"], mark["nbgrader"])
            for mark in marking_cells(which, rubrics, banks)
        ]
    return _notebook(lesson, cells)


def build(root: Path) -> list[Path]:
    """Write every trainee's notebook into the project at `root` and give their places."""
    content = {place_of(lesson): trainee_notebook(root, lesson) for lesson in lessons()}
    for place, text in content.items():
        write_atomic(root / place, text)
    return list(content)


def main(arguments: Sequence[str]) -> int:
    """Build the notebooks of the project in the folder that is named, or of the present one."""
    build(Path(arguments[0]) if arguments else Path.cwd())
    return 0


def _master(root: Path, lesson: str) -> Path:
    return root / "grading" / "lessons" / f"{lesson}.py"


def of_trainer(root: Path, own: Path | None, kind: str, lesson: str) -> Path:
    """The trainer's own file of this kind where there is one, else the project's."""
    mine = own / kind / f"{lesson}.yaml" if own is not None else None
    return mine if mine is not None and mine.is_file() else root / "grading" / kind / f"{lesson}.yaml"


def _words(lesson: str) -> dict[str, str]:
    return words_of(None if lesson in (HOME, PRACTICE) else lesson)


def _cell(id: str, kind: str, source: str, nbgrader: dict[str, Any] | None = None) -> dict[str, Any]:
    metadata: dict[str, Any] = dict(_LOCKED)
    if nbgrader is not None:
        metadata = {"nbgrader": nbgrader} | (_LOCKED if nbgrader["locked"] else {})
    if kind == "markdown":
        return {"cell_type": kind, "id": id, "metadata": metadata, "source": source}
    metadata["jupyter"] = {"source_hidden": True}
    return {"cell_type": kind, "execution_count": None, "id": id, "metadata": metadata, "outputs": [], "source": source}


def _notebook(lesson: str, cells: list[dict[str, Any]]) -> str:
    ours = {"autorun": True} | ({} if lesson in (HOME, PRACTICE) else {"exercise": lesson})
    notebook = nbformat.from_dict(  # type: ignore[no-untyped-call]
        {
            "cells": cells,
            "metadata": {"kernelspec": _KERNEL, "language_info": {"name": "python"}, "rightmix": ours},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return f"{text}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
