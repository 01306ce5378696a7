"""The core programme: groups that start, places that fall free, sessions that are missed, orders that end first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import numpy as np
import pytest

from rightmix_sim.records import NO_DAY, Happened, Records, Standing, Work
from tests.model.areas import ash, days, frame, months, until
from tests.model.areas import run as run_service
from tests.model.programme_runs import run

CLOSED = {
    "programme__kind": "closed",
    "programme__groups": 2,
    "programme__places": 5,
    "programme__smallest_group": 2,
    "programme__sessions": 20,
    "programme__block_sessions": 10,
    "programme__gap_weeks": 2,
    "programme__notice_weeks": 3,
    "programme__entry_every_weeks": 4,
    "programme__waited_at_start_months": 1,
    "programme__missed_share": 0.0,
    "i_sotp__groups": 0,
}
ROLLING = CLOSED | {"programme__kind": "rolling", "programme__groups": 1}


def events(records: Records, what: Happened) -> Any:
    found = frame(records, "programme")
    return found[found.event == int(what)]


def first_starts(records: Records) -> dict[int, int]:
    started = events(records, Happened.STARTED)
    return dict(started.groupby("person").day.min().items())


@pytest.mark.parametrize("per_week", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", ["closed", "rolling"])
def test_where_nobody_misses_a_session_nobody_leaves_or_repeats(kind: str, per_week: int) -> None:
    for seed in range(4):
        records = run(ash(**CLOSED | {"programme__kind": kind, "programme__sessions_per_week": per_week}), seed)
        assert len(events(records, Happened.COMPLETED)) > 0
        assert len(events(records, Happened.LEFT_GROUP)) == 0 and len(events(records, Happened.BLOCK_REPEATED)) == 0


@pytest.mark.parametrize("per_week", [1, 2, 3, 4, 5])
def test_sessions_are_in_order_and_a_week_holds_as_many_as_the_programme_says(per_week: int) -> None:
    records = run(ash(**CLOSED | {"programme__sessions_per_week": per_week}))
    started = first_starts(records)
    for person, own in frame(records, "sessions").groupby("person"):
        assert (np.diff(own.day) > 0).all() and (np.diff(own.session) == 1).all()
        # Session s of a course stands in week s // per_week of it
        assert ((own.day - started[person]) // 7 == own.session // per_week).all()


def test_those_of_one_closed_group_come_on_the_same_days() -> None:
    records = run(ash(**CLOSED | {"programme__groups": 1, "programme__sessions_per_week": 2}), length=months(18))
    sessions = frame(records, "sessions")
    groups = sessions.groupby("day").session.nunique()
    assert len(groups) > 30 and (groups == 1).all()


def test_a_programme_of_one_session_is_possible() -> None:
    for kind in ("closed", "rolling"):
        area = ash(**CLOSED | {"programme__kind": kind, "programme__sessions": 1, "programme__block_sessions": 1,
                               "programme__entry_every_weeks": 1})  # fmt: skip
        for seed in range(5):
            records = run(area, seed, warm_up=days(0))
            assert set(frame(records, "sessions").session) == {0}


def test_a_closed_group_starts_with_enough_people_and_all_of_them_on_one_day() -> None:
    records = run(ash(**CLOSED | {"programme__smallest_group": 4}), length=months(18))
    started = events(records, Happened.STARTED)
    started = started[started.day >= records.first_day]
    offered = Counter(events(records, Happened.OFFERED).starts.tolist())
    assert len(offered) >= 2 and all(4 <= count <= 2 * 5 for count in offered.values())
    assert set(started.day) <= set(offered)


def test_a_closed_group_follows_another_after_its_course_and_the_gap_or_the_notice() -> None:
    """20 sessions, one a week: 20 weeks; places of the next are offered 3 weeks ahead, which is longer than the gap."""
    area = ash(**CLOSED | {"programme__groups": 1, "programme__smallest_group": 1}, register__people=300,
               offender_managers__posts=4)  # fmt: skip
    for seed in range(3):
        records = run(area, seed, length=months(24))
        begins = sorted(set(events(records, Happened.STARTED).day))
        assert len(begins) >= 4
        assert set(np.diff(begins)) == {23 * 7}


def test_a_place_is_offered_as_long_before_the_first_session_as_the_notice_says() -> None:
    for settings in (CLOSED, ROLLING):
        offered = events(run(ash(**settings), length=months(18)), Happened.OFFERED)
        assert len(offered) > 0 and (offered.starts - offered.day == 3 * 7).all()


@pytest.mark.parametrize("starts", [date(2009, 4, 1), date(2009, 4, 4), date(2009, 4, 5)])
@pytest.mark.parametrize("per_week", [1, 2, 3, 4, 5])
def test_sessions_are_held_on_weekdays_whatever_day_the_run_begins_on(per_week: int, starts: date) -> None:
    """One or two a week on Tuesday and Thursday, three on Monday, Wednesday and Friday, more from Monday on."""
    weekdays = {1: {1}, 2: {1, 3}, 3: {0, 2, 4}, 4: {0, 1, 2, 3}, 5: {0, 1, 2, 3, 4}}[per_week]
    for settings in (CLOSED, ROLLING):
        area = ash(**settings | {"programme__sessions_per_week": per_week})
        records = run(area, starts=starts, warm_up=months(0))
        assert {(int(one) + 3) % 7 for one in records.sessions["day"]} == weekdays


def test_nobody_is_offered_a_place_that_begins_after_the_order_has_ended() -> None:
    for seed in range(6):
        area = ash(**ROLLING | {"programme__entry_every_weeks": 1, "programme__places": 2})
        records = run(area, seed, length=months(36))
        offered = events(records, Happened.OFFERED)
        ends = frame(records, "people").set_index("person").order_end[offered.person]
        assert len(offered) > 5 and (offered.starts.to_numpy() < ends.to_numpy()).all()


def test_who_left_a_closed_group_waits_for_the_next() -> None:
    area = ash(**CLOSED | {"programme__missed_share": 0.4, "programme__missed_allowed": 1})
    records = run(area, length=months(24))
    happened = frame(records, "programme").sort_values("day", kind="stable").groupby("person").event.apply(list)
    after_leaving = [one[one.index(int(Happened.LEFT_GROUP)) + 1 :] for one in happened if Happened.LEFT_GROUP in one]
    assert len(after_leaving) > 5
    allowed = {(), (int(Happened.OFFERED),), (int(Happened.ORDER_ENDED_WAITING),)}
    assert all(tuple(one[:1]) in allowed for one in after_leaving)
    assert any(int(Happened.STARTED) in one for one in after_leaving)


def test_who_began_before_the_run_and_left_the_group_waits_like_anybody_else() -> None:
    area = ash(**CLOSED | {"programme__missed_share": 0.5, "programme__missed_allowed": 0})
    again = 0
    for seed in range(8):
        records = run(area, seed, length=months(24))
        started, left = first_starts(records), events(records, Happened.LEFT_GROUP)
        early = {p for p in left.person if started[p] < records.first_day}
        offered = set(events(records, Happened.OFFERED).person)
        again += len(early & offered)
    assert again > 0


@pytest.mark.parametrize("order", ["longest_wait_first", "highest_harm_first", "order_ending_first"])
def test_whose_turn_it_is_goes_by_the_policy(order: str) -> None:
    area = ash(**ROLLING | {"programme__waiting_order": order, "programme__places": 2}, register__people=250,
               offender_managers__posts=3)  # fmt: skip
    records = run(area, length=months(24))
    people = frame(records, "people").set_index("person")
    key = {
        "longest_wait_first": people.order_start,
        "highest_harm_first": -people.rosh,
        "order_ending_first": people.order_end,
    }[order]
    offered, required = events(records, Happened.OFFERED), events(records, Happened.REQUIRED)
    started = first_starts(records)
    over_before = set(events(records, Happened.COMPLETED).query(f"day < {records.first_day}").person)
    compared = 0
    for day, chosen in offered.groupby("day"):
        there = [
            person
            for person in required.person
            if people.order_start[person] <= day < people.order_end[person] - 21
            and person not in set(offered.person[offered.day <= day])
            and started.get(person, records.ends) > day
            and person not in over_before
        ]
        if there and records.first_day < day:
            compared += 1
            assert max(key[chosen.person]) <= min(key[there])
    assert compared > 3


def test_more_places_never_make_anybody_wait_longer() -> None:
    """Where all miss nothing and the longest wait comes first, each starts as early with more places, or earlier."""
    for seed in range(5):
        waits = {}
        for places in (2, 4, 8, 16):
            area = ash(**ROLLING | {"programme__places": places}, register__people=200, offender_managers__posts=3)
            waits[places] = first_starts(run(area, seed, length=months(24)))
        for few, more in ((2, 4), (4, 8), (8, 16)):
            assert set(waits[few]) <= set(waits[more])
            assert all(waits[more][person] <= start for person, start in waits[few].items())
        assert len(waits[16]) > len(waits[2])


def test_without_groups_nobody_starts_and_every_order_ends_waiting() -> None:
    for kind in ("closed", "rolling"):
        records = run(ash(programme__groups=0, i_sotp__groups=0, programme__kind=kind), length=months(36))
        people = frame(records, "people")
        required = people[(people.standing == int(Standing.REQUIRED)) & (until(people.order_end) < records.ends)]
        ended = set(events(records, Happened.ORDER_ENDED_WAITING).person)
        completed = set(events(records, Happened.COMPLETED).person)
        assert len(records.sessions["day"]) == 0 and first_starts(records) == {}
        assert len(required) > 0 and set(required.person[required.order_end > records.first_day]) == ended | completed


def test_a_miss_that_is_allowed_is_caught_up_and_one_too_many_costs_the_block() -> None:
    """With blocks of 10 and 2 misses allowed, the third miss of a block sends a man back to its first session."""
    area = ash(**ROLLING | {"programme__missed_share": 0.25, "programme__missed_allowed": 2})
    sessions = frame(run(area, length=months(24)), "sessions")
    repeated = 0
    for _, own in sessions.groupby("person"):
        block, missed = None, 0
        for one in own.itertuples():
            if one.session // 10 != block or (one.session % 10 == 0):
                block, missed = one.session // 10, 0
            missed += not one.attended
            assert (one.minutes == 0) == (missed > 2)
            if missed > 2:
                repeated, missed = repeated + 1, 0
    assert repeated > 5


def test_an_offer_carries_its_first_session_and_other_events_none() -> None:
    found = frame(run(ash(**CLOSED)), "programme")
    dated = found.event.isin([int(Happened.OFFERED), int(Happened.STARTED)])
    assert (found.starts[dated] != NO_DAY).all() and (found.starts[~dated] == NO_DAY).all()


def test_pre_programme_work_begins_when_the_policy_says() -> None:
    """At sentence: on the first day of the order, and for nobody sentenced before the run. Else: with the offer."""
    for settings in (CLOSED, ROLLING):
        at_sentence = run_service(
            ash(**settings | {"programme__pre_programme_begins": "at_sentence"}), length=months(18)
        )
        duties, people = frame(at_sentence, "duties"), frame(at_sentence, "people").set_index("person")
        opened = duties[duties.work == int(Work.PRE_PROGRAMME)]
        assert len(opened) > 5
        assert (opened.opened.to_numpy() == people.order_start[opened.person].to_numpy()).all()
        offered = run_service(ash(**settings | {"programme__pre_programme_begins": "place_offered"}), length=months(18))
        duties = frame(offered, "duties")
        opened = duties[duties.work == int(Work.PRE_PROGRAMME)]
        first_offer = events(offered, Happened.OFFERED).groupby("person").day.min()
        assert len(opened) > 5 and opened.person.is_unique
        assert (opened.opened.to_numpy() == first_offer[opened.person].to_numpy()).all()


def test_with_hours_to_spare_pre_programme_work_begun_at_sentence_is_done_by_the_first_session() -> None:
    """Six weekly sessions take five weeks and a little more; those who wait longer than three months have them all."""
    settings = ROLLING | {"programme__pre_programme_begins": "at_sentence", "programme__places": 3}
    area = ash(**settings, offender_managers__posts=6)
    records = run_service(area, length=months(24))
    duties, work = frame(records, "duties"), frame(records, "work")
    sessions = work[(work.work == int(Work.PRE_PROGRAMME)) & (work.outcome == 0)].groupby("duty").size()
    started = first_starts(records)
    waited = [
        int(sessions.get(duty.duty, 0))
        for duty in duties[duties.work == int(Work.PRE_PROGRAMME)].itertuples()
        if started.get(duty.person, 0) > duty.opened + 91
    ]
    assert len(waited) > 3 and set(waited) == {6}
