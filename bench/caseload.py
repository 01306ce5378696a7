"""The caseload of the diary benchmark: what 125 officers owe 5,000 people over three years.

Every person is seen fortnightly, visited at home by category (20, 40 and 40 % monthly, quarterly and half-yearly; some
attempts fail), and has a plan reviewed every four months. Nobody joins or leaves: the diaries are all there is to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.model.diaries.diaries import Diaries
from rightmix_sim.model.diaries.duty import Entry, Terms
from rightmix_sim.randomness import Draws, Purpose, draws, duration_factors
from rightmix_sim.records import Work
from rightmix_sim.scenario.area import Interval

FIRST_DAY = date(2009, 4, 1)
MINUTES_A_DAY = 440  # so that the officers are busy for 95 % of their hours and work falls behind now and then
INTERVALS = (
    Interval(2, "weeks"),
    Interval(4, "months"),
    Interval(1, "months"),
    Interval(3, "months"),
    Interval(6, "months"),
)


@dataclass(frozen=True)
class Owed:
    """One duty as it stands on day one."""

    person: int
    officer: int
    terms: Terms
    due: int
    opens: int


@dataclass(frozen=True)
class Caseload:
    """Everything that an engine is given. `duties` come by person; `due_dates` has a row for each of INTERVALS."""

    officers: int
    days: int
    duties: tuple[Owed, ...]
    due_dates: NDArray[np.int64]
    working: NDArray[np.bool_]
    factors: NDArray[np.float64]
    luck: Draws

    def capacity(self) -> NDArray[np.int64]:
        """Minutes by officer and day, nothing on weekends and holidays."""
        return np.tile(np.where(self.working, MINUTES_A_DAY, 0), (self.officers, 1))

    def orders_of_work(self) -> NDArray[np.int64]:
        """Every officer takes up first what is due first."""
        return np.zeros(self.officers, np.int64)

    def enter(self, diaries: Diaries) -> None:
        """Open all duties in the diaries of an engine."""
        for owed in self.duties:
            diaries.open(owed.person, owed.officer, owed.terms, Entry(owed.due, owed.opens))


def caseload(people: int = 5000, officers: int = 125, years: int = 3) -> Caseload:
    """The caseload; the same for everybody who asks."""
    first = workdays.day_number(FIRST_DAY)
    days = int(workdays.add(np.array([first]), years, "years")[0]) - first
    since = np.arange(first, first + days)
    due_dates = np.stack([workdays.add(since, interval.amount, interval.unit) - first for interval in INTERVALS])
    luck = draws(2010, 0, "bench")
    contact, review, visits = _contact(), _review(), (_visit(2, 2), _visit(3, 1), _visit(4, 0))
    duties = tuple(
        _owed(person, person % officers, terms, due_dates, luck)
        for person in range(people)
        for terms in (contact, review, visits[(0, 1, 1, 2, 2)[person // officers % 5]])
    )
    return Caseload(officers, days, duties, due_dates, workdays.is_working(first, days), duration_factors(0.3), luck)


def _owed(person: int, officer: int, terms: Terms, due_dates: NDArray[np.int64], luck: Draws) -> Owed:
    """A duty that was last done some time before day one."""
    u_last, u_opens, _, _ = luck.four(Purpose.HISTORY, person, int(terms.work))
    due = 1 + int(u_last * due_dates[terms.interval, 0])
    opens = due - terms.days_ahead + int(u_opens * (terms.days_ahead // 2 + 1))
    return Owed(person, officer, terms, due, max(opens, 0))


def _contact() -> Terms:
    return _terms(Work.CONTACT, 0, minutes=55, days_ahead=3, severity=1)


def _review() -> Terms:
    return _terms(Work.OASYS_REVIEW, 1, minutes=120, days_ahead=14, severity=1)


def _visit(interval: int, severity: int) -> Terms:
    return _terms(
        Work.POLICE_VISIT,
        interval,
        minutes=130,
        days_ahead=10,
        severity=severity,
        failed_minutes=75,
        failure_share=0.3,
        entry_after=2,
    )


def _terms(
    work: Work,
    interval: int,
    *,
    minutes: float,
    days_ahead: int,
    severity: int,
    failed_minutes: float = 0.0,
    failure_share: float = 0.0,
    entry_after: int = 0,
) -> Terms:
    return Terms(
        work=work,
        interval=interval,
        later_interval=interval,
        dated=True,
        pieces=-1,
        days_ahead=days_ahead,
        minutes=minutes,
        failed_minutes=failed_minutes,
        failure_share=failure_share,
        retry_days=7,
        entry_after=entry_after,
        entry_minutes=30.0,
        severity=severity,
    )
