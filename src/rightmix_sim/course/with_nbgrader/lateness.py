"""What lateness takes off: reckoned from the whole mark, by the days as they stand now and more time of one's own.

A trainer may have given points, moved a day or granted more time since a submission was marked.
"""

from __future__ import annotations

import datetime
from typing import Final

import sqlalchemy as sa
from nbgrader import api
from nbgrader.api import Gradebook

from rightmix_sim.course.folder import Course
from rightmix_sim.course.with_nbgrader.gradebook import grades, opened, submissions
from rightmix_sim.files import delete

_NONE: Final = datetime.timedelta()


def settle_lateness(course: Course) -> None:
    """Bring days, more time and what is taken off in line for every submission. Feedback that told another goes."""
    _bring_days_in_line(course)
    whole: dict[tuple[str, str], float] = {}
    for grade in grades(course):
        key = (grade.trainee, grade.assignment)
        whole[key] = whole.get(key, 0.0) + (grade.points or 0.0)
    moved = {}
    for one in submissions(course):
        taken = round(course.settings.late.share(one.late) * whole.get((one.trainee, one.assignment), 0.0), 2)
        if taken != one.penalty:
            moved[one.trainee, one.assignment] = taken
    with opened(course) as book:
        for (trainee, assignment), taken in moved.items():
            for notebook in book.find_submission(assignment, trainee).notebooks:
                notebook.late_submission_penalty = taken or None
        book.db.commit()
    for trainee, assignment in moved:
        delete(course.folder / "feedback" / trainee / assignment)


def extend(book: Gradebook, course: Course, assignment: str, trainee: str) -> None:
    """More time of one's own, as nbgrader reckons with it."""
    book.find_submission(assignment, trainee).extension = _more(course, assignment, trainee)


def _bring_days_in_line(course: Course) -> None:
    query = sa.select(api.SubmittedAssignment, api.Assignment.name).join(
        api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id
    )
    with opened(course) as book:
        for submission, assignment in book.db.execute(query).all():
            more = _more(course, assignment, submission.student_id)
            if submission.extension != more:
                submission.extension = more
        book.db.commit()


def _more(course: Course, assignment: str, trainee: str) -> datetime.timedelta | None:
    line, due = course.work_of(assignment, trainee), course.due(assignment)
    until = course.settings.moment(line.until) if line is not None else None
    return max(until - due, _NONE) if until is not None and due is not None else None
