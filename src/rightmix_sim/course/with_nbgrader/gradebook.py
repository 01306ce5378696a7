"""nbgrader's database: who and what it knows, and what it holds for each criterion."""

from __future__ import annotations

import datetime
import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.utils import setenv

from rightmix_sim.course.folder import Course
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.errors import OutputError


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What the gradebook holds for one criterion of one submission: `cell` is its name there.

    `points` is None while a trainer has still to look; `by_hand` says that a trainer gave them.
    """

    trainee: str
    assignment: str
    cell: str
    points: float | None
    by_hand: bool
    comment: str


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What the gradebook holds of one submission as a whole; times in UTC, lateness in seconds."""

    trainee: str
    assignment: str
    at: datetime.datetime | None
    late: float
    penalty: float


@contextmanager
def with_its_programs() -> Iterator[None]:
    """For the making of a gradebook nbgrader calls a program that stands beside this Python, by the path alone."""
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    with setenv(PATH=beside):
        yield


@contextmanager
def one_engine() -> Iterator[None]:
    """nbgrader opens its gradebook some ten times for each submission, each time with a new engine of the database.

    Every engine compiles all queries anew, which is half of the time that marking takes. So for a while there is one.
    """
    made: dict[str, sa.Engine] = {}
    make = api.create_engine

    def shared(address: str, **more: Any) -> sa.Engine:
        if address not in made:
            made[address] = make(address, **more)
        return made[address]

    api.create_engine = shared
    try:
        yield
    finally:
        api.create_engine = make
        for engine in made.values():
            engine.dispose()


@contextmanager
def opened(course: Course) -> Iterator[Gradebook]:
    """The gradebook, open; made where there is none.

    What nbgrader's use of its database library warns of is kept quiet. Raises `OutputError` where the database cannot
    be written to, or something else holds it for too long.
    """
    place = course.folder / "gradebook.db"
    try:
        with warnings.catch_warnings(), with_its_programs():
            warnings.simplefilter("ignore", sa.exc.SAWarning)
            with Gradebook(f"sqlite:///{place}", course.settings.course_id) as book:
                yield book
    except (sa.exc.OperationalError, sa.exc.DatabaseError, api.InvalidEntry) as refused:
        said = str(getattr(refused, "orig", None) or refused).splitlines()[0][:200]
        raise OutputError(
            f"the gradebook cannot be used ({said}).",
            place=place,
            do="Close what else is at work on it, check free space and permissions, and do it again.",
        ) from refused


def enter(course: Course) -> None:
    """Bring trainees and assignments with their days into the gradebook, in line with roster and settings."""
    with opened(course) as book:
        known = {one.id: one for one in book.db.scalars(sa.select(api.Student))}
        for one in course.trainees:
            names = {name: getattr(one, name) for name in ("first_name", "last_name", "email", "lms_user_id")}
            there = known.get(one.id)
            if there is None:
                book.db.add(api.Student(id=one.id, **names))
            else:
                for name, value in names.items():
                    setattr(there, name, value)
        for assignment in [one for one in book.assignments if one.name not in course.assignments]:
            if not assignment.submissions:  # what was handed in stays
                book.remove_assignment(assignment.name)
        for assignment in course.assignments:
            book.update_or_create_assignment(assignment, duedate=_utc(course.due(assignment)))
        book.db.commit()


def grades(course: Course, trainee: str | None = None) -> tuple[Grade, ...]:
    """Every grade of every submission, or of one trainee's."""
    cell, comment = api.BaseCell, api.Comment
    query = (
        sa.select(
            api.SubmittedAssignment.student_id,
            api.Assignment.name,
            cell.name,
            api.Grade.auto_score,
            api.Grade.manual_score,
            api.Grade.extra_credit,
            api.Grade.needs_manual_grade,
        )
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Grade.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .join(cell, cell.id == api.Grade.cell_id)
    )
    said = (
        sa.select(
            api.SubmittedAssignment.student_id,
            api.Assignment.name,
            cell.name,
            comment.manual_comment,
        )
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == comment.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .join(cell, cell.id == comment.cell_id)
        .where(comment.manual_comment.is_not(None))
    )
    if trainee is not None:
        query = query.where(api.SubmittedAssignment.student_id == trainee)
        said = said.where(api.SubmittedAssignment.student_id == trainee)
    with opened(course) as book:
        comments = {(whose, name, place): text for whose, name, place, text in book.db.execute(said)}
        return tuple(
            Grade(
                trainee=whose,
                assignment=name,
                cell=place,
                points=None if needs else (by_hand if by_hand is not None else auto or 0.0) + (extra or 0.0),
                by_hand=by_hand is not None,
                comment=comments.get((whose, name, place), ""),
            )
            for whose, name, place, auto, by_hand, extra, needs in book.db.execute(query)
        )


def submissions(course: Course, trainee: str | None = None) -> tuple[Submission, ...]:
    """Every submission that was marked, or one trainee's."""
    query = (
        sa.select(
            api.SubmittedAssignment.student_id,
            api.Assignment.name,
            api.SubmittedAssignment.timestamp,
            api.SubmittedAssignment.extension,
            api.Assignment.duedate,
            api.SubmittedNotebook.late_submission_penalty,
        )
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
    )
    if trainee is not None:
        query = query.where(api.SubmittedAssignment.student_id == trainee)
    with opened(course) as book:
        return tuple(
            Submission(
                trainee=whose,
                assignment=name,
                at=None if at is None else at.replace(tzinfo=datetime.UTC),
                late=_late(at, due, extension),
                penalty=penalty or 0.0,
            )
            for whose, name, at, extension, due, penalty in book.db.execute(query)
        )


def give(course: Course, given: Iterable[tuple[str, str, str, float, str]]) -> None:
    """Enter a trainer's points and comments: trainee, assignment, cell, points, comment.

    What never came is passed over.
    """
    with opened(course) as book:
        for trainee, assignment, cell, points, comment in given:
            notebook = exercise_of(assignment)
            try:
                grade = book.find_grade(cell, notebook, assignment, trainee)
                grade.manual_score, grade.needs_manual_grade = points, False
                if comment:
                    book.find_comment(cell, notebook, assignment, trainee).manual_comment = comment
            except api.MissingEntry:
                continue
        book.db.commit()


def given_by_hand(book: Gradebook, trainee: str, assignment: str) -> list[api.Grade]:
    """The grades of a submission for which a trainer gave points, as nbgrader's own objects."""
    given = sa.or_(api.Grade.manual_score.is_not(None), api.Grade.extra_credit.is_not(None))
    return list(book.db.scalars(_of_submission(api.Grade, trainee, assignment).where(given)))


def comments_by_hand(book: Gradebook, trainee: str, assignment: str) -> list[api.Comment]:
    """The comments that a trainer wrote on a submission, as nbgrader's own objects."""
    query = _of_submission(api.Comment, trainee, assignment).where(api.Comment.manual_comment.is_not(None))
    return list(book.db.scalars(query))


def _of_submission(kind: Any, trainee: str, assignment: str) -> sa.Select[Any]:
    return (
        sa.select(kind)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == kind.notebook_id)
        .join(api.SubmittedAssignment, api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id)
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .where(api.SubmittedAssignment.student_id == trainee, api.Assignment.name == assignment)
    )


def _late(at: datetime.datetime | None, due: datetime.datetime | None, extension: datetime.timedelta | None) -> float:
    if at is None or due is None:
        return 0.0
    return max(0.0, (at - due - (extension or datetime.timedelta())).total_seconds())


def _utc(moment: datetime.datetime | None) -> datetime.datetime | None:
    """As nbgrader keeps moments: in UTC, without saying so."""
    return None if moment is None else moment.astimezone(datetime.UTC).replace(tzinfo=None)
