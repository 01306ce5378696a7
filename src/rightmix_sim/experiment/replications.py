"""Replications: the same scenario with other luck, again and again, one area at a time.

Each replication of each area is a task of its own and a pure function of scenario, seed, area and replication, so the
results are the same for any number of processes, and come in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass

from rightmix_sim.errors import InputError
from rightmix_sim.experiment.tasks import in_order
from rightmix_sim.findings import Count, count_findings
from rightmix_sim.measures import Measure, measure
from rightmix_sim.model import simulate
from rightmix_sim.overload import Overload, overload_of
from rightmix_sim.records import Records
from rightmix_sim.scenario.scenario import Scenario

Progress = Callable[[int, int], None]  # tasks done, tasks in all

LARGEST_SEED = 2**64 - 1  # the key of the draws has 64 bits
MOST_REPLICATIONS = 10_000  # the tasks of all stand in one list
MOST_JOBS = 256


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
    tasks = [(area.name, seed, number, keep_records) for area in scenario.areas for number in range(replications)]
    worked = in_order(_work, scenario, tasks, jobs=jobs, executor=executor)
    for done, one in enumerate(worked, start=1):
        yield one
        if progress:
            progress(done, len(tasks))


def _work(scenario: Scenario, name: str, seed: int, number: int, keep_records: bool) -> Replication:
    area = scenario.area(name)
    records = simulate(scenario, area, seed, number)
    counts = count_findings(records, scenario.book)
    kept = records if keep_records else None
    return Replication(name, number, measure(records, area), counts, overload_of(records, area), kept)


def check_numbers(replications: int, seed: int, jobs: int) -> None:
    """Raise `InputError` when one of them is out of range."""
    for name, value, least, most, why, do in (
        (
            "replications",
            replications,
            1,
            MOST_REPLICATIONS,
            "A hundred already show what is luck; each more takes time, and memory from the start.",
            "Take 20 for a first look, a few hundred for narrow intervals.",
        ),
        (
            "seed",
            seed,
            0,
            LARGEST_SEED,
            "All luck is drawn from it, and it has 64 bits.",
            "Take any number of this range, such as 2010; the same one gives the same results.",
        ),
        (
            "jobs",
            jobs,
            1,
            MOST_JOBS,
            "Each is a process with memory of its own; more than there are cores save no time.",
            "Leave it out for one process on each core.",
        ),
    ):
        if not least <= value <= most:
            raise InputError(
                f"This must be a whole number from {least} to {most}.", place=name, value=value, why=why, do=do
            )
