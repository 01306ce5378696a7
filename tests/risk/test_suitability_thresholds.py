"""The thresholds of an area: whom it refuses. The model's population and `rightmix suitability` both go by them."""

from __future__ import annotations

import pytest

from rightmix_sim.risk.thresholds import DENIAL, Thresholds


@pytest.mark.parametrize(
    ("excludes", "refused"), [("partial", ("partial", "total")), ("total", ("total",)), ("never", ())]
)
def test_denial_is_refused_from_the_area_s_degree_upwards(excludes: str, refused: tuple[str, ...]) -> None:
    area = Thresholds(excludes, True, 18)
    assert tuple(degree for degree in DENIAL if area.refuses_denial(degree)) == refused == area.refused_denial


def test_a_learning_disability_is_refused_only_where_the_area_excludes_it() -> None:
    for excludes in (True, False):
        area = Thresholds("total", excludes, 18)
        assert area.refuses_learning_disability(True) is excludes
        assert not area.refuses_learning_disability(False)


@pytest.mark.parametrize(
    ("minimum", "age", "refused"), [(18, 17, True), (18, 18, False), (21, 20, True), (21, 21, False)]
)
def test_the_minimum_age_itself_is_old_enough(minimum: int, age: int, refused: bool) -> None:
    assert Thresholds("total", True, minimum).refuses_age(age) is refused


def test_by_default_an_area_has_the_i_sotp_and_not_the_a_sotp() -> None:  # ¶2.11, 6.3
    area = Thresholds("total", True, 18)
    assert (area.offers_core, area.offers_i_sotp, area.offers_a_sotp) == (True, True, False)
    assert area.to_dict()["excludes_denial"] == "total"
