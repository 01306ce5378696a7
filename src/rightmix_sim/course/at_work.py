"""One command at a time on a course: two that write would take each other's lines, marks and folders away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rightmix_sim.course.folder import Course
from rightmix_sim.errors import OutputError
from rightmix_sim.exercises.saving.lock import locked


@contextmanager
def at_work(course: Course) -> Iterator[None]:
    """While the block runs, no other command writes to the course. Raises `OutputError` where another is at work."""
    holding = ExitStack()
    try:
        holding.enter_context(locked(course.folder / "course"))
    except TimeoutError as busy:
        raise OutputError(
            "another command is at work on this course.",
            place=course.folder,
            do="Wait until it is done, and try again.",
        ) from busy
    except OSError as refused:
        raise OutputError(
            f"the course cannot be written to ({refused.strerror}).",
            place=course.folder,
            do="Check who may write there.",
        ) from refused
    with holding:
        yield
