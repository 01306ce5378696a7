"""What a trainee's own entries come to: the visits of each agency, and where too many days lie between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, cast

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.owed import NONE, Agency
from rightmix_sim.exercises.home_visits.rules import value
from rightmix_sim.exercises.home_visits.schedule import Planned, planned
from rightmix_sim.workdays import Unit, add_to

AGENCIES: Final[dict[Agency, str]] = {"police": "Police", "probation": "Probation"}


@dataclass(frozen=True, kw_only=True)
class Gap:
    """From one visit to the next, by the trainee's own entries; `until` is None for the time after the last."""

    since: date
    until: date | None
    latest: date  # by the interval that they named

    @property
    def too_long(self) -> bool:
        """Whether the next visit comes after the day that the trainee's own interval names."""
        return self.until is None or self.until > self.latest


@dataclass(frozen=True, kw_only=True)
class OwnVisit:
    """A planned visit, and how many days after the one before it it comes (None: nothing is known before it)."""

    visit: Planned
    days_after: int | None
    too_long: bool


def own_interval(answers: Answers, agency: Agency) -> tuple[int, Unit] | None:
    """The interval that the trainee named; None where none was named, or that none is owed."""
    every = answers.choice(f"{agency}_every")
    if not every or every == NONE:
        return None
    amount, unit = every.split()
    return int(amount), cast(Unit, unit if unit.endswith("s") else f"{unit}s")


def own_last(answers: Answers, agency: Agency) -> date | None:
    """The last completed visit that the trainee named."""
    return answers.day(f"{agency}_last") if answers.choice(f"{agency}_visited") == "yes" else None


def own_visits(answers: Answers, agency: Agency) -> Iterator[OwnVisit]:
    """The planned visits of an agency in order, each held against the one before it."""
    interval, before = own_interval(answers, agency), own_last(answers, agency)
    for visit in planned(answers):
        if visit.agency in (agency, "joint"):
            late = interval is not None and before is not None and visit.day > add_to(before, *interval)
            yield OwnVisit(visit=visit, days_after=(visit.day - before).days if before else None, too_long=late)
            before = visit.day


def own_gaps(answers: Answers, agency: Agency, on: date) -> Iterator[Gap]:
    """Where the next visit comes later than the trainee's own interval says, the end of the year included."""
    interval = own_interval(answers, agency)
    days = [one.visit.day for one in own_visits(answers, agency)]
    if interval is None or not days:
        return
    last = own_last(answers, agency)
    known = [last, *days] if last is not None and last < days[0] else days
    for since, until in zip(known, [*known[1:], None], strict=True):
        gap = Gap(since=since, until=until, latest=add_to(since, *interval))
        beyond = until is None and gap.latest > year_end(on)
        # what is overdue already cannot be planned in time: then a week is given
        caught_up = since == last and until is not None and gap.latest < on and until <= soon(on)
        if gap.too_long and not beyond and not caught_up:
            yield gap


def year_end(on: date) -> date:
    """The last day of the schedule."""
    return add_to(on, int(value("horizon")), "months")


def soon(on: date) -> date:
    """The last day on which what is overdue is caught up."""
    return on + timedelta(days=int(value("catch_up")))


Where = Literal["before", "after", "inside"]


def place(day: date, on: date) -> Where:
    """Whether a day lies before, after or inside the twelve months."""
    return "before" if day < on else "after" if day > year_end(on) else "inside"
