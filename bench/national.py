"""England and Wales: one replication on one core, and whether time and memory grow in step with people and years.

Every run has a process of its own, so its peak memory is its own. An area's records are gone before the next begins.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any, Final

import numpy as np

from bench.children import peak_memory
from bench.national_scenario import COUNTS, NAME
from rightmix_sim.records import NO_DAY
from rightmix_sim.scenario import Interval, Scenario, open_scenario
from rightmix_sim.scenario.settings import value_in, with_value
from rightmix_sim.workdays import DAYS_A_YEAR

SECONDS, MEGABYTES = 10, 1500  # asked for, of one replication of the whole country
SMALL: Final = "one-small-area"
# The base of the growth: an area of each kind for a year. Each factor comes with the other at its least
PEOPLE, YEARS = (1, 3, 10), (1, 2, 5)
_SPAWN = multiprocessing.get_context("spawn")  # a fresh interpreter: nothing inherited from the parent


@dataclass(frozen=True)
class Task:
    """What to run: how many areas (one of each kind first), how large, how many years, and whether with findings."""

    areas: int
    people: int = 1
    years: int = 5
    findings: bool = False


@dataclass(frozen=True)
class Measured:
    """Seconds of the processor and by the clock, and memory in MB: at its peak, and above that before the run.

    `rows` are pieces of work, `person_years` the years that people spent on the register; both 0 where no records are
    handed on.
    """

    seconds: float
    clock: float
    peak: float
    above: float
    rows: int
    person_years: float


def print_national(*, quick: bool) -> None:
    """The whole country, then how time and memory grow."""
    whole = open_scenario(NAME)
    people = sum(area.register.people for area in whole.areas)
    areas = 2 if quick else len(whole.areas)
    years = 1 if quick else 5
    print(f"\nEngland and Wales: {areas} of {len(whole.areas)} areas ({people:,} people in all), years: {years};"
          f" one replication on one core.\n")  # fmt: skip
    print(f"{'':<28}{'seconds':>9}{'by the clock':>14}{'peak MB':>9}{'above':>7}   asked for")
    for name, findings in (("simulated", False), ("with measures and findings", True)):
        found = measured(Task(areas, years=years, findings=findings))
        asked = "" if quick or findings else f"{SECONDS} s, {MEGABYTES:,} MB"
        print(f"{name:<28}{found.seconds:>9.1f}{found.clock:>14.1f}{found.peak:>9.0f}{found.above:>7.0f}   {asked}")
        if found.rows:
            print(f"  {found.rows:,} pieces of work, {found.rows / found.seconds:,.0f} a second;"
                  f" {found.person_years:,.0f} years that people spent on the register")  # fmt: skip
    print_growth(quick=quick)


def print_growth(*, quick: bool) -> None:
    """Seconds and memory for each person and year, as multiples of the base's."""
    areas = 1 if quick else len({area.name.partition("-")[0] for area in open_scenario(NAME).areas})
    tasks = [Task(areas, people, 1) for people in PEOPLE] + [Task(areas, 1, years) for years in YEARS[1:]]
    print(f"\nGrowth from {areas} area{'s' if areas > 1 else ''}, one of each kind, and a year. 'Each' is for 1,000"
          " people and a year, 'slope' for what was added, both beside the base's; 1 is in step.\n")  # fmt: skip
    print(f"{'people':>7}{'years':>6}{'person-years':>14}{'seconds':>9}{'each s':>8}{'by base':>9}{'slope':>7}"
          f"{'above MB':>10}{'each MB':>9}{'by base':>9}")  # fmt: skip
    base: Measured | None = None
    for task in tasks[: 2 if quick else None]:
        found = measured(task)
        base = base or found
        each, least = (1000 * one.seconds / one.person_years for one in (found, base))
        memory, little = (1000 * one.above / one.person_years for one in (found, base))
        added = found.person_years - base.person_years
        slope = f"{1000 * (found.seconds - base.seconds) / added / least:>7.2f}" if added else f"{'':>7}"
        by_memory = f"{memory / little:>9.2f}" if little else f"{'':>9}"
        print(f"{task.people:>6}x{task.years:>6}{found.person_years:>14,.0f}{found.seconds:>9.2f}{each:>8.3f}"
              f"{each / least:>9.2f}{slope}{found.above:>10.0f}{memory:>9.1f}{by_memory}")  # fmt: skip


def measured(task: Task) -> Measured:
    """One run in a process of its own."""
    line, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_run, args=(theirs, task), daemon=True)
    process.start()
    theirs.close()
    found = line.recv()
    assert isinstance(found, Measured)
    process.join()
    return found


def scenario_of(task: Task) -> Scenario:
    """The scenario of a task: areas of as many kinds as there are, each `people` times as large in all its counts."""
    whole = open_scenario(NAME)
    firsts = sorted(whole.areas, key=lambda area: int(area.name.rpartition("-")[2]))  # stable: kind by kind
    areas = []
    for area in firsts[: task.areas]:
        for path in COUNTS:
            area = with_value(area, path, task.people * int(value_in(area, path)))  # type: ignore[arg-type]  # noqa: PLW2901
        areas.append(area)
    return replace(whole, areas=tuple(areas), length=Interval(task.years, "years"))


def _run(line: Connection[Any, Any], task: Task) -> None:
    from rightmix_sim.experiment import replicate  # noqa: PLC0415  (only the child loads what it measures)
    from rightmix_sim.model import simulate  # noqa: PLC0415

    scenario = scenario_of(task)
    small = open_scenario(SMALL)
    simulate(small, small.areas[0], 1, 0)  # loads what is compiled, and what is read once
    before = peak_memory()
    begun, clock, rows, years = process_time(), perf_counter(), 0, 0.0
    if task.findings:
        for _ in replicate(scenario, replications=1, seed=1):
            pass
    else:
        for area in scenario.areas:
            records = simulate(scenario, area, 1, 0)
            rows += records.work["day"].size
            years += _person_years(records.people, records.first_day, records.ends)
            del records
    seconds, clock = process_time() - begun, perf_counter() - clock
    peak = peak_memory()
    line.send(Measured(seconds, clock, peak, peak - before, rows, years))


def _person_years(people: Any, first_day: int, ends: int) -> float:
    until = np.where(people["left"] == NO_DAY, ends, people["left"]).clip(max=ends)
    return float((until - people["entered"].clip(min=first_day)).clip(min=0).sum() / DAYS_A_YEAR)


if __name__ == "__main__":
    print_national(quick=False)
