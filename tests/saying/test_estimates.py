"""Means and ratios over replications, worked by hand, and figures in words."""

from __future__ import annotations

import math

import pytest

from rightmix_sim.measures import Measure
from rightmix_sim.saying.estimates import Estimate, mean, ratio, values_by_area
from rightmix_sim.saying.wording import area_name, counted, number, number_with_range, percent, percent_range


def test_a_mean_has_the_t_interval_of_its_replications() -> None:
    # mean 4, standard deviation 2, t of 2 degrees 4.302653: 4.302653 * 2 / sqrt(3) = 4.968275
    found = mean([2.0, 4.0, 6.0])
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((4.0, 0.0, 8.968275))  # no hours below nothing


def test_a_replication_that_has_no_value_is_left_out() -> None:
    assert mean([math.nan, 3.0]) == Estimate(3.0)
    assert mean([math.nan]) is None


def test_a_ratio_is_the_sum_of_the_parts_over_the_sum_of_the_wholes() -> None:
    # (10 + 30) / (20 + 40) = 2/3; residuals 10 - 40/3 and 30 - 80/3, -10/3 and 10/3: sum of squares 200/9;
    # error sqrt(200/9 / 1 / 2) / 30 = 0.111111; t of 1 degree 12.706205: half 1.411801
    found = ratio([10.0, 30.0], [20.0, 40.0])
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx((2 / 3, 0.0, 2 / 3 + 1.411801), rel=1e-5)


def test_a_ratio_to_nothing_is_none() -> None:
    assert ratio([1.0], [0.0]) is None
    assert ratio([], []) is None


def test_one_replication_gives_no_interval() -> None:
    assert ratio([1.0], [2.0]) == Estimate(0.5)
    assert mean([2.0]) == Estimate(2.0)


def test_values_are_kept_by_area_measure_and_group_in_the_order_of_replications() -> None:
    rows = [("elm", number, Measure("people", "all", float(number), "people", 1)) for number in range(3)]
    assert values_by_area(rows) == {("elm", "people", "all"): [0.0, 1.0, 2.0]}


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0%"), (0.004, "<1%"), (0.456, "46%"), (0.996, ">99%"), (1.0, "100%"), (2.49, "249%")]
)
def test_nearly_none_is_not_none_and_nearly_all_is_not_all(share: float, words: str) -> None:
    assert percent(share) == words


def test_an_interval_that_rounds_to_one_percentage_is_not_shown() -> None:
    assert percent_range(0.58, 0.76) == "58 to 76"
    assert percent_range(0.996, 1.0) == ""
    assert percent_range(None, None) == ""
    assert number_with_range(Estimate(40.0, 39.9, 40.1)) == "40"


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (0.01, "<0.1"), (3.14, "3.1"), (9.96, "10"), (1330.2, "1,330")])
def test_figures_are_written_as_people_say_them(value: float, words: str) -> None:
    assert number(value) == words


def test_names_and_counts_read_as_a_sentence() -> None:
    assert [counted(count, "area") for count in (0, 1, 6, 20)] == ["no areas", "one area", "six areas", "20 areas"]
    assert [area_name(name) for name in ("all", "market-town")] == ["All areas", "Market town"]
