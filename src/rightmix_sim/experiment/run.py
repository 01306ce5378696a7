"""A run: one scenario, all its replications, and what came of them.

The records are too many to keep. Each replication hands its own to a sink as it comes, and they are gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rightmix_sim.experiment.replications import Progress, Replication, replicate
from rightmix_sim.findings import Finding, findings_of
from rightmix_sim.findings.counts import Count
from rightmix_sim.measures import Measure
from rightmix_sim.overload import Overload
from rightmix_sim.scenario.scenario import Scenario

Sink = Callable[[Replication], None]


@dataclass(frozen=True)
class Run:
    """What came of a scenario, without the records.

    `findings` are those of each area and, with more than one, of all together. `measures` holds (area, replication,
    measure) in the order of areas, replications and `measures.measure`; `overloads` (area, replication, overload).
    """

    scenario: Scenario
    seed: int
    replications: int
    findings: list[Finding]
    measures: list[tuple[str, int, Measure]]
    overloads: list[tuple[str, int, Overload]] = field(default_factory=list)


def run(
    scenario: Scenario,
    *,
    replications: int,
    seed: int,
    jobs: int = 1,
    progress: Progress | None = None,
    sink: Sink | None = None,
) -> Run:
    """Simulate every replication of every area. The same for any number of `jobs` (processes).

    `sink` is given each replication with its records, area by area; without it no records are kept.
    """
    counts: dict[str, list[list[Count]]] = {area.name: [] for area in scenario.areas}
    measures: list[tuple[str, int, Measure]] = []
    overloads: list[tuple[str, int, Overload]] = []
    for one in replicate(
        scenario, replications=replications, seed=seed, jobs=jobs, keep_records=sink is not None, progress=progress
    ):
        counts[one.area].append(one.counts)
        measures.extend((one.area, one.replication, measure) for measure in one.measures)
        overloads.append((one.area, one.replication, one.overload))
        if sink is not None:
            sink(one)
    return Run(scenario, seed, replications, findings_of(counts, scenario.book), measures, overloads)
