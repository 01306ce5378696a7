"""What nbgrader marks in a trainer's notebook: a cell for each criterion of the tools, for each text a rubric and a
place.

All of it is made from the exercise's criteria and `grading/rubrics/ID.yaml`; nothing of it is in a trainee's notebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from msgspec import Meta

from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Criterion, Exercise
from rightmix_sim.files import read_yaml
from rightmix_sim.strict_data import StrictData, Words, asked, parse_as

SCHEMA: Final = 3  # of nbgrader's cells
ANSWER: Final = "*Nothing was written.*"
_BY_TOOLS: Final = "by_the_tools({title!r})"  # no such function: run by anything but our marking, it brings nothing
_RUBRIC: Final = """\
### {title} ({points:g} points, ¶{paragraph})

{asks}

<!-- BEGIN MARK SCHEME -->

**All points:** {full}

**Some:** {part}

**None:** {none}

Look for:

{look_for}{bank}

<!-- END MARK SCHEME -->"""


class Rubric(StrictData, frozen=True, kw_only=True):
    """How a trainer marks one text."""

    full: Annotated[Words, Meta(min_length=1), asked("What earns all points.")]
    part: Annotated[Words, Meta(min_length=1), asked("What earns some.")]
    none: Annotated[Words, Meta(min_length=1), asked("What earns none.")]
    look_for: Annotated[tuple[Words, ...], Meta(min_length=1), asked("What to look for in the text.")]


def read_rubrics(path: Path, exercise: Exercise) -> dict[str, Rubric]:
    """The rubrics of an exercise by criterion. Raises `InputError` unless each that a trainer marks has one."""
    content = read_for_each_text(path, exercise, "There must be a rubric for each criterion that a trainer marks")
    return {id: parse_as(Rubric, rubric, file=f"{path}: {id}") for id, rubric in content.items()}


def read_for_each_text(path: Path, exercise: Exercise, must: str) -> dict[str, Any]:
    """What a file holds for each criterion that a trainer marks, and no other. Raises `InputError` that says `must`."""
    wanted = {one.id for one in exercise.criteria if one.marked == "trainer"}
    content = read_yaml(path) if wanted else {}
    if not isinstance(content, dict) or set(content) != wanted:
        found = sorted(map(str, content)) if isinstance(content, dict) else content
        raise InputError(
            f"{must}, and for no other.",
            file=path,
            value=found,
            do=f"Write an entry for each of: {', '.join(sorted(wanted))}.",
        )
    return content


def marking_cells(
    exercise: Exercise, rubrics: Mapping[str, Rubric], banks: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """The cells, each with its `id`, `kind`, `source` and `nbgrader`: first what a trainer reads, then the tools'.

    `banks` has for a criterion the HTML of the comments that can be given with one press. The code in a cell of the
    tools is never run by our marking; run by anything else it brings no points.
    """
    cells = []
    for criterion in exercise.criteria:
        if criterion.marked == "trainer":
            cells += _read_by_trainer(criterion, rubrics[criterion.id], (banks or {}).get(criterion.id, ""))
    for criterion in exercise.criteria:
        if criterion.marked == "tool":
            source, points = _BY_TOOLS.format(title=criterion.title), _whole(criterion.points)
            cells.append(_cell(cell_of(criterion.id), "code", source, grade=True, locked=True, points=points))
    return cells


def cell_of(criterion: str) -> str:
    """The name of the cell in which a criterion is marked."""
    return criterion.replace("_", "-")


def _read_by_trainer(criterion: Criterion, rubric: Rubric, bank: str) -> list[dict[str, Any]]:
    text = _RUBRIC.format(
        title=criterion.title,
        points=criterion.points,
        paragraph=criterion.paragraph,
        asks=criterion.asks,
        full=rubric.full,
        part=rubric.part,
        none=rubric.none,
        look_for="\n".join(f"- {one}" for one in rubric.look_for),
        bank=f"\n\n{bank}" if bank else "",
    )
    name = cell_of(criterion.id)
    return [
        _cell(f"{name}-rubric", "markdown", text, locked=True),
        _cell(name, "markdown", ANSWER, grade=True, solution=True, points=_whole(criterion.points)),
    ]


def _cell(
    id: str,
    kind: str,
    source: str,
    *,
    grade: bool = False,
    solution: bool = False,
    locked: bool = False,
    points: float | None = None,
) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "grade": grade,
        "grade_id": id,
        "locked": locked,
        "schema_version": SCHEMA,
        "solution": solution,
        "task": False,
    }
    return {
        "id": id,
        "kind": kind,
        "source": source,
        "nbgrader": marks if points is None else marks | {"points": points},
    }


def _whole(points: float) -> float:
    return int(points) if points == int(points) else points
