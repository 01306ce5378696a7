"""What every command that simulates has in common."""

from __future__ import annotations

import os

import pytest

from rightmix_sim.cli.running import cores
from rightmix_sim.experiment.replications import MOST_JOBS, check_numbers


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="cores are counted otherwise here")
def test_a_machine_of_more_cores_than_a_run_takes_processes_runs_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(2 * MOST_JOBS)))
    check_numbers(1, 1, cores())
    assert cores() == MOST_JOBS
