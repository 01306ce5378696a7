"""A scenario validated: every finding compared, how many hold in each half, and which fail without being published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass

from rightmix_sim.errors import RightmixError
from rightmix_sim.experiment.processes import processes
from rightmix_sim.experiment.replications import check_numbers
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.validation.comparing import Comparison, compared
from rightmix_sim.validation.halves import Half
from rightmix_sim.validation.inspecting import Inspected, inspect
from rightmix_sim.validation.published import misses

Progress = Callable[[int, int], None]  # replications done, in all


@dataclass(frozen=True)
class Validated:
    """What came of it. `comparisons` are all findings that a run counts, in the order of the report."""

    scenario: Scenario
    seed: int
    replications: int
    comparisons: tuple[Comparison, ...]

    def held(self, half: Half | None = None) -> tuple[int, int]:
        """How many hold of how many that count, in one half or in both."""
        these = [one for one in self.comparisons if one.counts and half in (None, one.half)]
        return sum(one.verdict == "holds" for one in these), len(these)

    @property
    def missing(self) -> list[Comparison]:
        """The emerging findings that miss, published or not."""
        return [one for one in self.comparisons if one.counts and one.verdict == "misses"]

    @property
    def failing(self) -> list[Comparison]:
        """Those that miss without being published: the check fails for them."""
        return [one for one in self.missing if one.finding.id not in misses()]

    @property
    def recovered(self) -> list[Comparison]:
        """Published misses that no longer miss."""
        return [one for one in self.comparisons if one.finding.id in misses() and one.verdict != "misses"]


def validate(
    scenario: Scenario,
    *,
    replications: int,
    seed: int,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Validated:
    """Simulate all areas so many times over, inspect them each time, and hold what is found against the report.

    The same for any number of `jobs` (processes). Raises `InputError` when a number is out of range.
    """
    check_numbers(replications, seed, jobs)
    found: list[Inspected] = []
    for one in inspections(scenario, replications=replications, seed=seed, jobs=jobs):
        found.append(one)
        if progress:
            progress(len(found), replications)
    return Validated(scenario, seed, replications, tuple(compared(found)))


def inspections(
    scenario: Scenario, *, replications: int, seed: int, jobs: int = 1, only: Collection[str] | None = None
) -> Iterator[Inspected]:
    """Every replication of all areas, inspected, in their order; what is found of `only` these findings, or of all."""
    jobs = min(jobs, replications)
    if jobs == 1:
        yield from (inspect(scenario, seed, number, only) for number in range(replications))
        return
    try:
        with processes(jobs, scenario) as workers:
            handed_out = [workers.submit(inspect, scenario, seed, number, only) for number in range(replications)]
            yield from (one.result() for one in handed_out)
    except BrokenExecutor as died:
        raise RightmixError(
            "A process that was simulating has died.\n"
            "  Why it matters: its results are missing. It may have run out of memory.\n"
            "  What to do: try again with --jobs 1."
        ) from died
