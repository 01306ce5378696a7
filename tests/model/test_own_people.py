"""A run that starts from a real office's caseload: what the office knows is kept, and chance fills in only the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from rightmix_sim.records import NO_DAY, Event, Outcome, Records, Resource, Role, Standing, Work
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.held import Held
from tests.model.areas import ash, days, differences, frame, run
from tests.model.conservation import CHECKS
from tests.model.one_life import quiet

MONDAY = date(2009, 1, 5)
LEVELS = ["low", "medium", "high", "very_high"]
KNOWN = {
    Work.CONTACT: "last_contact",
    Work.POLICE_VISIT: "last_police_visit",
    Work.PROBATION_VISIT: "last_probation_visit",
    Work.POLICE_REVIEW: "last_police_review",
    Work.OASYS_REVIEW: "last_oasys_review",
    Work.RM2000_REVIEW: "rm2000_scored",
}


def ago(amount: int) -> date:
    return MONDAY - timedelta(days=amount)


def office(*held: Held, made: Any = quiet, **changes: Any) -> Area:
    area: Area = made(register__people=len(held), **changes)
    return replace(area, caseload=held)


def started(area: Area, length: int = 200, **how: Any) -> Records:
    """A run from Monday 5 January 2009 on; every check of conservation holds of it."""
    records = run(area, warm_up=days(0), length=days(length), starts=MONDAY, **how)
    for check in CHECKS:
        check(records, area)
    return records


def only(records: Records, table: str) -> Any:
    """The only row of a table, days counted from the first."""
    (row,) = frame(records, table).itertuples()
    return row


def on_licence(case: str = "1", **more: Any) -> Held:
    known: dict[str, Any] = {"order_kind": "licence", "order_start": ago(300), "order_end": ago(-100), "rosh": "high"}
    return Held(case=case, **known | more)


def test_the_people_of_day_one_are_those_of_the_file_in_its_order() -> None:
    held = [Held(case=str(n), rm2000=LEVELS[n % 4], rosh=LEVELS[(n + 1) % 4]) for n in range(8)]
    people = frame(started(office(*held), 30), "people")
    assert people.rm2000.tolist() == [n % 4 for n in range(8)]
    assert people.rosh.tolist() == [(n + 1) % 4 for n in range(8)]
    assert (people.order_kind == 0).all() and (people.tier == 0).all()


def test_what_the_file_says_of_an_order_and_the_register_is_kept() -> None:
    """The last day of the order is day 100, so the first day after it is day 101; of the register, day 500 and 501."""
    held = on_licence(registered=ago(700), notification_ends=ago(-500), mappa_level=2)
    records = started(office(held), 600)
    person, order = only(records, "people"), only(records, "orders")
    first = records.first_day
    assert (person.joined - first, person.left - first) == (-700, 501)
    assert (order.kind, order.start - first, order.end - first) == (2, -300, 101)
    assert person.mappa_level == 2 and person.tier == 4


def test_nobody_is_off_the_register_before_the_order_is_over() -> None:
    records = started(office(on_licence(notification_ends=ago(-50))), 200)
    assert only(records, "people").left == only(records, "orders").end


def test_an_indefinite_period_has_no_end() -> None:
    assert only(started(office(on_licence(notification_ends="indefinite"))), "people").left == NO_DAY


@pytest.mark.parametrize("work", KNOWN)
def test_work_that_was_last_done_on_a_day_of_the_file_is_dated_from_it(work: Work) -> None:
    """A row tells of it; the next piece is as far from it as from any other, and of the same officer."""
    area = office(on_licence(**{KNOWN[work]: ago(11)}), police_reviews__level_1_with_visits=False)
    records = started(area, 400)
    rows = frame(records, "work").query(f"work == {int(work)} and person == 0")
    before = rows[rows.outcome == int(Outcome.BEFORE)]
    assert (before.day - records.first_day).tolist() == [-11]
    elsewhere = started(office(on_licence(**{KNOWN[work]: ago(1)}), police_reviews__level_1_with_visits=False), 400)
    then = frame(elsewhere, "work").query(f"work == {int(work)} and person == 0 and outcome == 0")
    now = rows[rows.outcome == int(Outcome.DONE)]
    # ten days later in the file is ten days later in the diary, give or take weekends, Easter and lengths of months
    if len(now) and len(then):
        assert 4 <= then.day.iloc[0] - now.day.iloc[0] <= 16


def test_work_that_is_long_overdue_by_the_file_is_taken_up_on_the_first_day() -> None:
    records = started(office(on_licence(last_contact=ago(200), last_police_visit=ago(900))), 30)
    for work in (Work.CONTACT, Work.POLICE_VISIT):
        rows = frame(records, "work").query(f"work == {int(work)} and outcome == 0")
        assert rows.day.min() == records.first_day and rows.due.iloc[0] < records.first_day


def test_cases_are_with_the_officers_of_the_file() -> None:
    held = [on_licence(str(n), offender_manager=1 + n % 2, public_protection_officer=2 - n % 2) for n in range(6)]
    rows = frame(started(office(*held), 90), "work").query("outcome == 0 and person < 6")
    posts = {Work.CONTACT: 0, Work.POLICE_VISIT: 1}
    for work, plus in posts.items():
        own = rows[rows.work == int(work)]
        first = 0 if work is Work.CONTACT else 3  # two posts and the tray of offender managers come before
        assert len(own) >= 6
        assert (own.officer == first + (own.person + plus) % 2).all()


@pytest.mark.parametrize(("posts", "holds"), [(2, [2, 2, 0]), (0, [4]), (3, [0, 0, 4, 0])])
def test_a_post_of_the_file_that_a_lever_has_taken_away_holds_nobody(posts: int, holds: list[int]) -> None:
    """The file says the third post. Where there are two, the cases are shared; with none they lie in the tray."""
    held = [on_licence(str(n), offender_manager=3) for n in range(4)]
    found = frame(started(office(*held, offender_managers__posts=posts), 30), "posts")
    first = found[(found.role == int(Role.OFFENDER_MANAGER)) & (found.day == found.day.min())]
    assert first.registered.tolist() == holds


def test_a_resident_of_the_file_has_a_bed_since_the_day_of_the_file() -> None:
    held = [on_licence("1", in_approved_premises_since=ago(30)), on_licence("2")]
    records = started(office(*held, premises__beds=1, premises__needed_share=0.0), 30)
    rows = frame(records, "queues").query(f"resource == {int(Resource.PREMISES_BED)}")
    assert [
        (row.person, row.asked - records.first_day, row.began - records.first_day) for row in rows.itertuples()
    ] == [(0, -30, -30)]


@pytest.mark.parametrize(
    ("programme", "standing"),
    [
        ("waiting", Standing.REQUIRED),
        ("attending", Standing.REQUIRED),
        ("completed", Standing.REQUIRED),
        ("none", Standing.NOT_REQUIRED),
        ("excluded_denial", Standing.EXCLUDED_DENIAL),
    ],
)
def test_where_somebody_stands_with_the_programme_is_kept(programme: str, standing: Standing) -> None:
    assert only(started(office(on_licence(programme=programme)), 30), "people").standing == int(standing)


def test_a_sopo_of_the_file_is_checked_and_who_has_none_by_the_file_has_none() -> None:
    for sopo in (True, False):
        duties = frame(started(office(on_licence(sopo=sopo), sopo__in_force_share=0.5), 30), "duties")
        assert (duties.work == int(Work.SOPO_CHECK)).any() == sopo


def test_what_the_file_does_not_know_is_drawn_as_for_anybody() -> None:
    """Of 300 people of whom nothing is known but that they are on no order, the shares are those of the area."""
    held = [Held(case=str(n)) for n in range(300)]
    area = office(*held, made=ash)
    people = frame(started(area, 20), "people").query("person < 300")
    for code, name in enumerate(LEVELS):
        share = area.mix.rm2000[name]
        assert abs((people.rm2000 == code).mean() - share) < 4 * (share * (1 - share) / 300) ** 0.5


def test_one_row_more_leaves_those_before_it_as_they_were() -> None:
    few = [on_licence(str(n)) for n in range(5)]
    one, other = (started(office(*held), 60) for held in (few, [*few, on_licence("9")]))
    people = [frame(records, "people") for records in (one, other)]
    pd.testing.assert_frame_equal(people[0], people[1][people[1].person < 5].reset_index(drop=True))
    assert not frame(other, "events").query(f"event == {int(Event.MOVED_IN)} and person < 6").any().any()


def test_a_caseload_gives_the_same_records_with_plain_diaries() -> None:
    held = [
        on_licence(str(n), rosh=LEVELS[n % 4], last_contact=ago(n), last_police_visit=ago(3 * n), mappa_level=1 + n % 3,
                   programme=("waiting", "attending", "none")[n % 3])
        for n in range(20)
    ]  # fmt: skip
    area = office(*held, made=ash)
    assert differences(started(area, 120), started(area, 120, engine="plain")) == []


def test_the_last_police_review_of_the_file_is_told_after_visits_too_and_dates_the_panel_at_level_2() -> None:
    """Reviewed 11 days before the start and by the area every 12 weeks: next due 73 days after the start."""
    after_visits = office(on_licence(last_police_review=ago(11)), police_reviews__level_1_with_visits=True)
    at_level_2 = office(
        on_licence(last_police_review=ago(11), mappa_level=2),
        police_reviews__level_2=Interval(12, "weeks"),
        mappa__meets_every=Interval(1, "weeks"),
        mappa__lowered_share=0.0,
    )
    for area in (after_visits, at_level_2):
        records = started(area, 200)
        rows = frame(records, "work").query(f"work == {int(Work.POLICE_REVIEW)} and person == 0")
        assert (rows[rows.outcome == int(Outcome.BEFORE)].day - records.first_day).tolist() == [-11]
    meetings = frame(records, "events").query(f"event == {int(Event.MAPPA_MEETING)} and person == 0").day
    assert 66 <= meetings.iloc[0] - records.first_day <= 73  # the last meeting until then
