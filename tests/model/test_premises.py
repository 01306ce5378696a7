"""Approved premises on their own: who gets a bed on which day, how stays end, and what becomes of move-on places.

A stay of 12 weeks is 84 days, the longest of 36 weeks is 252, and a bed is of use for 8 weeks, 56 days.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from rightmix_sim.model.clock import Process
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.premises import Premises
from rightmix_sim.randomness import Purpose, draws, exponential
from rightmix_sim.records import Resource, Served, Work
from rightmix_sim.scenario.area import Area, Interval
from tests.model.areas import ash
from tests.model.stand_ins import Row, Service, days_held, days_waited, random_moments, somebody

LEFT, GAVE_UP, WAITING, STAYING = Served.LEFT, Served.GAVE_UP, Served.WAITING, Served.STAYING
MOVED_ON, NOWHERE, WITHDRAWN = Served.MOVED_ON, Served.NOWHERE, Served.WITHDRAWN
BED, HOUSING = Resource.PREMISES_BED, Resource.MOVE_ON_HOUSING
EVER = Interval(900, "years")


def area(**changes: Any) -> Area:
    terms: dict[str, Any] = {
        "premises__beds": 1,
        "premises__stay": Interval(12, "weeks"),
        "premises__patience": Interval(8, "weeks"),
        "premises__longest_stay": Interval(36, "weeks"),
        "premises__move_on_places_per_year": 0.0,
        "premises__place_kept": Interval(8, "weeks"),
        "premises__order": "longest_wait_first",
    }
    return ash(**(terms | changes))


def housing_on(days: Sequence[int], **changes: Any) -> Service:
    """A service in which move-on places come up on these days, one for each mention, and no other."""
    service = Service(area(premises__move_on_places_per_year=1.0, **changes), 600)
    gaps = [later - earlier for earlier, later in zip([0, *days], days, strict=False)]

    def drawn(place: int, ordinal: int, attempt: int) -> float:
        """A gap of so many days and a bit: exponential(mean, u) = -mean * log(1 - u)."""
        gap = gaps[place] + (0.01 if place == 0 else 0.0) if place < len(gaps) else 10_000
        return -math.expm1(-gap / 365.25)

    service.luck.said[Purpose.MOVE_ON] = drawn
    return service


def run(service: Service, *people: Person, custody: bool = False) -> tuple[list[Row], list[Row]]:
    """The rows of beds and of housing. Who is on licence since before the run has needed a bed since then."""
    premises = Premises(*service.parts)

    def way(person: Person) -> Process:
        return premises.resident(person, since=person.order_start)

    service.run(*(service.life(person, way, custody=custody) for person in people))
    return service.rows(BED), service.rows(HOUSING)


# ---- Beds


def test_a_resident_without_anywhere_to_go_keeps_the_bed_to_the_longest_stay() -> None:
    beds, housing = run(Service(area()), somebody(1, start=5))
    assert beds == [(1, 5, 5, 257, NOWHERE)]  # 5 + 252
    assert housing == [(1, 89, None, 257, GAVE_UP)]  # 5 + 84


def test_without_since_a_bed_is_needed_from_today() -> None:
    service = Service(area(), 50)
    service.run(service.life(somebody(1, start=5), Premises(*service.parts).resident))
    assert service.rows(BED) == [(1, 5, 5, None, STAYING)]


def test_who_waits_longer_than_a_bed_is_of_use_gives_up() -> None:
    beds, _ = run(Service(area()), somebody(1), somebody(2, start=10))
    assert beds == [(1, 0, 0, 252, NOWHERE), (2, 10, None, 66, GAVE_UP)]  # 10 + 56


def test_a_bed_that_falls_free_is_had_the_same_day() -> None:
    beds, _ = run(Service(area(), 300), somebody(1), somebody(2, start=200))
    assert beds == [(1, 0, 0, 252, NOWHERE), (2, 200, 252, None, STAYING)]


def test_a_bed_that_falls_free_on_the_day_on_which_it_is_no_longer_of_use_goes_to_the_next() -> None:
    # 196 + 56 = 252
    beds, _ = run(Service(area(), 300), somebody(1), somebody(2, start=196), somebody(3, start=210))
    assert beds[1:] == [(2, 196, None, 252, GAVE_UP), (3, 210, 252, None, STAYING)]


def test_without_beds_everybody_gives_up() -> None:
    beds, housing = run(Service(area(premises__beds=0)), somebody(1), somebody(2, start=10, end=20))
    assert beds == [(1, 0, None, 56, GAVE_UP), (2, 10, None, 20, GAVE_UP)]
    assert housing == []


@pytest.mark.parametrize(("order", "first"), [("longest_wait_first", 2), ("highest_harm_first", 3)])
def test_the_next_bed_goes_by_the_policy(order: str, first: int) -> None:
    people = [somebody(1), somebody(2, start=200), somebody(3, start=220, rosh=3)]
    beds, _ = run(Service(area(premises__order=order), 260), *people)
    assert {row[0]: row[2] for row in beds} == {1: 0, first: 252, 5 - first: None}


@pytest.mark.parametrize("order", ["longest_wait_first", "highest_harm_first"])
def test_of_two_who_need_a_bed_on_one_morning_it_is_not_the_first_to_ask_who_gets_it(order: str) -> None:
    people = [somebody(2, start=7, rosh=2), somebody(1, start=7, rosh=3)]
    beds, _ = run(Service(area(premises__order=order), 30), *people)
    assert {row[0]: row[2] for row in beds} == {1: 7, 2: None}


def test_the_work_with_a_resident_begins_and_ends_with_the_stay() -> None:
    service = Service(area())
    run(service, somebody(1, start=5))
    assert service.officers.told == [("asked", 1, Work.PREMISES_WORK, 5), ("ended", 1, Work.PREMISES_WORK, 257)]


# ---- Day one


def test_who_has_needed_a_bed_since_before_the_run_is_found_in_it() -> None:
    beds, housing = run(Service(area()), somebody(1, start=-40))
    assert beds == [(1, -40, -40, 212, NOWHERE)]  # -40 + 252
    assert housing == [(1, 44, None, 212, GAVE_UP)]  # -40 + 84


def test_on_day_one_the_beds_go_to_those_who_have_needed_one_longest() -> None:
    """The other one waits as long as a bed is of use: -30 + 56 = 26."""
    beds, _ = run(Service(area()), somebody(2, start=-30, rosh=3), somebody(1, start=-40))
    assert sorted(beds) == [(1, -40, -40, 212, NOWHERE), (2, -30, None, 26, GAVE_UP)]


def test_on_day_one_those_known_to_be_residents_come_first() -> None:
    known = somebody(2, start=-30, resident_since=-30)
    beds, _ = run(Service(area()), somebody(1, start=-40), known)
    assert sorted(beds) == [(1, -40, None, 16, GAVE_UP), (2, -30, -30, 222, NOWHERE)]


def test_those_found_in_beds_come_before_those_released_that_day() -> None:
    beds, _ = run(Service(area(), 30), somebody(1, rosh=3), somebody(2, start=-40))
    assert {row[0]: row[2] for row in beds} == {1: None, 2: -40}


def test_who_had_given_up_before_the_run_leaves_no_row() -> None:
    beds, _ = run(Service(area(premises__beds=0)), somebody(1, start=-56), somebody(2, start=-55))
    assert beds == [(2, -55, None, 1, GAVE_UP)]


def test_who_moves_in_later_has_no_bed_from_before() -> None:
    """On licence since day 20, here since day 50: asks then, and it is of use to day 76."""
    service = Service(area())
    premises = Premises(*service.parts)

    def moves_in(person: Person, day: int) -> Process:
        yield service.clock.until(day)
        person.over = service.clock.env.event()
        service.clock.begin(premises.resident(person, since=20))

    service.run(moves_in(somebody(1, start=20), 50), moves_in(somebody(2, start=20), 60), moves_in(somebody(3), 90))
    assert service.rows(BED) == [(1, 50, 50, 302, NOWHERE), (2, 60, None, 76, GAVE_UP)]


# ---- Housing to move on to


def test_who_finds_a_place_at_the_end_of_the_stay_moves_on_that_day() -> None:
    beds, housing = run(housing_on([60]), somebody(1))
    assert beds == [(1, 0, 0, 84, MOVED_ON)]
    assert housing == [(1, 84, 84, 84, LEFT)]


def test_who_finds_none_keeps_the_bed_until_one_comes_up() -> None:
    beds, housing = run(housing_on([100]), somebody(1), somebody(2, start=70))
    assert beds == [(1, 0, 0, 100, MOVED_ON), (2, 70, 100, 352, NOWHERE)]  # 100 + 252
    assert housing == [(1, 84, 100, 100, LEFT), (2, 184, None, 352, GAVE_UP)]


def test_one_place_is_for_one_resident_who_has_waited_longest() -> None:
    beds, _ = run(housing_on([150, 160], premises__beds=3), *(somebody(n, start=n) for n in (1, 2, 3)))
    assert [(row[0], row[3], row[4]) for row in beds] == [(1, 150, MOVED_ON), (2, 160, MOVED_ON), (3, 255, NOWHERE)]


@pytest.mark.parametrize(("came", "left"), [(28, (252, NOWHERE)), (29, (84, MOVED_ON))])
def test_a_place_waits_for_eight_weeks_and_then_goes_elsewhere(came: int, left: tuple[int, Served]) -> None:
    """28 + 56 = 84: gone on the morning on which it is wanted."""
    beds, _ = run(housing_on([came]), somebody(1))
    assert beds[0][3:] == left


def test_a_place_that_comes_up_on_the_last_day_of_the_longest_stay_is_taken() -> None:
    beds, _ = run(housing_on([252]), somebody(1))
    assert beds == [(1, 0, 0, 252, MOVED_ON)]


def test_a_longest_stay_shorter_than_the_planned_one_is_the_longest() -> None:
    beds, housing = run(Service(area(premises__longest_stay=Interval(4, "weeks"))), somebody(1))
    assert beds == [(1, 0, 0, 28, NOWHERE)]
    assert housing == [(1, 28, None, 28, GAVE_UP)]


def test_as_many_places_come_up_as_the_area_says_and_more_come_sooner() -> None:
    """A place each stay: with everybody waiting for one, who moves on are the places that came up."""

    def taken(a_year: float) -> list[int]:
        service = Service(
            area(premises__beds=500, premises__move_on_places_per_year=a_year, premises__longest_stay=EVER), 3737
        )
        run(service, *(somebody(n) for n in range(300)))
        return sorted(row[2] for row in service.rows(HOUSING) if row[2] is not None)

    few, many = taken(10.0), taken(20.0)
    # 3,653 days after day 84: ten years and 100 places, standard deviation 10
    assert abs(len(few) - 100) < 40
    assert abs(len(many) - 200) < 57
    assert all(sooner <= later for later, sooner in zip(few, many, strict=False))


# ---- Orders that end


def test_an_order_that_ends_while_waiting_for_a_bed_ends_the_wait() -> None:
    beds, _ = run(Service(area()), somebody(1), somebody(2, start=10, end=40))
    assert beds[1] == (2, 10, None, 40, GAVE_UP)


@pytest.mark.parametrize("custody", [False, True])
def test_an_order_that_ends_during_the_stay_frees_the_bed(custody: bool) -> None:
    beds, housing = run(Service(area(), 50), somebody(1, end=30), somebody(2, start=10), custody=custody)
    assert beds == [(1, 0, 0, 30, WITHDRAWN), (2, 10, 30, None, STAYING)]
    assert housing == []


def test_an_order_that_ends_while_waiting_for_housing_ends_both() -> None:
    beds, housing = run(Service(area()), somebody(1, end=120))
    assert beds == [(1, 0, 0, 120, WITHDRAWN)]
    assert housing == [(1, 84, None, 120, GAVE_UP)]


@pytest.mark.parametrize("decided", [0, 80])
@pytest.mark.parametrize("end", [84, 252])
def test_an_order_that_ends_on_the_day_of_another_end_counts_as_ended(end: int, decided: int) -> None:
    service = Service(area())
    service.run(service.life(somebody(1, end=end), Premises(*service.parts).resident, decided=decided))
    beds, housing = service.rows(BED), service.rows(HOUSING)
    assert beds == [(1, 0, 0, end, WITHDRAWN)]
    assert [row[3:] for row in housing] == ([] if end == 84 else [(252, GAVE_UP)])


def test_who_gave_up_waiting_for_housing_leaves_the_place_to_others() -> None:
    beds, _ = run(housing_on([130], premises__beds=2), somebody(1, end=120), somebody(2))
    assert beds == [(1, 0, 0, 120, WITHDRAWN), (2, 0, 0, 130, MOVED_ON)]


# ---- Queues


def crowd(
    seed: int, days: int = 2000, *, orders_end: bool = True, **changes: Any
) -> tuple[Service, list[int], list[int]]:
    """Years in which somebody needs a bed about every third week; beds taken and people at noon of each day."""
    service = Service(area(**changes), days, seed=seed)
    premises = Premises(*service.parts)
    there, counting = service.counted(lambda: premises.residents)
    waiting, counting_too = service.counted(lambda: premises.waiting)
    lives = [
        service.life(
            somebody(n, start=day, end=day + 100 + 41 * n % 400 if orders_end else 100_000, rosh=2 + n % 2),
            premises.resident,
        )
        for n, day in enumerate(random_moments(seed, 21.0, days))
    ]
    service.run(counting, counting_too, *lives)
    return service, there, waiting


@pytest.mark.parametrize("order", ["longest_wait_first", "highest_harm_first"])
@pytest.mark.parametrize("seed", range(2))
def test_the_rows_of_beds_hold_littles_law(seed: int, order: str) -> None:
    """Both for the wait and for the stay: how many on average = how many a day * how long each, counted at noon."""
    service, there, waiting = crowd(
        seed, premises__beds=4, premises__move_on_places_per_year=6.0, premises__order=order
    )
    rows = service.rows(BED)
    came, stayed = len(rows) / 2000, sum(row[2] is not None for row in rows) / 2000
    mean_wait = days_waited(rows, 2000) / len(rows)
    mean_stay = days_held(rows, 2000) / sum(row[2] is not None for row in rows)
    assert sum(waiting) / 2000 == pytest.approx(came * mean_wait)
    assert sum(there) / 2000 == pytest.approx(stayed * mean_stay)
    assert sum(waiting) > 2000
    assert max(there) == 4


@pytest.mark.parametrize("seed", range(2))
def test_nobody_waits_while_a_bed_is_free(seed: int) -> None:
    _, there, waiting = crowd(seed, premises__beds=4, premises__move_on_places_per_year=6.0)
    assert all(taken == 4 for taken, waits in zip(there, waiting, strict=True) if waits)
    assert min(there) < 4


@pytest.mark.parametrize("seed", range(3))
def test_all_days_in_beds_follow_from_the_days_on_which_they_were_needed(seed: int) -> None:
    """No chance in it: with no housing everybody stays for 252 days, and who comes first is served first."""
    came = random_moments(seed, 70.0, 20_000)
    service = Service(area(premises__beds=4, premises__patience=EVER), 40_000, seed=seed)
    beds, _ = run(service, *(somebody(n, start=day, end=100_000) for n, day in enumerate(came)))
    free, expected = [0] * 4, []
    for day in came:
        began = max(day, heapq.heappop(free))
        heapq.heappush(free, began + 252)
        expected.append((day, began, began + 252))
    assert [row[1:4] for row in beds] == expected


def test_the_mean_wait_for_one_bed_is_that_of_one_server_with_fixed_stays() -> None:
    """Pollaczek and Khinchine for M/D/1: load * stay / (2 * (1 - load)).

    With a load of 0.6 that is 0.6 * 252 / 0.8 = 189 days; that days are whole moves it by less than one.
    """
    means = []
    for seed in range(12):
        came = random_moments(seed, 252 / 0.6, 300_000)
        service = Service(area(premises__patience=EVER), 320_000, seed=seed)
        beds, _ = run(service, *(somebody(n, start=day, end=1_000_000) for n, day in enumerate(came)))
        means.append(float(np.mean([row[2] - row[1] for row in beds[50:]])))
    error = 4 * float(np.std(means, ddof=1)) / math.sqrt(len(means))
    assert abs(np.mean(means) - 189) < error
    assert error < 60


@pytest.mark.parametrize("seed", range(4))
def test_with_more_beds_nobody_waits_longer(seed: int) -> None:
    """With the same luck, person by person, where the longest wait comes first and nobody gives up: a bed for somebody
    who would have given up is one that others wait for."""
    began = []
    for beds in (2, 3, 5):
        service, _, _ = crowd(
            seed,
            orders_end=False,
            premises__beds=beds,
            premises__patience=EVER,
            premises__move_on_places_per_year=8.0,
            premises__place_kept=EVER,
        )
        began.append({row[0]: row[2] for row in service.rows(BED)})
    _never_later(began)


@pytest.mark.parametrize("seed", range(4))
def test_with_more_places_to_move_on_to_nobody_waits_longer_for_a_bed(seed: int) -> None:
    began = []
    for places in (0.0, 4.0, 12.0):
        service, _, _ = crowd(
            seed,
            orders_end=False,
            premises__beds=3,
            premises__patience=EVER,
            premises__move_on_places_per_year=places,
            premises__place_kept=EVER,
        )
        began.append({row[0]: row[2] for row in service.rows(BED)})
    _never_later(began)


def _never_later(began: Sequence[dict[int, int | None]]) -> None:
    for fewer, more in pairwise(began):
        assert fewer != more
        for person, day in fewer.items():
            if day is not None:
                assert more[person] is not None
                assert more[person] <= day


def test_places_come_up_whatever_becomes_of_beds() -> None:
    """The luck of housing is its own: the days of places are those drawn, with two beds as with twenty."""
    luck, moment, days = draws(1, 0, area().name), 0.0, []
    for number in range(20):
        moment += exponential(365.25 / 4.0, luck.one(Purpose.MOVE_ON, number))
        days.append(int(moment))
    for beds in (2, 20):
        service = Service(area(premises__beds=beds, premises__move_on_places_per_year=4.0), 2000)
        run(service, *(somebody(n, start=7 * n) for n in range(200)))
        later = [row for row in service.rows(HOUSING) if row[2] is not None and row[2] > row[1]]
        assert later
        assert {row[2] for row in later} <= set(days)
