"""Waiting in the whole service: rows of `queues` against a count, day by day, of what the other tables say.

By Little's law the mean number who wait is arrivals a day times the mean wait. From the rows alone that is an identity;
here those who wait or stay are counted from events, duties and posts instead.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

import numpy as np
import pytest

from rightmix_sim.model import simulate
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.mornings import Morning, Part
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.scarce.places import Places
from rightmix_sim.randomness import Purpose, draws, exponential
from rightmix_sim.records import Event, Happened, Programme, Records, Resource, Work
from tests.model.areas import SIX, changed, frame, months, short, until
from tests.model.test_queues import Queue, assert_close
from tests.model.told import FAR, happened, waits

FOR_CIRCLES = {"circles_coordinators.posts": 1, "circles_coordinators.turnover_per_year": 0.0,
               "circles.volunteers": 12, "circles.asked_share": 0.4}  # fmt: skip


@cache
def records_of(name: str) -> Records:
    scenario = short(warm_up=months(3), length=months(15))
    return simulate(scenario, changed(scenario.area(name), FOR_CIRCLES), 6, 0)


@pytest.fixture(params=SIX)
def records(request: pytest.FixtureRequest) -> Records:
    return records_of(request.param)


def each_day(records: Records, spans: Iterable[tuple[float, float]]) -> np.ndarray:
    """How many of the spans lie over each day of the run."""
    days = np.arange(records.first_day, records.ends)
    return sum((((days >= begins) & (days < ends)).astype(int) for begins, ends in spans), np.zeros(days.size, int))


def stays(records: Records, resource: Resource) -> np.ndarray:
    rows = waits(records, resource)
    return each_day(records, zip(rows.began, np.where(rows.began == FAR, FAR, rows.ended), strict=True))


def duties(records: Records, work: Work) -> np.ndarray:
    rows = frame(records, "duties")
    rows = rows[rows.work == int(work)]
    return each_day(records, zip(rows.opened, until(rows.closed), strict=True))


@pytest.mark.parametrize(
    ("resource", "work"),
    [(Resource.PREMISES_BED, Work.PREMISES_WORK), (Resource.CIRCLE, Work.CIRCLE_COORDINATION)],
)
def test_those_who_stay_are_those_with_whom_somebody_works(records: Records, resource: Resource, work: Work) -> None:
    """Day by day: a bed or a Circle is had as long as the work for it is owed."""
    np.testing.assert_array_equal(stays(records, resource), duties(records, work))


@pytest.mark.parametrize(("level", "resource"), [(2, Resource.LEVEL_2_PANEL), (3, Resource.LEVEL_3_PANEL)])
def test_who_waits_for_a_panel_is_who_asked_and_was_neither_discussed_nor_gave_up(
    records: Records, level: int, resource: Resource
) -> None:
    """Cases put down, less discussions by the events, less those who gave up, added up day by day."""
    rows = waits(records, resource)
    meetings = happened(records, Event.MAPPA_MEETING).query(f"detail == {level}")
    gave_up = rows[(rows.began == FAR) & (rows.ended < FAR)]
    days = np.arange(records.first_day, records.ends)

    def until_then(of: Iterable[int]) -> np.ndarray:
        return sum(((days >= day).astype(int) for day in of), np.zeros(days.size, int))

    balance = until_then(rows.asked) - until_then(meetings.day) - until_then(gave_up.ended)
    waiting = each_day(records, zip(rows.asked, np.minimum(rows.began, rows.ended), strict=True))
    np.testing.assert_array_equal(balance, waiting)


def test_who_waits_for_the_programme_is_who_was_required_and_has_not_started(records: Records) -> None:
    """By the events of the core programme from day one on; who leaves a closed group waits again."""
    events = frame(records, "programme")
    events = events[events.programme == int(Programme.CORE)]
    days = np.arange(records.first_day, records.ends)

    def until_then(*wanted: Happened) -> np.ndarray:
        of = events[events.event.isin([int(one) for one in wanted])]
        return sum(((days >= day).astype(int) for day in of.day), np.zeros(days.size, int))

    balance = until_then(Happened.REQUIRED, Happened.LEFT_GROUP) - until_then(
        Happened.STARTED, Happened.ORDER_ENDED_WAITING
    )
    rows = waits(records, Resource.CORE_PLACE)
    waiting = each_day(records, zip(rows.asked, np.minimum(rows.began, rows.ended), strict=True))
    assert waiting.any()
    # of those who attended or had completed before day one not every step is told: they wait for nothing
    np.testing.assert_array_equal(balance - balance[0], waiting - waiting[0])


def test_posts_that_are_vacant_on_the_first_of_a_month_are_those_that_wait_for_somebody(records: Records) -> None:
    posts = frame(records, "posts")
    trays = posts.groupby("role").officer.max()
    posts = posts[~posts.officer.isin(trays)]
    rows = waits(records, Resource.VACANT_POST)
    rows = rows[rows.person.isin(posts.officer)]  # those of tutors have numbers of their own
    vacant = each_day(records, zip(rows.asked, rows.began, strict=True))
    for day, of_day in posts.groupby("day"):
        assert (~of_day.filled).sum() == vacant[day - records.first_day]


def test_littles_law_holds_of_vacancies() -> None:
    """Over all areas: vacancies a day times their mean length is the mean number of vacant posts."""
    for name in SIX:
        records = records_of(name)
        rows = waits(records, Resource.VACANT_POST)
        span = records.ends - records.first_day
        lengths = np.minimum(rows.began, records.ends) - np.maximum(rows.asked, records.first_day)
        mean_vacant = each_day(records, zip(rows.asked, rows.began, strict=True)).mean()
        assert mean_vacant == pytest.approx(len(rows) / span * lengths.mean())


# ---- Beds, Circles and agendas are `Places`: with exponential stays they are M/M/c

BEDS = Queue(places=3, load=0.8, mean_stay=60.0)  # days
DAYS = 40_000
REPLICATIONS = 16


def waits_for_a_bed(queue: Queue, seed: int, days: int) -> list[int]:
    """Days waited by those who come at random moments for a bed, first come first served, and stay for random spans."""
    clock, luck = Clock(days), draws(seed, 0, "places")
    places = Places(clock, lambda: queue.places, lambda wish: (wish.since, wish.person.number))
    found: list[int] = []

    def stay(number: int) -> Process:
        came = clock.today
        with places.wish(Person(number, 0, 0, 0, NEVER, 0, 0, 0), came) as bed:
            yield bed
            found.append(clock.today - came)
            length = exponential(queue.mean_stay, luck.one(Purpose.PREMISES, number))
            yield clock.until(clock.today + max(1, round(length)))

    def arrivals() -> Process:
        moment, number = 0.0, 0
        while True:
            moment += exponential(queue.mean_stay / (queue.places * queue.load), luck.one(Purpose.ARRIVAL, number))
            yield Morning(clock, Part.FIRST_THING, int(moment))
            clock.begin(stay(number))
            number += 1

    clock.begin(arrivals())
    clock.env.run(until=clock.until(days))
    return found[len(found) // 10 :]


@cache
def all_waits() -> list[np.ndarray]:
    return [np.array(waits_for_a_bed(BEDS, seed, DAYS)) for seed in range(REPLICATIONS)]


def test_the_mean_wait_for_a_place_is_erlangs_but_for_days_being_whole() -> None:
    # a = 2.4: x = 2.4^3 / 6 = 2.304; C = 2.304 / (2.304 + 0.2 * (1 + 2.4 + 2.88)) = 0.647; 0.647 * 60 / 0.6 = 64.7
    assert BEDS.mean_wait == pytest.approx(64.7, abs=0.05)
    assert_close([float(waits.mean()) for waits in all_waits()], BEDS.mean_wait, above=1.0)


@pytest.mark.parametrize("days", [0, 60, 180])
def test_as_many_wait_long_for_a_place_as_erlang_says(days: int) -> None:
    found = [float((waits > days).mean()) for waits in all_waits()]
    # a day more or less: arrivals and ends of stays are counted in whole days
    slack = BEDS.waits_longer_than(max(days - 1, 0)) - BEDS.waits_longer_than(days + 1)
    assert abs(np.mean(found) - BEDS.waits_longer_than(days)) < 4 * np.std(found, ddof=1) / math.sqrt(
        len(found)
    ) + slack  # fmt: skip
