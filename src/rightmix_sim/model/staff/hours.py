"""The hours of a post: on which days, and how long, its holder works with registered people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.scenario.area import Officers, PoliceOfficers, Tutors
from rightmix_sim.scenario.staff import WORKING_DAYS_A_WEEK
from rightmix_sim.workdays import DAYS_A_YEAR

MONTHS_A_YEAR = 12


def vacant_share(terms: Officers | Tutors) -> float:
    """The part of the time a post is vacant."""
    vacant = 7 * terms.recruitment_weeks
    if terms.turnover_per_year <= 0 or vacant <= 0:
        return 0.0
    return vacant / (vacant + DAYS_A_YEAR / terms.turnover_per_year)


def hours_a_month(terms: Officers) -> float:
    """Casework hours of a post in a month, absences taken off."""
    return terms.weekly_hours * terms.casework_share * terms.weeks_at_work / MONTHS_A_YEAR


def working_minutes(terms: Officers, post: int, first_day: int, days: int, luck: Draws) -> NDArray[np.int64]:
    """Minutes for casework on each day: none on weekends, holidays, leave and sick leave."""
    daily = terms.weekly_hours * 60 / WORKING_DAYS_A_WEEK * terms.casework_share
    if isinstance(terms, PoliceOfficers):
        daily *= 1 - terms.diverted_share
    working = workdays.is_working(first_day, days)
    for purpose, absent in ((Purpose.LEAVE, terms.leave_days), (Purpose.SICKNESS, terms.sickness_days)):
        working &= ~_absent(purpose, absent, post, first_day, days, luck)
    minutes: NDArray[np.int64] = np.rint(working * daily).astype(np.int64)
    return minutes


def _absent(purpose: Purpose, days_a_year: int, post: int, first_day: int, days: int, luck: Draws) -> NDArray[np.bool_]:
    """Absence in whole weeks, drawn anew for each 52 of them; what is left of a week is its first days."""
    monday = (first_day + 3) % 7  # day number 0 was a Thursday
    away = np.zeros(days + monday + 7, np.bool_)
    for year in range(days // 364 + 2):
        order = np.argsort(luck.one_for_each(purpose, post, year, 52), kind="stable")  # the weeks in a random order
        whole, rest = divmod(days_a_year, WORKING_DAYS_A_WEEK)
        for rank, week in enumerate(order[: whole + (rest > 0)]):
            start = year * 364 + int(week) * 7
            away[start : start + (7 if rank < whole else rest)] = True
    return away[monday : monday + days]
