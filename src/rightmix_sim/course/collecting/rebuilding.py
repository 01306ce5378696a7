"""A submission as nbgrader sees it, built anew: our own cells, the answers that fit, and when they came. Nothing else.

So no code, no cell, no name and no file of a trainee ever reaches nbgrader, whatever was handed in.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from rightmix_sim.course.answers_in_words import answered, as_html, written
from rightmix_sim.course.collecting.came import ANSWERS, SECRET, TIMESTAMP, Came, on_a_line
from rightmix_sim.course.folder import Course
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.secret import derived
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.course.stamp import NAME as STAMP
from rightmix_sim.course.stamp import stamp_of
from rightmix_sim.exercises import Exercise, Material, cleaned, exercise
from rightmix_sim.exercises.handing_in.reading import LARGEST_NOTEBOOK
from rightmix_sim.exercises.saving.shape import Refused, Stored, bytes_of, stored_from
from rightmix_sim.files import read_text
from rightmix_sim.strict_data import read_as

MATERIAL: Final = "material.json"
# formgrader's style takes the arrow from it
_FOLDED: Final = '<summary style="display: list-item; cursor: pointer">All answers, as they were handed in</summary>'
MOST_LEFT_OUT: Final = 10  # places that a note names
_WHY: Final = {"newer": "a newer kit wrote it", "damaged": "it is damaged"}


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """The files of a rebuilt submission by name, the stamp among them; and, in sentences, what was dropped or mended.

    `usable` says whether there were answers that could be read, be they few or none.
    """

    files: Mapping[str, bytes]
    notes: tuple[str, ...]
    usable: bool


def rebuilt(course: Course, trainee: str, assignment: str, came: Came) -> Rebuilt:
    """The submission of a trainee, as far as anything that came can be used; otherwise an empty one.

    The code is that of our own table: answers to another's case are not taken. Raises `InputError` only where the
    course itself is not whole.
    """
    which = exercise(exercise_of(assignment))
    line = course.work_of(assignment, trainee)
    assert line is not None, "nobody hands in what they were not set"
    material = material_held(course.held(assignment, line.code))
    notes = list(came.notes)
    taken = _taken(which, material, came.answers, notes)
    answers = taken or {}
    when = came.at.astimezone(datetime.UTC).replace(microsecond=0)
    data = _written(which, material, answers)
    if data is None:
        notes.append(f"{ANSWERS} was not taken: there is more in it than anybody could have typed.")
        answers = {}
        data = bytes_of(Stored(revision=1), which.id, material.code)
    secret = came.secret or derived(course.secret, "feedback", assignment, trainee).hex()[:40].encode()
    files = {
        f"{which.id}.ipynb": _notebook(course, assignment, which, material, answers),
        ANSWERS: data,
        TIMESTAMP: f"{when:%Y-%m-%d %H:%M:%S} UTC".encode(),
        SECRET: secret,
    }
    stamp = stamp_of(course.secret, trainee, assignment, files)
    return Rebuilt(files={**files, STAMP: stamp}, notes=tuple(notes), usable=taken is not None)


def _written(which: Exercise, material: Material, answers: dict[str, Any]) -> bytes | None:
    """The answers as a file, which is the same for the same answers, whenever they came.

    None where it would be too large, as a few that just fitted can be in our spelling.
    """
    try:
        return bytes_of(Stored(answers=answers, revision=1), which.id, material.code)
    except ValueError:
        return None


def _taken(which: Exercise, material: Material, data: bytes | None, notes: list[str]) -> dict[str, Any] | None:
    """The answers that fit; None where there are none that could be read."""
    if data is None:
        return None
    stored = stored_from(data, which.id, material.code)
    if isinstance(stored, Refused):
        said = _WHY.get(stored.kind, f"it answers other work ({on_a_line(stored.name, 60)})")
        notes.append(f"{ANSWERS} was not taken: {stored.why or said}.")
        return None
    answers, left_out = cleaned(which, material, stored.answers)
    if left_out:
        named = ", ".join(on_a_line(one, 60) for one in left_out[:MOST_LEFT_OUT])
        more = f" and {len(left_out) - MOST_LEFT_OUT} more" if len(left_out) > MOST_LEFT_OUT else ""
        notes.append(f"Answers that do not fit the form were left out: {named}{more}.")
    return answers


def _notebook(
    course: Course, assignment: str, which: Exercise, material: Material, answers: Mapping[str, Any]
) -> bytes:
    """The cells that are marked, from our own source.

    What was typed stands in the places for it, and can do nothing.
    """
    notebook = json.loads(_source(course.folder / "source" / assignment / f"{which.id}.ipynb"))
    read = {cell_of(one.id): one for one in which.criteria if one.marked == "trainer"}
    cells = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    for cell in cells:
        criterion = read.get(cell["metadata"]["nbgrader"]["grade_id"])
        if criterion is not None and written(which, answers, criterion.questions):
            cell["source"] = as_html(answered(which, material, answers, criterion.questions))
    said = as_html(answered(which, material, answers)) or "<p>Nothing was answered.</p>"
    all_of_it = f"<details>{_FOLDED}{said}</details>"
    top = {"cell_type": "markdown", "id": "answers", "metadata": {}, "source": f"## {which.title}\n\n{all_of_it}"}
    notebook["cells"] = [top, *cells]
    return f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n".encode()


@lru_cache(maxsize=64)
def _read_source(path: Path, _changed: int) -> str:
    return read_text(path, largest=LARGEST_NOTEBOOK)


def _source(path: Path) -> str:
    return _read_source(path, path.stat().st_mtime_ns)


def material_held(folder: Path) -> Material:
    """What was given out under a code. Raises `InputError`."""
    path = folder / MATERIAL
    return _read_material(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=512)
def _read_material(path: Path, _changed: int) -> Material:
    return read_as(Material, path)


def material_bytes(material: Material) -> bytes:
    """The material as a file."""
    return msgspec.json.encode(material) + b"\n"
