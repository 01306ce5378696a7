"""A course that was brought back at another place goes on there, and knows nothing of the place where it was."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

pytest.importorskip("nbgrader")

from rightmix_sim.course.changing import joined
from rightmix_sim.course.folder import Course
from rightmix_sim.course.gathering import gathered
from rightmix_sim.course.giving_out.handing_out import hand_out
from rightmix_sim.course.keeping import backup, close, restore
from rightmix_sim.course.making import new_course, project_with_lessons
from rightmix_sim.course.report import statistics
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.running import mark_all
from rightmix_sim.course.updating import update
from rightmix_sim.course.with_nbgrader.pipelines import configuration
from tests.course.keeping.small_course import content

ID = "ex2-rm2000"
ANN = Trainee(id="ann01", first_name="Ann", last_name="O'Neil, Jr", email="ann@example.org")
BEN = Trainee(id="ben02", first_name="Ben", last_name="Shaw", email="ben@example.org")


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Path]:
    """The course at its new place, and the place where it was, where nothing is left of it."""
    folder = tmp_path_factory.mktemp("was-here")
    course = new_course(folder / "course", (ANN, BEN), "Spring 2027", (ID,))
    backup(course, tmp_path_factory.mktemp("disk") / "kept.zip")
    kept = next(tmp_path_factory.getbasetemp().glob("disk*/kept.zip"))
    shutil.rmtree(folder)
    return restore(kept, tmp_path_factory.mktemp("is-there") / "course"), folder


def test_no_file_names_the_old_place(back: tuple[Course, Path]) -> None:
    course, was = back
    naming = [name for name, data in content(course.folder).items() if data and str(was).encode() in data]
    assert naming == []


def test_nbgrader_works_in_the_new_place(back: tuple[Course, Path]) -> None:
    course, _was = back
    config = configuration(course)
    assert config.CourseDirectory.root == str(course.folder)
    assert config.CourseDirectory.db_url == f"sqlite:///{course.folder / 'gradebook.db'}"


def test_it_is_already_up_to_date_and_a_late_joiner_gets_work(back: tuple[Course, Path]) -> None:
    course, was = back
    done = update(course, project_with_lessons())
    assert (done.lines, done.made, done.releases) == (0, 0, ())
    cat = Trainee(id="cat03", first_name="Cat", last_name="Lee")
    done = update(joined(course, (cat,)), project_with_lessons())
    assert (done.lines, done.made) == (2, 1)  # the case that all have is there, her own is new
    handed = hand_out(Course(course.folder), course.folder / "hand-out")
    assert [one.trainee for one in handed] == ["ann01", "ben02", "cat03"]
    assert mark_all(Course(course.folder)).submissions == 0
    assert not was.exists()


def test_closed_it_names_nobody(back: tuple[Course, Path]) -> None:
    course = Course(back[0].folder)
    cohort = gathered(course)
    codes = {one.code for one in course.work}
    close(course, statistics(cohort), datetime.date(2027, 5, 31))
    for name, data in content(course.folder).items():
        for text in ("ann01", "ben02", "Neil", "Shaw", "example.org", *codes):
            assert text.encode() not in (data or b"") and text not in name
