"""A cohort of one honest neighbour on each way and of everybody else: all handed in, collected and marked in one batch."""

from __future__ import annotations

import csv
import datetime
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.settings import new_settings
from rightmix_sim.course.updating import update
from rightmix_sim.exercises import mark
from rightmix_sim.files import owner_of, project_folder, write_private
from tests.course.hostile.answers import ANSWERS
from tests.course.hostile.folders import FOLDERS, OTHER_ACCOUNT
from tests.course.hostile.notebooks import NOTEBOOKS
from tests.course.hostile.offender import ASSIGNMENT, COURSE_ID, MARKER, Fixture, Offender, as_bytes
from tests.course.hostile.placed import PLACED
from tests.course.hostile.texts import TEXTS
from tests.course.hostile.watching import Seen, snapshot, watched
from tests.course.hostile.zips import ZIPS

NEIGHBOURS = ("neighbour", "neighbour_by_zip")
TOGETHER = 8  # texts that one trainee hands in, an answer holds 20,000 letters
HANDED_IN = (*NOTEBOOKS.fixtures, *ANSWERS.fixtures, *FOLDERS.fixtures, *ZIPS.fixtures)
FIXTURES = {one.name: one for one in (*HANDED_IN, *PLACED.fixtures)}
READERS = {
    f"texts_{number // TOGETHER}": list(TEXTS)[number : number + TOGETHER] for number in range(0, len(TEXTS), TOGETHER)
}
UNTOUCHED = ("held", "source", "release", "secret", "roster.csv", "work.csv", "course.yaml", "nbgrader_config.py")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of collected.csv."""

    at: str
    trainee: str
    assignment: str
    source: str
    result: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """What came of it."""

    course: Course
    root: Path
    alone: dict[str, dict[str, float | None]]
    points: dict[str, dict[str, float | None]]
    lines: tuple[Line, ...]
    logged: str
    seen: Seen
    before: dict[str, tuple[Any, ...]]
    after: dict[str, tuple[Any, ...]]

    def tools(self, trainee: str) -> float | None:
        """What the tools gave; None where nothing was marked."""
        given = [value for cell, value in self.points.get(trainee, {}).items() if cell != "account"]
        return round(sum(value or 0.0 for value in given), 2) if given else None

    def of_one_who_left_empty(self, trainee: str, question: str) -> float:
        """What the tools give for answers that are whole but for one."""
        offender = Offender(trainee, self.course, self.root, self.root, datetime.datetime.now(datetime.UTC))
        answers = {id: value for id, value in offender.answers.items() if id != question}
        return round(sum(one.points or 0.0 for one in mark(offender.assigned, answers)), 2)

    def said_of(self, fixture: Fixture) -> str:
        """All notes that name the trainee or the file, and what went into the log on them."""
        notes = [one.note for one in self.lines if fixture.name in (one.trainee, *_parts(one.source))]
        return "\n".join((*filter(None, notes), *(line for line in self.logged.splitlines() if f"/{fixture.name}" in line)))


def _parts(source: str) -> tuple[str, ...]:
    """The names that the name of a file or folder may stand for."""
    return (source.partition(".zip")[0], source.partition("+")[0].rstrip("[1]* \ufffd").lower().replace("о", "o"))


def run(root: Path, patch: pytest.MonkeyPatch) -> Cohort:
    """Make the course, let everybody hand in, collect and mark."""
    from rightmix_sim.course.with_nbgrader import collect
    from rightmix_sim.course.with_nbgrader.pipelines import autograde, configuration

    course, outside, canaries = _made(root)
    now = datetime.datetime.now(datetime.UTC)
    for module, name in (
        ("jupyter_client.manager", "KernelManager.start_kernel"),
        ("nbclient.client", "NotebookClient.execute"),
    ):
        patch.setattr(f"{module}.{name}", _no_kernel)
    patch.setattr("jupyter_client.manager.AsyncKernelManager.start_kernel", _no_kernel)
    patch.setattr(collect, "owner_of", _as_on_a_hub)
    offenders = {one.id: Offender(one.id, course, outside, canaries, now) for one in course.trainees}
    for id in NEIGHBOURS:
        half = dict(list(offenders[id].answers.items())[:6]) | {"account": "Mine."}
        data = as_bytes(offenders[id].content(half))
        if id == "neighbour":
            offenders[id].submit(data)
        else:
            offenders[id].zip(*offenders[id].zipped_files(data).items())
    _collect(course, now)
    autograde(course, ASSIGNMENT)
    alone = _points(course)
    for fixture in HANDED_IN:
        fixture.make(offenders[fixture.name])
    for id, names in READERS.items():
        text = "\n\n".join(TEXTS[name] for name in names)
        offenders[id].submit(as_bytes(offenders[id].content(offenders[id].answers | {"account": text})))
    course = course.save_trainees(
        replace(one, withdrawn=now.date()) if one.id == "withdrawn_trainee" else one for one in course.trainees
    )
    config = configuration(course)  # as a server that runs for days has it, and looks at nothing again
    places = (outside, root / "exchange", course.folder / "hand-ins", *(course.folder / one for one in UNTOUCHED))
    before = snapshot(*places)
    with watched() as seen, _logged() as said:
        _collect(course, now)
        for fixture in PLACED.fixtures:
            fixture.make(offenders[fixture.name])
        before |= snapshot(outside)
        _autograde_by(config)
        autograde(course, ASSIGNMENT)
    Path("/tmp/helperG/logged.txt").write_text("\n".join(said))
    return Cohort(
        course=course,
        root=root,
        alone=alone,
        points=_points(course),
        lines=tuple(_lines(course)),
        logged="\n".join(said),
        seen=seen,
        before=before,
        after=snapshot(*places),
    )


def _made(root: Path) -> tuple[Course, Path, Path]:
    folder, outside, canaries = root / "course", root / "outside", root / "canaries"
    exchange = root / "exchange"
    (exchange / COURSE_ID / "inbound").mkdir(parents=True)
    for place in (folder, outside, canaries, folder / "hand-ins"):
        place.mkdir()
    (outside / "secret.txt").write_text(f"{MARKER}-0123456789")
    settings = new_settings("Hostile", COURSE_ID, (ASSIGNMENT,))
    settings = settings.replace(f"  {ASSIGNMENT}-common: {{}}\n", "").replace("pool: 0", "pool: 2")
    (folder / "course.yaml").write_text(settings.replace('exchange: ""', f"exchange: {str(exchange)!r}"))
    ids = (*NEIGHBOURS, OTHER_ACCOUNT, *FIXTURES, *READERS)
    (folder / "roster.csv").write_text("id,last_name\n" + "".join(f"{id},Of {id}\n" for id in ids))
    write_private(folder / "secret", f"{'5e' * 32}\n")  # the same cases in every run
    from rightmix_sim.course.with_nbgrader.configuration import FILE, NAME

    (folder / NAME).write_text(FILE)
    update(course_in(folder), project_folder("grading").parent)
    return course_in(folder), outside, canaries


def _collect(course: Course, now: datetime.datetime) -> None:
    """By zip as our command does it, by the exchange as formgrader's button does it."""
    from nbgrader.apps import NbGraderAPI

    from rightmix_sim.course.with_nbgrader.pipelines import configuration

    collect_zips(course, course.folder / "hand-ins", now)
    with _standing_in(course.folder):
        told = NbGraderAPI(config=configuration(course)).collect(ASSIGNMENT)
    assert told["success"], told


def _autograde_by(config: Any) -> None:
    from nbgrader.converters import Autograde
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory

    place = CourseDirectory(config=config)
    place.assignment_id, place.student_id = ASSIGNMENT, "*"
    converter = Autograde(coursedir=place, config=config)
    converter.force = True
    with suppress(NbGraderException), _standing_in(Path(config.CourseDirectory.root)):
        converter.start()  # it raises at its end where it refused anything


def _points(course: Course) -> dict[str, dict[str, float | None]]:
    from rightmix_sim.course.with_nbgrader.gradebook import grades

    found: dict[str, dict[str, float | None]] = {}
    for one in grades(course):
        found.setdefault(one.trainee, {})[one.cell] = one.points
    return found


def _lines(course: Course) -> Iterator[Line]:
    with (course.folder / "collected.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, strict=True):
            yield Line(source=row.pop("from"), **row)


def _no_kernel(*_args: Any, **_more: Any) -> None:
    pytest.fail("a kernel was asked for")


def _as_on_a_hub(path: Path) -> str:
    """Everybody's folder is their own, but for those that the other account put there."""
    if path.name.endswith(f"+{OTHER_ACCOUNT}") or (
        path.name == "answers.json" and path.parent.name.endswith(f"answers-{OTHER_ACCOUNT}")
    ):
        return OTHER_ACCOUNT
    assert owner_of(path.parent)
    folder = path.parent if path.name == "answers.json" else path
    return folder.name.partition("+")[0]


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


@contextmanager
def _logged() -> Iterator[list[str]]:
    said: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    handler = Kept(level=logging.WARNING)
    log = logging.getLogger("traitlets")
    log.addHandler(handler)
    try:
        yield said
    finally:
        log.removeHandler(handler)
