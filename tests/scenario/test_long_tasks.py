"""What the parameters say of how long tasks take, held against what the model makes of them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from rightmix_sim.model.diaries.duty import LONGEST_MINUTES
from rightmix_sim.randomness import duration_factors
from rightmix_sim.scenario.parameters import parameters


def test_how_much_the_longest_task_shortens_long_ones_is_said_as_it_is() -> None:
    said = parameters()["duration_variation"]
    assert f"longer than {LONGEST_MINUTES} minutes" in said.meaning
    factors = duration_factors(float(said.default))
    pairs = re.findall(r"those of (\d+)(?: minutes)? take (\d+)", said.meaning)
    assert len(pairs) == 2
    for asked, taken in pairs:
        assert np.minimum(int(asked) * factors, LONGEST_MINUTES).mean() == pytest.approx(int(taken), abs=0.6)
