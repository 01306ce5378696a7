"""MAPPA panels on their own: who is discussed on which day, who waits, who was there, and what comes of it.

The first Wednesday of these runs is day 2. A panel that meets every four weeks meets on days 2, 30, 58, 86, 114 ...
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.scarce.agenda import meeting_days
from rightmix_sim.model.scarce.panels import Panels
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import Event, Resource, Role, Served, Work
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.workdays import day_number
from tests.model.areas import ash, months
from tests.model.stand_ins import MONDAY, Service, days_waited, random_moments, somebody

LEFT, GAVE_UP, WAITING = Served.LEFT, Served.GAVE_UP, Served.WAITING


def weeks(amount: int) -> Interval:
    return Interval(amount, "weeks")


def area(**changes: Any) -> Area:
    terms: dict[str, Any] = {
        "mappa__first_meeting_within": weeks(6),
        "mappa__meets_every": weeks(4),
        "mappa__slots": 8,
        "mappa__level_3_meets_every": weeks(2),
        "mappa__level_3_slots": 1,
        "mappa__agenda_order": "longest_wait_first",
        "mappa__lowered_share": 0.0,
        "police_reviews__level_2": weeks(12),
        "police_reviews__level_3": weeks(6),
    }
    return ash(**(terms | changes))


def discussed(service: Service, person: int) -> list[int]:
    return [day for day, _, _ in service.events(Event.MAPPA_MEETING, person=person)]


# ---- Meeting days


def test_a_panel_meets_on_wednesdays() -> None:
    assert list(meeting_days(Clock(100, MONDAY), weeks(4))) == [2, 30, 58, 86, 114]


def test_a_meeting_on_christmas_day_is_held_the_day_before() -> None:
    # 27 November 2013 is a Wednesday; 28 days later is 25 December
    clock = Clock(60, day_number(date(2013, 11, 27)))
    assert list(meeting_days(clock, weeks(4))) == [0, 27, 56, 84]


def test_a_first_meeting_before_the_run_is_none() -> None:
    clock = Clock(20, day_number(date(2013, 12, 25)))
    assert list(meeting_days(clock, weeks(4))) == [28]


def test_a_panel_that_meets_every_month_keeps_its_weekday() -> None:
    # from 7 January: 7 February, a Saturday -> 11 February (day 37), 7 March, a Saturday -> 11 March (65), 8 April (93)
    assert list(meeting_days(Clock(70, MONDAY), months(1))) == [2, 37, 65, 93]


def test_a_panel_that_meets_every_few_days_meets_on_working_days_only() -> None:
    # 2, 5 -> Saturday 10 January back to Friday 9 (4), 8, 11 -> Friday 16 (11), 14
    assert list(meeting_days(Clock(12, MONDAY), Interval(3, "days"))) == [2, 4, 8, 11, 14]


# ---- Who is discussed when


def test_a_new_case_is_discussed_within_six_weeks_and_then_every_twelve() -> None:
    # due on day 42, the last meeting until then is on 30; 30 + 84 = 114 and 114 + 84 = 198 are meetings
    service = Service(area(), 200)
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [
        (1, 30, 30, 30, LEFT),
        (1, 114, 114, 114, LEFT),
        (1, 198, 198, 198, LEFT),
    ]
    assert service.rows(Resource.LEVEL_3_PANEL) == []


def test_where_no_meeting_is_in_time_the_wait_counts_from_the_date() -> None:
    # begun on day 3 and due on day 17; the next meeting is on day 30
    service = Service(area(mappa__first_meeting_within=weeks(2)), 40)
    service.run(service.life(somebody(start=3, level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 17, 30, 30, LEFT)]


@pytest.mark.parametrize(("screened", "asked", "had"), [(20, 30, 30), (29, 30, 30), (30, 42, 58), (50, 42, 58)])
def test_a_new_case_is_put_down_once_it_is_screened(screened: int, asked: int, had: int) -> None:
    """Due on day 42, with meetings on 30 and 58; what is screened on the day of a meeting is too late for that."""
    service = Service(area(), 80)
    service.officers.screened[1] = screened
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, asked, had, had, LEFT)]


def test_a_new_case_that_nobody_screens_waits_from_the_day_it_is_due() -> None:
    service = Service(area(), 80)
    service.officers.screened[1] = 100
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 42, 58, 58, LEFT)]


def test_level_3_has_days_of_its_own_and_the_pace_of_its_level() -> None:
    # fortnightly on 2, 16, 30, 44 ...: due on 42 -> 30; 30 + 42 = 72 is a meeting (2 + 5 * 14)
    service = Service(area(), 100)
    service.run(service.life(somebody(level=3), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_3_PANEL) == [(1, 30, 30, 30, LEFT), (1, 72, 72, 72, LEFT)]


def test_who_finds_the_agenda_full_waits_for_the_next_meeting() -> None:
    service = Service(area(mappa__slots=1), 150)
    panels = Panels(*service.parts)
    service.run(*(service.life(somebody(number, level=2), panels.level_2_or_3) for number in (1, 2)))
    assert service.rows(Resource.LEVEL_2_PANEL) == [
        (1, 30, 30, 30, LEFT),
        (2, 30, 58, 58, LEFT),
        (1, 114, 114, 114, LEFT),
        (2, 142, 142, 142, LEFT),
    ]


def test_with_no_places_everybody_waits_to_the_end() -> None:
    service = Service(area(mappa__slots=0), 150)
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, None, None, WAITING)]
    assert service.officers.told == []


@pytest.mark.parametrize(
    ("order", "first"),
    [("longest_wait_first", 1), ("highest_harm_first", 2), ("new_cases_first", 3)],
)
def test_who_gets_the_only_place_goes_by_the_policy(order: str, first: int) -> None:
    """1 was discussed before the run and asks on day 2; 2 of very high RoSH did too and asks on 30; 3 is new, on 30."""
    service = Service(area(mappa__slots=1, mappa__agenda_order=order), 70)
    # 0.09 * 84 = 7.6 -> day 7: the last meeting until then is on 2; 0.4 * 84 = 33.6 -> day 33: 30; 4 is due on day 0
    where = {1: 0.09, 2: 0.4, 4: 0.0}
    service.luck.said[Purpose.PANEL] = lambda person, ordinal, attempt: where.get(person, 0.99)
    panels = Panels(*service.parts)
    people = [
        somebody(1, start=-400, level=2),
        somebody(2, start=-400, level=2, rosh=3),
        somebody(3, level=2),
        somebody(4, start=-400, level=2),  # discussed on day 2 in place of 1
    ]
    lives = [service.life(person, panels.level_2_or_3) for person in people]
    service.clock.at(1, lambda: setattr(people[3], "rosh", 3))  # while it waits: what counts is how things stand then
    service.run(*lives)
    on_the_second_day = [person for person in (1, 2, 3, 4) if 30 in discussed(service, person)]
    assert on_the_second_day == [first]


def test_a_case_in_flight_is_due_somewhere_in_its_interval() -> None:
    service = Service(area(mappa__slots=500), 90)
    panels = Panels(*service.parts)
    service.run(*(service.life(somebody(n, start=-300, level=2), panels.level_2_or_3) for n in range(200)))
    first = Counter(discussed(service, n)[0] for n in range(200))
    assert set(first) == {2, 30, 58}
    # u * 84 falls before day 30, before 58 and from 58 on: 30 / 84, 28 / 84 and 26 / 84 of 200 are 71, 67 and 62
    for day, expected in zip((2, 30, 58), (71, 67, 62), strict=True):
        assert abs(first[day] - expected) < 4 * (200 * 0.36 * 0.64) ** 0.5


def test_a_case_that_began_shortly_before_the_run_is_still_to_be_discussed() -> None:
    # begun on day -10 and due on 32: 30
    service = Service(area(), 40)
    service.run(service.life(somebody(start=-10, level=2), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, 30, 30, LEFT)]


# ---- Orders that end, levels that move


def test_an_order_that_ends_before_the_case_is_due_leaves_no_row() -> None:
    service = Service(area(), 100)
    service.run(service.life(somebody(level=2, end=29), Panels(*service.parts).level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == []


@pytest.mark.parametrize("decided", [0, 29])
def test_nobody_is_discussed_on_the_day_on_which_the_order_ends(decided: int) -> None:
    service = Service(area(), 100)
    service.run(service.life(somebody(level=2, end=30), Panels(*service.parts).level_2_or_3, decided=decided))
    assert service.rows(Resource.LEVEL_2_PANEL) == []
    assert service.officers.told == []


@pytest.mark.parametrize("custody", [False, True])
def test_an_order_that_ends_while_the_case_waits_ends_the_wait_that_day(custody: bool) -> None:
    service = Service(area(mappa__slots=0), 100)
    service.run(service.life(somebody(level=2, end=51), Panels(*service.parts).level_2_or_3, custody=custody))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, None, 51, GAVE_UP)]


def test_who_gave_up_takes_nobodys_place() -> None:
    service = Service(area(mappa__slots=1), 60)
    panels = Panels(*service.parts)
    lives = [
        service.life(somebody(number, level=2, end=end), panels.level_2_or_3) for number, end in ((1, 30), (2, 99))
    ]
    service.run(*lives)
    assert service.rows(Resource.LEVEL_2_PANEL) == [(2, 30, 30, 30, LEFT)]


def test_an_order_that_ends_the_day_after_the_meeting_still_shows_who_was_there() -> None:
    service = Service(area(mappa__lowered_share=1.0), 100)
    service.officers.away = {(Role.OFFENDER_MANAGER, 30)}
    service.run(service.life(somebody(level=2, end=31), Panels(*service.parts).level_2_or_3))
    assert service.events(Event.MAPPA_ATTENDED) == [(30, Event.MAPPA_ATTENDED, 2)]


def test_a_new_licence_is_discussed_like_a_new_case() -> None:
    """Recalled on day 40, released on day 60: due on 102, so on 86. The number of the discussion goes on."""
    service = Service(area(), 100)
    person, panels = somebody(level=2, end=40), Panels(*service.parts)

    def life() -> Process:
        yield from service.life(person, panels.level_2_or_3, custody=True)
        person.order_start, person.order_end = 60, 400
        yield from service.life(person, panels.level_2_or_3)

    service.run(life())
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, 30, 30, LEFT), (1, 86, 86, 86, LEFT)]


def test_a_level_is_lowered_one_step_at_a_time_and_the_case_goes_to_the_other_panel() -> None:
    # level 3 on 30, lowered on 31; due at level 2 on 30 + 84 = 114, a meeting; lowered to 1 on 115: no more
    service = Service(area(mappa__lowered_share=1.0), 400)
    service.run(service.life(somebody(level=3), Panels(*service.parts).level_2_or_3))
    assert service.events(Event.MAPPA_MEETING, Event.MAPPA_LEVEL_CHANGED) == [
        (30, Event.MAPPA_MEETING, 3),
        (31, Event.MAPPA_LEVEL_CHANGED, 2),
        (114, Event.MAPPA_MEETING, 2),
        (115, Event.MAPPA_LEVEL_CHANGED, 1),
    ]


def test_a_level_moved_from_outside_ends_the_wait_for_the_old_panel() -> None:
    """Waiting since 30; on day 40 taken to level 3: due on 82, so on 72 (2 + 5 * 14)."""
    service = Service(area(mappa__slots=0), 80)
    person, panels = somebody(level=2), Panels(*service.parts)

    def moved() -> None:
        service.officers.set_level(person, 3, 40)
        service.clock.begin(panels.level_2_or_3(person))

    service.clock.at(40, moved)
    service.run(service.life(person, panels.level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, None, 40, GAVE_UP)]
    assert service.rows(Resource.LEVEL_3_PANEL) == [(1, 72, 72, 72, LEFT)]


def test_a_level_moved_to_1_from_outside_ends_the_wait() -> None:
    service = Service(area(mappa__slots=0), 80)
    person, panels = somebody(level=2), Panels(*service.parts)

    def moved() -> None:
        service.officers.set_level(person, 1, 40)
        service.clock.begin(panels.level_2_or_3(person))

    service.clock.at(40, moved)
    service.run(service.life(person, panels.level_2_or_3))
    assert service.rows(Resource.LEVEL_2_PANEL) == [(1, 30, None, 40, GAVE_UP)]


# ---- A discussion


@pytest.mark.parametrize(
    ("away", "there"),
    [
        ((), 3),
        ((Role.OFFENDER_MANAGER,), 2),
        ((Role.PUBLIC_PROTECTION_OFFICER,), 1),
        ((Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER), 0),
    ],
)
def test_the_records_say_who_was_there(away: tuple[Role, ...], there: int) -> None:
    service = Service(area(), 40)
    service.officers.away = {(role, 30) for role in away}
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert service.events(Event.MAPPA_ATTENDED) == [(30, Event.MAPPA_ATTENDED, there)]
    assert service.officers.told == [
        ("appointed", 1, Work.MAPPA_MEETING, 30),
        ("appointed", 1, Work.MAPPA_MEETING_POLICE, 30),
        ("ended", 1, Work.MAPPA_MEETING, 31),
        ("ended", 1, Work.MAPPA_MEETING_POLICE, 31),
    ]


def test_a_meeting_on_the_last_day_is_held() -> None:
    service = Service(area(), 31)
    service.run(service.life(somebody(level=2), Panels(*service.parts).level_2_or_3))
    assert discussed(service, 1) == [30]
    assert service.events(Event.MAPPA_ATTENDED) == []  # it would show tomorrow


@pytest.mark.parametrize(
    ("considered", "made", "expected"),
    [
        (1.0, 1.0, [Event.DISCLOSURE_CONSIDERED, Event.DISCLOSURE_MADE]),
        (1.0, 0.0, [Event.DISCLOSURE_CONSIDERED]),
        (0.0, 1.0, []),
    ],
)
def test_only_what_was_considered_is_disclosed(considered: float, made: float, expected: list[Event]) -> None:
    service = Service(area(mappa__disclosure_share=considered, mappa__disclosure_made_share=made), 40)
    service.run(service.life(somebody(level=3), Panels(*service.parts).level_2_or_3))
    found = service.events(Event.DISCLOSURE_CONSIDERED, Event.DISCLOSURE_MADE)
    assert found == [(30, event, 3) for event in expected]


def test_a_persons_nth_discussion_has_the_same_luck_however_late_it_comes() -> None:
    def course(slots: int) -> list[list[bool]]:
        service = Service(area(mappa__slots=slots, mappa__disclosure_share=0.5), 700)
        panels = Panels(*service.parts)
        service.run(*(service.life(somebody(n, level=2), panels.level_2_or_3) for n in range(8)))
        considered = {
            (person, day) for person, day, event, _ in service.ledger.events if event == Event.DISCLOSURE_CONSIDERED
        }
        return [[(n, day) in considered for day in discussed(service, n)] for n in range(8)]

    for many, few in zip(course(8), course(1), strict=True):
        assert len(few) < len(many)
        assert few == many[: len(few)]


# ---- Queues


def crowd(slots: int, seed: int, **changes: Any) -> tuple[Service, list[int]]:
    """Three years in which a case comes to level 2 every ten days or so, for about a year; who waits at noon."""
    service = Service(area(mappa__slots=slots, **changes), 1100, seed=seed)
    panels = Panels(*service.parts)
    waiting, counting = service.counted(lambda: panels.agendas[2].waiting)
    lives = [
        service.life(somebody(number, start=day, end=day + 200 + 37 * number % 300, level=2), panels.level_2_or_3)
        for number, day in enumerate(random_moments(seed, 10.0, 1100))
    ]
    service.run(counting, *lives)
    return service, waiting


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_hold_littles_law(seed: int) -> None:
    """Cases waiting on average = cases that begin to wait in a day * their mean wait; what waits is counted at noon."""
    service, waiting = crowd(2, seed)
    rows = service.rows(Resource.LEVEL_2_PANEL)
    average = sum(waiting) / len(waiting)
    rate, mean_wait = len(rows) / 1100, days_waited(rows, 1100) / len(rows)
    assert len(waiting) == 1100
    assert average == pytest.approx(rate * mean_wait)
    assert average > 5  # there is a queue to speak of


@pytest.mark.parametrize("seed", range(3))
def test_no_meeting_discusses_more_cases_than_there_are_places(seed: int) -> None:
    service, _ = crowd(3, seed)
    days = Counter(began for _, _, began, _, _ in service.rows(Resource.LEVEL_2_PANEL) if began is not None)
    assert max(days.values()) == 3
    assert set(days) <= set(meeting_days(service.clock, weeks(4)))


@pytest.mark.parametrize("seed", range(3))
def test_nobody_waits_past_a_meeting_with_a_place_left(seed: int) -> None:
    service, _ = crowd(3, seed)
    rows, meetings = service.rows(Resource.LEVEL_2_PANEL), meeting_days(service.clock, weeks(4))
    held = Counter(began for _, _, began, _, _ in rows if began is not None)
    for _, asked, began, ended, _ in rows:
        until = began if began is not None else ended if ended is not None else 1100
        assert all(held[day] == 3 for day in meetings if asked <= day < until)
    assert 3 in held.values()


@pytest.mark.parametrize("seed", range(5))
def test_more_places_never_make_a_first_discussion_later(seed: int) -> None:
    """With the same luck, person by person, where the longest wait comes first."""
    once = Interval(10, "years")

    def began(slots: int) -> dict[int, int | None]:
        service, _ = crowd(slots, seed, police_reviews__level_2=once)
        return {person: began for person, _, began, _, _ in service.rows(Resource.LEVEL_2_PANEL)}

    first = [began(slots) for slots in (1, 2, 4)]
    for fewer, more in pairwise(first):
        for person, day in fewer.items():
            if day is not None:
                assert more[person] is not None
                assert more[person] <= day
    assert first[0] != first[1]


@pytest.mark.parametrize("seed", range(5))
def test_more_places_never_mean_fewer_discussions_up_to_any_day(seed: int) -> None:
    def by_day(slots: int) -> list[int]:
        return sorted(day for day, _, _ in crowd(slots, seed)[0].events(Event.MAPPA_MEETING))

    few, more = by_day(2), by_day(4)
    assert len(few) < len(more)
    assert all(earlier <= later for later, earlier in zip(few, more, strict=False))
