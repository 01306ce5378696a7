"""What a release carries beside its notebook: the pool of rendered files under their codes, and nothing that marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from rightmix_sim.course.folder import Course
from rightmix_sim.files import regular_bytes, write_atomic
from rightmix_sim.staging import staged

LARGEST: Final = 10_000_000


def give_material(*, assignment: str, **_more: Any) -> None:
    """nbgrader calls this when it has made a release; the material of each code in use is put beside the notebook."""
    put_material(Course(Path.cwd()), assignment)


def put_material(course: Course, assignment: str) -> None:
    """Bring `release/ASSIGNMENT/material/` in line with the table of work."""
    release = course.folder / "release" / assignment
    pool = release / "material"
    if not release.is_dir():
        return
    present = {one.id for one in course.present}
    codes = {one.code for one in course.work if one.assignment == assignment and one.trainee in present}
    with staged(pool, lambda _place: None, "a release") as folder:
        for code in sorted(codes):
            material = regular_bytes(course.held(assignment, code) / "material.json", LARGEST)
            write_atomic(folder / f"{code}.json", material)
