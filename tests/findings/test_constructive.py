"""Findings on constructive work beside the programme, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.records import Happened, Programme, Standing, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made

OUTSIDE = ON_ORDER | {"standing": Standing.NOT_REQUIRED}
WAITING = ON_ORDER | {"standing": Standing.REQUIRED}


def duty(number: int, person: int, work: Work, days: float, **more: Any) -> dict[str, Any]:
    return {"duty": number, "person": person, "work": work, "planned_days": days, "early_days": days} | more


def sessions(number: int, person: int, work: Work, count: int) -> list[dict[str, Any]]:
    return [done(person, work, f"2009-05-{1 + place:02}", ordinal=place, duty=number) for place in range(count)]


def test_one_to_one_work_is_held_against_half_of_what_the_area_plans_for_who_is_planned_most() -> None:
    # 91 days from 1 April to 30 June: weekly makes 13, and half of them 6.5
    duties = [duty(0, 0, Work.ONE_TO_ONE, 7.0), duty(1, 1, Work.ONE_TO_ONE, 7.0), duty(2, 2, Work.ONE_TO_ONE, 21.0)]
    rows = sessions(0, 0, Work.ONE_TO_ONE, 7) + sessions(1, 1, Work.ONE_TO_ONE, 6) + sessions(2, 2, Work.ONE_TO_ONE, 4)
    records = hand_made([OUTSIDE] * 3, rows, duties=duties, ends="2009-07-01")
    # Person 2 had all of a thinner plan, and less than half of the others'
    assert found(records, "dynamic-factors-unattended") == (2, 3)


def test_who_is_required_to_attend_a_programme_is_no_part_of_one_to_one_work() -> None:
    records = hand_made([WAITING], duties=[duty(0, 0, Work.ONE_TO_ONE, 7.0)])
    assert found(records, "dynamic-factors-unattended") == (0, 0)


@pytest.mark.parametrize(
    ("name", "work", "need"),
    [
        ("accommodation-work", Work.ACCOMMODATION, "accommodation_need"),
        ("employment-work", Work.EMPLOYMENT, "employment_need"),
    ],
)
def test_work_on_a_need_is_enough_from_half_of_the_plan_on(name: str, work: Work, need: str) -> None:
    # 90 days from 1 April to 29 June: every 45 days makes two
    people = [ON_ORDER | {need: True}] * 3 + [ON_ORDER]
    duties = [duty(who, who, work, 45.0) for who in range(4)]
    rows = sessions(0, 0, work, 2) + sessions(1, 1, work, 1) + sessions(3, 3, work, 2)
    assert found(hand_made(people, rows, duties=duties, ends="2009-06-30"), name) == (2, 3)


def test_victim_awareness_is_judged_when_it_should_be_over() -> None:
    # Four sessions, one a week, from 1 January: over on 29 January; from 10 March 2010: over on 7 April, after the end
    four = {"planned_pieces": 4}
    duties = [duty(who, who, Work.VICTIM_AWARENESS, 7.0, **four) for who in (0, 1)]
    duties += [duty(2, 2, Work.VICTIM_AWARENESS, 7.0, opened="2010-03-10", **four)]
    rows = sessions(0, 0, Work.VICTIM_AWARENESS, 4) + sessions(1, 1, Work.VICTIM_AWARENESS, 3)
    assert found(hand_made([OUTSIDE] * 3, rows, duties=duties), "victim-awareness") == (1, 2)


def test_who_waits_and_is_seen_once_a_month_is_told_from_who_is_seen_more_often() -> None:
    duties = [
        duty(0, 0, Work.CONTACT, 30.4),
        duty(1, 1, Work.CONTACT, 14.0),
        duty(2, 2, Work.CONTACT, 30.4) | {"early_days": 7.0, "early_until": "2010-06-01"},
        duty(3, 3, Work.CONTACT, 30.4),
    ]
    programme = [{"person": 3, "day": "2009-12-01", "event": Happened.STARTED}]
    # Person 2 is in the early phase still, person 3 waits no longer
    assert found(hand_made([WAITING] * 4, duties=duties, programme=programme), "monthly-while-waiting") == (1, 3)


def test_who_goes_on_to_another_programme_does_not_wait_for_the_one_that_the_order_requires() -> None:
    programme = [{"person": 0, "day": "2009-12-01", "event": Happened.STARTED, "programme": Programme.MAINTENANCE}]
    assert found(hand_made([WAITING, WAITING], programme=programme), "waiting-over-a-year") == (2, 2)
    programme[0]["programme"] = Programme.I_SOTP
    assert found(hand_made([WAITING, WAITING], programme=programme), "waiting-over-a-year") == (1, 2)
