"""A new course: its folder with secret, settings, roster and nbgrader's configuration, all of it or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import ROSTER, Course, course_in
from rightmix_sim.course.roster import Trainee, roster_text
from rightmix_sim.course.secret import make_secret
from rightmix_sim.course.settings import NAME as SETTINGS
from rightmix_sim.course.settings import new_settings
from rightmix_sim.course.updating import update
from rightmix_sim.course.with_nbgrader.installed import require_nbgrader
from rightmix_sim.errors import InputError
from rightmix_sim.files import is_folder, make_folder, project_folder, write_atomic
from rightmix_sim.staging import check_empty, staged

_LONGEST: Final = 30
_EMPTY: Final = ("hand-ins", "rubrics", "comments")


def new_course(
    folder: Path,
    trainees: tuple[Trainee, ...],
    title: str,
    exercises: tuple[str, ...],
    progress: Callable[[str], None] = lambda _said: None,
) -> Course:
    """Make a course with all its cases and releases in a new folder. Raises `InputError` and `OutputError`."""
    project = project_with_lessons()
    require_nbgrader()
    with staged(folder, lambda place: check_empty(place, "a course"), "a course") as place:
        place.chmod(0o700)
        make_secret(place)
        write_atomic(place / SETTINGS, new_settings(title, course_id(title), exercises))
        write_atomic(place / ROSTER, roster_text(trainees))
        for name in _EMPTY:
            make_folder(place / name)
        from rightmix_sim.course.with_nbgrader.configuration import FILE, NAME  # noqa: PLC0415

        write_atomic(place / NAME, FILE)
        update(Course(place), project, progress)
    return course_in(folder)


def course_id(title: str) -> str:
    """The title as nbgrader can have it in names of folders.

    >>> course_id("Spring 2027: Elm & Hazel")
    'spring-2027-elm-hazel'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return name if name[:1].isalpha() else f"course-{name}".strip("-")


def project_with_lessons() -> Path:
    """The project's folder, where masters, rubrics and comment banks stand. Raises `InputError` where they do not."""
    grading = project_folder("grading")
    if not is_folder(grading / "lessons"):
        raise InputError(
            "What courses are made from is not here.",
            file=grading,
            why="Lessons, rubrics and banks never travel inside the package, for trainees have it too.",
            do="Work from the project's folder: git clone, then make setup.",
        )
    return grading.parent
