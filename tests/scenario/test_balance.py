"""The flows that keep a register in balance, worked by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Register, shares
from rightmix_sim.scenario.balance import joining_mix, joins_per_year, mean_order_years, order_probability

PERIODS = {"indefinite": 0.5, "10 years": 0.5, "7 years": 0.0, "5 years": 0.0, "2 years": 0.0}


@pytest.fixture
def register() -> Register:
    """A hundred people: half for ten years, half indefinitely; every order a licence of two years."""
    return Register(
        people=100,
        growth_per_year=0.03,
        supervised_share=0.08,
        notification_period=shares(**PERIODS),
        order_kind=shares(community_order=0.0, licence=1.0),
        community_order_length=shares(**{"12 months": 1.0, "24 months": 0.0, "36 months": 0.0}),
        licence_length=shares(**{"6 months": 0.0, "12 months": 0.0, "24 months": 1.0, "48 months": 0.0}),
    )


def test_as_many_join_as_leave_and_grow(register: Register) -> None:
    assert joins_per_year(register) == pytest.approx(8.0)  # 100 * (0.03 + 0.5 / 10)


def test_the_mean_length_of_an_order_is_over_both_kinds(register: Register) -> None:
    assert mean_order_years(register) == 2.0
    both = replace(register, order_kind=shares(community_order=0.25, licence=0.75))
    assert mean_order_years(both) == 1.75  # 0.25 * 1 year + 0.75 * 2 years


def test_the_default_orders_last_two_and_a_quarter_years_on_average() -> None:
    # community orders 0.10 * 1 + 0.25 * 2 + 0.65 * 3 = 2.55; licences 0.15 * 0.5 + 0.30 + 0.35 * 2 + 0.20 * 4 = 1.875
    # 0.55 * 2.55 + 0.45 * 1.875 = 1.4025 + 0.84375 = 2.24625
    assert mean_order_years(open_scenario("one-small-area").areas[0].register) == pytest.approx(2.24625)


def test_half_of_those_who_join_need_an_order(register: Register) -> None:
    # 0.08 * 100 = 8 people on orders of 2 years: 4 orders a year, of 8 people who join
    assert order_probability(register) == pytest.approx(0.5)


def test_an_empty_register_has_no_orders(register: Register) -> None:
    assert order_probability(replace(register, people=0)) == 0.0


def test_orders_without_anybody_joining_are_impossible(register: Register) -> None:
    settled = shares(**(PERIODS | {"indefinite": 1.0, "10 years": 0.0}))
    assert order_probability(replace(register, growth_per_year=0.0, notification_period=settled)) == math.inf


def test_longer_periods_are_rarer_among_those_who_join_than_on_the_register(register: Register) -> None:
    # flows: indefinite 0.5 * 0.03 = 0.015; 10 years 0.5 * (0.03 + 0.1) = 0.065; together 0.08
    mix = joining_mix(register)
    assert mix["indefinite"] == pytest.approx(0.015 / 0.08)
    assert mix["10 years"] == pytest.approx(0.065 / 0.08)
    assert math.fsum(mix.values()) == pytest.approx(1)


def test_nobody_joins_indefinitely_on_a_shrinking_register(register: Register) -> None:
    assert dict(joining_mix(replace(register, growth_per_year=-0.02))) == PERIODS | {"indefinite": 0.0, "10 years": 1.0}


@pytest.mark.parametrize("name", ["six-areas-2009", "one-small-area"])
def test_every_packaged_area_can_keep_its_supervised_share(name: str) -> None:
    for area in open_scenario(name).areas:
        assert 0.5 < order_probability(area.register) < 1, area.name
