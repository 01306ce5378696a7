"""Diaries worked by the compiled functions of `diary`, with the arrays that those work on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.diaries import diary, lists
from rightmix_sim.model.diaries.diaries import Noted, Numbers
from rightmix_sim.model.diaries.duty import (
    CLOSED,
    DUTY,
    LAST_PIECE,
    LINK,
    NEVER,
    NOTED,
    READY,
    ROW,
    WAITING,
    Entry,
    Standing,
    Terms,
)
from rightmix_sim.model.diaries.handle import Book, Cases, Handle, handle_of, no_cases
from rightmix_sim.model.diaries.lists import DUTIES, LINKS, WRITTEN
from rightmix_sim.model.diaries.rows import Rows, by_officer
from rightmix_sim.model.diaries.terms_table import TermsTable
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
        table: TermsTable | None = None,
    ) -> None:
        officers, days = capacity.shape
        self.capacity = capacity
        self.table = table or TermsTable()
        self.worked = 0  # the day before which all have worked
        self._full: list[Rows] = []  # rows that stay as they are: a longer array would cost a copy each time
        self.book = Book(
            duties=np.zeros(256, DUTY),
            noted=np.zeros(256, NOTED),
            links=np.zeros(256, LINK),
            rows=np.empty(_ROWS, ROW),
            counts=np.zeros(3, np.int64),
            heads=np.full((officers, days), -1, np.int32),
            heaps=np.zeros(officers * _ROOM, np.int32),
            heap_keys=np.zeros(officers * _ROOM, np.int64),
            starts=np.arange(officers, dtype=np.int64) * _ROOM,
            rooms=np.full(officers, _ROOM, np.int64),
            sizes=np.zeros(officers, np.int64),
            held=np.zeros(officers, np.int64),
            next_day=np.zeros(officers, np.int64),
            owed_minutes=np.zeros(officers, np.int64),
            capacity=capacity,
            orders_of_work=orders_of_work,
            due_dates=due_dates,
            factors=factors,
            officers=np.array([one for ranges in stages for of in ranges for one in of], np.int64),
            keys=np.array([luck.key_0, luck.key_1], np.uint64),
        )
        self.cases = no_cases()
        self._handle: Handle | None = None
        self._terms_in_handle = self.table.rows

    @property
    def handle(self) -> Handle:
        """A handle on the arrays as they are now, for a single call."""
        if self._handle is None or self._terms_in_handle is not self.table.rows:
            self._terms_in_handle = self.table.rows
            self._handle = handle_of(self._book, self._terms_in_handle, self._cases)
        return self._handle

    @property
    def book(self) -> Book:
        """The arrays of the diaries as they are now."""
        return self._book

    @book.setter
    def book(self, book: Book) -> None:
        self._book, self._handle = book, None

    @property
    def cases(self) -> Cases:
        """The arrays of what is owed to people, as they are now."""
        return self._cases

    @cases.setter
    def cases(self, cases: Cases) -> None:
        self._cases, self._handle = cases, None

    def open(self, person: int, officer: int, terms: Terms, entry: Entry) -> int:
        """See `Diaries.open`."""
        of = self.table.number(terms)
        duty: int = lists.enter(self.handle, person, officer, of, entry)
        while duty == lists.NO_ROOM:
            self.make_room((officer,), duties=1)
            duty = lists.enter(self.handle, person, officer, of, entry)
        return duty

    def close(self, duty: int, day: int) -> None:
        """See `Diaries.close`."""
        self.catch_up(day)
        self.make_room(())
        lists.close(self.handle, duty, day)

    def move(self, duty: int, officer: int, day: int) -> None:
        """See `Diaries.move`."""
        self.catch_up(day)
        self.make_room((officer,), duties=1)
        lists.move(self.handle, duty, officer)

    def fix_date(self, duty: int, date: int, apart: int, day: int) -> None:
        """See `Diaries.fix_date`."""
        self.catch_up(day)
        lists.fix_date(self.handle, duty, date, apart)

    def last_piece(self, duty: int, day: int) -> None:
        """See `Diaries.last_piece`."""
        self.catch_up(day)
        row = self.book.duties[duty]
        row["sleeps"], row["pieces"] = LAST_PIECE, 1

    def wake(self, duty: int, other: int, day: int) -> None:
        """See `Diaries.wake`."""
        self.catch_up(day)
        self.make_room((), links=1)
        lists.link(self.handle, duty, other)

    def standing(self, duty: int, day: int) -> Standing:
        """See `Diaries.standing`."""
        self.catch_up(day)
        since, ordinal, attempt, due, opens, sleeps, state = _STANDING(self.book.duties[duty].item())
        asked_for = bool(sleeps) and state in (WAITING, READY)
        return Standing(since, ordinal, attempt, due, opens, asked_for, state == CLOSED)

    def catch_up(self, day: int) -> None:
        """See `Diaries.catch_up`."""
        if self.worked >= day:
            return
        while not diary.work_until(self.handle, self.worked, day):
            self._turn_over()
        self.worked = day

    def finish(self, day: int) -> Rows:
        """See `Diaries.finish`."""
        self.catch_up(day)
        duties = self.book.duties[: self.book.counts[DUTIES]]
        held = np.flatnonzero((duties["state"] == WAITING) | (duties["state"] == READY))
        outstanding = np.zeros(held.size, ROW)
        outstanding["duty"], outstanding["day"], outstanding["outcome"] = held, day, int(Outcome.OUTSTANDING)
        for name in ("officer", "ordinal", "attempt", "due"):
            outstanding[name] = duties[name][held]
        written = self.book.rows[: self.book.counts[WRITTEN]]
        return by_officer([*self._full, written, outstanding], len(self.book.held))

    def noted(self) -> Noted:
        """See `Diaries.noted`."""
        count = self.book.counts[DUTIES]
        duties, noted = self.book.duties[:count], self.book.noted[:count]
        before = np.flatnonzero(noted["before"] < NEVER)
        return Noted(
            person=duties["person"],
            terms=duties["terms"],
            switch=duties["switch"],
            opened=noted["opened"],
            closed=noted["closed"],
            before_duty=before,
            before_day=noted["before"][before],
            before_officer=noted["before_by"][before],
        )

    def make_room(self, officers: Iterable[int], *, duties: int = 0, links: int = 0, rows: int = 1) -> None:
        """Room for so many duties more, each of which may be any of the officers', for links and for rows."""
        book = self.book
        if book.counts[DUTIES] + duties > book.duties.size:
            self.book = book = book._replace(duties=_twice(book.duties), noted=_twice(book.noted))
        if book.counts[LINKS] + links > book.links.size:
            self.book = book = book._replace(links=_twice(book.links))
        if book.counts[WRITTEN] + rows > book.rows.size:
            self._turn_over()
        for officer in officers:
            while self.book.held[officer] + duties >= self.book.rooms[officer]:
                self._longer_heap(officer)

    def _turn_over(self) -> None:
        """Go on writing on a new page, which has room for a day of any officer."""
        book = self.book
        self._full.append(book.rows[: book.counts[WRITTEN]])
        self.book = book._replace(rows=np.empty(max(_ROWS, int(book.rooms.max(initial=0))), ROW))
        book.counts[WRITTEN] = 0

    def _longer_heap(self, officer: int) -> None:
        """A full heap moves to the end of the array, twice as large."""
        book = self.book
        room, start = int(book.rooms[officer]), int(book.starts[officer])
        book.starts[officer], book.rooms[officer] = book.heaps.size, 2 * room
        there = slice(start, start + room)
        heaps = np.concatenate([book.heaps, book.heaps[there], np.zeros(room, np.int32)])
        keys = np.concatenate([book.heap_keys, book.heap_keys[there], np.zeros(room, np.int64)])
        self.book = book._replace(heaps=heaps, heap_keys=keys)


def _twice(rows: Rows) -> Rows:
    return np.concatenate([rows, np.zeros_like(rows)])
