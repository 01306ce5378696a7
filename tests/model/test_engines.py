"""The compiled diaries against plain SimPy, a process for each piece of work: the same rows, to the minute."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.model import simulate
from rightmix_sim.model.diaries.duty import ROW
from rightmix_sim.records import WORK_KINDS, Outcome, Role
from rightmix_sim.scenario.area import Interval
from tests.model.areas import SIX, ash, days, differences, frame, months, run, short
from tests.model.scripts import Script, compiled_rows, plain_rows, random_script

POLICE = [int(work) for work, kind in WORK_KINDS.items() if kind.role is Role.PUBLIC_PROTECTION_OFFICER]


def assert_same_rows(script: Script) -> None:
    compiled, plain = compiled_rows(script), plain_rows(script)
    for name in ROW.names or ():
        np.testing.assert_array_equal(compiled[name], plain[name], err_msg=f"seed {script.seed}: {name}")


@pytest.mark.parametrize("tens", range(10))
def test_random_diaries_are_worked_alike(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        assert_same_rows(random_script(seed))


@pytest.mark.parametrize("tens", range(3))
def test_diaries_with_days_that_run_past_midnight_are_worked_alike(tens: int) -> None:
    """What is under way at midnight belongs to the day before, whatever becomes of the case that morning."""
    for seed in range(10 * tens, 10 * tens + 10):
        assert_same_rows(random_script(seed, longest_day=850))


@pytest.mark.soak
@given(seed=st.integers(1000, 10**9), longest_day=st.sampled_from([60, 450, 850]))
@settings(max_examples=2000, deadline=None)
def test_any_diaries_are_worked_alike(seed: int, longest_day: int) -> None:
    assert_same_rows(random_script(seed, longest_day))


def test_the_random_diaries_show_everything_that_can_happen() -> None:
    rows = [compiled_rows(random_script(seed)) for seed in range(30)]
    outcomes = {int(outcome) for one in rows for outcome in one["outcome"]}
    assert outcomes == {Outcome.DONE, Outcome.FAILED, Outcome.CANCELLED, Outcome.OUTSTANDING}
    assert any(one["entry"].any() for one in rows) and any(one["attempt"].max() > 2 for one in rows)
    assert any(np.unique(one["officer"][one["duty"] == duty]).size > 1 for one in rows for duty in set(one["duty"]))


def test_a_day_of_one_minute_pieces_loses_none() -> None:
    """Twelve hours hold 720 pieces of a minute, more than a working day was once thought to hold."""
    area = ash(
        register__people=2000,
        register__supervised_share=0.0,
        public_protection_officers__posts=1,
        public_protection_officers__weekly_hours=60.0,
        public_protection_officers__casework_share=1.0,
        public_protection_officers__diverted_share=0.0,
        public_protection_officers__turnover_per_year=0.0,
        public_protection_officers__leave_days=0,
        public_protection_officers__sickness_days=0,
        police_visits__minutes=1.0,
        police_visits__attempt_minutes=1.0,
        police_visits__checks_minutes=0.0,
        police_reviews__plan_minutes=1.0,
        assessment__rm2000_minutes=1.0,
        registration__minutes=1.0,
        registration__confirmation_minutes=1.0,
        police_visits__planned_days_ahead=0,
        police_visits__low=Interval(1, "days"),
        police_visits__medium=Interval(1, "days"),
        police_visits__high=Interval(1, "days"),
        police_visits__very_high=Interval(1, "days"),
        travel__police_minutes=0.0,
        police_reviews__minutes=1.0,
        duration_variation=0.0,
    )
    compiled = run(area, warm_up=days(0), length=days(21))
    rows = frame(compiled, "work").query("outcome <= 1")
    tried = rows[rows.work.isin(POLICE)].groupby("day").size()  # supervisors are at work as well
    assert tried.max() == 720 and (tried == 720).sum() >= 3
    assert differences(compiled, run(area, warm_up=days(0), length=days(21), engine="plain")) == []


@pytest.mark.parametrize("name", SIX)
def test_the_whole_model_gives_the_same_records_with_plain_diaries(name: str) -> None:
    scenario = short(warm_up=months(1), length=months(3))
    area = scenario.area(name)
    assert differences(simulate(scenario, area, 8, 0), simulate(scenario, area, 8, 0, engine="plain")) == []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"offender_managers__turnover_per_year": 1.0, "offender_managers__recruitment_weeks": 4},
        {"offender_managers__order_of_work": "first_come_first_served", "programme__kind": "closed"},
        {"programme__pre_programme_begins": "at_sentence", "offender_managers__order_of_work": "highest_harm_first"},
        {"police_reviews__level_1_with_visits": False, "police_visits__entry_after_failures": 2},
        {"offender_managers__weekly_hours": 60.0, "offender_managers__casework_share": 1.0, "contacts__minutes": 400.0},
    ],
    ids=lambda changes: ", ".join(changes) or "as it is",
)
def test_a_small_area_gives_the_same_records_with_plain_diaries(changes: dict[str, object]) -> None:
    area = ash(**changes)
    for seed in (3, 7):
        assert differences(run(area, seed), run(area, seed, engine="plain")) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SIX)
def test_the_six_areas_give_the_same_records_over_their_whole_length(name: str, seed: int) -> None:
    scenario = replace(short(), warm_up=Interval(12, "months"), length=Interval(24, "months"))
    area = scenario.area(name)
    assert differences(simulate(scenario, area, seed, 0), simulate(scenario, area, seed, 0, engine="plain")) == []
