"""The page that a trainee gets back: self-contained, without a script, to be read on a phone and without a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from jinja2 import Environment

from rightmix_sim.course.answers_in_words import answered, as_text
from rightmix_sim.course.collecting.rebuilding import material_held
from rightmix_sim.course.collecting.taking import submitted_at
from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import Marked
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.settings import exercise_of, sort_of
from rightmix_sim.exercises import Mark, exercise
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words

TEMPLATES: Final = "course/feedback/templates"
_SORTS: Final = {"own": "your own case", "common": "the case that all had", "resit": "a new case"}


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One criterion as the page shows it."""

    mark: Mark
    points: float
    text: str
    comment: str


def feedback_page(
    course: Course,
    trainee: str,
    assignment: str,
    marked: Marked,
    points: Mapping[str, float | None],
    comments: Mapping[str, str],
    penalty: float,
) -> str:
    """The feedback on one submission. `points` and `comments` are those of the gradebook, by the name of the cell.

    No mark scheme, no key and no other trainee is in it; what was typed does nothing.
    """
    which, line = exercise(exercise_of(assignment)), course.work_of(assignment, trainee)
    assert line is not None
    material = material_held(course.held(assignment, line.code))
    parts = [
        _Part(
            mark=mark,
            points=points.get(cell_of(mark.criterion.id)) or 0.0,
            text=as_text(answered(which, material, marked.answers, mark.criterion.questions))
            if mark.criterion.marked == "trainer"
            else "",
            comment=comments.get(cell_of(mark.criterion.id), ""),
        )
        for mark in marked.marks
    ]
    came = submitted_at(course.folder / "submitted" / trainee / assignment)
    at = None if came is None else course.settings.local(came)
    whole = sum(one.points for one in parts)
    return (
        _environment()
        .get_template("feedback")
        .render(
            course=course.settings.title,
            which=which,
            sort=_SORTS[sort_of(assignment)],
            trainee=course.trainee(trainee),
            handed_in="" if at is None else f"{day_in_words(at.date())}, {at:%H:%M}",
            parts=parts,
            whole=whole,
            penalty=penalty,
            points=max(0.0, whole - penalty),
            rm2000=which.id == "ex2-rm2000",
        )
    )


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.filters["points"] = lambda value: f"{round(value, 2):g}"
    return environment
