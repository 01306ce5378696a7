"""nbgrader's three pipelines, run here as its own commands run them, and by the same configuration."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from rightmix_sim.course.folder import Course
from rightmix_sim.course.with_nbgrader.configuration import NAME
from rightmix_sim.course.with_nbgrader.gradebook import one_engine


def make_release(course: Course, assignment: str) -> None:
    """Make the release of an assignment from its source, anew. Raises `NbGraderException`."""
    _run(course, GenerateAssignment, assignment, ".", create_assignment=True)


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
    return tuple(heard.said)


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
