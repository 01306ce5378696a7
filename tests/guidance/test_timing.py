"""The rule of on time at its edges: editions that begin, change and end, and what cannot be judged by time."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.guidance import (
    NEVER,
    AppliesTo,
    Attempt,
    Edition,
    Period,
    Standard,
    due_date,
    due_days,
    judge,
    load_book,
)
from rightmix_sim.workdays import day_number, day_of

TIMED = [standard for standard in load_book() if standard.kind in ("interval", "deadline")]
DAYS = st.dates(min_value=date(2009, 4, 1), max_value=date(2012, 12, 31))


def monthly(*editions: tuple[date, int | None]) -> Standard:
    return Standard(
        id="visit",
        title="A visit",
        subject="Test",
        kind="interval",
        unit="months",
        agency="police",
        applies_to=AppliesTo(),
        paragraph=None,
        editions=tuple(Edition(day, value, "Test", "assumption", withdrawn=value is None) for day, value in editions),
        counted_from="the last visit",
    )


JANUARY_2009, JUNE_2009, JANUARY_2010 = date(2009, 1, 1), date(2009, 6, 1), date(2010, 1, 1)


def test_the_edition_on_the_day_the_interval_starts_counts() -> None:
    standard = monthly((JANUARY_2009, 3), (JUNE_2009, 1))
    assert due_date(standard, date(2009, 5, 31)) == date(2009, 8, 31)  # three months, though one holds from tomorrow
    assert due_date(standard, date(2009, 6, 1)) == date(2009, 7, 1)


def test_another_day_can_choose_the_edition() -> None:
    standard = monthly((JANUARY_2009, 3), (JUNE_2009, 1))
    assert due_date(standard, date(2009, 5, 31), on=date(2009, 6, 1)) == date(2009, 6, 30)


def test_work_running_when_the_standard_begins_is_never_due_before_that_day() -> None:
    standard = monthly((JUNE_2009, 1))
    assert due_date(standard, date(2009, 2, 10)) == JUNE_2009  # 10 March has passed long ago
    assert due_date(standard, date(2009, 5, 20)) == date(2009, 6, 20)


def test_a_standard_withdrawn_before_the_work_falls_due_no_longer_asks_for_it() -> None:
    standard = monthly((JANUARY_2009, 1), (JUNE_2009, None))
    assert due_date(standard, date(2009, 4, 30)) == date(2009, 5, 30)
    with pytest.raises(InputError, match="not in force for work counted from this day"):
        due_date(standard, date(2009, 5, 1))  # due on 1 June, the day of withdrawal
    with pytest.raises(InputError, match="2009-07-01"):
        due_date(standard, date(2009, 7, 1))
    assert judge(standard, date(2009, 5, 1), [], None, date(2009, 12, 31)) == []


def test_a_standard_that_comes_back_asks_again_from_that_day() -> None:
    standard = monthly((JANUARY_2009, 1), (JUNE_2009, None), (JANUARY_2010, 2))
    assert due_date(standard, date(2009, 5, 15)) == JANUARY_2010  # 15 June: withdrawn; + 2 months: 15 July, too early
    assert due_date(standard, date(2009, 12, 15)) == date(2010, 2, 15)


@pytest.mark.parametrize(
    "standard",
    [
        monthly((JUNE_2009, 1)),
        monthly((JANUARY_2009, 3), (JUNE_2009, 1)),
        monthly((JANUARY_2009, 1), (JUNE_2009, None)),
        monthly((JANUARY_2009, 1), (JUNE_2009, None), (JANUARY_2010, 2)),
        monthly((JANUARY_2009, 12), (JUNE_2009, 1), (JANUARY_2010, None)),
    ],
    ids=["begins", "changes", "ends", "ends-and-comes-back", "changes-and-ends"],
)
def test_due_days_agrees_with_due_date_through_changes_of_edition(standard: Standard) -> None:
    first, count = day_number(date(2008, 11, 1)), 600
    table = due_days(standard, first, count)
    assert table.dtype == np.int64
    for n, due in enumerate(table):
        since = day_of(first + n)
        if due == NEVER:
            with pytest.raises(InputError):
                due_date(standard, since)
        else:
            assert day_of(due) == due_date(standard, since)


@pytest.mark.parametrize("name", ["entry-power", "core-programme-length"])
def test_a_limit_cannot_be_judged_by_time(name: str) -> None:
    standard = load_book()[name]
    with pytest.raises(InputError, match=f"{name} is a limit and is counted in"):
        due_date(standard, date(2009, 4, 1))
    with pytest.raises(InputError, match="cannot be judged by time"):
        due_days(standard, 14_000, 10)
    with pytest.raises(InputError, match="cannot be judged by time"):
        judge(standard, date(2009, 4, 1), [], None, date(2009, 12, 31))


def test_a_duty_cannot_be_judged_by_time() -> None:
    with pytest.raises(InputError, match="pre-visit-pnc is a duty and has no number"):
        judge(load_book()["pre-visit-pnc"], date(2009, 4, 1), [], None, date(2009, 12, 31))


def test_attempts_may_come_in_any_order_twice_a_day_and_from_before() -> None:
    standard = load_book()["reporting-tier-3"]
    days = [date(2009, 6, 9), date(2009, 6, 5), date(2009, 6, 5), date(2009, 5, 30)]
    judged = judge(standard, date(2009, 6, 1), (Attempt(day) for day in days), None, date(2009, 6, 30))
    assert judged == [
        Period(date(2009, 6, 1), date(2009, 6, 8), date(2009, 6, 5), "met"),
        Period(date(2009, 6, 5), date(2009, 6, 12), date(2009, 6, 9), "met"),
        Period(date(2009, 6, 9), date(2009, 6, 16), None, "late"),
    ]


def test_what_was_done_after_the_end_or_after_we_judge_is_not_seen() -> None:
    standard = load_book()["reporting-tier-3"]
    done = [Attempt(date(2009, 6, 10))]
    late = [Period(date(2009, 6, 1), date(2009, 6, 8), None, "late")]
    assert judge(standard, date(2009, 6, 1), done, date(2009, 6, 9), date(2009, 6, 30)) == late
    assert judge(standard, date(2009, 6, 1), done, None, date(2009, 6, 9)) == late


def test_work_done_early_but_not_yet_due_when_we_judge_is_not_counted() -> None:
    standard = load_book()["initial-sentence-plan"]
    judged = judge(standard, date(2009, 6, 1), [Attempt(date(2009, 6, 2))], None, date(2009, 6, 21))
    assert judged == [Period(date(2009, 6, 1), date(2009, 6, 22), date(2009, 6, 2), "not_counted")]


@given(
    standard=st.sampled_from(TIMED),
    since=DAYS,
    gaps=st.lists(st.integers(min_value=0, max_value=200), max_size=6),
    end=st.none() | st.integers(min_value=0, max_value=700),
    judged_after=st.integers(min_value=0, max_value=700),
)
def test_no_piece_of_work_is_lost_and_every_verdict_follows_from_its_days(
    standard: Standard, since: date, gaps: list[int], end: int | None, judged_after: int
) -> None:
    day, done = since, []
    for gap in gaps:
        day += timedelta(days=gap)
        done.append(day)
    ended = None if end is None else since + timedelta(days=end)
    as_at = since + timedelta(days=judged_after)
    last = as_at if ended is None else min(as_at, ended)
    periods = judge(standard, since, [Attempt(day) for day in done], ended, as_at)
    seen = sorted({day for day in done if day <= last})
    if standard.kind == "deadline":
        assert [period.done for period in periods] == [seen[0] if seen else None]
    else:
        assert [period.done for period in periods] == [*seen, None]
        assert [period.since for period in periods] == [since, *seen]
    for period in periods:
        assert period.due == due_date(standard, period.since)
        on_time = period.done is not None and period.done <= period.due
        assert period.verdict == ("not_counted" if period.due > last else "met" if on_time else "late")


@given(standard=st.sampled_from(TIMED), since=DAYS)
def test_earlier_work_is_never_judged_worse(standard: Standard, since: date) -> None:
    due = due_date(standard, since)
    as_at = due + timedelta(days=400)
    on_the_day = judge(standard, since, [Attempt(due)], None, as_at)[0].verdict
    day_before = judge(standard, since, [Attempt(due - timedelta(days=1))], None, as_at)[0].verdict
    day_after = judge(standard, since, [Attempt(due + timedelta(days=1))], None, as_at)[0].verdict
    assert (day_before, on_the_day, day_after) == ("met", "met", "late")
