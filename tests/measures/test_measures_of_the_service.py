"""Measures of the whole service: queues, orders, joint visits, training, work with and without a date."""

from __future__ import annotations

import math
from datetime import date

import pytest

from rightmix_sim.measures import titles_of_measures
from rightmix_sim.measures.planned import undated_work
from rightmix_sim.records import WORK_KINDS, Ending, Event, Outcome, Records, Resource, Served, Work
from tests.findings.hand_made import day, done, hand_made
from tests.measures.measured import AREAS, Found, measured
from tests.model.areas import ash, days, months, run


def test_a_queue_worked_by_hand() -> None:
    # 30 measured days of April. Two beds asked: one from 1 to 11 April and had until 21, one from 16 and not had
    bed = {"resource": Resource.PREMISES_BED}
    queues = [
        bed | {"person": 0, "asked": "2009-04-01", "began": "2009-04-11", "ended": "2009-04-21", "served": Served.LEFT},
        bed | {"person": 1, "asked": "2009-04-16", "served": Served.WAITING},
    ]
    found = measured(hand_made([{}, {}], queues=queues, ends="2009-05-01"), ash(premises__beds=2))
    assert found["median_wait", "premises_bed"].value == found["longest_wait", "premises_bed"].value == 10
    assert found["waiting_at_the_end", "premises_bed"].value == 1
    assert found["mean_waiting", "premises_bed"].value == pytest.approx((10 + 15) / 30)
    assert found["mean_in_use", "premises_bed"].value == pytest.approx(10 / 30)
    assert found["occupancy", "premises_bed"].value == pytest.approx(10 / 30 / 2)
    assert found["served", "premises_bed"].n == 1 and found["requests", "premises_bed"].n == 2
    assert math.isnan(found["occupancy", "level_2_panel"].value) and found["occupancy", "level_2_panel"].n == 0


def test_orders_events_joint_visits_and_looks_into_visor_worked_by_hand() -> None:
    orders = [
        {"person": 0, "start": "2008-01-01", "end": "2009-06-01", "ended_by": Ending.RECALLED},
        {"person": 0, "start": "2009-09-01", "end": "2010-09-01"},
    ]
    events = [
        {"person": 0, "event": Event.JOINT_VISIT, "day": f"2009-0{5 + place}-05", "detail": who}
        for place, who in enumerate((3, 3, 1))
    ]
    rows = [
        done(0, Work.VISOR_DIRECT, "2009-05-05"),
        done(0, Work.VISOR_DIRECT, "2010-04-01", ordinal=1) | {"outcome": Outcome.OUTSTANDING},
    ]
    found = measured(hand_made([{}], rows, orders=orders, events=events), ash())
    assert found["orders_ended", "recalled"].n == 1 and found["orders_ended", "completed"].n == 0
    assert found["events", "joint_visit"].n == 3
    assert found["joint_visits_held", "police and probation"].value == pytest.approx(2 / 3)
    assert found["visor_answered", "probation"].value == 0.5
    assert found["people", "on an order or licence at the end"].value == 1


def test_training_at_the_end_is_that_of_who_is_in_post() -> None:
    posts = [{"officer": officer, "role": 0, "day": "2010-03-01"} for officer in (0, 1)]
    found = measured(hand_made([], posts=posts, training=[{"officer": 0, "day": "2009-01-01", "skill": 0}]), ash())
    assert found["trained_at_the_end", "offender_manager: rm2000"].value == 0.5
    assert found["trained_at_the_end", "offender_manager: denial"].value == 0


def test_work_without_a_date_is_told_by_the_table_of_work_and_by_the_area() -> None:
    area = ash(significant_change__review_has_date=False)
    assert {Work.ONE_TO_ONE, Work.PRE_PROGRAMME, Work.CHANGE_REVIEW} <= undated_work(area)
    assert Work.CHANGE_REVIEW not in undated_work(ash(significant_change__review_has_date=True))
    assert Work.POLICE_VISIT not in undated_work(area)


def test_hours_wanted_by_a_date_leave_out_work_without_one(records: Records, name: str, found: Found) -> None:
    undated = undated_work(AREAS[name])
    kinds = [kind for kind, about in WORK_KINDS.items() if about.role == 0 and kind in undated]
    less = sum(found["planned_hours", kind.name.lower()].value for kind in kinds)
    wanted, dated = (found[what, "offender_manager"].value for what in ("hours_wanted", "hours_wanted_by_date"))
    assert less > 0 and dated == pytest.approx(wanted - less)


def test_every_measure_has_a_title_and_every_title_a_measure(found: Found) -> None:
    assert {measure for measure, _ in found} == set(titles_of_measures())


def test_a_measured_time_without_the_first_of_a_month_has_its_officers_and_hours_all_the_same() -> None:
    """From 15 to 25 April: the posts are there, and so are their hours."""
    area = ash(offender_managers__turnover_per_year=0.0, public_protection_officers__turnover_per_year=0.0)
    records = run(area, warm_up=months(3), length=days(10), starts=date(2009, 4, 15))
    assert day("2009-04-25") == records.ends
    found = measured(records, area)
    for group in ("offender_manager", "public_protection_officer"):
        assert found["posts_filled", group].value == 2
        assert found["hours_available", group].value > 0
        assert found["registered_cases_per_officer", group].value > 0
