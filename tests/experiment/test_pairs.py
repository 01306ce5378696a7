"""Differences between two arms that share their luck, worked by hand."""

from __future__ import annotations

import math

import pytest

from rightmix_sim.experiment.pairs import Difference, mean_difference, share_difference
from rightmix_sim.findings import Count

T_1 = 12.706205  # 97.5% of Student's t with one degree of freedom, from tables
T_2 = 4.302653


def counts(*pairs: tuple[int, int]) -> list[Count]:
    return [Count("oasys-review", "all", met, due) for met, due in pairs]


def test_a_difference_of_shares_is_the_mean_of_the_pairs_when_as_much_falls_due_in_each() -> None:
    # 18 of 30 and 24 of 30; pair by pair 0.3, 0.1, 0.2: mean 0.2, standard deviation 0.1
    found = share_difference(counts((5, 10), (6, 10), (7, 10)), counts((8, 10), (7, 10), (9, 10)))
    assert found is not None
    half = T_2 * 0.1 / math.sqrt(3)
    assert (found.before, found.after, found.value) == pytest.approx((0.6, 0.8, 0.2))
    assert (found.low, found.high) == pytest.approx((0.2 - half, 0.2 + half), rel=1e-6)
    assert not found.stands_out  # 0.2 - 0.248 is below zero


def test_what_chance_does_to_both_arms_alike_drops_out() -> None:
    # the arms swing between 20 % and 80 % together; each pair differs by 0.1, 0.1, 0.1 and 0.2
    found = share_difference(
        counts((20, 100), (80, 100), (50, 100), (50, 100)), counts((30, 100), (90, 100), (60, 100), (70, 100))
    )
    assert found is not None
    assert found.value == pytest.approx(0.125)
    assert found.stands_out


def test_a_share_is_a_ratio_of_sums_when_more_falls_due_in_one_replication() -> None:
    # before 4 of 8, residuals 0 and 0; after 6 of 8, residuals (2 - 1.5) / 4 and (4 - 4.5) / 4, so 0.125 and -0.125:
    # standard deviation 0.125 * sqrt(2), its mean's 0.125; half an interval 12.7 * 0.125, cut at a whole share
    found = share_difference(counts((1, 2), (3, 6)), counts((2, 2), (4, 6)))
    assert found == Difference(0.5, 0.75, -1.0, 1.0)


def test_two_arms_that_are_the_same_differ_by_exactly_nothing() -> None:
    same = counts((5, 9), (6, 11), (7, 13))
    found = share_difference(same, same)
    assert found is not None
    assert (found.value, found.low, found.high) == (0.0, 0.0, 0.0)
    assert found.is_nothing
    assert not found.stands_out


def test_one_pair_has_a_difference_and_no_interval() -> None:
    found = share_difference(counts((5, 10)), counts((8, 10)))
    assert found is not None
    assert (found.low, found.high) == (None, None)
    assert not found.stands_out
    assert not found.is_nothing


def test_nothing_due_in_one_arm_leaves_no_difference() -> None:
    assert share_difference(counts((0, 0)), counts((8, 10))) is None


def test_a_pair_with_nothing_to_measure_in_one_arm_is_left_out() -> None:
    # pairs (1, 2) and (3, 5) stay: means 2 and 3.5, differences 1 and 2 with standard deviation sqrt(0.5)
    found = mean_difference([1.0, math.nan, 3.0], [2.0, 5.0, 5.0])
    assert found is not None
    half = T_1 * math.sqrt(0.5) / math.sqrt(2)
    assert (found.before, found.after) == (2.0, 3.5)
    assert (found.low, found.high) == pytest.approx((1.5 - half, 1.5 + half), rel=1e-6)


def test_no_pair_at_all_leaves_no_difference() -> None:
    assert mean_difference([math.nan], [3.0]) is None
