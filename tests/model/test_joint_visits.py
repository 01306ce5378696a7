"""Joint visits on their own: on which day the two go, who was there, and what happens when no day is found.

Day 0 is a Monday. With luck of 0 the first visit is looked for on the day on which the order begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from rightmix_sim.model.scarce.joint_visits import JointVisits
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Event, Role, Work
from rightmix_sim.scenario.area import Area, Interval
from tests.model.areas import ash
from tests.model.stand_ins import Service, somebody

PROBATION, POLICE = Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER


def area(**changes: Any) -> Area:
    terms: dict[str, Any] = {"joint_visits__every": Interval(26, "weeks"), "joint_visits__looked_ahead": 28}
    return ash(**(terms | changes))


def at_once(days: int = 500, away: Iterable[tuple[Role, int]] = (), **changes: Any) -> Service:
    service = Service(area(**changes), days)
    service.luck.said[Purpose.JOINT] = lambda person, ordinal, attempt: 0.0
    service.officers.away = set(away)
    return service


def visits(service: Service, *, custody: bool = False, **person: Any) -> list[tuple[int, int]]:
    """The days of visits and who was there."""
    service.run(service.life(somebody(**person), JointVisits(*service.parts).together, custody=custody))
    return [(day, there) for day, _, there in service.events(Event.JOINT_VISIT)]


def test_they_visit_together_at_the_pace_of_the_area() -> None:
    # 26 weeks are 182 days; day 0 is a Monday and so are the others
    assert visits(at_once()) == [(0, 3), (182, 3), (364, 3)]


def test_no_visit_falls_on_a_day_off() -> None:
    # from Saturday, day 5, to Monday; 7 + 182 = 189, a Monday, and so on; Good Friday, day 95, is a holiday
    assert visits(at_once(200), start=5) == [(7, 3), (189, 3)]
    assert visits(at_once(150), start=95) == [(99, 3)]  # Easter Monday is day 98


def test_the_first_day_is_one_on_which_both_are_on_duty() -> None:
    """Probation is away on the first three days of the week, the police on the fourth."""
    away = [*((PROBATION, day) for day in (0, 1, 2)), (POLICE, 3)]
    assert visits(at_once(100, away)) == [(4, 3)]


def test_where_no_day_is_found_they_look_again_as_many_days_later() -> None:
    """Looked for on days 0 to 9 and again from day 10, on which the police are still away."""
    away = [(POLICE, day) for day in range(12)]
    service = at_once(100, away, joint_visits__looked_ahead=10)
    assert visits(service) == [(14, 3)]  # 12 and 13 are a weekend


def test_where_the_two_are_never_on_duty_together_there_is_no_visit() -> None:
    away = [*((PROBATION, day) for day in range(0, 500, 2)), *((POLICE, day) for day in range(1, 500, 2))]
    service = at_once(500, away)
    assert visits(service) == []
    assert service.officers.told == []


@pytest.mark.parametrize(
    ("missing", "there"), [((), 3), ((POLICE,), 1), ((PROBATION,), 2), ((PROBATION, POLICE), 0)]
)  # fmt: skip
def test_the_records_say_who_was_there(missing: tuple[Role, ...], there: int) -> None:
    """The visit was arranged for day 3, when both were to be on duty; then somebody is not."""
    service = at_once(20, [(PROBATION, 0), (PROBATION, 1), (PROBATION, 2)])
    service.clock.at(2, lambda: service.officers.away.update((role, 3) for role in missing))
    assert visits(service) == [(3, there)]
    assert service.officers.told == [
        ("appointed", 1, Work.JOINT_VISIT, 3),
        ("appointed", 1, Work.JOINT_VISIT_POLICE, 3),
        ("ended", 1, Work.JOINT_VISIT, 4),
        ("ended", 1, Work.JOINT_VISIT_POLICE, 4),
    ]


def test_a_visit_that_one_of_them_missed_is_tried_again_without_waiting_for_the_next() -> None:
    """Arranged for day 3, missed by the police, looked for again 28 days later: a Thursday."""
    service = at_once(100, [(PROBATION, 0), (PROBATION, 1), (PROBATION, 2)])
    service.clock.at(2, lambda: service.officers.away.add((POLICE, 3)))
    assert visits(service) == [(3, 1), (31, 3)]


def test_first_visits_are_spread_over_the_first_interval() -> None:
    service = Service(area(), 190)
    joint = JointVisits(*service.parts)
    service.run(*(service.life(somebody(n), joint.together) for n in range(300)))
    first = {}
    for person, day, _, _ in service.ledger.events:
        first.setdefault(person, day)
    assert len(first) == 300
    mean = sum(first.values()) / 300
    # 0 to 181, even: 90.5, and weekends make it a day later at most; the standard deviation of the mean is 52.5 / 17.3
    assert 90.5 - 12 < mean < 91.5 + 12


@pytest.mark.parametrize("custody", [False, True])
def test_after_the_end_of_the_order_there_are_no_visits(custody: bool) -> None:
    assert visits(at_once(), end=182, custody=custody) == [(0, 3)]


def test_an_order_that_ends_before_the_day_that_was_found_ends_the_arrangement() -> None:
    service = at_once(100, [(PROBATION, day) for day in range(10)])
    assert visits(service, end=10) == []
    assert service.officers.told == []


def test_an_order_that_ends_the_day_after_still_shows_who_was_there() -> None:
    service = at_once(20, [(PROBATION, 0), (PROBATION, 1), (PROBATION, 2)])
    service.clock.at(2, lambda: service.officers.away.add((POLICE, 3)))
    assert visits(service, end=4) == [(3, 1)]


def test_a_visit_on_the_last_day_shows_nothing_yet() -> None:
    service = at_once(1)
    assert visits(service) == []
    assert [told[0] for told in service.officers.told] == ["appointed", "appointed"]
