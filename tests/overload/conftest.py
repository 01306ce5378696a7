"""An area for records written by hand."""

from __future__ import annotations

import pytest

from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area


@pytest.fixture(scope="session")
def area() -> Area:
    return open_scenario("one-small-area").areas[0]
