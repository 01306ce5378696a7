"""A whole area: `simulate` with compiled and with plain diaries, where the time goes, and how many answers a second."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

import numpy as np

from rightmix_sim.experiment import replicate
from rightmix_sim.experiment.what_if import WhatIf
from rightmix_sim.model import simulate
from rightmix_sim.model.casework import line
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.to_records import records_of
from rightmix_sim.records import Records
from rightmix_sim.scenario import Area, Interval, Scenario, open_scenario

SCENARIO = "six-areas-2009"
WHAT_IF_PEOPLE = 400  # what a planner tries out in a notebook
REPLICATIONS, JOBS = 20, 2
_DIARIES = ("__init__", "open", "close", "move", "fix_date", "wake", "catch_up", "finish")
_OWED = ("renew", "ask", "end", "duty", "is_done", "last_done", "prepares_for", "hand_over")
_PARTS = ("owed", "diaries", "records")


@dataclass
class Split:
    """Processor seconds of one run: all of it, in the compiled functions of what is owed, in the diaries, and in making
    records of what was noted down."""

    total: float = 0.0
    owed: float = 0.0
    diaries: float = 0.0
    records: float = 0.0


def scenarios(*, quick: bool) -> list[Scenario]:
    """An area of the six and one of 400 people, each for a year of warm-up and three years."""
    whole = open_scenario(SCENARIO)
    years = Interval(1 if quick else 3, "years")
    first = whole.areas[0]
    areas = [first, _with_people(first, WHAT_IF_PEOPLE)]
    warm_up = Interval(1, "months") if quick else Interval(1, "years")
    return [replace(whole, warm_up=warm_up, length=years, areas=(area,)) for area in areas]


def print_areas(*, quick: bool) -> None:
    """One row for each area, then the what-if case."""
    found = scenarios(quick=quick)
    print("\nWhole areas, a year of warm-up and three years. Records of compiled and plain are identical.\n")
    print(f"{'area':<16}{'rows':>8}{'plain s':>9}{'compiled s':>12}{'x':>7}   of it: {'SimPy world':>12}{'owed':>9}"
          f"{'diaries':>9}{'records':>9}")  # fmt: skip
    for scenario in found:
        print(_area_row(scenario, runs=2 if quick else 7))
    print_what_if(found[-1], replications=2 if quick else REPLICATIONS)
    print_slider(found[-1], replications=2 if quick else REPLICATIONS)


def print_what_if(scenario: Scenario, replications: int) -> None:
    """How long a planner waits who moves a slider: measures and findings included, processes already running."""
    with ProcessPoolExecutor(JOBS, initializer=gc.freeze) as pool:
        for _ in range(2):  # the first one starts the processes and loads what is compiled
            begun = perf_counter()
            count = len(list(replicate(scenario, replications=replications, seed=1, jobs=JOBS, executor=pool)))
            waited = perf_counter() - begun
    print(f"\nWhat if: {WHAT_IF_PEOPLE} people, {count} replications on {JOBS} warm processes: {waited:.2f} s by the "
          f"clock, {count / waited:.0f} replications a second.")  # fmt: skip


def print_slider(scenario: Scenario, replications: int) -> None:
    """What the form in the notebook does, in one process: the service as it is is known when a slider is moved."""
    area = scenario.areas[0]
    asked = WhatIf(scenario, area.name, replications=replications)
    for _ in asked.work_out(area):
        pass
    managers = area.offender_managers
    after = replace(area, offender_managers=replace(managers, posts=managers.posts + 1))
    begun, waits = perf_counter(), []
    for _ in asked.work_out(after):
        asked.answer(after)
        waits.append(perf_counter() - begun)
    print(f"A slider moved in the form, one process: a first answer after {waits[0]:.2f} s by the clock, from"
          f" {replications // 2} pairs after {waits[replications // 2 - 1]:.1f} s, from all {replications} after"
          f" {waits[-1]:.1f} s.")  # fmt: skip


def _area_row(scenario: Scenario, runs: int) -> str:
    area = scenario.areas[0]
    begun = process_time()
    plain = simulate(scenario, area, 1, 0, "plain")
    plain_seconds = process_time() - begun
    simulate(scenario, area, 1, 0)
    seconds = []
    for _ in range(runs):
        begun = process_time()
        compiled = simulate(scenario, area, 1, 0)
        seconds.append(process_time() - begun)
    assert_identical(compiled, plain)
    splits = [split(scenario, area) for _ in range(runs)]
    shares = [median(getattr(one, part) / one.total for one in splits) for part in _PARTS]
    parts = "".join(f"{share:>9.0%}" for share in shares)
    best, rows = min(seconds), compiled.work["day"].size
    return (f"{area.register.people:>4} {'people':<11}{rows:>8,}{plain_seconds:>9.2f}{best:>12.3f}"
            f"{plain_seconds / best:>7.1f}          {1 - sum(shares):>12.0%}{parts}")  # fmt: skip


def assert_identical(one: Records, other: Records) -> None:
    """Every column of every table is the same, row by row."""
    for table in ("people", "duties", "work", "programme", "sessions", "posts"):
        for column, values in getattr(one, table).items():
            assert np.array_equal(values, getattr(other, table)[column]), f"{table}.{column} differs"


def split(scenario: Scenario, area: Area) -> Split:
    """Where the time of one run goes. The stopwatch itself adds a little to what is owed and to the diaries."""
    found = Split()
    with _timed(found):
        begun = process_time()
        simulate(scenario, area, 1, 0)
        found.total = process_time() - begun
    return found


@contextmanager
def _timed(found: Split) -> Iterator[None]:
    def watch(call: Callable[..., Any], part: str) -> Callable[..., Any]:
        def timed(*args: Any, **named: Any) -> Any:
            begun = process_time()
            answer = call(*args, **named)
            setattr(found, part, getattr(found, part) + process_time() - begun)
            return answer

        return timed

    with ExitStack() as patches:
        for name in _OWED:
            patches.enter_context(patch.object(line, name, watch(getattr(line, name), "owed")))
        for name in _DIARIES:
            patches.enter_context(patch.object(CompiledDiaries, name, watch(getattr(CompiledDiaries, name), "diaries")))
        patches.enter_context(patch("rightmix_sim.model.service.records_of", watch(records_of, "records")))
        yield


def _with_people(area: Area, people: int) -> Area:
    """The same area with another number of people, and officers in proportion."""
    share = people / area.register.people
    managers, officers = area.offender_managers, area.public_protection_officers
    return replace(
        area,
        register=replace(area.register, people=people),
        offender_managers=replace(managers, posts=round(managers.posts * share)),
        public_protection_officers=replace(officers, posts=round(officers.posts * share)),
    )
