"""Two tiny areas, a month of warm-up and two months: enough for every table of a run to have rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rightmix_sim.cli import main

TWO_AREAS = """
name = "two-areas"
title = "Two areas"
starts = 2009-04-01
warm_up = "1 month"
length = "2 months"

[defaults.offender_managers]
posts = 2
[defaults.public_protection_officers]
posts = 1

[areas.ash.register]
people = 60
[areas.oak.register]
people = 80
"""


@pytest.fixture(scope="session")
def two_areas(scenario_file: Callable[[str], Path]) -> Path:
    """A file with the scenario."""
    return scenario_file(TWO_AREAS)


@pytest.fixture(scope="session")
def folder(two_areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of two replications by one process."""
    out = tmp_path_factory.mktemp("run") / "run"
    assert main(["simulate", str(two_areas), "--replications", "2", "--jobs", "1", "--out", str(out)]) == 0
    return out


@pytest.fixture(autouse=True)
def _elsewhere(elsewhere: Path) -> Path:
    """So does every test of a command."""
    return elsewhere
