"""The best set of actions, held against every set there is."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.plans.reference.covering import Offer, Wanted, best_cover, weight_met
from tests.plans.merits import merit

QUARTERS = st.integers(0, 12).map(lambda number: number / 4)  # no sum of quarters is almost another
ALIKE = 0.01  # the order on offer decides where the merits differ by less than this (6 places of 0.0001, added up)


def offer(action: str, **takes: float) -> Offer:
    return Offer(action, "probation", "1 month", {"probation": takes.get("om", 0.0)}, takes)


def wanted(name: str, weight: float, ways: dict[str, float], suits: dict[str, float] | None = None) -> Wanted:
    return Wanted(name, name, "5.18", weight, ways, suits or {})


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Wanted], list[Offer], dict[str, float]]:
    actions = [f"a{number}" for number in range(draw(st.integers(1, 6)))]
    offers = [offer(action, om=draw(QUARTERS), police=draw(QUARTERS)) for action in actions]
    things = []
    for number in range(draw(st.integers(1, 5))):
        ways = {action: draw(st.integers(1, 3)) * 1.0 for action in draw(st.sets(st.sampled_from(actions)))}
        suits = {action: draw(st.integers(0, 10)) / 10 for action in ways}
        least = draw(st.integers(1, 4))
        weight = draw(st.integers(1, 10))
        things.append(Wanted(f"w{number}", "", "", weight, ways, suits if least == 1 else {}, least, least == 1))
    return things, offers, {"om": draw(QUARTERS) * 2, "police": draw(QUARTERS) * 2}


def every_set_within(offers: list[Offer], limits: dict[str, float]) -> list[frozenset[str]]:
    return [
        frozenset(one.action for one in chosen)
        for size in range(len(offers) + 1)
        for chosen in combinations(offers, size)
        if all(sum(one.takes.get(name, 0.0) for one in chosen) <= limit for name, limit in limits.items())
    ]


@given(problems())
def test_no_set_within_the_limits_meets_more_weight_or_as_much_with_more_merit(
    problem: tuple[list[Wanted], list[Offer], dict[str, float]],
) -> None:
    things, offers, limits = problem
    sets = every_set_within(offers, limits)
    best = best_cover(things, offers, limits, 0.5)
    assert best in sets
    most = max(weight_met(things, one) for one in sets)
    assert weight_met(things, best) == most
    as_heavy = [one for one in sets if weight_met(things, one) == most]
    assert merit(things, offers, best, 0.5) >= max(merit(things, offers, one, 0.5) for one in as_heavy) - ALIKE


def test_weight_goes_before_suitability() -> None:
    """One hour: `broad` meets 2 + 1 = 3 and suits badly, `narrow` meets 2 and suits well."""
    things = [
        wanted("first", 2, {"narrow": 1, "broad": 1}, {"narrow": 1.0, "broad": 0.0}),
        wanted("second", 1, {"broad": 1}, {"broad": 0.0}),
    ]
    assert best_cover(things, [offer("narrow", om=1), offer("broad", om=1)], {"om": 1}, 0.5) == {"broad"}


@pytest.mark.parametrize(("hours", "best"), [(1.0, {"better"}), (2.0, {"cheaper"})])
def test_a_better_suited_action_is_worth_its_hours_up_to_their_price(hours: float, best: set[str]) -> None:
    """By weight 2 it suits better by 2 x (0.9 - 0.6) = 0.6: worth 0.5 for one hour, not 1.0 for two."""
    things = [wanted("need", 2, {"better": 1, "cheaper": 1}, {"better": 0.9, "cheaper": 0.6})]
    offers = [offer("better", om=hours), offer("cheaper", om=0)]
    assert best_cover(things, offers, {"om": 10}, 0.5) == best


def test_a_second_action_for_the_same_need_adds_nothing() -> None:
    things = [wanted("need", 5, {"one": 1, "other": 1}, {"one": 0.8, "other": 0.8})]
    assert best_cover(things, [offer("one", om=0.5), offer("other", om=0.5)], {"om": 10}, 0.5) == {"one"}


def test_hours_that_only_add_up_are_met_by_actions_together() -> None:
    """1.5 + 1.0 = 2.5 reaches 2.5, and neither alone does."""
    things = [Wanted("hours", "", "", 2, {"one": 1.5, "other": 1.0}, least=2.5, alone=False)]
    assert best_cover(things, [offer("one", om=1.5), offer("other", om=1)], {"om": 2.5}, 0.5) == {"one", "other"}
    assert best_cover(things, [offer("one", om=1.5), offer("other", om=1)], {"om": 2.4}, 0.5) == frozenset()


def test_where_nothing_is_wanted_or_on_offer_nothing_is_chosen() -> None:
    assert best_cover([], [offer("one", om=1)], {"om": 1}, 0.5) == frozenset()
    assert best_cover([wanted("need", 1, {"one": 1})], [], {"om": 1}, 0.5) == frozenset()
