"""The same service as its caseload, in the officers' own time, so that any library of simulation can express it.

An officer's minutes follow one another without nights and weekends: what runs over the end of a day is taken off the
next one, so a clock that only counts minutes on duty tells everything. Work opens in the last moment before its day
begins, the earliest due first, and whoever is free takes it up; a piece that begins on the stroke of a day's end
belongs to the next day. The rows must then be those of the model's own diaries.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from bench.caseload import MINUTES_A_DAY, Caseload, Owed
from rightmix_sim.model.diaries.duty import DAY_BEGINS, LONGEST_MINUTES, ROW
from rightmix_sim.model.diaries.rows import Rows
from rightmix_sim.randomness import Purpose, four_uniforms
from rightmix_sim.records import Outcome

_EVE = 0.5  # minutes before a day begins at which its work starts to open
_SPREAD = 0.4  # and how long that takes; the rest of the minute tells two times apart
_FIRST = 1  # the minute at which the first day begins, so that no time is negative
_LATEST_DUE, _PEOPLE, _KINDS = 4_096, 65_536, 256

Row = tuple[int, ...]


class Calendar:
    """Days of a caseload in minutes on duty, and what all its duties share."""

    def __init__(self, case: Caseload) -> None:
        self.case = case
        self.working_days = np.flatnonzero(case.working).tolist()
        before = np.concatenate(([0], np.cumsum(case.working)))
        self._begins = (_FIRST + before * MINUTES_A_DAY).tolist()
        self.due_dates = case.due_dates.tolist()
        self.factors = case.factors.tolist()
        self.ends = self._begins[case.days] - 0.75  # before what opens or begins on the stroke of the last day's end

    def opens(self, day: int, due: int, person: int, work: int) -> float:
        """When work that opens on `day` comes into the diary; what is due first comes first."""
        if day >= self.case.days:
            return float(self.ends + 1)
        place = ((due * _PEOPLE + person) * _KINDS + work) / (_LATEST_DUE * _PEOPLE * _KINDS)
        return float(self._begins[day] - _EVE + _SPREAD * place)

    def day_and_minute(self, now: float) -> tuple[int, int]:
        """The day and the minute of the day at which a piece begins."""
        days, minute = divmod(int(now + 0.75) - _FIRST, MINUTES_A_DAY)
        return self.working_days[days], DAY_BEGINS + minute


@dataclass
class Diary:
    """A duty and what comes of its pieces. It decides; when its turn comes is for the library to say."""

    number: int
    owed: Owed
    calendar: Calendar
    due: int = 0
    day: int = 0  # on which the next piece opens
    ordinal: int = 0
    attempt: int = 0
    opens: float = 0.0
    priority: tuple[int, int, int] = field(default=(0, 0, 0))

    def __post_init__(self) -> None:
        self._next(self.owed.due, self.owed.opens)

    def begin(self, now: float) -> tuple[Row, float]:
        """Begin the piece that is open: the row to keep, and when it ends. What follows is settled at once."""
        terms, case = self.owed.terms, self.calendar.case
        day, minute = self.calendar.day_and_minute(now)
        purpose = Purpose.WORK + (terms.work << 8)
        u_minutes, u_outcome, u_timing, _ = four_uniforms(
            case.luck.key_0, case.luck.key_1, purpose, self.owed.person, self.ordinal, self.attempt
        )
        entry = 0 < terms.entry_after <= self.attempt
        failed = not entry and u_outcome < terms.failure_share
        mean = terms.failed_minutes if failed else terms.minutes + (terms.entry_minutes if entry else 0.0)
        factor = self.calendar.factors[int(u_minutes * len(self.calendar.factors))]
        took = min(max(int(mean * factor + 0.5), 1), LONGEST_MINUTES)
        outcome = int(Outcome.FAILED if failed else Outcome.DONE)
        officer = self.owed.officer
        row = (self.number, self.due, day, officer, self.ordinal, self.attempt, minute, took, outcome, int(entry))
        if failed:
            self.attempt += 1
            self._next(self.due, day + 1 + int(u_timing * terms.retry_days))
        else:
            self.ordinal, self.attempt = self.ordinal + 1, 0
            due = self.calendar.due_dates[terms.interval][day]
            ahead = terms.days_ahead
            self._next(due, max(due - ahead + int(u_timing * (ahead // 2 + 1)), day + 1))
        return row, int(now + 0.75) + took

    def outstanding(self) -> Row:
        """The row of the piece that the end of the run finds in the diary."""
        last = self.calendar.case.days
        outcome = int(Outcome.OUTSTANDING)
        return (self.number, self.due, last, self.owed.officer, self.ordinal, self.attempt, 0, 0, outcome, 0)

    def _next(self, due: int, day: int) -> None:
        person, work = self.owed.person, int(self.owed.terms.work)
        self.due, self.day, self.priority = due, day, (due, person, work)
        self.opens = self.calendar.opens(day, due, person, work)


def diaries_of(case: Caseload) -> list[Diary]:
    """All duties of a caseload, ready to begin."""
    calendar = Calendar(case)
    return [Diary(number, owed, calendar) for number, owed in enumerate(case.duties)]


def in_order(rows: list[Row], diaries: list[Diary]) -> Rows:
    """The rows as the model's diaries give them: by officer, in the order of time, what is outstanding last."""
    whole = np.array(rows + [diary.outstanding() for diary in diaries], dtype=ROW)
    return whole[np.argsort(whole["officer"], kind="stable")]
