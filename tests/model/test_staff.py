"""Officers: their hours, days away, vacancies, and whose case is whose."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np
import pytest

from rightmix_sim import workdays
from rightmix_sim.model.clock import Clock
from rightmix_sim.model.diaries.duty import DAY_BEGINS, LONGEST_MINUTES
from rightmix_sim.model.service import _Service
from rightmix_sim.model.staff.team import Team
from rightmix_sim.randomness import draws
from rightmix_sim.records import Outcome, Role
from rightmix_sim.scenario.area import Area
from tests.model.areas import ash, changed, frame, months, packaged, run

FIRST_DAY, DAYS = 14245, 2 * 364  # from 1 January 2009
CERTAIN = {"turnover_per_year": 0.0}


def team(role: Role = Role.OFFENDER_MANAGER, other_cases: float = 0.0, **changes: Any) -> Team:
    name = "offender_managers" if role is Role.OFFENDER_MANAGER else "public_protection_officers"
    area = changed(ash(), {f"{name}.{key}": value for key, value in (CERTAIN | changes).items()})
    return Team(role, 0, getattr(area, name), other_cases, Clock(DAYS, FIRST_DAY), draws(3, 0, "ash"))


def hours(found: Team) -> np.ndarray:
    capacity = np.zeros((len(found.everybody), DAYS), np.int64)
    found.hours_from(0, capacity)
    return capacity


WORKING = workdays.is_working(FIRST_DAY, DAYS)


def test_a_day_of_an_officer_is_a_fifth_of_the_week_less_what_is_not_casework() -> None:
    # Offender manager: 37 h * 60 / 5 * 0.75 = 333 minutes. Police: 40 * 60 / 5 * 0.60 * (1 - 0.08) = 264.96, so 265
    manager = team(posts=1, weekly_hours=37.0, casework_share=0.75, leave_days=0, sickness_days=0)
    police = team(Role.PUBLIC_PROTECTION_OFFICER, posts=1, weekly_hours=40.0, casework_share=0.60, diverted_share=0.08,
                  leave_days=0, sickness_days=0)  # fmt: skip
    for found, minutes in ((manager, 333), (police, 265)):
        capacity = hours(found)
        assert set(capacity[0][WORKING]) == {minutes} and set(capacity[0][~WORKING]) == {0}
        assert not capacity[1].any()  # the tray has no hours


@pytest.mark.parametrize(("leave", "sickness"), [(30, 0), (0, 12), (5, 0), (33, 0)])
def test_days_away_are_the_stated_number_of_weekdays_in_each_52_weeks(leave: int, sickness: int) -> None:
    """Bank holidays within a week of leave are not given back."""
    capacity = hours(team(posts=6, leave_days=leave, sickness_days=sickness))[:-1]
    weekday = (np.arange(DAYS) + FIRST_DAY + 3) % 7 < 5
    holidays = weekday & ~WORKING
    monday = (7 - (FIRST_DAY + 3) % 7) % 7
    for own in capacity:
        # Years of 52 weeks are counted from the Monday on or before day one; the second lies wholly within the run
        year = slice(monday - 7 + 364, monday - 7 + 728)
        away = weekday[year] & ~holidays[year] & (own[year] == 0)
        assert leave + sickness - holidays[year].sum() <= away.sum() <= leave + sickness


def test_officers_are_not_all_away_at_once() -> None:
    capacity = hours(team(posts=10, leave_days=40))[:-1, WORKING]
    assert (capacity > 0).any(axis=0).all()


def test_other_cases_take_their_hours_and_when_hours_are_short_at_most_their_share_by_number() -> None:
    """One post with 37 h, 0.75 of it casework, no days away: 37 * 0.75 * 52.18 / 12 = 120.7 hours a month.

    20 other cases at 1.1 hours take 22, so 0.818 is left. 200 would take 220: then 10 registered of 210 keep 10/210.
    """
    for others, share in ((20, 1 - 22 / 120.66), (200, 10 / 210), (0, 1.0)):
        found = team(posts=1, other_cases=others, weekly_hours=37.0, casework_share=0.75, hours_per_other_case=1.1,
                     leave_days=0, sickness_days=0)  # fmt: skip
        for person in range(10):
            found.take_on(person)
        assert hours(found)[0][WORKING][0] == pytest.approx(333 * share, abs=0.6)


def test_a_case_goes_to_whoever_in_post_holds_fewest() -> None:
    found = team(posts=3)
    assert [found.take_on(person) for person in range(7)] == [0, 1, 2, 0, 1, 2, 0]
    found.let_go(1, 1)
    found.let_go(4, 1)
    assert found.take_on(7) == 1
    found.posts[1].filled = False
    assert found.take_on(8) == 2


def test_with_nobody_in_post_cases_lie_in_the_tray() -> None:
    found = team(posts=2)
    for post in found.posts:
        post.filled = False
    assert [found.take_on(person) for person in range(3)] == [2, 2, 2]
    assert not hours(found).any()
    none = team(posts=0)
    assert none.take_on(5) == 0 and list(none.tray.people) == [5]
    none.let_go(5, 0)
    assert not none.tray.people


# ---- In a whole run


@cache
def finished(name: str) -> _Service:
    area: Area = {
        "ash": ash(),
        "turnover": ash(
            offender_managers__posts=4,
            public_protection_officers__posts=3,
            offender_managers__turnover_per_year=1.0,
            offender_managers__recruitment_weeks=10,
            public_protection_officers__turnover_per_year=1.0,
            public_protection_officers__recruitment_weeks=30,
        ),
        "cedar": packaged("six-areas-2009").area("cedar"),
    }[name]
    service = _Service(area, Clock(DAYS, FIRST_DAY), draws(5, 0, area.name), "compiled", 90)
    service.run()
    return service


def worked(service: _Service) -> np.ndarray:
    rows = service.ledger.rows
    return rows[(rows["outcome"] == int(Outcome.DONE)) | (rows["outcome"] == int(Outcome.FAILED))]


@pytest.mark.parametrize("name", ["ash", "turnover", "cedar"])
def test_work_begins_only_within_the_hours_of_the_day(name: str) -> None:
    """So nobody works on a weekend, a bank holiday, a day of leave or sickness, or in a vacant post."""
    service = finished(name)
    rows = worked(service)
    assert (rows["minute"] - DAY_BEGINS < service.diaries.capacity[rows["officer"], rows["day"]]).all()
    assert (service.diaries.capacity == 0)[:-1].any(axis=1).all()


@pytest.mark.parametrize("name", ["ash", "turnover", "cedar"])
def test_minutes_worked_never_exceed_the_hours_by_more_than_the_piece_in_hand(name: str) -> None:
    service = finished(name)
    rows = worked(service)
    for officer, hours_of_days in enumerate(service.diaries.capacity):
        own = rows[rows["officer"] == officer]
        by_day = np.bincount(own["day"], own["minutes"], minlength=DAYS)
        # From any day to any later one: what is worked more than there were hours is never more than one piece
        over = np.cumsum(by_day - hours_of_days)
        lowest = np.minimum.accumulate(np.concatenate([[0], over[:-1]]))
        assert (over - lowest).max() < LONGEST_MINUTES
        ends = own["minute"] - DAY_BEGINS + own["minutes"]
        assert (ends - own["minutes"] < hours_of_days[own["day"]]).all()


@pytest.mark.parametrize("name", ["ash", "turnover", "cedar"])
def test_an_officer_with_time_left_had_nothing_left_to_do_that_day(name: str) -> None:
    """Work that is outstanding at the end lies with officers whose hours were used up, or opens on a later day."""
    service = finished(name)
    rows, capacity = worked(service), service.diaries.capacity
    for officer in np.unique(rows["officer"]):
        own = rows[rows["officer"] == officer]
        overdue = service.ledger.rows
        overdue = overdue[(overdue["officer"] == officer) & (overdue["outcome"] == int(Outcome.OUTSTANDING))]
        if (overdue["due"] < DAYS - 30).any():
            last_month = own[own["day"] >= DAYS - 30]["minutes"].sum()
            assert last_month >= capacity[officer, DAYS - 30 :].sum() - LONGEST_MINUTES


def test_the_part_of_time_that_posts_are_vacant_is_that_of_turnover_and_recruitment() -> None:
    """Ten weeks vacant after a year filled, on average: 70 / (70 + 365.25) = 0.161."""
    area = ash(offender_managers__posts=150, offender_managers__caseload=40,
               offender_managers__turnover_per_year=1.0, offender_managers__recruitment_weeks=10)  # fmt: skip
    posts = frame(run(area, length=months(36)), "posts")
    managers = posts[(posts.role == 0) & (posts.officer < 150)]
    vacant = 1 - managers.filled.groupby(managers.officer).mean()
    assert abs(vacant.mean() - 70 / 435.25) < 4 * vacant.std() / math.sqrt(150)


def test_cases_stay_even_when_posts_fall_vacant_and_are_filled() -> None:
    """A leaver's cases go to those who hold fewest, and a newcomer is given cases until the team is even."""
    posts = frame(run(ash(register__people=300, offender_managers__posts=6, public_protection_officers__posts=6,
                          public_protection_officers__turnover_per_year=1.0,
                          public_protection_officers__recruitment_weeks=8), length=months(24)), "posts")  # fmt: skip
    police = posts[(posts.role == 1) & posts.filled]
    spread = police.groupby("day").registered.agg(lambda held: held.max() - held.min())
    assert len(spread) > 20 and spread.max() <= 12
    assert police.groupby("day").registered.sum().min() > 250


def test_with_every_post_vacant_at_times_no_case_is_lost() -> None:
    area = ash(offender_managers__posts=1, offender_managers__turnover_per_year=1.0,
               offender_managers__recruitment_weeks=40, offender_managers__caseload=60)  # fmt: skip
    posts = frame(run(area, length=months(36)), "posts")
    tray = posts[(posts.role == 0) & (posts.officer == 1)]
    assert (tray.registered > 0).any() and (tray.registered == 0).any()
