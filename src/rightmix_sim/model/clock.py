"""The clock of a run: SimPy's environment, read in days."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import simpy

from rightmix_sim import workdays
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY
from rightmix_sim.randomness import exponential
from rightmix_sim.scenario.area import Interval

Process = Generator[simpy.Event, Any, None]


def days_until(per_year: float, u: float) -> int:
    """Days until the next of something that comes so often a year, at random moments: from 1 on, by the draw `u`."""
    return 1 + int(exponential(workdays.DAYS_A_YEAR / per_year, u))


@lru_cache(maxsize=1000)
def _table(interval: Interval, first_day: int, days: int) -> Sequence[int]:
    """The day that lies an interval after each day of a run: the same in all replications, and asked for often."""
    since = np.arange(first_day, first_day + days)
    added = np.minimum(workdays.add(since, interval.amount, interval.unit), workdays.day_number(date.max))
    after: list[int] = (added - first_day).tolist()
    return after


@dataclass
class Clock:
    """The environment of a run of so many days. Day 0 is the first; whatever happens to people happens at midnight."""

    days: int
    first_day: int = 0  # as a day number
    env: simpy.Environment = field(default_factory=simpy.Environment)

    @property
    def today(self) -> int:
        """The day of the run."""
        return int(self.env.now) // MINUTES_A_DAY

    def until(self, day: int) -> simpy.Event:
        """The midnight with which `day` begins; now, if that is past."""
        return self.env.timeout(max(0, day * MINUTES_A_DAY - int(self.env.now)))

    def after(self, day: int, interval: Interval) -> int:
        """The day that lies an interval after `day`; months clamp and working days skip holidays."""
        if 0 <= day < self.days:
            return _table(interval, self.first_day, self.days)[day]
        added = workdays.add_to(workdays.day_of(self.first_day + day), interval.amount, interval.unit)
        return workdays.day_number(added) - self.first_day

    def begin(self, process: Process) -> simpy.Process:
        """Let a process begin."""
        return self.env.process(process)

    def at(self, day: int, happens: Callable[[], None]) -> None:
        """Let something happen on the morning of `day`; nothing after the end of the run."""
        if day < self.days:
            event = self.until(day)
            assert event.callbacks is not None
            event.callbacks.append(lambda _: happens())
