"""Areas with all their figures at random: they run, both engines agree about them, and nothing is lost in them."""

from __future__ import annotations

import numpy as np
import pytest

from rightmix_sim.model import simulate
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.settings import value_in
from tests.model.areas import differences
from tests.model.conservation import CHECKS
from tests.model.random_areas import random_area, random_scenario


def adds_up_in_both_engines(seed: int) -> None:
    scenario = random_scenario(seed)
    (area,) = scenario.areas
    records = simulate(scenario, area, seed, 0)
    assert differences(records, simulate(scenario, area, seed, 0, engine="plain")) == []
    for check in CHECKS:
        check(records, area)


@pytest.mark.parametrize("seed", range(12))
def test_a_random_area_adds_up_and_gives_the_same_records_with_plain_diaries(seed: int) -> None:
    adds_up_in_both_engines(seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_two_hundred_more_random_areas_add_up_in_both_engines(seed: int) -> None:
    adds_up_in_both_engines(seed)


def test_the_random_areas_differ_in_every_figure() -> None:
    """Each parameter takes several values among 16 areas, so that none is left out of the search."""
    rng = np.random.default_rng(1)
    areas = [random_area(rng) for _ in range(16)]
    alike = [path for path in parameters() if len({str(value_in(area, path)) for area in areas}) < 2]
    assert alike == []
