"""Replications: the same scenario with other luck, again and again, one area at a time.

Each replication of each area is a task of its own and a pure function of scenario, seed, area and replication, so the
results are the same for any number of processes, and come in the same order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass

from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.experiment.processes import processes
from rightmix_sim.findings import Count, count_findings
from rightmix_sim.measures import Measure, measure
from rightmix_sim.model import simulate
from rightmix_sim.overload import Overload, overload_of
from rightmix_sim.records import Records
from rightmix_sim.scenario.scenario import Scenario

Progress = Callable[[int, int], None]  # tasks done, tasks in all
Task = tuple[str, int]  # area, replication

LARGEST_SEED = 2**64 - 1  # the key of the draws has 64 bits
_AHEAD = 4  # tasks handed out for each process before the first of them is taken back: bounds the memory


@dataclass(frozen=True)
class Replication:
    """What came of one replication of one area. `records` is None where they were not asked for."""

    area: str
    replication: int
    measures: list[Measure]
    counts: list[Count]
    overload: Overload
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

    `jobs` is the number of processes. Any `concurrent.futures.Executor` will do in their place, and is left open;
    `jobs` then says how many tasks it works at once. Raises `InputError` when a number is out of range, and
    `RightmixError` when a process dies.
    """
    check_numbers(replications, seed, jobs)
    tasks = [(area.name, number) for area in scenario.areas for number in range(replications)]
    jobs = min(jobs, len(tasks))
    for done, one in enumerate(_results(scenario, tasks, seed, jobs, keep_records, executor), start=1):
        yield one
        if progress:
            progress(done, len(tasks))


def _results(
    scenario: Scenario, tasks: Sequence[Task], seed: int, jobs: int, keep_records: bool, executor: Executor | None
) -> Iterator[Replication]:
    if jobs == 1 and executor is None:
        for name, number in tasks:
            yield _work(scenario, name, seed, number, keep_records)
        return
    handed_out: deque[Future[Replication]] = deque()
    try:
        with processes(jobs, scenario) if executor is None else nullcontext(executor) as workers:
            for name, number in tasks:
                handed_out.append(workers.submit(_work, scenario, name, seed, number, keep_records))
                if len(handed_out) >= _AHEAD * jobs:
                    yield handed_out.popleft().result()
            while handed_out:
                yield handed_out.popleft().result()
    except BrokenExecutor as died:
        raise RightmixError(
            "A process that was simulating has died.\n"
            "  Why it matters: its results are missing. It may have run out of memory.\n"
            "  What to do: try again with fewer processes (--jobs)."
        ) from died
    finally:
        for future in handed_out:
            future.cancel()


def _work(scenario: Scenario, name: str, seed: int, number: int, keep_records: bool) -> Replication:
    area = scenario.area(name)
    records = simulate(scenario, area, seed, number)
    counts = count_findings(records, scenario.book)
    kept = records if keep_records else None
    return Replication(name, number, measure(records, area), counts, overload_of(records, area), kept)


def check_numbers(replications: int, seed: int, jobs: int) -> None:
    """Raise `InputError` when one of them is out of range."""
    for name, value, least, most in (
        ("replications", replications, 1, None),
        ("seed", seed, 0, LARGEST_SEED),
        ("jobs", jobs, 1, None),
    ):
        if value < least or (most is not None and value > most):
            allowed = f"from {least}" if most is None else f"from {least} to {most}"
            raise InputError(f"This must be a whole number {allowed}.", place=name, value=value)
