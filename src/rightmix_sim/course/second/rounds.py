"""A second trainer's sample of a course, drawn and taken in: files beside the course's own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from rightmix_sim.course.folder import Course
from rightmix_sim.course.notebooks.lessons import of_trainer
from rightmix_sim.course.notebooks.marking_cells import read_rubrics
from rightmix_sim.course.results import Cohort, SecondMark
from rightmix_sim.course.second import (
    append_second_marks,
    changed_since,
    draw_sample,
    keep_sample,
    read_kept,
    read_sample,
    read_second_marks,
    second_page,
    second_template,
)
from rightmix_sim.course.second.kept import NAME as TABLE
from rightmix_sim.course.second.page import saved_as
from rightmix_sim.course.secret import seed_of
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import exercise
from rightmix_sim.files import write_atomic


def drawn(
    course: Course, project: Path, name: str, *, cohort: Cohort, count: int | None, on: datetime.date
) -> tuple[Path, Path, int]:
    """Draw a sample under a name, and write its page and the file to fill in by hand; both paths, and how many texts.

    `cohort` is the course as it stands. Raises `InputError` where there is nothing to draw, and `OutputError` where
    there is a sample of this name.
    """
    seed = seed_of(course.secret, "second", name)
    sample = draw_sample(cohort.results, name=name, seed=seed, on=on, count=count, without=read_kept(course))
    ids = dict.fromkeys(one.exercise for one in sample.texts)
    rubrics = {id: read_rubrics(of_trainer(project, course.folder, "rubrics", id), exercise(id)) for id in ids}
    page = second_page(sample, cohort.results, rubrics, title=course.settings.title)
    keep_sample(course.folder, sample)
    to_read, by_hand = course.folder / f"second-sample-{name}.html", course.folder / saved_as(sample)
    write_atomic(to_read, page)
    write_atomic(by_hand, second_template(sample))
    return to_read, by_hand, len(sample.texts)


def taken(
    course: Course, path: Path, name: str, *, gathered: Callable[[Course], Cohort], marker: str, on: datetime.date
) -> tuple[SecondMark, ...]:
    """Take in the marks of a file for the sample of a name: all of them or none. Raises `InputError`.

    `gathered` gives the cohort as it stands; it is asked when the file has been read.
    """
    sample = read_sample(course.folder, name)
    marks = read_second_marks(path, sample, marker=marker, on=on)
    changed = {
        (one.trainee, one.assignment, one.criterion)
        for one in sample.texts
        if one.number in changed_since(sample, gathered(course).results)
    }
    stale = [one for one in marks if (one.trainee, one.assignment, one.criterion) in changed]
    if stale:
        raise InputError(
            f"{len(stale)} of these texts are no longer the ones that were marked.",
            file=path,
            value=stale[0].assignment,
            why="The trainee handed in again after the sample was drawn.",
            do="Take their lines out of the file, or draw another sample.",
        )
    append_second_marks(course.folder / TABLE, marks)
    return marks
