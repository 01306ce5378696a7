"""An order that ends early ends the programme wherever it stands: waiting, offered, attending, or in what follows.

Worked by hand with one rolling group, one session a week on Tuesdays, entry days every week and three weeks' notice.
The run begins on a Tuesday, day 0. A man of that day is on the list for the entry day of day 7, and begins on day 28;
his ten sessions are on days 28, 35, ..., 91, and on day 92 he has completed the programme.
"""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.randomness import Purpose, draws
from rightmix_sim.records import Happened, Programme, Records, Resource, Served
from rightmix_sim.scenario.area import Area
from tests.model.areas import ash, frame
from tests.model.programme_runs import Service, man, months, queue, run, session_days, way

ROLLING = {
    "programme__kind": "rolling",
    "programme__groups": 1,
    "programme__places": 1,
    "programme__sessions": 10,
    "programme__block_sessions": 5,
    "programme__sessions_per_week": 1,
    "programme__entry_every_weeks": 1,
    "programme__notice_weeks": 3,
    "programme__gap_weeks": 0,
    "programme__missed_share": 0.0,
    "tutors__turnover_per_year": 0.0,
}
COURSE = [28, 35, 42, 49, 56, 63, 70, 77, 84, 91]


def one_place(**changes: Any) -> Area:
    return ash(**ROLLING | changes)


def recalled(day: int, **changes: Any) -> Records:
    """A man of day 0 recalled on `day`, and another on the list from day 1."""
    service = Service(one_place(**changes), 500, recalls={0: day})
    return service.run([man(0), man(1, start=1)])


def test_without_a_recall_the_course_is_as_worked_by_hand() -> None:
    records = recalled(3000)
    expected = [(Happened.REQUIRED, 0), (Happened.OFFERED, 7), (Happened.STARTED, 28), (Happened.COMPLETED, 92)]
    assert way(records, 0) == expected
    assert session_days(records, 0) == COURSE
    # His place will be free on day 92; on entry day 77 it is offered for three weeks later
    assert way(records, 1)[1:3] == [(Happened.OFFERED, 77), (Happened.STARTED, 98)]
    assert queue(records, Resource.CORE_PLACE)[0] == (0, 0, 28, 92, Served.LEFT)


def test_a_recall_while_waiting_ends_the_wait() -> None:
    records = recalled(3)
    assert way(records, 0) == [(Happened.REQUIRED, 0), (Happened.ORDER_ENDED_WAITING, 3)]
    assert queue(records, Resource.CORE_PLACE)[0] == (0, 0, None, 3, Served.GAVE_UP)
    assert way(records, 1)[1:2] == [(Happened.OFFERED, 7)]


def test_a_recall_between_offer_and_first_session_gives_the_place_back() -> None:
    records = recalled(10)
    expected = [(Happened.REQUIRED, 0), (Happened.OFFERED, 7), (Happened.ORDER_ENDED_WAITING, 10)]
    assert way(records, 0) == expected and session_days(records, 0) == []
    assert queue(records, Resource.CORE_PLACE)[0] == (0, 0, None, 10, Served.GAVE_UP)
    assert way(records, 1)[1:2] == [(Happened.OFFERED, 14)]  # the next entry day


def test_a_recall_on_the_day_of_the_first_session_leaves_no_session() -> None:
    records = recalled(28)
    assert session_days(records, 0) == []
    assert way(records, 0)[-1][1] == 28


@pytest.mark.parametrize(("day", "held"), [(29, 1), (49, 3), (50, 4), (91, 9)])
def test_a_recall_while_attending_leaves_the_sessions_before_that_day(day: int, held: int) -> None:
    records = recalled(day)
    assert session_days(records, 0) == COURSE[:held]
    assert way(records, 0)[-1] == (Happened.ORDER_ENDED_ATTENDING, day)
    assert queue(records, Resource.CORE_PLACE)[0] == (0, 0, 28, day, Served.WITHDRAWN)
    entry_day = -(-day // 7) * 7
    if entry_day > day:
        assert way(records, 1)[1:2] == [(Happened.OFFERED, entry_day)]


@pytest.mark.parametrize("day", [92, 93, 200])
def test_a_recall_after_the_last_session_changes_nothing(day: int) -> None:
    records = recalled(day)
    assert session_days(records, 0) == COURSE and way(records, 0)[-1] == (Happened.COMPLETED, 92)


def test_a_recall_ends_what_follows_too() -> None:
    """Maintenance is rolling with entry days from day 0 on, every fourth week: offered on day 112, begun on day 133."""
    follow = {"maintenance__groups": 1, "maintenance__referred_share": 1.0, "maintenance__sessions": 10}
    records = recalled(3000, **follow)
    assert way(records, 0, Programme.MAINTENANCE)[:3] == [
        (Happened.REQUIRED, 92),
        (Happened.OFFERED, 112),
        (Happened.STARTED, 133),
    ]
    for day, why in (
        (100, Happened.ORDER_ENDED_WAITING),
        (120, Happened.ORDER_ENDED_WAITING),
        (140, Happened.ORDER_ENDED_ATTENDING),
    ):
        records = recalled(day, **follow)
        assert way(records, 0, Programme.MAINTENANCE)[-1] == (why, day)
        assert all(held < day for held in session_days(records, 0, Programme.MAINTENANCE))


def test_who_began_before_the_run_can_be_recalled() -> None:
    """On the order since day -100, with the usual wait of one month: began on the Tuesday of day -70, so ten sessions
    are done by day 0; of twenty, five more are held before a recall on day 30."""
    area = one_place(programme__sessions=20, programme__waited_at_start_months=1)
    records = Service(area, 500, recalls={0: 30}).run([man(0, start=-100)])
    assert way(records, 0) == [(Happened.REQUIRED, -100), (Happened.STARTED, -70), (Happened.ORDER_ENDED_ATTENDING, 30)]
    assert session_days(records, 0) == [0, 7, 14, 21, 28]


def test_a_block_that_would_have_been_repeated_after_a_recall_is_not() -> None:
    """All sessions are missed and none may be: the block begins again on every session day."""
    records = recalled(50, programme__missed_share=0.95, programme__missed_allowed=0)
    repeated = [day for what, day in way(records, 0) if what is Happened.BLOCK_REPEATED]
    assert repeated and set(repeated) <= {28, 35, 42, 49}


@pytest.mark.parametrize("kind", ["closed", "rolling"])
def test_whoever_is_recalled_has_no_session_and_no_step_after_that_day(kind: str) -> None:
    """Of those who are there on day one, a third are recalled on a day of their own."""
    area = ash(
        **{"programme__kind": kind, "programme__groups": 2, "programme__smallest_group": 2, "programme__sessions": 20},
        better_lives__groups=1, better_lives__smallest_group=1, maintenance__groups=1, register__people=300,
        offender_managers__posts=4, programme__missed_share=0.2,
    )  # fmt: skip
    luck = draws(7, 0, "recalls")
    recalls = {
        number: int(700 * luck.one(Purpose.ENFORCEMENT, number, 1))
        for number in range(300)
        if luck.one(Purpose.ENFORCEMENT, number) < 1 / 3
    }
    records = run(area, length=months(24), recalls=recalls)
    hit = 0
    for name in ("programme", "sessions"):
        rows = frame(records, name)
        rows = rows[rows.person.isin(recalls)]
        days = rows.day - records.first_day
        ends = rows.person.map(recalls)
        later = rows[(days > ends) | ((days == ends) & (name == "sessions"))]
        assert len(later) == 0
        hit += len(rows)
    assert hit > 50
