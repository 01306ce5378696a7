"""Our page in the place of nbgrader's: `nbgrader generate_feedback` and formgrader's button write it too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter

from rightmix_sim.course.feedback import feedback_page, not_ready
from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import read_marked
from rightmix_sim.course.with_nbgrader.gradebook import grades, submissions
from rightmix_sim.errors import InputError


class FeedbackExporter(HTMLExporter):
    """Turns a marked submission into the page of its trainee. Raises `InputError` for what is not wholly marked."""

    def from_filename(self, filename: str, resources: Any = None, **_more: Any) -> tuple[str, Any]:  # type: ignore[override]
        """The page; the marked notebook itself is not looked at."""
        about = resources["nbgrader"]
        trainee, assignment = about["student"], about["assignment"]
        page = page_of(Course(Path.cwd()), trainee, assignment)
        return page, resources | {"output_extension": ".html"}


def refused_because(course: Course, trainee: str, assignment: str) -> str:
    """Why a submission gets no feedback yet; empty where it can."""
    points = {one.cell: one.points for one in grades(course, trainee) if one.assignment == assignment}
    return not_ready(course, trainee, assignment, points)


def page_of(course: Course, trainee: str, assignment: str) -> str:
    """The feedback on one submission. Raises `InputError` where it is not ready."""
    if why := refused_because(course, trainee, assignment):
        raise InputError(
            f"No feedback for {trainee} on {assignment}: {why}",
            do="Mark it first: the tools by `rightmix course mark`, texts in formgrader under Manual Grading.",
        )
    mine = [one for one in grades(course, trainee) if one.assignment == assignment]
    marked = read_marked(course, trainee, assignment)
    assert marked is not None, "it is ready"
    return feedback_page(
        course,
        trainee,
        assignment,
        marked,
        {one.cell: one.points for one in mine},
        {one.cell: one.comment for one in mine},
        sum(one.penalty for one in submissions(course, trainee) if one.assignment == assignment),
    )
