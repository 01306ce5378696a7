"""Replications: the same scenario with other luck, again and again, one area at a time.

Each replication of each area is a task of its own and a pure function of scenario, seed, area and replication, so the
results are the same for any number of processes, and come in the same order.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from rightmix_sim.findings import Count, count_findings
from rightmix_sim.measures import Measure, measure
from rightmix_sim.model import simulate
from rightmix_sim.records import Records
from rightmix_sim.scenario.scenario import Scenario

Progress = Callable[[int, int], None]  # tasks done, tasks in all


@dataclass(frozen=True)
class Replication:
    """What came of one replication of one area. `records` is None where they were not asked for."""

    area: str
    replication: int
    measures: list[Measure]
    counts: list[Count]
    records: Records | None


def replicate(
    scenario: Scenario,
    *,
    replications: int,
    seed: int,
    jobs: int = 1,
    keep_records: bool = False,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Iterator[Replication]:
    """Every replication of every area, area by area.

    `jobs` is the number of processes; any `concurrent.futures.Executor` will do in their place, and is left open.
    """
    tasks = [(area.name, number) for area in scenario.areas for number in range(replications)]
    done = 0
    if jobs == 1 and executor is None:
        for name, number in tasks:
            yield _task(scenario, name, seed, number, keep_records)
            done += 1
            if progress:
                progress(done, len(tasks))
        return
    with _pool(jobs) if executor is None else _left_open(executor) as pool:
        futures = [pool.submit(_task, scenario, name, seed, number, keep_records) for name, number in tasks]
        try:
            while futures:
                yield futures.pop(0).result()
                done += 1
                if progress:
                    progress(done, len(tasks))
        finally:
            _cancel(futures)


def _task(scenario: Scenario, name: str, seed: int, number: int, keep_records: bool) -> Replication:
    area = scenario.area(name)
    records = simulate(scenario, area, seed, number)
    counts = count_findings(records, scenario.book)
    return Replication(name, number, measure(records, area), counts, records if keep_records else None)


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["rightmix_sim.experiment.replications"])
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool:
        yield pool


@contextmanager
def _left_open(executor: Executor) -> Iterator[Executor]:
    yield executor


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cancel(futures: list[Future[Replication]]) -> None:
    for future in futures:
        future.cancel()
