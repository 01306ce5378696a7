"""Circles on their own: volunteers, coordinators, who waits for them, and how a Circle ends.

Day 0 is 5 January 2009, so that a Circle of twelve months from then ends on day 365.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from rightmix_sim.model.clock import Process
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.circles import Circles
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area, Interval
from tests.model.areas import ash
from tests.model.stand_ins import Row, Service, days_held, days_waited, random_moments, somebody

LEFT, GAVE_UP, WAITING = Served.LEFT, Served.GAVE_UP, Served.WAITING
STAYING, WITHDRAWN = Served.STAYING, Served.WITHDRAWN


def area(**changes: Any) -> Area:
    terms: dict[str, Any] = {
        "circles_coordinators__posts": 1,
        "circles__volunteers": 3,
        "circles__recruited_per_year": 0.0,
        "circles__leaving_per_year": 0.0,
        "circles__size": 3,
        "circles__each_coordinator": 22,
        "circles__length": Interval(12, "months"),
    }
    return ash(**(terms | changes))


def run(service: Service, *people: Person, custody: bool = False) -> list[Row]:
    circles = Circles(*service.parts)
    service.run(*(service.life(person, circles.asked_for, custody=custody) for person in people))
    return service.rows(Resource.CIRCLE)


# ---- Who has a Circle when


def test_a_circle_meets_for_its_length_and_the_next_has_its_volunteers() -> None:
    # 5 January 2010 is day 365
    assert run(Service(area(), 400), somebody(1), somebody(2, start=5)) == [
        (1, 0, 0, 365, LEFT),
        (2, 5, 365, None, STAYING),
    ]


def test_two_volunteers_are_not_three() -> None:
    assert run(Service(area(circles__volunteers=5), 400), somebody(1), somebody(2)) == [
        (1, 0, 0, 365, LEFT),
        (2, 0, 365, None, STAYING),
    ]


def test_without_volunteers_everybody_waits() -> None:
    assert run(Service(area(circles__volunteers=0)), somebody(1)) == [(1, 0, None, None, WAITING)]


def test_without_a_post_of_a_coordinator_there_are_no_circles_to_ask_for() -> None:
    service = Service(area(circles_coordinators__posts=0))
    assert run(service, somebody(1)) == []
    assert service.officers.told == []


def test_a_coordinator_keeps_up_so_many_circles_and_no_more() -> None:
    people = [somebody(n) for n in (1, 2, 3)]
    assert run(Service(area(circles__volunteers=99, circles__each_coordinator=2), 400), *people) == [
        (1, 0, 0, 365, LEFT),
        (2, 0, 0, 365, LEFT),
        (3, 0, 365, None, STAYING),
    ]


def test_with_a_vacant_post_no_circle_begins_and_those_that_meet_go_on() -> None:
    """Nobody is in post from day 10 to day 100."""
    service = Service(area(circles__volunteers=99), 200)
    in_post = [1]
    circles = Circles(*service.parts, in_post=lambda: in_post[0])

    def turnover() -> Process:
        for day, filled in ((10, 0), (100, 1)):
            yield service.clock.until(day)
            in_post[0] = filled
            circles.look_again()

    lives = [service.life(somebody(n, start=start), circles.asked_for) for n, start in ((1, 0), (2, 20))]
    service.run(turnover(), *lives)
    assert service.rows(Resource.CIRCLE) == [(1, 0, 0, None, STAYING), (2, 20, 100, None, STAYING)]


def test_coordination_is_asked_for_as_long_as_the_circle_meets() -> None:
    service = Service(area())
    run(service, somebody(1, start=7))
    assert service.officers.told == [
        ("asked", 1, Work.CIRCLE_COORDINATION, 7),
        ("ended", 1, Work.CIRCLE_COORDINATION, 372),
    ]


def test_of_two_who_ask_on_one_morning_it_is_not_the_first_to_speak_who_is_first() -> None:
    rows = run(Service(area(), 30), somebody(2, start=7), somebody(1, start=7))
    assert {row[0]: row[2] for row in rows} == {1: 7, 2: None}


# ---- Day one


def test_circles_that_there_are_volunteers_for_on_day_one_are_part_of_the_way() -> None:
    """Asked for with the order. Half of 365 days is 182.5: begun on day -182; a year from 7 July 2008 is day 183."""
    service = Service(area(), 400)
    service.luck.said[Purpose.CIRCLE] = lambda person, ordinal, attempt: 0.5
    rows = run(service, somebody(2, start=-200), somebody(1, start=-300))
    assert rows == [(2, -200, 183, None, STAYING), (1, -300, -182, 183, LEFT)]


def test_no_circle_is_older_than_the_order() -> None:
    service = Service(area(), 400)
    service.luck.said[Purpose.CIRCLE] = lambda person, ordinal, attempt: 0.5
    assert run(service, somebody(1, start=-20)) == [(1, -20, -20, 345, LEFT)]  # 16 December 2009


# ---- Orders that end, people who leave


@pytest.mark.parametrize("custody", [False, True])
def test_who_still_waits_gives_up_when_the_order_ends(custody: bool) -> None:
    rows = run(Service(area(), 100), somebody(1), somebody(2, end=60), custody=custody)
    assert rows == [(1, 0, 0, None, STAYING), (2, 0, None, 60, GAVE_UP)]


def test_who_waits_for_a_coordinator_gives_up_too() -> None:
    service = Service(area(circles__volunteers=99, circles__each_coordinator=1), 100)
    assert run(service, somebody(1), somebody(2, end=60))[1] == (2, 0, None, 60, GAVE_UP)


def test_who_gave_up_keeps_nobody_from_the_next() -> None:
    people = [somebody(1), somebody(2, start=3, end=60), somebody(3, start=9)]
    assert run(Service(area(circles__each_coordinator=2), 400), *people) == [
        (1, 0, 0, 365, LEFT),
        (2, 3, None, 60, GAVE_UP),
        (3, 9, 365, None, STAYING),
    ]


def test_a_circle_is_voluntary_and_goes_on_when_the_order_ends() -> None:
    assert run(Service(area()), somebody(1, end=100)) == [(1, 0, 0, 365, LEFT)]


def test_custody_ends_a_circle_and_its_volunteers_are_free() -> None:
    people = [somebody(1, end=100), somebody(2, start=5)]
    rows = run(Service(area(), 300), *people, custody=True)
    assert rows == [(1, 0, 0, 100, WITHDRAWN), (2, 5, 100, None, STAYING)]


@pytest.mark.parametrize("end", [100, 150])
def test_leaving_the_register_or_the_area_ends_a_circle(end: int) -> None:
    assert run(Service(area()), somebody(1, end=end, left=150)) == [(1, 0, 0, 150, WITHDRAWN)]


# ---- Volunteers


def volunteers_leave_on(days: dict[int, int]) -> Callable[[int, int, int], float]:
    """Luck in which the volunteers of these numbers leave on these days, by a stay of 1 + int(exponential)."""
    first = 1 << 22
    return lambda number, ordinal, attempt: -math.expm1(-(days.get(number - first, 9_000) - 0.5) / 365.25)


def test_who_leaves_while_free_is_missing_for_the_next_circle() -> None:
    service = Service(area(circles__leaving_per_year=1.0))
    service.luck.said[Purpose.CIRCLE] = volunteers_leave_on({1: 4})
    assert run(service, somebody(1, start=5)) == [(1, 5, None, None, WAITING)]


def test_who_wants_to_leave_sees_the_circle_to_its_end() -> None:
    service = Service(area(circles__leaving_per_year=1.0))
    service.luck.said[Purpose.CIRCLE] = volunteers_leave_on({1: 40})
    circles = Circles(*service.parts)
    left, counting = service.counted(lambda: circles.volunteers.left)
    lives = [service.life(somebody(1), circles.asked_for), service.life(somebody(2, start=50), circles.asked_for)]
    service.run(counting, *lives)
    assert service.rows(Resource.CIRCLE) == [(1, 0, 0, 365, LEFT), (2, 50, None, None, WAITING)]
    assert left[364:366] == [0, 1]


def test_who_wants_to_leave_and_is_free_need_not_wait_for_a_circle_that_waits_for_a_third() -> None:
    service = Service(area(circles__leaving_per_year=1.0, circles__volunteers=2), 100)
    service.luck.said[Purpose.CIRCLE] = volunteers_leave_on({1: 40})
    circles = Circles(*service.parts)
    free, counting = service.counted(lambda: circles.volunteers.free)
    service.run(counting, service.life(somebody(1), circles.asked_for))
    assert free[38:42] == [2, 2, 1, 1]


@pytest.mark.parametrize("decided", [0, 59])
def test_a_third_volunteer_who_comes_on_the_day_on_which_the_order_ends_is_in_time(decided: int) -> None:
    service = Service(area(circles__recruited_per_year=1.0, circles__volunteers=2), 100)
    service.luck.said[Purpose.CIRCLE] = lambda number, ordinal, attempt: -math.expm1(-60.5 / 365.25)
    life = service.life(somebody(1, end=60), Circles(*service.parts).asked_for, decided=decided)
    service.run(life)
    assert service.rows(Resource.CIRCLE) == [(1, 0, 60, None, STAYING)]


def test_as_many_are_recruited_as_the_area_says() -> None:
    # 12 a year for ten years: 120, standard deviation 11
    service = Service(area(circles__recruited_per_year=12.0, circles__volunteers=0), 3653)
    circles = Circles(*service.parts)
    service.run()
    assert abs(circles.volunteers.recruited - 120) < 44


def test_volunteers_stay_as_long_as_the_area_says() -> None:
    # 0.5 a year: of 1,000 exp(-0.5) = 607 are there after a year, standard deviation 15
    service = Service(area(circles__leaving_per_year=0.5, circles__volunteers=1000), 366)
    circles = Circles(*service.parts)
    service.run()
    assert abs(circles.volunteers.free - 607) < 60


# ---- Queues and conservation


def crowd(seed: int, days: int = 3000, **changes: Any) -> tuple[Service, list[tuple[int, ...]]]:
    """Years in which a Circle is asked for about every seventh week; at noon of each day who is where.

    Recruited, left, free, in Circles, Circles by the coordinator's count, waiting.
    """
    service = Service(area(**changes), days, seed=seed)
    circles = Circles(*service.parts)
    found: list[tuple[int, ...]] = []

    def noon() -> int:
        of = circles.volunteers
        found.append((of.recruited, of.left, of.free, of.in_circles, circles.meeting, circles.waiting))
        return 0

    _, counting = service.counted(noon)
    lives = [
        service.life(
            somebody(n, start=day, end=day + 150 + 53 * n % 600, left=day + 2000), circles.asked_for, custody=n % 7 == 0
        )
        for n, day in enumerate(random_moments(seed, 50.0, days))
    ]
    service.run(counting, *lives)
    return service, found


BUSY = {"circles__volunteers": 8, "circles__recruited_per_year": 6.0, "circles__leaving_per_year": 0.3}


@pytest.mark.parametrize("seed", range(4))
def test_no_volunteer_is_lost_or_made_up(seed: int) -> None:
    service, found = crowd(seed, **BUSY)
    assert all(free + in_circles == recruited - left for recruited, left, free, in_circles, _, _ in found)
    assert all(in_circles == 3 * meeting for _, _, _, in_circles, meeting, _ in found)
    assert found[-1][0] > 20
    assert found[-1][1] > 10
    assert max(in_circles for _, _, _, in_circles, _, _ in found) >= 9
    stays = [row for row in service.rows(Resource.CIRCLE) if row[2] is not None]
    there = [sum(row[2] <= day and (row[3] is None or day < row[3]) for row in stays) for day in range(3000)]
    assert there == [meeting for _, _, _, _, meeting, _ in found]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("each", [2, 22])
def test_the_rows_hold_littles_law(seed: int, each: int) -> None:
    """How many on average = how many a day * how long each, for waits and for Circles, counted at noon."""
    service, found = crowd(seed, circles__each_coordinator=each, **BUSY)
    rows = service.rows(Resource.CIRCLE)
    assert sum(row[5] for row in found) == days_waited(rows, 3000)
    assert sum(row[4] for row in found) == days_held(rows, 3000)
    assert days_waited(rows, 3000) > 3000
    assert max(row[4] for row in found) <= each


@pytest.mark.parametrize("seed", range(2))
def test_nobody_waits_while_volunteers_and_coordinator_are_free(seed: int) -> None:
    _, found = crowd(seed, circles__each_coordinator=3, **BUSY)
    assert all(free < 3 or meeting == 3 for _, _, free, _, meeting, waiting in found if waiting)


@pytest.mark.parametrize("seed", range(3))
def test_all_days_follow_from_the_days_on_which_circles_were_asked_for(seed: int) -> None:
    """No chance in it: seven volunteers are two Circles, of 52 weeks each, and who asks first is first."""
    came = random_moments(seed, 220.0, 20_000)
    service = Service(area(circles__volunteers=7, circles__length=Interval(52, "weeks")), 60_000, seed=seed)
    rows = run(service, *(somebody(n, start=day, end=100_000) for n, day in enumerate(came)))
    free, expected = [0, 0], []
    for day in came:
        began = max(day, heapq.heappop(free))
        heapq.heappush(free, began + 364)
        expected.append((day, began, began + 364))
    assert [row[1:4] for row in rows] == expected


@pytest.mark.parametrize("name", ["circles__volunteers", "circles__each_coordinator"])
@pytest.mark.parametrize("seed", range(3))
def test_with_more_of_either_nobody_waits_longer(seed: int, name: str) -> None:
    """With the same luck, person by person, where nobody gives up."""
    came = random_moments(seed, 70.0, 3000)
    began = []
    for how_many in (1, 2, 4):
        changes = {"circles__volunteers": 99} | {name: how_many * (3 if name == "circles__volunteers" else 1)}
        service = Service(area(**changes), 3000, seed=seed)
        rows = run(service, *(somebody(n, start=day, end=100_000) for n, day in enumerate(came)))
        began.append({row[0]: row[2] for row in rows})
    for fewer, more in pairwise(began):
        assert fewer != more
        for person, day in fewer.items():
            if day is not None:
                assert more[person] is not None
                assert more[person] <= day
