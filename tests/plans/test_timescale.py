"""How often: what meets what, and what two plans mean the same by."""

from __future__ import annotations

import pytest

from rightmix_sim.plans.timescale import Frequency, frequencies_differ, frequency, together


@pytest.mark.parametrize(
    ("every", "asked"),
    [
        ("13 weeks", "3 months"),  # 7 * 13 = 91 <= 30.44 * 3 = 91.32
        ("4 weeks", "1 month"),  # 28 <= 30.44
        ("26 weeks", "6 months"),  # 182 <= 182.64
        ("52 weeks", "12 months"),  # 364 <= 365.28
        ("1 year", "12 months"),  # the same
        ("17 weeks", "4 months"),  # 119 <= 121.76
        ("30 days", "1 month"),
        ("1 month", "1 month"),
    ],
)
def test_a_frequency_meets_one_that_is_asked_for(every: str, asked: str) -> None:
    assert frequency(every).meets(frequency(asked))


@pytest.mark.parametrize(
    ("every", "asked"),
    [
        ("14 weeks", "3 months"),  # 98 > 91.32
        ("5 weeks", "1 month"),  # 35 > 30.44
        ("27 weeks", "6 months"),  # 189 > 182.64
        ("53 weeks", "12 months"),  # 371 > 365.28
        ("18 weeks", "4 months"),  # 126 > 121.76
        ("31 days", "1 month"),
        ("2 months", "1 month"),
        ("1 month", "4 weeks"),  # 30.44 > 28: what is asked in weeks is held in weeks
    ],
)
def test_a_rarer_frequency_does_not_meet_one_that_is_asked_for(every: str, asked: str) -> None:
    assert not frequency(every).meets(frequency(asked))


def test_four_weeks_and_a_month_are_the_same_to_two_plans_and_five_weeks_are_not() -> None:
    assert not frequencies_differ(["4 weeks", "1 month"])  # 28 / 30.44 = 0.92
    assert not frequencies_differ(["13 weeks", "3 months", "91 days"])
    assert frequencies_differ(["5 weeks", "1 month"])  # 30.44 / 35 = 0.87
    assert frequencies_differ(["1 month", "1 month", "3 months"])
    assert not frequencies_differ(["1 month"])


def test_two_series_side_by_side_come_twice_as_often() -> None:
    # every two months and every two months: 60.88 / 2 = 30.44 days
    both = together([frequency("2 months"), frequency("2 months")])
    assert both.days == pytest.approx(30.44)
    for count in range(2, 13):  # 3 series every 3 months are monthly, whatever floating point makes of thirds
        assert together([frequency(f"{count} months")] * count).meets(frequency("1 month"))


def test_a_frequency_is_said_as_people_say_it() -> None:
    assert frequency("1 month").words == "every month"
    assert frequency("3 weeks").words == "every 3 weeks"
    assert frequency("1 year") == Frequency(1, "year")


def test_what_is_no_frequency_is_refused() -> None:
    with pytest.raises(ValueError, match="monthly"):
        frequency("monthly")
