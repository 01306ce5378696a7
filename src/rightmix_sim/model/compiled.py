"""Diaries worked by the compiled functions of `diary`, with the arrays that those work on."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model import diary, lists
from rightmix_sim.model.diaries import Numbers
from rightmix_sim.model.duty import (
    CLOSED,
    DORMANT,
    DUTY,
    LAST_PIECE,
    LINK,
    NO_DATE,
    READY,
    ROW,
    TERMS,
    WAITING,
    Standing,
    Terms,
)
from rightmix_sim.model.rows import Rows, by_officer
from rightmix_sim.randomness import Draws
from rightmix_sim.records import Outcome

_ROWS = 1 << 14  # on a page
_ROOM = 64  # in a heap, to begin with
_STANDING = itemgetter(
    *((DUTY.names or ()).index(name) for name in ("since", "ordinal", "attempt", "due", "opens", "sleeps", "state"))
)


class CompiledDiaries:
    """Diaries worked by the compiled functions of `diary`. `stages` are the officers of each stage, in their order."""

    def __init__(
        self,
        capacity: Numbers,
        orders_of_work: Numbers,
        stages: Sequence[Sequence[range]],
        due_dates: Numbers,
        factors: NDArray[np.float64],
        luck: Draws,
    ) -> None:
        officers, days = capacity.shape
        self.capacity = capacity
        self._orders_of_work, self._due_dates, self._factors, self._luck = orders_of_work, due_dates, factors, luck
        self._order = np.array([one for ranges in stages for of in ranges for one in of], np.int64)
        self._worked = 0  # the day before which all have worked
        self._duties = np.zeros(256, DUTY)
        self._terms = np.zeros(64, TERMS)
        self._terms_numbers: dict[Terms, int] = {}
        self._links = np.zeros(256, LINK)
        self._linked = 0
        self._officers: list[int] = []  # who holds each duty
        self._held = [0] * officers
        self._heads = np.full((officers, days), -1, np.int32)
        self._heaps = np.zeros(officers * _ROOM, np.int32)
        self._starts = np.arange(officers, dtype=np.int64) * _ROOM
        self._rooms = np.full(officers, _ROOM, np.int64)
        self._sizes = np.zeros(officers, np.int64)
        self._next_day = np.zeros(officers, np.int64)
        self._owed_minutes = np.zeros(officers, np.int64)
        self._full: list[Rows] = []  # rows that stay as they are: a longer array would cost a copy each time
        self._rows = np.empty(_ROWS, ROW)
        self._count = 0

    def open(
        self,
        person: int,
        officer: int,
        terms: Terms,
        *,
        due: int,
        opens: int,
        since: int = 0,
        ordinal: int = 0,
        attempt: int = 0,
        switch: int = 0,
        sleeps: bool = False,
        asked_for: bool = False,
    ) -> int:
        """See `Diaries.open`."""
        duty, asleep = len(self._officers), sleeps and not asked_for
        if duty == self._duties.size:
            self._duties = _twice(self._duties)
        self._officers.append(officer)
        self._make_room(officer)
        self._duties[duty] = (
            0, duty, person, officer, self._number(terms), terms.pieces, ordinal, attempt,
            due if terms.dated else NO_DATE, opens, switch, -1, 0, since, -1, -1, -1,
            DORMANT if asleep else WAITING, terms.dated, sleeps,
        )  # fmt: skip
        if not asleep:
            lists.waits(self._duties, self._heads, duty)
        return duty

    def close(self, duty: int, day: int) -> None:
        """See `Diaries.close`."""
        self.catch_up(day)
        if self._count == self._rows.size:
            self._turn_over()
        self._count = lists.close(
            self._duties,
            self._heads,
            self._heaps,
            self._starts,
            self._rooms,
            self._sizes,
            duty,
            day,
            self._rows,
            self._count,
        )

    def move(self, duty: int, officer: int, day: int) -> None:
        """See `Diaries.move`."""
        self.catch_up(day)
        self._take_out(duty)
        self._held[self._officers[duty]] -= 1
        self._officers[duty] = self._duties[duty]["officer"] = officer
        self._make_room(officer)
        self._put_in(duty)

    def fix_date(self, duty: int, date: int, apart: int, day: int) -> None:
        """See `Diaries.fix_date`."""
        self.catch_up(day)
        self._take_out(duty)
        row = self._duties[duty]
        row["fixed_date"], row["apart"], row["dated"] = date, apart, 1
        row["due"] = date - apart * max(int(row["pieces"]) - 1, 0)
        self._put_in(duty)

    def last_piece(self, duty: int, day: int) -> None:
        """See `Diaries.last_piece`."""
        self.catch_up(day)
        self._duties[duty]["sleeps"], self._duties[duty]["pieces"] = LAST_PIECE, 1

    def wake(self, duty: int, other: int, day: int) -> None:
        """See `Diaries.wake`."""
        self.catch_up(day)
        if self._linked == self._links.size:
            self._links = _twice(self._links)
        self._links[self._linked] = (other, self._duties[duty]["wakes"])
        self._duties[duty]["wakes"] = self._linked
        self._linked += 1

    def standing(self, duty: int, day: int) -> Standing:
        """See `Diaries.standing`."""
        self.catch_up(day)
        since, ordinal, attempt, due, opens, sleeps, state = _STANDING(self._duties[duty].item())
        asked_for = bool(sleeps) and state in (WAITING, READY)
        return Standing(since, ordinal, attempt, due, opens, asked_for, state == CLOSED)

    def catch_up(self, day: int) -> None:
        """See `Diaries.catch_up`."""
        complete = self._worked >= day
        while not complete:
            self._count, complete = diary.work_until(
                self._order,
                self._worked,
                day,
                self._duties,
                self._terms,
                self._links,
                self._heads,
                self._heaps,
                self._starts,
                self._rooms,
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
                self._turn_over()
        self._worked = max(self._worked, day)

    def finish(self, day: int) -> Rows:
        """See `Diaries.finish`."""
        self.catch_up(day)
        duties = self._duties[: len(self._officers)]
        held = np.flatnonzero((duties["state"] == WAITING) | (duties["state"] == READY))
        outstanding = np.zeros(held.size, ROW)
        outstanding["duty"], outstanding["day"], outstanding["outcome"] = held, day, int(Outcome.OUTSTANDING)
        for name in ("officer", "ordinal", "attempt", "due"):
            outstanding[name] = duties[name][held]
        return by_officer([*self._full, self._rows[: self._count], outstanding], len(self._held))

    def _number(self, terms: Terms) -> int:
        """The row in which the compiled functions find these terms."""
        number = self._terms_numbers.get(terms)
        if number is None:
            number = self._terms_numbers[terms] = len(self._terms_numbers)
            if number == self._terms.size:
                self._terms = _twice(self._terms)
            self._terms[number] = tuple(vars(terms)[name] for name in TERMS.names or ())
        return number

    def _turn_over(self) -> None:
        """Go on writing on a new page, which has room for a day of any officer."""
        self._full.append(self._rows[: self._count])
        self._rows, self._count = np.empty(max(_ROWS, int(self._rooms.max(initial=0))), ROW), 0

    def _take_out(self, duty: int) -> None:
        lists.take_out(self._duties, self._heads, self._heaps, self._starts, self._rooms, self._sizes, duty)

    def _put_in(self, duty: int) -> None:
        lists.put_in(
            self._duties,
            self._terms,
            self._heads,
            self._heaps,
            self._starts,
            self._rooms,
            self._sizes,
            self._orders_of_work,
            duty,
        )

    def _make_room(self, officer: int) -> None:
        """Room for one duty more in an officer's heap; a full one moves to the end of the array, twice as large."""
        self._held[officer] += 1
        room = int(self._rooms[officer])
        if self._held[officer] < room:
            return
        start = int(self._starts[officer])
        self._starts[officer], self._rooms[officer] = self._heaps.size, 2 * room
        moved = np.zeros(2 * room, np.int32)
        moved[:room] = self._heaps[start : start + room]
        self._heaps = np.concatenate([self._heaps, moved])


def _twice(rows: Rows) -> Rows:
    return np.concatenate([rows, np.zeros_like(rows)])
