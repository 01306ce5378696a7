"""Intervals over replications, held against scipy's own and against a ratio estimated by leaving one out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from rightmix_sim.intervals import CONFIDENCE, half_width, ratio_and_errors


@pytest.mark.parametrize("confidence", [CONFIDENCE, 0.5])
def test_the_half_width_of_a_mean_is_that_of_the_t_distribution(confidence: float) -> None:
    values = [3.0, 4.5, 1.0, 7.25, 2.0]
    low, high = stats.t.interval(confidence, len(values) - 1, np.mean(values), stats.sem(values))
    assert half_width(values, confidence) == pytest.approx((high - low) / 2)


def test_two_values_are_enough_and_equal_ones_leave_nothing_open() -> None:
    assert half_width([2.0, 2.0]) == 0
    assert half_width([1.0, 2.0]) == pytest.approx(6.353, abs=0.001)  # 12.706 times the half of 1


def test_the_ratio_is_that_of_the_sums_and_its_errors_cancel_out() -> None:
    ratio, errors = ratio_and_errors([1, 4, 2], [10, 20, 10])
    assert ratio == pytest.approx(7 / 40)
    assert errors.sum() == pytest.approx(0)


def test_the_interval_of_a_ratio_is_close_to_that_of_the_jackknife() -> None:
    chance = np.random.default_rng(5)
    due = chance.integers(80, 120, 40)
    met = chance.binomial(due, 0.3)
    _, errors = ratio_and_errors(met.tolist(), due.tolist())
    without = (met.sum() - met) / (due.sum() - due)
    spread = np.sqrt((len(due) - 1) / len(due) * np.sum((without - without.mean()) ** 2))
    assert half_width(errors) == pytest.approx(stats.t.ppf(0.975, len(due) - 1) * spread, rel=0.05)
