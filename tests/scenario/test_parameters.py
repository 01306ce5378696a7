"""The table of parameters and the dataclasses of an area say the same thing."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.scenario import Interval, Parameter, parameters
from rightmix_sim.scenario.area import CATEGORIES, ORDERS, Area
from rightmix_sim.scenario.listing import as_toml
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import read_settings
from rightmix_sim.scenario.values import checked_number

NOT_PARAMETERS = {"name", "title", "description", "caseload"}
WHOLE = ("count", "days", "weeks", "months")
TYPES = {"yes_no": bool, "choice": str, "interval": Interval, "shares": Mapping[str, float]}


def fields() -> Iterator[tuple[str, Any]]:
    """Path and type of every field of an area that is a figure or a policy."""
    for name, kind in get_type_hints(Area).items():
        if dataclasses.is_dataclass(kind):
            for inner, inner_kind in get_type_hints(kind).items():
                yield f"{name}.{inner}", inner_kind
        elif name not in NOT_PARAMETERS:
            yield name, kind


def test_every_field_has_a_row_and_every_row_a_field() -> None:
    assert sorted(path for path, _ in fields()) == sorted(parameters())


@pytest.mark.parametrize(("path", "kind"), list(fields()))
def test_the_unit_of_a_row_fits_the_type_of_its_field(path: str, kind: Any) -> None:
    unit = parameters()[path].unit
    expected = TYPES.get(unit, int if unit in WHOLE else float)
    assert kind == expected


def test_exactly_size_and_posts_are_required() -> None:
    assert [path for path, row in parameters().items() if row.required] == [
        "register.people",
        "offender_managers.posts",
        "public_protection_officers.posts",
    ]


def test_every_default_written_as_a_scenario_writes_it_reads_back_as_itself() -> None:
    settings = read_settings(tomllib.loads(as_toml())["defaults"], Place("all.toml", "defaults"))
    assert {path: setting.value for path, setting in settings.items()} == {
        path: row.default for path, row in parameters().items() if not row.required
    }


def test_a_default_out_of_its_own_limits_would_be_found() -> None:
    row = parameters()["contacts.minutes"]
    with pytest.raises(InputError, match=r"must be from 1 to 400\. Found: 500"):
        checked_number(row, 500, 500, Place("parameters.yaml", row.path))


def test_what_is_called_known_says_from_where() -> None:
    rows = parameters().values()
    unexplained = [row.path for row in rows if row.status != "assumption" and not (row.paragraph or row.source)]
    assert unexplained == []


def test_every_row_says_what_it_means() -> None:
    assert [row.path for row in parameters().values() if len(row.meaning) < 10] == []


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("mix.rm2000", CATEGORIES),
        ("mix.rosh", CATEGORIES),
        ("mix.denial", DENIAL),
        ("register.order_kind", ORDERS),
    ],
)
def test_shares_have_the_parts_that_the_model_counts_on_in_their_order(path: str, parts: tuple[str, ...]) -> None:
    row: Parameter = parameters()[path]
    assert row.of == parts
    assert isinstance(row.default, Mapping)
    assert tuple(row.default) == parts
