"""The one rule of "on time": the model, the marking and the inspection all judge by it.

- An interval runs from the last *done* event; a deadline runs once, from its start.
- The work is on time if it is done on or before the due day. Early is never a failure; of a range ("every four to six
  weeks") the upper end fixes the due day.
- A failed attempt is not done work.
- Months and years clamp to the end of the month. "Days" are calendar days unless the unit says working days.
- Work due and undone is late; it stays one late piece of work until it is done, and the next interval then starts.
- Work not yet due at the close of the day of judging is not counted, done early or not; nor is work whose obligation
  ended first. (To count the early alone would flatter every share near the end of a run.)
- The edition that counts is the one in force on the day the interval starts. Work that is already running when a
  standard first comes into force runs under it, but is never due before that day; work done before that day is not
  counted. A standard withdrawn before the work
  falls due no longer asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.errors import InputError
from rightmix_sim.guidance.standard import Edition, Standard

Verdict = Literal["met", "late", "not_counted"]

NEVER: Final = workdays.day_number(date.max)
"""The day number that stands for "the standard does not ask for it": later than any day a run can reach."""


@dataclass(frozen=True)
class Attempt:
    """Somebody set out to do the work on this day. A failed attempt (nobody at home) is not done work."""

    day: date
    succeeded: bool = True


@dataclass(frozen=True)
class Period:
    """One piece of work: the day it was counted from, its due day, the day it was done (None: not), the verdict."""

    since: date
    due: date
    done: date | None
    verdict: Verdict


def due_date(standard: Standard, since: date, on: date | None = None) -> date:
    """The last day on which work counted from `since` is on time.

    `on` is the day whose edition counts, by default `since`. Raises `InputError` for a limit or a duty, and when the
    standard has been withdrawn.
    """
    due = _due_or_none(standard, since, since if on is None else on)
    if due is None:
        raise InputError(
            f"The standard {standard.id} is not in force for work counted from this day.",
            value=since.isoformat(),
            why="It was withdrawn, so there is no day by which the work is due.",
            do="Ask `standard.in_force_on(day)` first.",
        )
    return due


def due_days(standard: Standard, first_day_number: int, count: int) -> NDArray[np.int64]:
    """The due day numbers for `count` start days in a row, from `first_day_number`; `NEVER` where nothing is due.

    Agrees with `due_date` on every day. Raises `InputError` for a limit or a duty.
    """
    unit = _time_unit(standard)
    since = np.arange(first_day_number, first_day_number + count, dtype=np.int64)
    due = np.full(count, NEVER, dtype=np.int64)
    # From the last edition to the first, so that the one in force on the start day has the last word.
    for edition, ends in reversed(list(_editions_with_end(standard))):
        end = NEVER if ends is None else workdays.day_number(ends)
        start = workdays.day_number(edition.from_)
        withdrawn_on = _withdrawal(standard, ends)
        replaced = since >= end
        if edition.value is None:
            continue
        by_this = np.maximum(workdays.add(since, cast(int, edition.value), unit), start)
        asked = by_this < (NEVER if withdrawn_on is None else workdays.day_number(withdrawn_on))
        due = np.where(~replaced & asked, by_this, due)
    return due


def judge(
    standard: Standard, since: date, attempts: Iterable[Attempt], ended: date | None, as_at: date
) -> list[Period]:
    """Every piece of work a standard asks for, in order, each with its verdict.

    `since` is the last done event before those in `attempts` (an interval) or the start (a deadline); do not pass that
    event again. `ended` is the last day on which the obligation held (None: it still holds), `as_at` the day at whose
    close is judged. A deadline gives one period; an interval one after another, the last usually `not_counted`.
    Raises `InputError` for a limit or a duty.
    """
    _time_unit(standard)
    last = as_at if ended is None else min(as_at, ended)
    days = sorted({attempt.day for attempt in attempts if attempt.succeeded and since <= attempt.day <= last})
    periods: list[Period] = []
    for done in [*days, None]:
        due = _due_or_none(standard, since, since)
        if due is None:
            break
        periods.append(Period(since, due, done, _verdict(standard, due, done, last)))
        if done is None or standard.kind == "deadline":
            break
        since = done
    return periods


def _verdict(standard: Standard, due: date, done: date | None, last: date) -> Verdict:
    if due > last or (done is not None and done < standard.editions[0].from_):
        return "not_counted"
    return "met" if done is not None and done <= due else "late"


def _due_or_none(standard: Standard, since: date, on: date) -> date | None:
    unit = _time_unit(standard)
    for edition, ends in _editions_with_end(standard):
        if edition.value is None or (ends is not None and ends <= on):
            continue
        due = max(workdays.add_to(since, cast(int, edition.value), unit), edition.from_)
        withdrawn_on = _withdrawal(standard, ends)
        if withdrawn_on is None or due < withdrawn_on:
            return due
    return None


def _editions_with_end(standard: Standard) -> Iterator[tuple[Edition, date | None]]:
    """Each edition with the day from which the next one holds."""
    ends = [edition.from_ for edition in standard.editions[1:]]
    yield from zip(standard.editions, [*ends, None], strict=True)


def _withdrawal(standard: Standard, ends: date | None) -> date | None:
    """The day an edition's successor withdrew the standard; None if another value followed, or nothing."""
    successor = None if ends is None else standard.edition_on(ends)
    return successor.from_ if successor is not None and successor.withdrawn else None


def _time_unit(standard: Standard) -> workdays.Unit:
    if standard.kind not in ("interval", "deadline"):
        what = "has no number" if standard.kind == "duty" else f"is counted in {standard.unit}"
        raise InputError(
            f"The standard {standard.id} is a {standard.kind} and {what}: it cannot be judged by time.",
            why="Only intervals and deadlines have a due day.",
            do="Use `standard.value_on(day)` for a limit, `standard.in_force_on(day)` for a duty.",
        )
    return cast(workdays.Unit, standard.unit)
