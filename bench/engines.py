"""The engines that are held against each other, each with a stopwatch: build, work, put in order.

`compiled` and `plain` do the same work and must give the same rows. `kernel` and `limit` do less: SimPy's event loop
alone with as many events, and a compiled loop alone with as many turns of a heap.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from time import process_time
from typing import Any

import numpy as np
import simpy
from numba import njit
from numpy.typing import NDArray

from bench.caseload import Caseload
from bench.limit import work_off
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.diaries import Diaries
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY, Entry
from rightmix_sim.model.diaries.handle import Handle
from rightmix_sim.model.diaries.lists import NO_ROOM, enter
from rightmix_sim.model.diaries.plain import PlainDiaries
from rightmix_sim.model.diaries.rows import Rows
from rightmix_sim.records import Outcome

CONCURRENT = 1000  # timeouts that the bare kernel has pending at any time
_SYNC_DAYS = 30  # SimPy wakes the compiled diaries up about once a month, as the model does to share out hours

Process = Generator[simpy.Event, Any, None]


@dataclass(frozen=True)
class Stopwatch:
    """Processor seconds of one run: entering the duties, working them, putting the rows in order.

    What others do on the machine meanwhile does not count.
    """

    entering: float
    working: float
    ordering: float

    @property
    def total(self) -> float:
        """All of it."""
        return self.entering + self.working + self.ordering


@dataclass(frozen=True)
class Outcomes:
    """What a run did: how many attempts at work (or events), and a digest of the rows ("" where there are none).

    `late` is by how many days the done pieces were late, all together.
    """

    activities: int
    digest: str
    late: int = 0


def compiled(case: Caseload, _: int) -> tuple[Stopwatch, Outcomes]:
    """The model's diaries: SimPy wakes them up, compiled functions work them."""
    env = simpy.Environment()
    stages = [[range(case.officers)]]
    diaries = CompiledDiaries(case.capacity(), case.orders_of_work(), stages, case.due_dates, case.factors, case.luck)
    env.process(_wake_ups(env, diaries, case))
    terms = [diaries.table.number(owed.terms) for owed in case.duties]
    first = ((owed.person, owed.officer, of, owed.due, owed.opens) for owed, of in zip(case.duties, terms, strict=True))
    duties = np.array(list(first), np.int64)
    return _worked(env, diaries, case, partial(_enter_all, diaries, duties))


def plain(case: Caseload, _: int) -> tuple[Stopwatch, Outcomes]:
    """A SimPy process for each piece of work and a priority resource for each officer."""
    env = simpy.Environment()
    diaries = PlainDiaries(env, case.capacity(), case.orders_of_work(), case.due_dates, case.factors, case.luck)
    return _worked(env, diaries, case, partial(case.enter, diaries))


def kernel(_: Caseload, events: int) -> tuple[Stopwatch, Outcomes]:
    """SimPy's event loop alone: as many timeouts as there are activities, 1,000 pending at any time."""
    env = simpy.Environment()
    each = events // CONCURRENT + 1
    begun = process_time()
    for number in range(CONCURRENT):
        env.process(_timeouts(env, each, 1 + number % 97))
    entered = process_time()
    env.run()
    return Stopwatch(entered - begun, process_time() - entered, 0.0), Outcomes(each * CONCURRENT, "")


def limit(case: Caseload, _: int, *, with_draws: bool = True) -> tuple[Stopwatch, Outcomes]:
    """A compiled loop over each officer's heap of due dates that adds up drawn minutes: no hours, states or rows."""
    first = np.array([owed.due for owed in case.duties])
    intervals = case.due_dates[[owed.terms.interval for owed in case.duties], 0]
    means = np.array([owed.terms.minutes for owed in case.duties])
    officers = np.array([owed.officer for owed in case.duties])
    by_officer = np.argsort(officers, kind="stable")
    bounds = np.searchsorted(officers[by_officer], np.arange(case.officers + 1))
    parts = (first[by_officer], intervals[by_officer], means[by_officer], bounds, case.days, case.factors)
    begun = process_time()
    turns, _minutes = work_off(*parts, case.luck.key_0, case.luck.key_1, with_draws)
    return Stopwatch(0.0, process_time() - begun, 0.0), Outcomes(int(turns), "")


def limit_without_draws(case: Caseload, events: int) -> tuple[Stopwatch, Outcomes]:
    """The same loop with mean minutes instead of drawn ones."""
    return limit(case, events, with_draws=False)


Engine = Callable[[Caseload, int], tuple[Stopwatch, Outcomes]]
ENGINES: Mapping[str, Engine] = {
    "plain": plain,
    "kernel": kernel,
    "compiled": compiled,
    "limit": limit,
    "limit without draws": limit_without_draws,
}


def _enter_all(diaries: CompiledDiaries, duties: NDArray[np.int64]) -> None:
    """Enter duties from compiled code, as the model does when work begins to be owed to somebody."""
    entered = 0
    while (entered := _enter(diaries.handle, duties, entered)) < len(duties):
        diaries.make_room((duties[entered, 1],), duties=1)


@njit()
def _enter(handle: Handle, duties: NDArray[np.int64], entered: int) -> int:
    """Enter duties as far as there is room; gives how many are entered by then."""
    for number in range(entered, len(duties)):
        person, officer, of, due, opens = duties[number]
        if enter(handle, person, officer, of, Entry(due, opens, 0, 0, 0, 0, 0, False, False)) == NO_ROOM:
            return number
    return len(duties)


def _worked(
    env: simpy.Environment, diaries: Diaries, case: Caseload, enter: Callable[[], None]
) -> tuple[Stopwatch, Outcomes]:
    begun = process_time()
    enter()
    entered = process_time()
    env.run(until=case.days * MINUTES_A_DAY)
    worked = process_time()
    rows = diaries.finish(case.days)
    ordered = process_time()
    return Stopwatch(entered - begun, worked - entered, ordered - worked), outcomes_of(rows)


def outcomes_of(rows: Rows) -> Outcomes:
    """What the rows say was done."""
    done = rows["outcome"] == Outcome.DONE
    attempts = done | (rows["outcome"] == Outcome.FAILED)
    late = np.maximum(rows["day"][done] - rows["due"][done], 0)
    in_place = rows.view(np.uint8).data  # a copy would add to the engine's peak
    return Outcomes(int(attempts.sum()), sha256(in_place).hexdigest(), int(late.sum()))


def _wake_ups(env: simpy.Environment, diaries: Diaries, case: Caseload) -> Process:
    while True:
        yield env.timeout(_SYNC_DAYS * MINUTES_A_DAY)
        diaries.catch_up(int(env.now) // MINUTES_A_DAY)


def _timeouts(env: simpy.Environment, count: int, delay: int) -> Process:
    for _ in range(count):
        yield env.timeout(delay)
