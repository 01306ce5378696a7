"""What stands between nbgrader and a submission folder that we did not build: it is moved to `refused/`, and kept.

collected.csv has a line for it, for what nbgrader says while it reads its configuration is shown nowhere.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from traitlets.config import Application

from rightmix_sim.course.collecting.came import on_a_line
from rightmix_sim.course.collecting.putting_aside import is_in_the_way, put_aside
from rightmix_sim.course.collecting.taking import Collected, record
from rightmix_sim.course.folder import Course
from rightmix_sim.course.stamp import fault_of

LOG = logging.getLogger("traitlets")
NO_FOLDER = "it is no folder of a trainee"
ADVICE = "Collect work with `rightmix course collect`, or with formgrader's Collect button."


def set_aside_unstamped(course: Course) -> tuple[Path, ...]:
    """Move every folder in `submitted/` that does not bear our stamp to `refused/`, and give where they are now."""
    moved = []
    for student in _inside(course.folder / "submitted"):
        if is_in_the_way(student):
            moved.append(_move(course, student, NO_FOLDER))
            continue
        for folder in _inside(student):
            fault = fault_of(course.secret, folder, student.name, folder.name)
            if fault:
                moved.append(_move(course, folder, fault))
    return tuple(moved)


def refuse_unstamped(*, assignment: str, student: str, notebooks: Sequence[str], **_more: Any) -> None:
    """nbgrader calls this before it touches a submission; a folder without our stamp is then no longer there."""
    for notebook in notebooks:
        folder = Path(notebook).absolute().parent
        course = Course(Path.cwd())
        if folder.parent.is_symlink():  # what it leads to may be another's, and stays where it is
            _move(course, folder.parent, NO_FOLDER)
        elif folder.is_dir() and (fault := fault_of(course.secret, folder, folder.parent.name, folder.name)):
            _move(course, folder, fault)


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _move(course: Course, folder: Path, fault: str) -> Path:
    inside = folder.relative_to(course.folder / "submitted").parts
    target = put_aside(course, folder)
    said = f"{fault[:1].upper()}{fault[1:]}."
    refused = Collected(
        source=str(Path("submitted", *inside)),
        result="refused",
        trainee=inside[0] if any(one.id == inside[0] for one in course.trainees) else "",
        assignment=inside[1] if inside[1:] and inside[1] in course.assignments else "",
        notes=(said, f"It is now in {target.relative_to(course.folder)}."),
    )
    record(course, [refused], datetime.datetime.now().astimezone())
    log = Application.instance().log if Application.initialized() else LOG
    log.error("Not marked: %s. %s Now in %s. %s", on_a_line(str(folder)), said, on_a_line(str(target)), ADVICE)
    return target
