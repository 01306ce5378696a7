"""A small course: one who hands in every hostile text, a neighbour, and what a real program is tried with."""

from __future__ import annotations

import datetime

import pytest

from rightmix_sim.course.folder import Course
from tests.course.hostile.made import EVERY_TEXT, collect, made, some_answers
from tests.course.hostile.notebooks import NOTEBOOKS
from tests.course.hostile.offender import ASSIGNMENT, as_bytes
from tests.course.hostile.texts import TEXTS

REFUSED_OR_SPOILT = ("fork_bomb_cell", "os_exit", "unstamped_folder_in_submitted")


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    from rightmix_sim.course.with_nbgrader.gradebook import opened
    from rightmix_sim.course.with_nbgrader.pipelines import autograde

    course, offenders = made(tmp_path_factory.mktemp("small"), ("neighbour", "mail", EVERY_TEXT, *REFUSED_OR_SPOILT))
    offenders["neighbour"].submit(some_answers(offenders["neighbour"]))
    everything = offenders[EVERY_TEXT].answers | {"account": "\n\n".join(TEXTS.values())}
    offenders[EVERY_TEXT].submit(as_bytes(offenders[EVERY_TEXT].content(everything)))
    for fixture in NOTEBOOKS.fixtures:
        if fixture.name in REFUSED_OR_SPOILT:
            fixture.make(offenders[fixture.name])
    collect(course, datetime.datetime.now(datetime.UTC))
    autograde(course, ASSIGNMENT)
    with opened(course) as book:  # a trainer has read the texts
        for id in ("neighbour", EVERY_TEXT):
            grade = book.find_grade("account", ASSIGNMENT, ASSIGNMENT, id)
            grade.manual_score, grade.needs_manual_grade = 2.0, False
        book.db.commit()
    return course
