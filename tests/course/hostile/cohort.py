"""A cohort of an honest neighbour on each way and of everybody else: all collected and marked in one batch."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.course.folder import Course
from rightmix_sim.exercises import mark
from tests.course.hostile.answers import ANSWERS
from tests.course.hostile.folders import FOLDERS, OTHER_ACCOUNT
from tests.course.hostile.made import as_on_a_hub, autograde_by, collect, made, no_kernel, quick_engine, some_answers
from tests.course.hostile.notebooks import NOTEBOOKS
from tests.course.hostile.offender import ASSIGNMENT, Offender
from tests.course.hostile.placed import PLACED
from tests.course.hostile.watching import Seen, snapshot, watched
from tests.course.hostile.zips import ZIPS

NEIGHBOURS = ("neighbour", "neighbour_by_zip")
HANDED_IN = (*NOTEBOOKS.fixtures, *ANSWERS.fixtures, *FOLDERS.fixtures, *ZIPS.fixtures)
FIXTURES = {one.name: one for one in (*HANDED_IN, *PLACED.fixtures)}
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
    seen: tuple[Seen, Seen]
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

    def said_of(self, name: str) -> str:
        """All notes of collected.csv that name the trainee, or the file or folder that bears their name."""
        lines = [one for one in self.lines if name in (one.trainee, _named_in(one.source, name))]
        return "\n".join(one.note for one in lines if one.note)


def _named_in(source: str, name: str) -> str:
    """The name, where a zip or folder is called so or nearly so; some write it in capitals, or with letters alike."""
    plain = source.removeprefix("submitted/").lower().replace("\u043e", "o")
    return name if re.match(rf"{re.escape(name)}(?![a-z_])|{re.escape(name)}x+/", plain) else ""


def run(root: Path, patch: pytest.MonkeyPatch) -> Cohort:
    """Make the course, let everybody hand in, collect and mark."""
    from rightmix_sim.course.with_nbgrader import collect as collecting_class
    from rightmix_sim.course.with_nbgrader.pipelines import autograde, configuration

    course, offenders = made(root, (*NEIGHBOURS, OTHER_ACCOUNT, *FIXTURES))
    now = datetime.datetime.now(datetime.UTC)
    patch.setattr("jupyter_client.manager.KernelManager.start_kernel", no_kernel)
    patch.setattr("jupyter_client.manager.AsyncKernelManager.start_kernel", no_kernel)
    patch.setattr("nbclient.client.NotebookClient.execute", no_kernel)
    patch.setattr("nbgrader.api.create_engine", quick_engine)
    patch.setattr(collecting_class, "owner_of", as_on_a_hub)
    exchanging, zipping = (offenders[id] for id in NEIGHBOURS)
    exchanging.submit(some_answers(exchanging))
    zipping.zip(*zipping.zipped_files(some_answers(zipping)).items())
    collect(course, now)
    autograde(course, ASSIGNMENT)
    alone = _points(course)
    for fixture in HANDED_IN:
        fixture.make(offenders[fixture.name])
    course = course.save_trainees(
        replace(one, withdrawn=now.date()) if one.id == "withdrawn_trainee" else one for one in course.trainees
    )
    config = configuration(course)  # as a server that runs for days has it, and looks at nothing again
    outside = root / "outside"
    places = (outside, root / "exchange", course.folder / "hand-ins", *(course.folder / one for one in UNTOUCHED))
    before = snapshot(*places)
    with watched() as while_collecting:
        collect(course, now)
    for fixture in PLACED.fixtures:
        fixture.make(offenders[fixture.name])
    before |= snapshot(outside)
    with watched() as while_marking:
        autograde_by(config)
        autograde(course, ASSIGNMENT)
    return Cohort(
        course=course,
        root=root,
        alone=alone,
        points=_points(course),
        lines=tuple(_lines(course)),
        seen=(while_collecting, while_marking),
        before=before,
        after=snapshot(*places),
    )


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
