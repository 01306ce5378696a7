"""Putting together who handed in what and how it was marked: from tables, marks in detail and the gradebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from rightmix_sim.course.answers_in_words import answered, as_text
from rightmix_sim.course.collecting.rebuilding import material_held
from rightmix_sim.course.collecting.taking import submitted_at
from rightmix_sim.course.feedback import why_not_current
from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import held, read_marked
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.results import Cohort, Read, Result
from rightmix_sim.course.second.kept import read_kept
from rightmix_sim.course.settings import exercise_of, sort_of
from rightmix_sim.course.with_nbgrader.gradebook import Grade, Submission, grades, submissions
from rightmix_sim.course.with_nbgrader.lateness import settle_lateness
from rightmix_sim.course.work import Work
from rightmix_sim.exercises import Marks, exercise
from rightmix_sim.exercises.marking.mark import marks_of


def gathered(course: Course) -> Cohort:
    """The whole cohort as it stands now, lateness reckoned anew. Raises `InputError`."""
    settle_lateness(course)
    by_cell = {(one.trainee, one.assignment, one.cell): one for one in grades(course)}
    whole = {(one.trainee, one.assignment): one for one in submissions(course)}
    present = {one.id for one in course.present}
    lines = sorted(
        (one for one in course.work if one.trainee in present and one.assignment in course.assignments),
        key=lambda one: (course.assignments.index(one.assignment), one.trainee),
    )
    return Cohort(
        title=course.settings.title,
        trainees=course.trainees,
        assignments=course.assignments,
        results=tuple(_result(course, one, by_cell, whole.get((one.trainee, one.assignment))) for one in lines),
        held=lru_cache(maxsize=None)(lambda assignment, code: held(course, assignment, code)),
        second=read_kept(course),
    )


def _result(course: Course, line: Work, by_cell: dict[tuple[str, str, str], Grade], whole: Submission | None) -> Result:
    which = exercise(exercise_of(line.assignment))
    at = submitted_at(course.folder / "submitted" / line.trainee / line.assignment)
    found = read_marked(course, line.trainee, line.assignment) if at is not None else None
    current = found is not None and not why_not_current(course, line.trainee, line.assignment, found)
    given = {one.id: by_cell.get((line.trainee, line.assignment, cell_of(one.id))) for one in which.criteria}
    points = [None if one is None else one.points for one in given.values()]
    answers = {} if found is None else found.answers
    material = material_held(course.held(line.assignment, line.code))
    penalty = whole.penalty if whole is not None else 0.0
    whole_mark = current and not any(one is None for one in points)
    reached = sum(one for one in points if one is not None) if whole_mark else None
    return Result(
        trainee=line.trainee,
        assignment=line.assignment,
        exercise=which.id,
        code=line.code,
        common=sort_of(line.assignment) == "common",
        handed_in=at,
        late_penalty=penalty,
        answers=answers,
        marks=_as_given(marks_of(which, ()) if found is None else found.marks, given),
        read=tuple(
            Read(
                criterion=one.id,
                points=None if (grade := given[one.id]) is None else grade.points,
                comment="" if grade is None else grade.comment,
                text=as_text(answered(which, material, answers, one.questions)),
            )
            for one in which.criteria
            if one.marked == "trainer"
        ),
        points=None if reached is None or at is None else round(max(0.0, reached - penalty), 2),
        of=which.points,
    )


def _as_given(marks: Marks, given: Mapping[str, Grade | None]) -> Marks:
    """The marks of the tools, with the points that a trainer put in their place where one did."""
    return Marks(
        exercise=marks.exercise,
        marks=tuple(
            replace(one, points=grade.points)
            if one.criterion.marked == "tool" and (grade := given.get(one.criterion.id)) is not None and grade.by_hand
            else one
            for one in marks
        ),
    )
