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
from rightmix_sim.course.stamp import NAME as STAMP
from rightmix_sim.course.stamp import fault_of
from rightmix_sim.errors import InputError
from rightmix_sim.sentences import capital

LOG = logging.getLogger("traitlets")
NO_FOLDER = "it is no folder of a trainee"
ADVICE = "Collect work with `rightmix course collect`, or with formgrader's Collect button."


def set_aside_unstamped(course: Course) -> tuple[Path, ...]:
    """Move every folder in `submitted/` that does not bear our stamp to `refused/`, and give where they are now.

    Raises `InputError` where all bear a stamp and none that of this course: then the secret is another's.
    """
    place = course.folder / "submitted"
    faults = {one: NO_FOLDER for one in _inside(place) if is_in_the_way(one)}
    bearing = 0
    for student in _inside(place):
        for folder in () if student in faults else _inside(student):
            fault = fault_of(course.secret, folder, student.name, folder.name)
            bearing += (folder / STAMP).is_file()
            if fault:
                faults[folder] = fault
    stamped_otherwise = sum((folder / STAMP).is_file() for folder in faults)
    if bearing > 1 and stamped_otherwise == bearing:
        raise InputError(
            f"None of the {bearing} submissions bears the stamp of this course.",
            file=course.folder / "secret",
            why="They were rebuilt under another secret: perhaps that of another course stands here.",
            do="Bring the right one back from your backup. Nothing was moved.",
        )
    return tuple(moved for folder, fault in faults.items() if (moved := _move(course, folder, fault)) is not None)


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
    """What stands in a folder; another command may be taking something away meanwhile."""
    try:
        return sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
    except FileNotFoundError:
        return []


def _move(course: Course, folder: Path, fault: str) -> Path | None:
    inside = folder.relative_to(course.folder / "submitted").parts
    try:
        target = put_aside(course, folder)
    except FileNotFoundError:  # something else has just taken it away
        return None
    said = f"{capital(fault)}."
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
