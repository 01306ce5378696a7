"""Measures against a slow recount of the records, row by row in plain Python, and against sums worked by hand."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from statistics import median

import pytest

from rightmix_sim.records import (
    NO_DAY,
    WORK_KINDS,
    Happened,
    Outcome,
    Programme,
    Records,
    Standing,
    Work,
)
from tests.findings.hand_made import done, hand_made
from tests.measures.measured import AREAS, Found, measured, records_of
from tests.model.areas import ash, frame


def months_measured(records: Records) -> float:
    return (records.ends - records.starts) / (365.25 / 12)


# ---- Hours


def test_delivered_hours_are_those_of_the_work_done_in_the_measured_days(records: Records, found: Found) -> None:
    minutes: dict[int, int] = defaultdict(int)
    pieces: dict[int, int] = defaultdict(int)
    for row in frame(records, "work").itertuples():
        if row.outcome == Outcome.DONE and records.starts <= row.day < records.ends:
            minutes[row.work] += row.minutes
            pieces[row.work] += 1
    for kind in Work:
        one = found["delivered_hours", kind.name.lower()]
        assert one.value == pytest.approx(minutes[kind] / 60 / months_measured(records))
        assert one.n == pieces[kind]
    led = sum(
        row.minutes for row in frame(records, "sessions").itertuples() if records.starts <= row.day < records.ends
    )
    assert found["delivered_hours", "programme"].value == pytest.approx(led / 60 / months_measured(records))


def pieces_asked_for(records: Records) -> Counter[int]:
    """Of each duty the pieces in a diary, by their date or else the day of the row, in the measured days."""
    found: Counter[int] = Counter()
    for row in frame(records, "work").query(f"attempt == 0 and outcome != {int(Outcome.BEFORE)}").itertuples():
        day = row.day if row.due == NO_DAY else row.due
        found[row.duty] += records.starts <= day < records.ends
    return found


def planned_pieces(records: Records, duty: object, asked_for: Counter[int]) -> float:
    """How many pieces of a duty fall into the measured days, counted day by day: one in every so many days."""
    if duty.planned_pieces <= 0 and not duty.planned_days:  # type: ignore[attr-defined]
        return asked_for[duty.duty]  # type: ignore[attr-defined]
    closed = records.ends if duty.closed == NO_DAY else min(duty.closed, records.ends)  # type: ignore[attr-defined]
    opened = max(duty.opened, records.starts)  # type: ignore[attr-defined]
    if closed <= opened:
        return 0.0
    if duty.planned_pieces > 0:  # type: ignore[attr-defined]
        return duty.planned_pieces if duty.opened >= records.starts else 0  # type: ignore[attr-defined]
    early = duty.early_until  # type: ignore[attr-defined]
    return sum(
        1 / (duty.early_days if early != NO_DAY and one < early else duty.planned_days)  # type: ignore[attr-defined]
        for one in range(opened, closed)
    )


def test_planned_hours_are_those_of_the_policy_counted_day_by_day(records: Records, found: Found) -> None:
    hours: dict[int, float] = defaultdict(float)
    asked_for = pieces_asked_for(records)
    for duty in frame(records, "duties").itertuples():
        hours[duty.work] += planned_pieces(records, duty, asked_for) * duty.planned_minutes / 60
    for kind in Work:
        expected = hours[kind] / months_measured(records)
        assert found["planned_hours", kind.name.lower()].value == pytest.approx(expected), kind


def test_planned_programme_hours_are_those_of_a_course_that_began_with_the_order(name: str, found: Found) -> None:
    records, area = records_of(name), AREAS[name]
    order_end = {person.person: person.order_end for person in frame(records, "people").itertuples()}
    tables = {0: area.programme, 1: area.i_sotp, 2: area.a_sotp, 3: area.better_lives, 4: area.maintenance}
    hours: dict[int, float] = defaultdict(float)
    for row in frame(records, "programme").itertuples():
        if row.event == Happened.REQUIRED:
            terms = tables[row.programme]
            end = min(order_end[row.person], row.day + 7 * terms.sessions / terms.sessions_per_week, records.ends)
            weeks = max(0, end - max(row.day, records.starts)) / 7
            hours[row.programme] += weeks * terms.sessions_per_week * terms.session_hours
    for programme in Programme:
        expected = hours[programme] / months_measured(records)
        assert found["planned_programme_hours", programme.name.lower()].value == pytest.approx(expected)
    assert found["planned_hours", "programme"].value == pytest.approx(sum(hours.values()) / months_measured(records))
    assert hours[Programme.CORE] > 0


def test_hours_by_purpose_are_the_sums_of_their_kinds(found: Found) -> None:
    for what in ("planned_hours", "delivered_hours"):
        of_purpose: dict[str, float] = defaultdict(float)
        for kind, about in WORK_KINDS.items():
            of_purpose[about.purpose] += found[what, kind.name.lower()].value
        of_purpose["constructive"] += found[what, "programme"].value
        for purpose, expected in of_purpose.items():
            assert found[f"{what}_by_purpose", purpose].value == pytest.approx(expected)


def test_hours_worked_are_those_delivered_and_those_lost_on_failed_attempts(found: Found) -> None:
    for role, group in enumerate(("offender_manager", "public_protection_officer")):
        kinds = [kind.name.lower() for kind, about in WORK_KINDS.items() if about.role == role]
        delivered = sum(found["delivered_hours", kind].value for kind in kinds)
        lost = found["hours_on_failed_attempts", group].value
        assert lost > 0
        assert found["hours_worked", group].value == pytest.approx(delivered + lost)
        planned = sum(found["planned_hours", kind].value for kind in kinds)
        assert found["hours_wanted", group].value == pytest.approx(planned + lost)


def test_officers_work_no_more_hours_than_they_have(records: Records, found: Found) -> None:
    """A piece that is begun is finished, and taken off the next day: at most one piece for each post is over."""
    for group, posts in (("offender_manager", 2), ("public_protection_officer", 2)):
        over = posts * 400 / 60 / months_measured(records)
        assert 0 < found["hours_worked", group].value <= found["hours_available", group].value + over


def test_a_month_of_work_worked_by_hand() -> None:
    # 30 days of April and 31 of May: 61 days are 61 / 30.4375 = 2.00411 months
    rows = [
        done(0, Work.POLICE_VISIT, "2009-04-01", minutes=90),
        done(0, Work.POLICE_VISIT, "2009-05-31", minutes=60, ordinal=1),
        done(0, Work.POLICE_VISIT, "2009-05-05", minutes=30, ordinal=1) | {"outcome": Outcome.FAILED},
        done(0, Work.POLICE_VISIT, "2009-03-31", minutes=1000),
        done(0, Work.POLICE_VISIT, "2009-06-01", minutes=1000),
    ]
    found = measured(hand_made([{}], rows, starts="2009-04-01", ends="2009-06-01"), ash())
    assert found["delivered_hours", "police_visit"].value == pytest.approx(2.5 / 2.00411, abs=1e-4)
    # planned: a visit every 30 days for 61 days, an hour each
    assert found["planned_hours", "police_visit"].value == pytest.approx(61 / 30 / 2.00411, abs=1e-4)
    assert found["attempts_per_visit", "police_visit"].value == 1.5  # three attempts, two visits
    assert found["hours_on_failed_attempts", "public_protection_officer"].value == pytest.approx(
        0.5 / 2.00411, abs=1e-4
    )


def test_one_to_one_hours_are_shared_by_the_men_outside_the_programme(records: Records, found: Found) -> None:
    people, work = frame(records, "people"), frame(records, "work")
    standing = dict(zip(people.person, people.standing, strict=True))
    outside = 0.0
    for order in frame(records, "orders").itertuples():
        if standing[order.person] != Standing.REQUIRED:
            outside += max(0, min(order.end, records.ends) - max(order.start, records.starts))
    hours = sum(
        row.minutes / 60
        for row in work.itertuples()
        if row.work == Work.ONE_TO_ONE and row.outcome == Outcome.DONE and row.day >= records.starts
    )
    one = found["one_to_one_hours", "each man outside the programme"]
    assert one.value == pytest.approx(hours / (outside / (365.25 / 12)))


# ---- Waits, standing, caseloads


def test_waits_run_from_the_order_to_the_first_session(records: Records, found: Found) -> None:
    began = {person.person: person.order_start for person in frame(records, "people").itertuples()}
    first: dict[int, int] = {}
    for event in frame(records, "programme").sort_values("day", kind="stable").itertuples():
        if event.event == Happened.STARTED:
            first.setdefault(event.person, event.day)
    waits = [
        (start - began[person]) / (365.25 / 12)
        for person, start in first.items()
        if records.starts <= start < records.ends
    ]
    assert found["wait_to_start", "median"].n == len(waits) > 0
    assert found["wait_to_start", "median"].value == pytest.approx(median(waits))
    assert found["wait_to_start", "longest"].value == pytest.approx(max(waits))


def test_who_starts_again_after_leaving_a_group_waited_once() -> None:
    order = {"order_kind": 1, "order_start": "2009-04-01", "order_end": "2012-04-01", "standing": Standing.REQUIRED}
    programme = [
        {"person": 0, "day": "2009-07-01", "event": Happened.STARTED},
        {"person": 0, "day": "2009-09-01", "event": Happened.LEFT_GROUP},
        {"person": 0, "day": "2010-01-01", "event": Happened.STARTED},
    ]
    found = measured(hand_made([order], programme=programme), ash())
    # From 1 April to 1 July: 91 days, 91 / 30.4375 = 2.99 months
    assert found["wait_to_start", "longest"].n == 1
    assert found["wait_to_start", "longest"].value == pytest.approx(2.99, abs=0.01)


def test_people_at_the_end_are_counted_one_by_one(records: Records, found: Found) -> None:
    last = records.ends - 1
    there = on_order = waiting = 0
    begun = {
        event.person
        for event in frame(records, "programme").itertuples()
        if event.event in (Happened.STARTED, Happened.COMPLETED)
    }
    standing: dict[int, int] = defaultdict(int)
    spells = frame(records, "orders")
    under = set(spells[(spells.start <= last) & (spells.end > last)].person)
    for person in frame(records, "people").itertuples():
        if person.left != NO_DAY and person.left <= last:
            continue
        there += 1
        if person.person in under:
            on_order += 1
            standing[person.standing] += 1
            waiting += person.standing == Standing.REQUIRED and person.person not in begun
    assert found["people", "on the register at the end"].value == there
    assert found["people", "on an order or licence at the end"].value == on_order
    assert found["waiting", "at the end"].value == waiting
    for one in list(Standing)[1:]:
        assert found["standing", one.name.lower()].value == standing[one]


def test_caseloads_are_the_mean_over_posts_with_somebody_in_them(records: Records, found: Found) -> None:
    posts = [
        post
        for post in frame(records, "posts").itertuples()
        if post.role == 0 and post.filled and post.day >= records.starts
    ]
    mean = sum(post.registered for post in posts) / len(posts)
    assert found["registered_cases_per_officer", "offender_manager"].value == pytest.approx(mean)
    with_others = sum(post.registered + post.other_cases for post in posts) / len(posts)
    assert found["cases_per_officer", "offender_manager"].value == pytest.approx(with_others)


def test_work_is_overdue_at_the_end_when_its_date_has_passed(records: Records, found: Found) -> None:
    overdue: dict[int, int] = defaultdict(int)
    for row in frame(records, "work").itertuples():
        overdue[row.work] += row.outcome == Outcome.OUTSTANDING and row.due != NO_DAY and row.due < records.ends
    for kind in Work:
        assert found["overdue_at_the_end", kind.name.lower()].value == overdue[kind]


# ---- What is measured of nothing


def test_the_same_measures_come_in_the_same_order_whatever_happened(found: Found) -> None:
    empty = measured(hand_made([]), ash())
    assert list(empty) == list(found)
    assert [one.unit for one in empty.values()] == [one.unit for one in found.values()]


def test_a_measure_of_nothing_is_not_a_number_and_says_that_it_is_of_none() -> None:
    found = measured(hand_made([]), ash())
    for key in (
        ("wait_to_start", "median"),
        ("attempts_per_visit", "police_visit"),
        ("cases_per_officer", "offender_manager"),
        ("one_to_one_hours", "each man outside the programme"),
    ):
        assert math.isnan(found[key].value) and found[key].n == 0
    others = [one for one in found.values() if not math.isnan(one.value)]
    assert {one.value for one in others} == {0.0}
