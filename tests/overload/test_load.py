"""Hours asked of a role and hours it has, week by week."""

from __future__ import annotations

import math

import pytest

from rightmix_sim.overload.load import Load, loads_of
from rightmix_sim.records import NO_DAY, Outcome, Role, Work
from rightmix_sim.scenario.area import Area
from tests.overload.written import duty, post, written

CONTACT, ONE_TO_ONE, PLAN = int(Work.CONTACT), int(Work.ONE_TO_ONE), int(Work.INITIAL_PLAN)
COUNTERSIGNATURE, VISIT = int(Work.COUNTERSIGNATURE), int(Work.POLICE_VISIT)


def load_of(role: Role, area: Area, weeks: int, **tables: list[object]) -> Load:
    (found,) = [load for load in loads_of(written(weeks, **tables), area) if load.role is role]
    return found


def offender_managers(area: Area, weeks: int, **tables: list[object]) -> Load:
    return load_of(Role.OFFENDER_MANAGER, area, weeks, **tables)


def test_an_hour_a_week_is_asked_in_every_week_in_which_it_is_owed(area: Area) -> None:
    # opened a week before the measured days, closed on the first day of the third week: weeks 0 and 1
    load = offender_managers(area, 4, duties=[duty(CONTACT, -7, closed=14)])
    assert load.offered == pytest.approx((1, 1, 0, 0))


def test_part_of_a_week_asks_for_its_part(area: Area) -> None:
    # open on days 4, 5 and 6 of week 0 (3/7 of an hour), then all of week 1
    load = offender_managers(area, 2, duties=[duty(CONTACT, 4)])
    assert load.offered == pytest.approx((3 / 7, 1), abs=1e-6)


def test_the_early_phase_has_its_own_pace(area: Area) -> None:
    # twice a week until day 7, then once a week: 2 h, 1 h
    load = offender_managers(area, 2, duties=[duty(CONTACT, 0, early_days=3.5, early_until=7)])
    assert load.offered == pytest.approx((2, 1))


def test_an_early_phase_that_outlasts_the_duty_ends_with_it(area: Area) -> None:
    load = offender_managers(area, 3, duties=[duty(CONTACT, 0, closed=7, early_days=3.5, early_until=14)])
    assert load.offered == pytest.approx((2, 0, 0))


def test_work_that_is_owed_once_is_asked_in_the_week_in_which_it_was_opened(area: Area) -> None:
    once = {"planned_days": 0.0, "early_days": 0.0, "planned_pieces": 1, "planned_minutes": 180.0}
    load = offender_managers(area, 3, duties=[duty(PLAN, 8, **once), duty(PLAN, -1, **once)])
    assert load.offered == pytest.approx((0, 3, 0))  # what was opened before the measured days is not asked in them


def test_so_many_pieces_are_asked_no_longer_than_their_pace_takes(area: Area) -> None:
    # two sessions, one every 7 days: 14 days from day 0
    load = offender_managers(area, 4, duties=[duty(int(Work.PRE_PROGRAMME), 0, planned_pieces=2)])
    assert load.undated == pytest.approx((1, 1, 0, 0))


def test_work_that_follows_work_owed_once_is_asked_when_it_falls_due(area: Area) -> None:
    follows = duty(COUNTERSIGNATURE, -20, planned_days=0.0, early_days=0.0, planned_minutes=30.0)
    piece = {"duty": 0, "work": COUNTERSIGNATURE, "due": 9, "day": 16, "minutes": 45, "outcome": Outcome.DONE}
    load = load_of(Role.SENIOR_PROBATION_OFFICER, area, 3, duties=[follows], work=[piece])
    assert load.offered == pytest.approx((0, 0.5, 0))  # planned minutes, not those it took


def test_work_without_a_date_is_kept_apart(area: Area) -> None:
    load = offender_managers(area, 1, duties=[duty(CONTACT, -7), duty(ONE_TO_ONE, -7, planned_minutes=90.0)])
    assert (load.offered, load.undated) == ((1.0,), (1.5,))


def test_failed_attempts_lengthen_what_is_asked_by_the_part_they_took(area: Area) -> None:
    # 90 minutes on visits made, 30 on attempts that failed: a visit of 60 minutes asks for 60 * 120 / 90 = 80 minutes
    rows = [
        {"work": VISIT, "due": 0, "day": 0, "minutes": 90, "outcome": Outcome.DONE},
        {"work": VISIT, "due": 0, "day": 0, "minutes": 30, "outcome": Outcome.FAILED, "ordinal": 1},
    ]
    load = load_of(Role.PUBLIC_PROTECTION_OFFICER, area, 1, duties=[duty(VISIT, -7)], work=rows)
    assert load.offered == pytest.approx((80 / 60,), abs=1e-6)


def test_the_hours_of_a_month_lie_on_its_working_days(area: Area) -> None:
    # 600 minutes from day 0 to day 13: Monday 12 to Friday 16, Monday 19 to Friday 23 April less the row's end, day 11
    # (a Friday): 5 + 4 working days. Then 120 minutes for days 11, 12 and 13: all on Friday the 23rd.
    load = offender_managers(area, 2, posts=[post(0, 0, 540), post(0, 11, 120)])
    assert load.available == pytest.approx((5.0, 4.0 + 2.0))


def test_hours_before_the_measured_days_count_for_no_week(area: Area) -> None:
    # from Monday 29 March (day -14) to Friday 23 April: 20 weekdays less Good Friday and Easter Monday: 18; 10 measured
    load = offender_managers(area, 2, posts=[post(0, -14, 1080)])
    assert load.available == pytest.approx((5.0, 5.0))


def test_posts_are_added_up_and_the_tray_has_none(area: Area) -> None:
    rows = [post(0, 0, 600), post(1, 0, 300), post(2, 0, 0, filled=False)]
    assert offender_managers(area, 2, posts=rows).available == pytest.approx((7.5, 7.5))


def test_a_share_without_hours_is_infinite_and_of_nothing_is_nought() -> None:
    load = Load(Role.OFFENDER_MANAGER, (3.0, 0.0, 3.0), (0.0, 0.0, 1.0), (0.0, 0.0, 2.0))
    assert load.shares.tolist() == [math.inf, 0.0, 1.5]
    assert load.whole_shares.tolist() == [math.inf, 0.0, 2.0]


def test_a_run_of_less_than_a_week_has_no_weeks(area: Area) -> None:
    records = written(0, duties=[duty(CONTACT, -7)], posts=[post(0, -7, 600)])
    assert [load.offered for load in loads_of(records, area)] == [()]
    assert NO_DAY not in records.duties["opened"]
