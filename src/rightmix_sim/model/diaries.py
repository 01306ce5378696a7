"""The diaries of all officers of an area: what the rest of the model sees of the compiled `diary`.

Between two calls an officer's days do not touch anybody else's, so a diary is worked only when something happens to one
of its cases. Everything that happens to a case happens at midnight, before that day's work.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model import diary
from rightmix_sim.model.duty import CLOSED, DORMANT, DUTY, NO_DATE, READY, ROW, WAITING, Terms
from rightmix_sim.randomness import Draws
from rightmix_sim.records import Outcome

Rows = NDArray[Any]
Numbers = NDArray[np.int64]

_DUTY_FIELDS = DUTY.names or ()


class Diaries(Protocol):
    """What the model asks of diaries, compiled or plain. Days count from the first day of the run."""

    capacity: Numbers  # [officer, day] minutes for this work; changed only for days still to come

    def open(
        self, person: int, officer: int, terms: Terms, *, due: int, opens: int, switch: int = 0, sleeps: bool = False
    ) -> int:
        """Enter a duty and its first piece of work; gives the duty's number. A sleeping one waits to be woken.

        From day `switch` on the later interval of its terms counts.
        """

    def close(self, duty: int, day: int) -> None:
        """End a duty on the morning of `day`; what is in the diary of it is cancelled."""

    def move(self, duty: int, officer: int, day: int) -> None:
        """Hand a duty over to another officer on the morning of `day`."""

    def fix_date(self, duty: int, date: int, day: int) -> None:
        """Give all that is left of a duty one date."""

    def wake(self, duty: int, other: int, day: int) -> None:
        """From `day` on, a done piece of `duty` wakes the sleeping duty `other` of the same officer."""

    def catch_up(self, officers: range, day: int) -> None:
        """Let officers work all days before `day`, so that their capacity from then on may change."""

    def finish(self, day: int) -> Rows:
        """Work all days before `day`, enter what is outstanding, and give all rows by officer and time."""


def first_duty(
    person: int, officer: int, terms: Terms, due: int, opens: int, switch: int, sleeps: bool
) -> tuple[float, ...]:
    """A duty's row as it is entered, in the order of `DUTY`."""
    fields = vars(terms) | {
        "key": 0,
        "person": person,
        "officer": officer,
        "state": DORMANT if sleeps else WAITING,
        "ordinal": 0,
        "attempt": 0,
        "due": due if terms.dated else NO_DATE,
        "opens": opens,
        "switch": switch,
        "fixed_date": -1,
        "wakes": -1,
        "sleeps": sleeps,
        "next": -1,
    }
    return tuple(fields[name] for name in _DUTY_FIELDS)


class CompiledDiaries:
    """Diaries worked by the compiled functions of `diary`."""

    def __init__(
        self, capacity: Numbers, orders_of_work: Numbers, due_dates: Numbers, factors: NDArray[np.float64], luck: Draws
    ) -> None:
        officers, days = capacity.shape
        self.capacity = capacity
        self._orders_of_work, self._due_dates, self._factors, self._luck = orders_of_work, due_dates, factors, luck
        self._duties = np.zeros(256, DUTY)
        self._opened = 0
        self._held = np.zeros(officers, np.int64)
        self._heads = np.full((officers, days), -1, np.int64)
        self._heaps = np.zeros((officers, 64), np.int64)
        self._sizes = np.zeros(officers, np.int64)
        self._next_day = np.zeros(officers, np.int64)
        self._owed_minutes = np.zeros(officers, np.int64)
        self._rows = np.zeros(4096, ROW)
        self._count = 0

    def open(
        self, person: int, officer: int, terms: Terms, *, due: int, opens: int, switch: int = 0, sleeps: bool = False
    ) -> int:
        """See `Diaries.open`."""
        duty = self._opened
        if duty == self._duties.size:
            self._duties = np.resize(self._duties, 2 * duty)
        self._duties[duty] = first_duty(person, officer, terms, due, opens, switch, sleeps)
        self._opened += 1
        self._make_room(officer)
        if not sleeps:
            diary.waits(self._duties, self._heads, duty)
        return duty

    def close(self, duty: int, day: int) -> None:
        """See `Diaries.close`."""
        row = self._duties[duty]
        self._catch_up(int(row["officer"]), day)
        if row["state"] == CLOSED:
            return
        in_diary = row["state"] != DORMANT
        self._take_out(duty)
        row["state"] = CLOSED
        if in_diary:
            self._enter(duty, day, Outcome.CANCELLED)

    def move(self, duty: int, officer: int, day: int) -> None:
        """See `Diaries.move`."""
        row = self._duties[duty]
        self._catch_up(int(row["officer"]), day)
        self._catch_up(officer, day)
        if row["state"] == CLOSED:
            return
        self._take_out(duty)
        self._held[row["officer"]] -= 1
        row["officer"] = officer
        self._make_room(officer)
        self._put_in(duty)

    def fix_date(self, duty: int, date: int, day: int) -> None:
        """See `Diaries.fix_date`."""
        row = self._duties[duty]
        self._catch_up(int(row["officer"]), day)
        if row["state"] == CLOSED:
            return
        self._take_out(duty)
        row["fixed_date"] = row["due"] = date
        row["dated"] = 1
        self._put_in(duty)

    def wake(self, duty: int, other: int, day: int) -> None:
        """See `Diaries.wake`."""
        self._catch_up(int(self._duties[duty]["officer"]), day)
        self._duties[duty]["wakes"] = other

    def catch_up(self, officers: range, day: int) -> None:
        """See `Diaries.catch_up`."""
        self._work(officers.start, officers.stop, day)

    def finish(self, day: int) -> Rows:
        """See `Diaries.finish`."""
        self._work(0, self._held.size, day)
        duties = self._duties[: self._opened]
        held = np.flatnonzero((duties["state"] == WAITING) | (duties["state"] == READY))
        outstanding = np.zeros(held.size, ROW)
        outstanding["duty"], outstanding["day"], outstanding["outcome"] = held, day, int(Outcome.OUTSTANDING)
        for name in ("officer", "ordinal", "attempt", "due"):
            outstanding[name] = duties[name][held]
        return in_order(np.concatenate([self._rows[: self._count], outstanding]))

    def _catch_up(self, officer: int, day: int) -> None:
        if self._next_day[officer] < day:
            self._work(officer, officer + 1, day)

    def _work(self, first_officer: int, last_officer: int, until: int) -> None:
        complete = False
        while not complete:
            self._count, complete = diary.work_until(
                first_officer,
                last_officer,
                until,
                self._duties,
                self._heads,
                self._heaps,
                self._sizes,
                self._next_day,
                self._owed_minutes,
                self.capacity,
                self._orders_of_work,
                self._due_dates,
                self._factors,
                self._luck.key_0,
                self._luck.key_1,
                self._rows,
                self._count,
            )
            if not complete:
                self._rows = np.resize(self._rows, 2 * self._rows.size)

    def _take_out(self, duty: int) -> None:
        state = self._duties["state"][duty]
        if state == WAITING:
            diary.no_longer_waits(self._duties, self._heads, duty)
        elif state == READY:
            diary.no_longer_ready(self._duties, self._heaps, self._sizes, duty)

    def _put_in(self, duty: int) -> None:
        row = self._duties[duty]
        if row["state"] == WAITING:
            diary.waits(self._duties, self._heads, duty)
        elif row["state"] == READY:
            row["key"] = diary.priority(row, self._orders_of_work[row["officer"]])
            diary.is_ready(self._duties, self._heaps, self._sizes, duty)

    def _make_room(self, officer: int) -> None:
        self._held[officer] += 1
        if self._held[officer] >= self._heaps.shape[1]:
            self._heaps = np.concatenate([self._heaps, np.zeros_like(self._heaps)], axis=1)

    def _enter(self, duty: int, day: int, outcome: Outcome) -> None:
        if self._count == self._rows.size:
            self._rows = np.resize(self._rows, 2 * self._rows.size)
        row = self._duties[duty]
        self._rows[self._count] = (
            duty, row["officer"], row["ordinal"], row["attempt"], row["due"], day, 0, 0, int(outcome), 0,
        )  # fmt: skip
        self._count += 1


def in_order(rows: Rows) -> Rows:
    """Rows by officer, and for each officer in the order in which they were entered, which is that of time."""
    return rows[np.argsort(rows["officer"].astype(np.uint16), kind="stable")]
