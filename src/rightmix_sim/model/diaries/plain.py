"""The same diaries in plain SimPy: a process for each piece of work, a priority resource for each officer.

Slow and easy to follow. It is the oracle for the compiled diaries, which must give the same rows, and the yardstick in
`bench/`. It shares with them the draws and the table of due dates, and nothing else.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from rightmix_sim.model.diaries.diaries import Noted, Numbers
from rightmix_sim.model.diaries.duty import (
    DAY_BEGINS,
    LONGEST_MINUTES,
    MINUTES_A_DAY,
    NO_DATE,
    ROW,
    Entry,
    Standing,
    Terms,
)
from rightmix_sim.model.diaries.plain_duty import Officer, PlainDuty
from rightmix_sim.model.diaries.rows import Rows
from rightmix_sim.model.diaries.terms_table import TermsTable
from rightmix_sim.randomness import Draws, Purpose, four_uniforms
from rightmix_sim.records import Outcome

Process = Generator[simpy.Event, Any, None]
_OFF_DUTY = (-1,)


class PlainDiaries:
    """Diaries as SimPy processes in the model's own environment, whose clock is in minutes."""

    def __init__(
        self,
        env: simpy.Environment,
        capacity: Numbers,
        orders_of_work: Numbers,
        due_dates: Numbers,
        factors: NDArray[np.float64],
        luck: Draws,
        table: TermsTable | None = None,
    ) -> None:
        self.env = env
        self._table = table or TermsTable()
        self.capacity = capacity
        self._orders_of_work = orders_of_work.tolist()
        self._due_dates = due_dates.tolist()
        self._factors = factors.tolist()
        self._luck = luck
        self._duties: list[PlainDuty] = []
        self._rows: list[tuple[int, ...]] = []
        self._officers = [Officer(env) for _ in range(capacity.shape[0])]
        for officer in range(capacity.shape[0]):
            env.process(self._hours(officer))

    def open(self, person: int, officer: int, terms: Terms, entry: Entry) -> int:
        """See `Diaries.open`."""
        due, asleep = entry.due if terms.dated else NO_DATE, entry.sleeps and not entry.asked_for
        duty = PlainDuty(
            len(self._duties), person, officer, terms, due, entry.opens, entry.switch, asleep, entry.sleeps,
            terms.dated, terms.pieces, ordinal=entry.ordinal, attempt=entry.attempt, since=entry.since,
            opened=entry.opened,
        )  # fmt: skip
        self._duties.append(duty)
        self._restart(duty)
        return duty.number

    def close(self, duty: int, day: int) -> None:
        """See `Diaries.close`."""
        found = self._duties[duty]
        found.ended = min(found.ended, day)
        if found.closed:
            return
        self._stop(found)
        found.closed = True
        if not found.asleep:
            self._enter(found, day, 0, 0, Outcome.CANCELLED, False)

    def move(self, duty: int, officer: int, day: int) -> None:
        """See `Diaries.move`."""
        found = self._duties[duty]
        if found.closed:
            return
        self._stop(found)
        found.officer = officer
        self._restart(found)

    def last_piece(self, duty: int, day: int) -> None:
        """See `Diaries.last_piece`."""
        found = self._duties[duty]
        found.sleeps, found.last_piece, found.pieces = False, True, 1

    def fix_date(self, duty: int, date: int, apart: int, day: int) -> None:
        """See `Diaries.fix_date`."""
        found = self._duties[duty]
        if found.closed:
            return
        self._stop(found)
        found.fixed_date, found.apart, found.dated = date, apart, True
        found.due = date - apart * max(found.pieces - 1, 0)
        self._restart(found)

    def wake(self, duty: int, other: int, day: int) -> None:
        """See `Diaries.wake`."""
        self._duties[duty].wakes.append(other)

    def standing(self, duty: int, day: int) -> Standing:
        """See `Diaries.standing`."""
        found = self._duties[duty]
        asked_for = (found.sleeps or found.last_piece) and not found.asleep and not found.closed
        return Standing(found.since, found.ordinal, found.attempt, found.due, found.opens, asked_for, found.closed)

    def catch_up(self, day: int) -> None:
        """Nothing to do: the clock of SimPy keeps everybody up to date."""

    def finish(self, day: int) -> Rows:
        """See `Diaries.finish`."""
        for duty in self._duties:
            if not duty.closed and not duty.asleep:
                self._enter(duty, day, 0, 0, Outcome.OUTSTANDING, False)
        rows = np.array(self._rows, dtype=ROW)
        return rows[np.argsort(rows["officer"], kind="stable")]

    def done_before(self, duty: int, day: int, officer: int) -> None:
        """Note down that a duty was last done before the run, on a day and by an officer."""
        self._duties[duty].before = day, officer

    def noted(self) -> Noted:
        """See `Diaries.noted`."""
        duties = self._duties
        before = [(duty.number, *duty.before) for duty in duties if duty.before is not None]
        columns = (
            [duty.person for duty in duties],
            [self._table.number(duty.terms) for duty in duties],
            [duty.switch for duty in duties],
            [duty.opened for duty in duties],
            [duty.ended for duty in duties],
            *np.array(before, np.int64).reshape(-1, 3).T,
        )
        return Noted(*(np.asarray(column, np.int64) for column in columns))

    def _hours(self, officer: int) -> Process:
        """Hold the officer whenever off duty; what ran over yesterday is taken off today."""
        resource, env = self._officers[officer], self.env
        off_duty = resource.turn(_OFF_DUTY)
        yield off_duty
        owed, day = 0, 0
        while day < self.capacity.shape[1]:
            yield env.timeout(day * MINUTES_A_DAY + DAY_BEGINS - env.now)
            minutes = int(self.capacity[officer, day])
            if owed >= minutes:
                owed -= minutes
                day += 1
                continue
            yield env.timeout(owed)
            resource.release(off_duty)
            day_ends = day * MINUTES_A_DAY + DAY_BEGINS + minutes
            yield env.timeout(day_ends - env.now)
            off_duty = resource.turn(_OFF_DUTY)
            yield off_duty
            owed = int(env.now) - day_ends
            day += 1

    def _piece(self, duty: PlainDuty) -> Process:
        """One attempt at one piece of work."""
        env, terms = self.env, duty.terms
        resource = self._officers[duty.officer]
        try:
            if duty.opens * MINUTES_A_DAY > env.now:
                yield env.timeout(duty.opens * MINUTES_A_DAY - env.now)
            request = resource.turn(duty.priority(self._orders_of_work[duty.officer]))
            try:
                yield request
            except simpy.Interrupt:
                request.cancel()
                raise
        except simpy.Interrupt:
            return
        duty.process = None
        begun = int(env.now)
        u_minutes, u_outcome, u_timing, _ = four_uniforms(
            self._luck.key_0,
            self._luck.key_1,
            Purpose.WORK + (terms.work << 8),
            duty.person,
            duty.ordinal,
            duty.attempt,
        )
        entry = 0 < terms.entry_after <= duty.attempt
        failed = not entry and u_outcome < terms.failure_share
        mean = terms.failed_minutes if failed else terms.minutes + (terms.entry_minutes if entry else 0.0)
        took = min(max(int(mean * self._factors[int(u_minutes * len(self._factors))] + 0.5), 1), LONGEST_MINUTES)
        day, minute = divmod(begun, MINUTES_A_DAY)
        self._enter(duty, day, minute, took, Outcome.FAILED if failed else Outcome.DONE, entry)
        # what follows is settled at once, since a piece that runs past midnight belongs to the day on which it began
        if failed:
            duty.attempt += 1
            duty.opens = day + 1 + int(u_timing * terms.retry_days)
            self._restart(duty)
        else:
            ordinal = duty.ordinal
            self._next_piece(duty, day, u_timing)
            for other in duty.wakes:
                self._wake(self._duties[other], duty, ordinal, day)
        yield env.timeout(took)
        resource.release(request)

    def _next_piece(self, duty: PlainDuty, day: int, u: float) -> None:
        terms = duty.terms
        duty.ordinal += 1
        duty.attempt = 0
        duty.since = day
        if duty.pieces > 0:
            duty.pieces -= 1
            if duty.pieces == 0:
                duty.closed = True
                return
        if duty.sleeps:
            duty.asleep = True
            return
        after = self._due_dates[terms.interval if day < duty.switch else terms.later_interval][day]
        if not duty.dated:
            duty.due, opens = NO_DATE, after
        elif duty.fixed_date is not None:
            duty.due, opens = duty.fixed_date - duty.apart * max(duty.pieces - 1, 0), after
        else:
            duty.due, opens = after, after - terms.days_ahead + int(u * (terms.days_ahead // 2 + 1))
        duty.opens = max(opens, day + 1)
        self._restart(duty)

    def _wake(self, duty: PlainDuty, done: PlainDuty, ordinal: int, day: int) -> None:
        if duty.closed:
            return
        terms = duty.terms
        if terms.share < 1.0:
            purpose = Purpose.WAKE + (terms.work << 8)
            drawn = four_uniforms(
                self._luck.key_0, self._luck.key_1, purpose, duty.person, ordinal, int(done.terms.work)
            )
            if drawn[0] >= terms.share:
                return
        self.env.process(self._morning(duty, day))

    def _morning(self, duty: PlainDuty, day: int) -> Process:
        """Open what was asked for on `day`, if it is asleep when the day is over and before what midnight brings."""
        yield self.env.timeout((day + 1) * MINUTES_A_DAY - 1 - self.env.now)
        if duty.asleep and not duty.closed:
            duty.asleep = False
            duty.due = self._due_dates[duty.terms.interval][day] if duty.dated else NO_DATE
            duty.opens = day + 1
            self._restart(duty)

    def _restart(self, duty: PlainDuty) -> None:
        if not duty.asleep:
            duty.process = self.env.process(self._piece(duty))

    def _stop(self, duty: PlainDuty) -> None:
        if duty.process is not None and duty.process.is_alive:
            duty.process.interrupt()
            duty.process = None

    def _enter(self, duty: PlainDuty, day: int, minute: int, took: int, outcome: Outcome, entry: bool) -> None:
        self._rows.append(
            (duty.number, duty.due, day, duty.officer, duty.ordinal, duty.attempt, minute, took, int(outcome), entry)
        )
