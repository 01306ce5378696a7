"""A run made by hand: findings and measures as the model would give them, without running it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from rightmix_sim.experiment.run import Run
from rightmix_sim.findings import Count, findings_of
from rightmix_sim.findings.counts import COVERED, OWN_MINIMUM
from rightmix_sim.measures import Measure
from rightmix_sim.records import PURPOSES, WORK_KINDS
from rightmix_sim.report import page
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.scenario import Scenario

MakeRun = Callable[..., Run]
NAN = float("nan")
WAITING = ("waiting-6-to-12-months", "waiting-over-a-year", "waiting-over-6-months")


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    return open_scenario("six-areas-2009")


@pytest.fixture(scope="session")
def make_run(scenario: Scenario) -> MakeRun:
    """A run of so many areas and replications; in `empty` areas nobody is in post and nothing falls due."""

    def make(
        areas: int = 3,
        replications: int = 3,
        *,
        empty: tuple[int, ...] = (),
        change: Callable[[Area], Area] | None = None,
    ) -> Run:
        chosen = tuple(map(change, scenario.areas[:areas])) if change else scenario.areas[:areas]
        counts = {
            area.name: [list(_counts(place, number, place in empty)) for number in range(replications)]
            for place, area in enumerate(chosen)
        }
        measures = [
            (area.name, number, one)
            for place, area in enumerate(chosen)
            for number in range(replications)
            for one in _measures(place, number, place in empty)
        ]
        used = replace(scenario, areas=chosen)
        return Run(used, 7, replications, findings_of(counts, used.book), measures)

    return make


@pytest.fixture(scope="session")
def html(make_run: MakeRun) -> str:
    """The page of three areas, each run three times."""
    return page(make_run())


def _counts(place: int, number: int, empty: bool) -> Iterator[Count]:
    due = 0 if empty else 50
    met = 0 if empty else 20 + 10 * place + number
    for covered in COVERED:
        yield Count(covered.standard, "all", met, due)
        if covered.by:
            for level in ("low", "medium", "high", "very_high"):
                yield Count(covered.standard, level, met, due)
    yield Count("police-visits-on-time", "all", met, due)
    yield Count("police-visits-on-time", OWN_MINIMUM, met, due)
    for name in (*WAITING, "pre-programme-incomplete", "probation-visits-used"):
        yield Count(name, "all", met // 2, due)


def _measures(place: int, number: int, empty: bool) -> Iterator[Measure]:
    def of(name: str, group: str, value: float) -> Measure:
        return Measure(name, group, NAN if empty and is_a_mean(name) else 0.0 if empty else value + number, "unit", 1)

    for role in ("offender_manager", "public_protection_officer"):
        yield of("registered_cases_per_officer", role, 12.0 + place)
        yield of("hours_available", role, 500.0)
        yield of("hours_wanted", role, 400.0 + 90 * place)
        yield of("hours_wanted_by_date", role, 340.0 + 90 * place if role == "offender_manager" else 400.0 + 90 * place)
    yield of("cases_per_officer", "offender_manager", 40.0 + 20 * place)
    for kind in WORK_KINDS:
        yield of("planned_hours", kind.name.lower(), 30.0)
        yield of("delivered_hours", kind.name.lower(), 20.0)
    for purpose in PURPOSES:
        yield of("planned_hours_by_purpose", purpose, 100.0)
        yield of("delivered_hours_by_purpose", purpose, 90.0 - 20 * place)
    yield of("one_to_one_hours", "each man outside the programme", 3.0 - place)
    yield of("wait_to_start", "median", 6.0 + place)
    for outcome in ("completed", "order ended while waiting", "order ended before completion"):
        yield of("programme", outcome, 8.0 + place)


def is_a_mean(name: str) -> bool:
    """Whether a measure of nothing is NaN rather than 0."""
    return name in ("registered_cases_per_officer", "cases_per_officer", "one_to_one_hours", "wait_to_start")
