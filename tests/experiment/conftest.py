"""A small area with too few programme places, quick to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rightmix_sim.scenario import Scenario, read_scenario

SMALL = """
name = "small"
title = "A small scenario"
starts = 2009-04-01
warm_up = "6 months"
length = "12 months"

[areas.elm.register]
people = 120

[areas.elm.offender_managers]
posts = 3

[areas.elm.public_protection_officers]
posts = 2

[areas.elm.programme]
kind = "rolling"
groups = 1
places = 4
"""


@pytest.fixture(scope="session")
def small(scenario_file: Callable[[str], Path]) -> Scenario:
    return read_scenario(scenario_file(SMALL))
