"""A scenario validated: every finding compared, how many hold in each half, and which fail without being published."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass

from rightmix_sim.errors import RightmixError
from rightmix_sim.experiment.processes import processes
from rightmix_sim.experiment.replications import check_numbers
from rightmix_sim.inspection.sample import OVERSAMPLED
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.validation.basis import rule
from rightmix_sim.validation.comparing import Comparison, compared
from rightmix_sim.validation.halves import Half
from rightmix_sim.validation.inspecting import Inspected, inspect
from rightmix_sim.validation.published import misses

_AHEAD = 4  # replications handed out for each process before the first of them is taken back: bounds the memory

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
    def files_drawn(self) -> float:
        """How many cases an inspection could draw, on average; the inspectors read `basis.size().cases`."""
        return next(one.single_n for one in self.comparisons if one.finding.id == OVERSAMPLED)

    @property
    def enough(self) -> bool:
        """Whether as many emerging findings could be judged as a check must rest on."""
        return self.held()[1] >= rule().fewest

    @property
    def missing(self) -> list[Comparison]:
        """The emerging findings that miss, published or not."""
        return [one for one in self.comparisons if one.counts and one.verdict == "misses"]

    @property
    def failing(self) -> list[Comparison]:
        """Those that miss without being published so: the check fails for them."""
        return [one for one in self.missing if not published(one)]

    @property
    def recovered(self) -> list[Comparison]:
        """Published misses that hold."""
        return [one for one in self.comparisons if one.finding.id in misses() and one.verdict == "holds"]


def published(one: Comparison) -> bool:
    """Whether this miss is published, on the side on which it comes out."""
    known = misses().get(one.finding.id)
    return known is not None and known.side == one.side


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
            handed_out: deque[Future[Inspected]] = deque()
            for number in range(replications):
                handed_out.append(workers.submit(inspect, scenario, seed, number, only))
                if len(handed_out) >= _AHEAD * jobs:
                    yield handed_out.popleft().result()
            while handed_out:
                yield handed_out.popleft().result()
    except BrokenExecutor as died:
        raise RightmixError(
            "A process that was simulating has died.\n"
            "  Why it matters: its results are missing. It may have run out of memory.\n"
            "  What to do: try again with --jobs 1."
        ) from died
