"""The folder of a course: where everything stands, and the tables and settings in it.

course.yaml  roster.csv  work.csv  secret         what the trainer decides, who takes part, who works on what
held/ASSIGNMENT/CODE/                             what was set, with its keys; it never leaves the folder
rubrics/  comments/  banks/                       a trainer's own, in place of the project's
hand-ins/  received/  refused/                    what comes in, what came as it came, what was put aside
marked/ASSIGNMENT/TRAINEE.json                    marks in detail
nbgrader_config.py  gradebook.db  source/  release/  submitted/  autograded/  feedback/     nbgrader's
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rightmix_sim.course import work as table
from rightmix_sim.course.roster import Trainee, read_roster, roster_text
from rightmix_sim.course.secret import code_of, read_secret, seed_of
from rightmix_sim.course.settings import Settings, read_settings, sort_of
from rightmix_sim.course.work import Work, read_work, work_text
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import write_atomic

ROSTER = "roster.csv"


@dataclass(frozen=True)
class Course:
    """A course by its folder. What it holds is read when it is first asked for, and then stays as it was read."""

    folder: Path

    @cached_property
    def settings(self) -> Settings:
        """What stands in course.yaml. Raises `InputError`."""
        return read_settings(self.folder)

    @cached_property
    def secret(self) -> bytes:
        """The secret. Raises `InputError`."""
        return read_secret(self.folder)

    @cached_property
    def trainees(self) -> tuple[Trainee, ...]:
        """Everybody on the roster, those who withdrew too. Raises `InputError`."""
        return read_roster(self.folder / ROSTER)

    @property
    def present(self) -> tuple[Trainee, ...]:
        """Those who take part."""
        return tuple(one for one in self.trainees if one.withdrawn is None)

    @cached_property
    def work(self) -> tuple[Work, ...]:
        """The table of who works on what. Raises `InputError`."""
        return read_work(self.folder)

    @property
    def assignments(self) -> tuple[str, ...]:
        """All assignments: those of the settings in their order, then those that are sat again."""
        again = sorted({one.assignment for one in self.work if sort_of(one.assignment) == "resit"})
        return (*self.settings.assignments, *again)

    def trainee(self, id: str) -> Trainee:
        """One trainee. Raises `UnknownName`."""
        found = next((one for one in self.trainees if one.id == id), None)
        if found is None:
            raise UnknownName("trainee", id, [one.id for one in self.trainees], file=self.folder / ROSTER)
        return found

    def assignment(self, name: str) -> str:
        """The name, where the course has such an assignment. Raises `UnknownName`."""
        if name not in self.assignments:
            raise UnknownName("assignment", name, self.assignments, file=self.folder / "course.yaml")
        return name

    def work_of(self, assignment: str, trainee: str) -> Work | None:
        """What a trainee was set in an assignment; None where nothing was."""
        return self._by_both.get((assignment, trainee))

    @cached_property
    def _by_both(self) -> dict[tuple[str, str], Work]:
        return {(one.assignment, one.trainee): one for one in self.work}

    def due(self, assignment: str) -> datetime.datetime | None:
        """Until when it is to be handed in, None where it is open. What is sat again has days of its own alone."""
        if sort_of(assignment) != "resit":
            return self.settings.due(assignment)
        own = [self.settings.moment(one.until) for one in self.work if one.assignment == assignment and one.until]
        return min((one for one in own if one is not None), default=None)

    def own_code(self, assignment: str, trainee: str, place: int) -> str:
        """The code by which a trainee gets an assignment; one for all their own ones, another for what all share.

        `place` is where the trainee stands in the roster, for courses that share out a pool of cases.
        """
        sort = sort_of(assignment)
        if sort == "common":
            return code_of(self.secret, "common")
        if sort == "resit":
            return code_of(self.secret, "resit", assignment, trainee)
        pool = self.settings.pool
        return code_of(self.secret, "own", f"shared {place % pool}" if pool else trainee)

    def seed(self, assignment: str, code: str) -> int:
        """The seed from which the work of a code is drawn."""
        return seed_of(self.secret, assignment, code)

    def held(self, assignment: str, code: str) -> Path:
        """Where what was set under a code stands."""
        return self.folder / "held" / assignment / code

    def save_trainees(self, trainees: Iterable[Trainee]) -> "Course":  # noqa: UP037
        """Write the roster anew and give the course as it then is."""
        write_atomic(self.folder / ROSTER, roster_text(trainees))
        return Course(self.folder)

    def save_work(self, lines: Iterable[Work]) -> "Course":  # noqa: UP037
        """Write the table of work anew and give the course as it then is."""
        write_atomic(self.folder / table.NAME, work_text(lines))
        return Course(self.folder)


def course_in(folder: Path) -> Course:
    """The course in a folder. Raises `InputError` where it is none, or its settings cannot be read."""
    if not folder.is_dir():
        raise InputError("There is no folder of this name.", file=folder, do="Name the folder of a course.")
    course = Course(folder.resolve())
    _ = course.settings  # says at once whether it is one
    return course
