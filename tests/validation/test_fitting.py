"""Least squares within bounds, on made-up models of which the answer is known."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rightmix_sim.validation.fitting import Free, Settings, Target, fit

HOW = Settings(least=0.5, alike=0.95, nudge=0.3, pull=1e-6, stride=1.0, steps=10)
A, B, IDLE = (Free(name, before=0.5, low=0.0, high=1.0, step=0.01) for name in ("a", "b", "idle"))


def linear(values: Mapping[str, float]) -> dict[str, float]:
    a, b = values.get("a", 0.5), values.get("b", 0.5)
    return {"x": 0.5 * a + 0.2, "y": 0.4 * b + 0.1 * a}


def test_a_model_that_can_meet_its_targets_is_fitted_to_them() -> None:
    # x = 0.5 a + 0.2 = 0.6 gives a = 0.8; y = 0.4 b + 0.08 = 0.2 gives b = 0.3
    found = fit(linear, [A, B], [Target("x", 0.6, 0.1), Target("y", 0.2, 0.1)], HOW)
    assert found.values == {"a": pytest.approx(0.8), "b": pytest.approx(0.3)}
    assert found.badness_after < 0.01 < found.badness_before


def test_no_value_is_asked_for_outside_its_bounds() -> None:
    asked: list[Mapping[str, float]] = []

    def model(values: Mapping[str, float]) -> dict[str, float]:
        asked.append(values)
        return linear(values)

    # x = 0.9 would want a = 1.4
    found = fit(model, [A, B], [Target("x", 0.9, 0.1), Target("y", 0.2, 0.1)], HOW)
    assert all(0 <= value <= 1 for values in asked for value in values.values())
    assert found.values["a"] == 1.0


def test_a_parameter_that_moves_nothing_stays_and_is_not_fitted() -> None:
    found = fit(linear, [A, IDLE], [Target("x", 0.6, 0.1), Target("y", 0.3, 0.1)], HOW)
    assert "idle" not in found.values
    assert set(found.sensitivity["idle"].values()) == {0.0}


def test_of_two_that_do_the_same_only_the_stronger_is_fitted() -> None:
    weaker = Free("weaker", before=0.5, low=0.0, high=1.0, step=0.01)

    def model(values: Mapping[str, float]) -> dict[str, float]:
        return {"x": 0.5 * values.get("a", 0.5) - 0.3 * values.get("weaker", 0.5)}

    # 0.5 a - 0.15 = 0.25 gives a = 0.8
    found = fit(model, [weaker, A], [Target("x", 0.25, 0.1)], HOW)
    assert found.values == {"a": pytest.approx(0.8)}


def test_sensitivity_is_in_widths_over_the_whole_range() -> None:
    # a crosses its range of 1: x moves by 0.5, five widths of 0.1; y by 0.1, one width
    found = fit(linear, [A], [Target("x", 0.6, 0.1), Target("y", 0.3, 0.1)], HOW)
    assert found.sensitivity["a"] == {"x": pytest.approx(5.0), "y": pytest.approx(1.0)}


def test_a_pull_keeps_what_hardly_matters_near_where_it_began() -> None:
    strong = Settings(least=0.0, alike=0.95, nudge=0.3, pull=100.0, stride=1.0, steps=10)
    target = [Target("x", 0.6, 0.1)]
    free, held = (fit(linear, [A], target, how).values["a"] for how in (HOW, strong))
    # it misses by 1.5 - 5 d widths, more than one: least of 2 (1.5 - 5 d) - 1 + 100 d^2 is d = 10 / 200 = 0.05, where
    # without a pull it is 0.3
    assert free == pytest.approx(0.8)
    assert held == pytest.approx(0.55)


def test_a_target_that_nothing_reaches_does_not_spoil_the_others() -> None:
    def model(values: Mapping[str, float]) -> dict[str, float]:
        a = values.get("a", 0.5)
        return {"near": 0.5 * a + 0.15, "far": 0.2 * (a - 0.5)}

    found = fit(model, [A], [Target("near", 0.5, 0.1), Target("far", 2.0, 0.1)], HOW)
    # near misses by 5 d - 1, far by 20 - 2 d: least of (5 d - 1)^2 + 2 (20 - 2 d) - 1 is d = 14 / 50 = 0.28;
    # least squares of both would go to the bound, d = 0.5
    assert found.values["a"] == pytest.approx(0.78)


def test_a_step_that_makes_things_worse_is_not_kept() -> None:
    def treacherous(values: Mapping[str, float]) -> dict[str, float]:
        a = values.get("a", 0.5)
        return {"x": 0.5 * a if a < 0.7 else 0.0}

    found = fit(treacherous, [A], [Target("x", 0.45, 0.1)], Settings(0.5, 0.95, 0.1, 1e-6, 1.0, 8))
    assert found.badness_after <= found.badness_before
    assert found.values["a"] < 0.7


def test_values_are_rounded_to_their_step() -> None:
    coarse = Free("a", before=0.5, low=0.0, high=1.0, step=0.25)
    found = fit(linear, [coarse], [Target("x", 0.56, 0.1)], HOW)
    assert found.values["a"] == 0.75  # 0.72 to the nearest quarter
