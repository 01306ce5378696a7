"""Days: months that clamp, ages, working days of England and Wales, and the day numbers that the model counts in.

A day number is the number of days since 1 January 1970, as numpy counts `datetime64[D]`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import holidays
import numpy as np
from numpy.typing import NDArray

from rightmix_sim.errors import UnknownName
from rightmix_sim.interrupts import interrupts_wait

Unit = Literal["days", "working_days", "weeks", "months", "years"]
Days = NDArray[np.int64]

# not by the locale, which would change what is written from machine to machine
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

DAYS_A_YEAR = 365.25  # in the mean
DAYS_A_MONTH = DAYS_A_YEAR / 12
WEEKS_A_YEAR = DAYS_A_YEAR / 7

_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """The day number of a date."""
    return (day - _EPOCH).days


def day_of(number: int) -> date:
    """The date of a day number."""
    return _EPOCH + timedelta(days=int(number))


def day_in_words(day: date) -> str:
    """A day as people write it: "1 April 2009"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def add(days: Days, amount: int, unit: Unit) -> Days:
    """The day numbers that stand `amount` units after `days`, or before them when it is negative.

    Months and years clamp: a month after 31 January is the last day of February. Working days are counted from the
    day after; one working day after a Friday is the Monday, and no working day after a Sunday is that Sunday. Raises
    `UnknownName` for another unit.

    >>> from datetime import date
    >>> str(day_of(add(np.array([day_number(date(2009, 1, 31))]), 1, "months")[0]))
    '2009-02-28'
    """
    start = np.asarray(days, dtype=np.int64)
    if unit == "days":
        return start + amount
    if unit == "weeks":
        return start + 7 * amount
    if unit == "working_days":
        return _add_working_days(start, amount)
    if unit not in ("months", "years"):
        raise UnknownName("unit", unit, ["days", "working_days", "weeks", "months", "years"])
    months = amount * (12 if unit == "years" else 1)
    stamp = start.astype("datetime64[D]")
    month = stamp.astype("datetime64[M]")
    in_month = (stamp - month.astype("datetime64[D]")).astype(np.int64)
    first = (month + np.timedelta64(months, "M")).astype("datetime64[D]").astype(np.int64)
    next_first = (month + np.timedelta64(months + 1, "M")).astype("datetime64[D]").astype(np.int64)
    clamped: Days = np.minimum(first + in_month, next_first - 1)
    return clamped


def add_to(day: date, amount: int, unit: Unit) -> date:
    """The date `amount` units after `day`, by the rule of `add`; no later than the calendar has days."""
    later = int(add(np.array([day_number(day)]), amount, unit)[0])
    return day_of(min(later, day_number(date.max)))


def whole_years(start: date, day: date) -> int:
    """The whole years from `start` to `day`: an age. Somebody born on 29 February is a year older on 1 March.

    >>> from datetime import date
    >>> whole_years(date(1980, 2, 29), date(2009, 2, 28)), whole_years(date(1980, 2, 29), date(2009, 3, 1))
    (28, 29)
    """
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


@lru_cache(maxsize=8192)
def on_working_day(day: date) -> date:
    """The same day, or the last working day before it."""
    while not bool(is_working(day_number(day), 1)[0]):
        day -= timedelta(days=1)
    return day


def is_working(first: int, count: int) -> NDArray[np.bool_]:
    """For each of `count` days from day number `first`: is it a working day of England and Wales?"""
    days = np.arange(first, first + count).astype("datetime64[D]")
    return np.is_busday(days, busdaycal=_busday_calendar(first, first + count))


def _add_working_days(start: Days, amount: int) -> Days:
    if amount == 0 or start.size == 0:
        return start.copy()
    # Five working days take a week, and holidays some more: three days for each is ample, either way.
    reach = 3 * abs(amount) + 30
    calendar = _busday_calendar(int(start.min()) - reach, int(start.max()) + reach)
    # Forwards we first roll back, so that counting from a Saturday starts with the Friday and ends where a Friday's
    # would; backwards the other way round.
    roll: Literal["preceding", "following"] = "preceding" if amount > 0 else "following"
    moved = np.busday_offset(start.astype("datetime64[D]"), amount, roll=roll, busdaycal=calendar)
    return np.asarray(moved, dtype=np.int64)


def _busday_calendar(first: int, last: int) -> np.busdaycalendar:
    return _calendar_of_years(day_of(first).year - 1, day_of(last).year + 1)


@lru_cache(maxsize=32)
def _calendar_of_years(first: int, last: int) -> np.busdaycalendar:
    with interrupts_wait():  # the library loads many modules when first asked, and would lose a Ctrl-C
        closed = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return np.busdaycalendar(holidays=np.array(sorted(closed), dtype="datetime64[D]"))
