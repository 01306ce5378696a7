"""Replications: the same results by any number of processes, in order, and an end to every process."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.experiment import replicate, run
from rightmix_sim.experiment.processes import processes
from rightmix_sim.experiment.replications import Replication, check_numbers
from rightmix_sim.scenario import Interval, Scenario


@pytest.fixture
def shorter(small: Scenario) -> Scenario:
    return replace(small, warm_up=Interval(1, "months"), length=Interval(1, "months"))


def figures(found: list[Replication]) -> list[tuple[str, int, str]]:
    return [(one.area, one.replication, repr((one.measures, one.counts))) for one in found]


def test_two_processes_give_what_one_gives_and_leave_none_behind(shorter: Scenario) -> None:
    alone = list(replicate(shorter, replications=3, seed=7))
    assert figures(list(replicate(shorter, replications=3, seed=7, jobs=2))) == figures(alone)
    assert multiprocessing.active_children() == []


def test_any_executor_will_do_and_is_left_open(shorter: Scenario) -> None:
    with ThreadPoolExecutor(2) as threads:
        found = list(replicate(shorter, replications=3, seed=7, jobs=2, executor=threads))
        assert threads.submit(int, "7").result() == 7
    assert figures(found) == figures(list(replicate(shorter, replications=3, seed=7)))


def test_a_replication_is_the_same_in_a_longer_run(shorter: Scenario) -> None:
    few = figures(list(replicate(shorter, replications=1, seed=7)))
    assert figures(list(replicate(shorter, replications=2, seed=7)))[:1] == few


def test_records_come_only_where_they_are_asked_for(shorter: Scenario) -> None:
    kept: list[Replication] = []
    run(shorter, replications=2, seed=7, sink=kept.append)
    assert [(one.replication, one.records is not None) for one in kept] == [(0, True), (1, True)]
    assert [one.records for one in replicate(shorter, replications=1, seed=7)] == [None]


def test_progress_counts_every_task(shorter: Scenario) -> None:
    told: list[tuple[int, int]] = []
    run(shorter, replications=3, seed=7, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        ((0, 1, 1), "replications"),
        ((10_001, 1, 1), "replications"),
        ((1, -1, 1), "seed"),
        ((1, 1, 0), "jobs"),
        ((1, 1, 257), "jobs"),
    ],
)
def test_a_number_out_of_range_is_refused(shorter: Scenario, numbers: tuple[int, int, int], place: str) -> None:
    replications, seed, jobs = numbers
    with pytest.raises(InputError, match=f"{place}: This must be a whole number from"):
        list(replicate(shorter, replications=replications, seed=seed, jobs=jobs))


def refused(numbers: tuple[int, int, int]) -> str | None:
    try:
        check_numbers(*numbers)
    except InputError as error:
        return error.place
    return None


def test_the_numbers_at_either_end_of_what_is_allowed_are_taken() -> None:
    assert refused((1, 0, 1)) is None
    assert refused((10_000, 2**64 - 1, 256)) is None


def test_leaving_early_ends_the_processes(shorter: Scenario) -> None:
    coming = replicate(shorter, replications=1000, seed=7, jobs=2)
    next(coming)
    assert len(multiprocessing.active_children()) == 2
    coming.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_one_message(shorter: Scenario) -> None:
    coming = replicate(shorter, replications=1000, seed=7, jobs=2)
    next(coming)
    victim = multiprocessing.active_children()[0].pid
    assert victim is not None
    os.kill(victim, signal.SIGKILL)  # as the system does when memory runs out
    with pytest.raises(RightmixError, match="A process that was simulating has died"):
        list(coming)
    assert multiprocessing.active_children() == []


def endless(_: object) -> None:
    while True:
        pass


def test_a_task_in_hand_is_broken_off_when_the_owner_stops() -> None:
    with pytest.raises(KeyboardInterrupt), processes(1, shared := "nothing") as pool:
        pool.submit(endless, shared)
        raise KeyboardInterrupt
    assert multiprocessing.active_children() == []
