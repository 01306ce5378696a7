"""nbgrader's three pipelines, run here as its own commands run them, and by the same configuration."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from rightmix_sim.course.folder import Course
from rightmix_sim.course.with_nbgrader.configuration import NAME
from rightmix_sim.course.with_nbgrader.gradebook import one_engine
from rightmix_sim.errors import OutputError

_SEE_ABOVE: Final = "Please see the"  # a log that nobody sees here


def make_release(course: Course, assignment: str) -> None:
    """Make the release of an assignment from its source, anew. Raises `OutputError`."""
    if said := _run(course, GenerateAssignment, assignment, ".", create_assignment=True):
        raise OutputError(
            f"the release could not be made: {said[0]}",
            place=course.folder / "release" / assignment,
            do="Look at what stands there, then: rightmix course update",
        )


def autograde(course: Course, assignment: str, trainee: str = "*", *, force: bool = False) -> tuple[str, ...]:
    """Mark what was collected of an assignment; without `force` only what is new. Gives what nbgrader complained of."""
    place = course.folder / "submitted"
    if not any((folder / assignment).is_dir() for folder in _folders(place) if trainee in ("*", folder.name)):
        return ()
    return _run(course, Autograde, assignment, trainee, force=force)


def make_feedback(course: Course, assignment: str, trainee: str) -> tuple[str, ...]:
    """Make the feedback of one submission, anew. Gives what nbgrader complained of."""
    return _run(course, GenerateFeedback, assignment, trainee)


def _run(
    course: Course, kind: Any, assignment: str, trainee: str, *, force: bool = True, **more: Any
) -> tuple[str, ...]:
    heard = _Heard()
    with _quiet(heard), one_engine():
        config = configuration(course)  # which says what it puts aside
        place = CourseDirectory(config=config)
        place.assignment_id, place.student_id = assignment, trainee
        converter = kind(coursedir=place, config=config)
        converter.force = force
        for name, value in more.items():
            setattr(converter, name, value)
        try:
            converter.start()
        except NbGraderException as failed:
            if not heard.said:
                heard.said.append(str(failed))
        except OSError as refused:
            raise OutputError(
                f"nbgrader was refused something ({refused.strerror or refused}).",
                place=refused.filename or course.folder,
                do="Check free space and permissions. What was done until then stays; do it again.",
            ) from refused
    return tuple(one for one in heard.said if _SEE_ABOVE not in one)


def configuration(course: Course) -> Config:
    """The configuration of the course, as nbgrader reads it."""
    return PyFileConfigLoader(NAME, path=str(course.folder)).load_config()


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _quiet(heard: logging.Handler) -> Iterator[None]:
    """nbgrader's messages to us instead of to the terminal; the working folder as it was."""
    log = logging.getLogger("traitlets")
    before, level, spread = list(log.handlers), log.level, log.propagate
    log.handlers, log.propagate = [heard], False
    log.setLevel(logging.ERROR)
    here = Path.cwd()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sa.exc.SAWarning)
            yield
    finally:
        log.handlers, log.propagate = before, spread
        log.setLevel(level)
        os.chdir(here)


def _folders(place: Path) -> list[Path]:
    return [one for one in place.iterdir() if one.is_dir()] if place.is_dir() else []
