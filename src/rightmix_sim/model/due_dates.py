"""When the next piece of work falls due: a table of dates for every interval an area's policies use.

Days are counted from the first day of the run. Months clamp and working days skip holidays because the table is made
with `workdays.add`, as is everything in the kit that has a date.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.scenario.area import Area, Interval


class DueDates:
    """Due dates for the days of one run."""

    def __init__(self, area: Area, first_day: int, days: int) -> None:
        self.first_day = first_day
        self._rows = {interval: row for row, interval in enumerate(_intervals(area))}
        since = np.arange(first_day, first_day + days)
        self.table: NDArray[np.int64] = np.stack(
            [workdays.add(since, interval.amount, interval.unit) - first_day for interval in self._rows]
        )

    def row(self, interval: Interval) -> int:
        """The row of an interval in `table`."""
        return self._rows[interval]

    def after(self, interval: Interval, day: int) -> int:
        """The due date of work last done on `day`, which may lie before the run."""
        if 0 <= day < self.table.shape[1]:
            return int(self.table[self._rows[interval], day])
        since = np.array([day + self.first_day])
        return int(workdays.add(since, interval.amount, interval.unit)[0]) - self.first_day

    def length(self, interval: Interval) -> int:
        """The days an interval has on day one."""
        return self.after(interval, 0)


def mean_days(interval: Interval) -> float:
    """The days of an interval on average over the years."""
    per_unit = {"days": 1.0, "working_days": 7 / 5, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25}
    return interval.amount * per_unit[interval.unit]


def _intervals(area: Area) -> list[Interval]:
    """Every interval among the policies of an area, once."""
    rooms = (
        area.contacts,
        area.plans,
        area.probation_visits,
        area.police_visits,
        area.police_reviews,
        area.one_to_one,
        area.programme,
    )
    found = [value for room in rooms for value in vars(room).values() if isinstance(value, Interval)]
    return list(dict.fromkeys(found))
