"""What a trainer decides about a course, in course.yaml: what is set, until when, and what late work loses.

An assignment is an exercise on each trainee's own case (`ex2-rm2000`), on one case for all (`ex2-rm2000-common`), or
again on a new case for those who resit (`ex2-rm2000-resit-1`, which stands in the table of work and not here).
"""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import EXERCISES
from rightmix_sim.files import package_file, read_text
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, read_as, spelt

NAME: Final = "course.yaml"
COMMON: Final = "-common"
_RESIT: Final = re.compile(r"(.+)-resit-([1-9][0-9]?)")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")

Share: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
Moment: TypeAlias = Annotated[str, spelt(_MOMENT.pattern, "a day and an hour", '"2027-03-05 17:00"')]


class Set(StrictData, frozen=True, kw_only=True):
    """One assignment of the course."""

    due: Annotated[Moment | None, asked("Until when it is to be handed in; open if left out.")] = None


class Late(StrictData, frozen=True, kw_only=True):
    """What is taken off for handing in late: so many percent of the mark for each day begun, after some free hours."""

    free_hours: Annotated[float, Meta(ge=0, le=10_000), asked("Late by no more than this costs nothing.")] = 0
    each_day: Annotated[Share, asked("Percent of the mark taken off for each day begun after that.")] = 0
    most: Annotated[Share, asked("Never more than this many percent.")] = 100

    def share(self, seconds: float) -> float:
        """The share of the mark that so many seconds of lateness cost, 0 to 1.

        >>> Late(free_hours=1, each_day=10, most=25).share(2 * 3600), Late(each_day=10, most=25).share(9e6)
        (0.1, 0.25)
        """
        over = seconds - self.free_hours * 3600
        days = 0 if over <= 0 else -(-over // 86_400)
        return min(days * self.each_day, self.most) / 100


class Settings(StrictData, frozen=True, kw_only=True):
    """What stands in course.yaml."""

    title: Annotated[Words, Meta(min_length=1, max_length=120), asked("It heads pages and feedback.")]
    course_id: Annotated[
        str, spelt(r"[a-z][a-z0-9-]{0,39}", "small letters, digits and hyphens", "spring-2027"), asked("For nbgrader.")
    ]
    zone: Annotated[Words, asked("In which time zone days and hours are meant.", "Europe/London")] = "Europe/London"
    recipe: Annotated[Words, asked("From which recipe cases are made.", "probation-caseload")] = "probation-caseload"
    pool: Annotated[
        int, Meta(ge=0, le=2_000), asked("At most so many cases in each exercise, shared out; 0: one for each trainee.")
    ] = 0
    late: Annotated[Late, asked("What is taken off for handing in late.")] = Late()
    exchange: Annotated[Words, asked("The folder of nbgrader's exchange, if it is used.")] = ""
    assignments: Annotated[Mapping[str, Set | None], asked("What is set, in this order.")] = {}

    def __post_init__(self) -> None:
        """Refuse a zone that is not there, a day that does not exist, and what is no assignment."""
        try:
            zoneinfo.ZoneInfo(self.zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise Impossible(
                "There is no such time zone.", place="zone", value=self.zone, do="Europe/London"
            ) from unknown
        for name, one in self.assignments.items():
            if exercise_of(name) not in EXERCISES[1:] or sort_of(name) == "resit":
                raise Impossible(
                    "This is no assignment that can be set.",
                    place="assignments",
                    value=name,
                    do=f"Name an exercise, such as {EXERCISES[2]}, or {EXERCISES[2]}{COMMON} for one case for all.",
                )
            try:
                self.moment(one.due if one is not None else None)
            except ValueError as wrong:
                raise Impossible(
                    "There is no such day or hour.", place=f"assignments.{name}.due", value=one and one.due
                ) from wrong

    def due(self, assignment: str) -> datetime.datetime | None:
        """Until when an assignment is to be handed in, with its zone; None where it is open."""
        one = self.assignments.get(assignment)
        return None if one is None else self.moment(one.due)

    def local(self, moment: datetime.datetime) -> datetime.datetime:
        """A moment by the clocks of the course."""
        return moment.astimezone(zoneinfo.ZoneInfo(self.zone))

    def moment(self, written: str | None) -> datetime.datetime | None:
        """A day and hour of the course's zone. Raises `ValueError`."""
        if not written:
            return None
        return datetime.datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=zoneinfo.ZoneInfo(self.zone))


def exercise_of(assignment: str) -> str:
    """The exercise of an assignment.

    >>> exercise_of("ex2-rm2000-common"), exercise_of("ex2-rm2000-resit-1")
    ('ex2-rm2000', 'ex2-rm2000')
    """
    found = _RESIT.fullmatch(assignment)
    return found[1] if found else assignment.removesuffix(COMMON)


def sort_of(assignment: str) -> Literal["own", "common", "resit"]:
    """Whether an assignment is on each trainee's own case, on one for all, or sat again."""
    if _RESIT.fullmatch(assignment):
        return "resit"
    return "common" if assignment.endswith(COMMON) else "own"


def read_settings(folder: Path) -> Settings:
    """The settings of a course. Raises `InputError`, also where the folder is no course."""
    path = folder / NAME
    if not path.is_file():
        raise InputError(
            "This folder is no course.",
            file=folder,
            why=f"There is no {NAME} in it.",
            do="Make one: rightmix course new FOLDER --roster roster.csv",
        )
    return read_as(Settings, path)


def new_settings(title: str, course_id: str, exercises: tuple[str, ...]) -> str:
    """The settings of a new course as a file with its explanations. Raises `UnknownName`."""
    for one in exercises:
        if one not in EXERCISES[1:]:
            raise UnknownName("exercise", one, EXERCISES[1:], shown_by="rightmix exercises list")
    lines = "".join(f"  {one}{COMMON}: {{}}\n  {one}: {{}}\n" for one in EXERCISES if one in exercises)
    template = read_text(package_file("course/data/new-course.yaml"))
    return template.format(title=_quoted(title), course_id=course_id, assignments=lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
