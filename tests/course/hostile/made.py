"""A course to hand in to: made once with the same cases in every run, with what stands around it."""

from __future__ import annotations

import datetime
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.settings import new_settings
from rightmix_sim.course.updating import update
from rightmix_sim.files import owner_of, project_folder, write_private
from tests.course.hostile.folders import OTHER_ACCOUNT
from tests.course.hostile.offender import ASSIGNMENT, COURSE_ID, MARKER, Offender, as_bytes

EVERY_TEXT = "every_text"  # who hands in all hostile texts in one answer
HOSTILE_NAME = "<img src=x onerror=window.ran=1>=1+1"  # as somebody called themselves on a learning platform


def made(root: Path, ids: Iterable[str]) -> tuple[Course, dict[str, Offender]]:
    """The course, and everybody in it. Who they are is of no use to anybody who looks at it in a browser."""
    folder, outside, canaries = root / "course", root / "outside", root / "canaries"
    exchange = root / "exchange"
    (exchange / COURSE_ID / "inbound").mkdir(parents=True)
    for place in (folder, outside, canaries, folder / "hand-ins"):
        place.mkdir()
    (outside / "secret.txt").write_text(f"{MARKER}-0123456789")
    settings = new_settings("Hostile", COURSE_ID, (ASSIGNMENT,))
    settings = settings.replace(f"  {ASSIGNMENT}-common: {{}}\n", "").replace("pool: 0", "pool: 2")
    (folder / "course.yaml").write_text(settings.replace('exchange: ""', f"exchange: {str(exchange)!r}"))
    lines = "".join(f"{id},{HOSTILE_NAME}\n" for id in ids)
    (folder / "roster.csv").write_text(f"id,last_name\n{lines}")
    write_private(folder / "secret", f"{'5e' * 32}\n")  # the same cases in every run
    from rightmix_sim.course.with_nbgrader.configuration import FILE, NAME

    (folder / NAME).write_text(FILE)
    update(course_in(folder), project_folder("grading").parent)
    course = course_in(folder)
    now = datetime.datetime.now(datetime.UTC)
    return course, {one.id: Offender(one.id, course, outside, canaries, now) for one in course.trainees}


def some_answers(offender: Offender) -> bytes:
    """Honest work that is not finished."""
    return as_bytes(offender.content(dict(list(offender.answers.items())[:6]) | {"account": "Mine."}))


def collect(course: Course, now: datetime.datetime) -> None:
    """By zip as our command does it, by the exchange as formgrader's button does it."""
    from nbgrader.apps import NbGraderAPI

    from rightmix_sim.course.with_nbgrader.pipelines import configuration

    collect_zips(course, course.folder / "hand-ins", now)
    with standing_in(course.folder):
        told = NbGraderAPI(config=configuration(course)).collect(ASSIGNMENT)
    assert told["success"], told


def autograde_by(config: Any) -> None:
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory

    place = CourseDirectory(config=config)
    place.assignment_id, place.student_id = ASSIGNMENT, "*"
    converter = Autograde(coursedir=place, config=config)
    converter.force = True
    with suppress(NbGraderException), warnings.catch_warnings():  # it raises at its end where it refused anything
        warnings.simplefilter("ignore", sa.exc.SAWarning)
        converter.start()


@cache
def quick_engine(address: str, **more: Any) -> sa.Engine:
    """The gradebook's engine, made once, never waiting for the disk: three times as fast, else the same."""
    engine = sa.create_engine(address, **more)
    sa.event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous = OFF"))
    return engine


def no_kernel(*_args: Any, **_more: Any) -> None:
    pytest.fail("a kernel was asked for")


def as_on_a_hub(path: Path) -> str:
    """Everybody's folder is their own, but for those that the other account put there."""
    if path.name.endswith(f"+{OTHER_ACCOUNT}") or (
        path.name == "answers.json" and path.parent.name.endswith(f"answers-{OTHER_ACCOUNT}")
    ):
        return OTHER_ACCOUNT
    assert owner_of(path.parent)
    folder = path.parent if path.name == "answers.json" else path
    return folder.name.partition("+")[0]


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
