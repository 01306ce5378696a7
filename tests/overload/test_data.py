"""The limits and capacities that a planner may change: a mistake in them is refused, with row and key."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.overload.thresholds import (
    CAPACITIES,
    THRESHOLDS,
    capacities,
    read_capacities,
    read_thresholds,
    thresholds,
)


@pytest.mark.parametrize(
    ("row", "said", "told"),
    [
        ("full_uses", {"value": 1.0}, "There is no key of this name. Found: 'full_uses'"),
        ("full_use", {"valeu": 1.0}, "full_use: There is no key of this name. Found: 'valeu'"),
        ("full_use", {"value": "1"}, "full_use.value: This must be a number of at least 0"),
        ("interval", {"value": 95}, "interval.value: This must be a number from 0 to 1"),
        ("most_cases", {"value": 1.5}, "most_cases.value: This must be a whole number"),
        ("most_cases", {"source": ""}, "most_cases.source: What is sourced has a source"),
        ("most_cases_roles", {"value": ["offender_manger"]}, "most_cases_roles.value[0]: There is no role"),
    ],
)
def test_a_limit_with_a_mistake_is_refused_by_row_and_key(row: str, said: dict[str, Any], told: str) -> None:
    content = read_yaml(package_file(THRESHOLDS))
    assert read_thresholds(content) == thresholds()
    with pytest.raises(InputError) as refused:
        read_thresholds({**content, row: content.get(row, {}) | said})
    assert str(refused.value).startswith(f"{THRESHOLDS}: {told}")


@pytest.mark.parametrize(
    ("row", "said", "told"),
    [
        ("premises_beds", {"title": "beds"}, " There is no scarce thing of this name"),
        ("premises_bed", {"evry": "mappa.meets_every"}, " premises_bed: There is no key of this name. Found: 'evry'"),
        ("premises_bed", {"every": "mappa.slots"}, " premises_bed: every: The unit of this parameter is count"),
        ("premises_bed", {"places": ["premises.bed"]}, " premises_bed: places: There is no parameter of this name"),
        ("move_on_housing", {"a_year": "yes"}, " move_on_housing: a_year: This must be true or false"),
        (
            "move_on_housing",
            {"every": "mappa.meets_every"},
            " move_on_housing: every: Places come up every so often",
        ),
        ("tutors", {"a_year": True}, " tutors: a_year: This says nothing without `places`"),
    ],
)
def test_a_capacity_with_a_mistake_is_refused_by_row_and_key(row: str, said: dict[str, Any], told: str) -> None:
    content = read_yaml(package_file(CAPACITIES))
    assert read_capacities(content) == capacities()
    with pytest.raises(InputError) as refused:
        read_capacities({**content, row: content.get(row, {}) | said})
    assert str(refused.value).startswith(f"{CAPACITIES}:{told}")
