"""How good a schedule of visits is: on time by the one rule of guidance, and not more than is useful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.owed import Owed, visits_due
from rightmix_sim.exercises.home_visits.rules import value
from rightmix_sim.guidance import Attempt, Standard, due_date, judge


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One visit as a trainee planned it. `announced` is None where nothing was said."""

    agency: str
    day: date
    announced: bool | None
    officers: int


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How far the visits of one agency keep what is owed: the periods kept and all, and the share of days in time.

    `planned` counts its visits, `useful` how many of them cost nothing.
    """

    met: int
    periods: int
    covered: float
    planned: int
    useful: int

    @property
    def share(self) -> float:
        """The worse of the two, less what needless visits take; where nothing is owed, only the latter."""
        in_time = min(self.met / self.periods, self.covered) if self.periods else 1.0
        return in_time * (min(1.0, self.useful / self.planned) if self.planned else 1.0)


def planned(answers: Answers) -> tuple[Planned, ...]:
    """The lines that have an agency and a day, in the order of their days."""
    lines = (
        Planned(
            agency=line.choice("agency"),
            day=day,
            announced={"yes": True, "no": False}.get(line.choice("announced")),
            officers=line.number("officers") or 0,
        )
        for line in answers.records("visits")
        if (day := line.day("day")) is not None and line.choice("agency")
    )
    return tuple(sorted(lines, key=lambda one: one.day))


def days_of(visits: Sequence[Planned], agency: str, first: date, last: date) -> list[date]:
    """The days on which an agency goes, joint visits included, from a first to a last day."""
    return [one.day for one in visits if one.agency in (agency, "joint") and first <= one.day <= last]


def first_due(owed: Owed) -> date | None:
    """The latest day for the first visit of a schedule: what is overdue is caught up in the first days."""
    if owed.overdue:
        return owed.on + timedelta(days=int(value("catch_up")))
    return owed.due


def kept(owed: Owed, visits: Sequence[Planned], alike: Sequence[Standard] = ()) -> Kept:
    """What a schedule keeps of what one agency owes until the horizon.

    `alike` are standards under which more visits would be useful too: those of a level at which a case is managed.
    """
    days = days_of(visits, owed.agency, owed.on, owed.horizon)
    due = first_due(owed)
    useful = int(value("useful")) * visits_due([*owed.standards, *alike], owed.since, owed.on, owed.horizon)
    if owed.standard is None or due is None or due > owed.horizon:
        return Kept(met=0, periods=0, covered=1.0, planned=len(days), useful=max(useful, 0))
    met, periods = _periods(owed, owed.standard, due, sorted(set(days)))
    return Kept(
        met=met,
        periods=periods,
        covered=_covered(owed, owed.standard, due, sorted(set(days))),
        planned=len(days),
        useful=useful,
    )


def _periods(owed: Owed, standard: Standard, due: date, days: Sequence[date]) -> tuple[int, int]:
    """How many visits are on time, and of how many."""
    if not days:
        return 0, 1
    following = judge(standard, days[0], [Attempt(day) for day in days[1:]], owed.ends, owed.horizon)
    verdicts = [period.verdict for period in following if period.verdict != "not_counted"]
    return verdicts.count("met") + (days[0] <= due), len(verdicts) + 1


def _covered(owed: Owed, standard: Standard, due: date, days: Sequence[date]) -> float:
    """The share of the days until the horizon on which no visit is overdue."""
    whole = (owed.horizon - owed.on).days + 1
    late = 0
    for day in (*days, None):
        reached = owed.horizon + timedelta(days=1) if day is None else day
        late += max(0, (reached - due).days - 1)
        if day is not None:
            due = due_date(standard, day)
    return 1 - late / whole
