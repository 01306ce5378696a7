"""Who waits, attends or has completed the core programme by a caseload file stands so on day one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rightmix_sim.records import Happened, Records, Resource
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.held import Held
from rightmix_sim.workdays import day_of
from tests.model.areas import ash
from tests.model.programme_runs import TUESDAY, Service, happened, man, queue, session_days, way

FIRST = day_of(TUESDAY)
TWENTY = {
    "programme__sessions": 20,
    "programme__block_sessions": 20,
    "programme__missed_share": 0.0,
    "programme__notice_weeks": 1,
    "programme__entry_every_weeks": 1,
    "programme__smallest_group": 1,
    "tutors__turnover_per_year": 0.0,
    "i_sotp__groups": 0,
}


def ago(days: int) -> date:
    return FIRST - timedelta(days=days)


def held(number: int, state: str, **more: Any) -> Held:
    return Held(case=str(number), order_kind="community_order", programme=state, **more)


def office(*known: Held, **changes: Any) -> Area:
    return replace(ash(**TWENTY | changes), caseload=known)


def ran(area: Area, days: int = 400) -> Records:
    return Service(area, days).run([man(number, start=-300) for number in range(len(area.caseload))])


def test_who_attends_goes_on_with_the_next_session_in_the_first_week() -> None:
    """17 of 20 are done, so three are left: on days 0, 7 and 14."""
    for kind in ("rolling", "closed"):
        records = ran(office(held(0, "attending", programme_since=ago(130), sessions_done=17), programme__kind=kind))
        assert session_days(records, 0) == [0, 7, 14]
        assert way(records, 0)[-1] == (Happened.COMPLETED, 15)


def test_sessions_that_are_not_known_are_counted_from_the_day_of_joining() -> None:
    """Since 126 days, 18 weeks: 18 weekly sessions are done."""
    records = ran(office(held(0, "attending", programme_since=ago(126)), programme__kind="rolling"))
    assert session_days(records, 0) == [0, 7]


def test_who_attends_has_a_place_however_few_there_are() -> None:
    area = office(*(held(number, "attending", sessions_done=10) for number in range(5)), programme__places=2)
    records = ran(area)
    assert len(happened(records, Happened.COMPLETED)) == 5
    assert happened(records, Happened.OFFERED).empty


def test_those_of_a_closed_group_who_are_furthest_on_are_together() -> None:
    """Two groups of two: with 19 and 18 of 20 done the one ends in two weeks, with 5 and 4 the other in 16."""
    done = (4, 19, 5, 18)
    known = [held(number, "attending", sessions_done=one) for number, one in enumerate(done)]
    area = office(*known, programme__kind="closed", programme__groups=2, programme__places=2, programme__gap_weeks=0)
    rows = queue(ran(area), Resource.TUTORS)
    assert [(began, ended) for _, _, began, ended, _ in rows] == [(0, 14), (0, 112)]


def test_who_waits_has_waited_since_the_day_of_the_file_and_goes_by_it() -> None:
    """One place from day 7 on: the man of the longest wait has it, though his order is no older than the others'."""
    area = office(
        held(0, "waiting", programme_since=ago(20)),
        held(1, "waiting", programme_since=ago(200)),
        held(2, "waiting"),
        programme__kind="rolling",
        programme__places=1,
    )
    records = ran(area, 60)
    asked = {person: day for person, day, *_ in queue(records, Resource.CORE_PLACE)}
    assert asked == {0: -20, 1: -200, 2: -300}
    assert happened(records, Happened.OFFERED).person.tolist() == [2]


def test_who_has_completed_the_programme_takes_no_place_and_may_go_on() -> None:
    area = office(held(0, "completed"), better_lives__groups=1, better_lives__kind="rolling",
                  better_lives__referred_share=1.0)  # fmt: skip
    records = ran(area)
    assert way(records, 0) == [(Happened.REQUIRED, -300), (Happened.COMPLETED, -1)]
    assert len(records.sessions["person"]) > 0 and set(records.sessions["programme"]) == {3}


@pytest.mark.parametrize("kind", ["closed", "rolling"])
def test_in_an_area_without_groups_those_who_are_said_to_attend_wait(kind: str) -> None:
    records = ran(office(held(0, "attending", sessions_done=3), programme__kind=kind, programme__groups=0))
    assert session_days(records, 0) == []
    assert way(records, 0) == [(Happened.REQUIRED, -300)]
