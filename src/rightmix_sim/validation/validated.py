"""A scenario validated: every finding compared, how many hold in each half, and which fail without being published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from rightmix_sim.experiment.replications import check_numbers
from rightmix_sim.experiment.tasks import in_order
from rightmix_sim.inspection.sample import OVERSAMPLED
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.validation.basis import rule
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
    tasks = [(seed, number, only) for number in range(replications)]
    yield from in_order(inspect, scenario, tasks, jobs=jobs)
