"""When the next piece of work falls due: a table of dates for every interval by which an area dates its work.

Days are counted from the first day of the run. Months clamp and working days skip holidays because the table is made
with `workdays.add`, as is everything in the kit that has a date.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.scenario.area import Interval
from rightmix_sim.workdays import DAYS_A_MONTH, DAYS_A_YEAR


class DueDates:
    """Due dates for the days of one run, and for work last done up to the longest interval before it."""

    def __init__(self, intervals: Sequence[Interval], first_day: int, days: int) -> None:
        self._rows = {interval: row for row, interval in enumerate(intervals)}
        today = np.array([first_day])
        lengths = [int(workdays.add(today, interval.amount, interval.unit)[0]) - first_day for interval in intervals]
        self._back = max(lengths) + 10  # holidays stretch working days, leap days stretch months
        since = np.arange(first_day - self._back, first_day + days)
        whole = np.stack([workdays.add(since, interval.amount, interval.unit) - first_day for interval in intervals])
        self.table: NDArray[np.int64] = np.ascontiguousarray(whole[:, self._back :])
        self.whole: NDArray[np.int64] = whole  # from some time before the run
        self._lists = whole.tolist()  # a list answers a single question much faster than an array

    def row(self, interval: Interval) -> int:
        """The row of an interval in `table`."""
        return self._rows[interval]

    def after(self, row: int, day: int) -> int:
        """The due date of work last done on `day`, which may lie before the run."""
        due: int = self._lists[row][max(day + self._back, 0)]  # what is due long before the run is overdue anyhow
        return due

    def length(self, row: int) -> int:
        """The days an interval has on day one."""
        return self.after(row, 0)


def mean_days(interval: Interval) -> float:
    """The days of an interval on average over the years."""
    per_unit = {"days": 1.0, "working_days": 7 / 5, "weeks": 7.0, "months": DAYS_A_MONTH, "years": DAYS_A_YEAR}
    return interval.amount * per_unit[interval.unit]
