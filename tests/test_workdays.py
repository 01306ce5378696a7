"""Days, working days and months, against calendars worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import UnknownName
from rightmix_sim.workdays import Unit, add, add_to, day_number, day_of, is_working

DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        (date(2009, 1, 31), 1, "months", date(2009, 2, 28)),
        (date(2012, 1, 31), 1, "months", date(2012, 2, 29)),
        (date(2009, 10, 31), 4, "months", date(2010, 2, 28)),  # November, December, January, February
        (date(2009, 12, 15), 1, "months", date(2010, 1, 15)),
        (date(2012, 2, 29), 1, "years", date(2013, 2, 28)),
        (date(2012, 2, 29), 4, "years", date(2016, 2, 29)),
        (date(2009, 2, 28), 12, "months", date(2010, 2, 28)),  # the last day of February does not stick to the end
        (date(2009, 3, 31), -1, "months", date(2009, 2, 28)),
        (date(2009, 4, 6), 6, "weeks", date(2009, 5, 18)),  # 42 days: 24 to 30 April, 18 more
        (date(2009, 4, 9), 5, "days", date(2009, 4, 14)),
        (date(2009, 4, 9), 0, "months", date(2009, 4, 9)),
    ],
)
def test_calendar_units_clamp_to_the_month_and_know_no_holidays(
    day: date, amount: int, unit: Unit, expected: date
) -> None:
    assert add_to(day, amount, unit) == expected


@pytest.mark.parametrize(
    ("day", "amount", "expected"),
    [
        (date(2009, 6, 5), 1, date(2009, 6, 8)),  # Friday, Monday
        (date(2009, 6, 6), 1, date(2009, 6, 8)),  # Saturday, Monday
        (date(2009, 6, 7), 1, date(2009, 6, 8)),  # Sunday, Monday
        (date(2009, 4, 9), 1, date(2009, 4, 14)),  # Maundy Thursday, Tuesday after Easter
        (date(2009, 4, 10), 1, date(2009, 4, 14)),  # from Good Friday itself
        (date(2009, 4, 1), 15, date(2009, 4, 24)),  # 2, 3 are 2; 6 to 9 are 6; 14 to 17 are 10; 20 to 24 are 15
        (date(2009, 12, 24), 1, date(2009, 12, 29)),  # 25 Christmas, 26 and 27 weekend, 28 for Boxing Day
        (date(2009, 12, 24), 4, date(2010, 1, 4)),  # 29, 30, 31 are 3; 1 January off, weekend, Monday 4 is 4
        (date(2010, 12, 24), 1, date(2010, 12, 29)),  # 25 and 26 a weekend, 27 and 28 in their stead
        (date(2010, 12, 31), 1, date(2011, 1, 4)),  # 1 January a Saturday, 3 January in its stead
        (date(2011, 4, 21), 1, date(2011, 4, 26)),  # Good Friday 22, Easter Monday 25
        (date(2011, 4, 28), 1, date(2011, 5, 3)),  # the wedding on 29 April, May Day on 2 May
        (date(2012, 6, 1), 1, date(2012, 6, 6)),  # 4 June spring, 5 June jubilee
        (date(2009, 6, 8), -1, date(2009, 6, 5)),
        (date(2009, 6, 7), -1, date(2009, 6, 5)),  # a working day before a Sunday is the Friday
        (date(2009, 4, 14), -1, date(2009, 4, 9)),
    ],
)
def test_working_days_skip_weekends_and_the_holidays_of_england_and_wales(
    day: date, amount: int, expected: date
) -> None:
    assert add_to(day, amount, "working_days") == expected


def test_no_working_day_after_a_sunday_is_that_sunday() -> None:
    assert add_to(date(2009, 6, 7), 0, "working_days") == date(2009, 6, 7)


def test_many_working_days_back_still_know_the_holidays_of_years_ago() -> None:
    # 260 weekdays are 52 weeks; from Monday 8 June 2009 back to 9 June 2008 lie 8 holidays: 25 August, 25 and 26
    # December 2008, 1 January, 10 and 13 April, 4 and 25 May 2009. So 252 working days lead from one to the other.
    assert add_to(date(2009, 6, 8), -252, "working_days") == date(2008, 6, 9)
    assert add_to(date(2008, 6, 9), 252, "working_days") == date(2009, 6, 8)


@given(day=DATES, amount=st.integers(min_value=1, max_value=400))
def test_working_days_count_exactly_the_working_days_in_between(day: date, amount: int) -> None:
    first = day_number(day)
    after = int(add(np.array([first]), amount, "working_days")[0])
    assert is_working(first + 1, after - first).sum() == amount
    assert is_working(after, 1)[0]


@given(day=DATES, months=st.integers(min_value=0, max_value=240))
def test_months_keep_the_day_of_the_month_or_its_end(day: date, months: int) -> None:
    due = add_to(day, months, "months")
    month = day.month - 1 + months
    assert (due.year, due.month) == (day.year + month // 12, month % 12 + 1)
    assert due.day == day.day or (due.day < day.day and (due + timedelta(days=1)).day == 1)


@given(number=st.integers(min_value=-10_000, max_value=60_000))
def test_a_day_number_and_its_date_are_the_same_day(number: int) -> None:
    assert day_number(day_of(number)) == number
    assert np.datetime64(day_of(number), "D").astype(np.int64) == number


@pytest.mark.parametrize("unit", ["days", "working_days", "weeks", "months", "years"])
def test_a_whole_table_is_the_single_days_one_by_one(unit: Unit) -> None:
    first = day_number(date(2008, 11, 1))
    days = np.arange(first, first + 800)
    singly = [day_number(add_to(day_of(day), 3, unit)) for day in days]
    np.testing.assert_array_equal(add(days, 3, unit), singly)


@pytest.mark.parametrize("unit", ["days", "working_days", "weeks", "months", "years"])
def test_no_days_give_no_days(unit: Unit) -> None:
    assert add(np.array([], dtype=np.int64), 3, unit).shape == (0,)


def test_adding_leaves_the_days_given_as_they_were() -> None:
    days = np.array([day_number(date(2009, 4, 9))])
    add(days, 0, "working_days")[0] = 0
    assert day_of(days[0]) == date(2009, 4, 9)


def test_an_unknown_unit_is_an_error_and_not_months() -> None:
    with pytest.raises(UnknownName, match="hours"):
        add_to(date(2009, 4, 9), 2, cast(Any, "hours"))


def test_christmas_and_easter_2009_are_not_working_days() -> None:
    christmas = is_working(day_number(date(2009, 12, 23)), 10)
    # Wed 23, Thu 24, Fri 25 Christmas, Sat, Sun, Mon 28 for Boxing Day, Tue 29, Wed 30, Thu 31, Fri 1 New Year
    assert christmas.tolist() == [True, True, False, False, False, False, True, True, True, False]
    easter = is_working(day_number(date(2009, 4, 9)), 6)
    assert easter.tolist() == [True, False, False, False, False, True]


def test_no_day_is_later_than_the_calendar_has() -> None:
    assert add_to(date(9999, 12, 1), 4, "months") == date.max
    assert add_to(date.max, 0, "days") == date.max
