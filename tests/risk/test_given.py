"""What is read as given: OGRS percentages and the OASys likelihood of reoffending, checked and never worked out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.risk.given import OasysLikelihood, Ogrs, as_likelihood, as_ogrs
from rightmix_sim.risk.meanings import Harm, Reconviction, Reoffending


@pytest.mark.parametrize(("one", "two"), [(0, 0), (100, 100), (20, 20), (20, 33), (12.5, 20)])
def test_percentages_from_0_to_100_that_do_not_fall_are_taken_as_they_are(one: float, two: float) -> None:
    found = as_ogrs({"one_year": one, "two_years": two})
    assert (found.one_year, found.two_years) == (one, two)


@pytest.mark.parametrize("number", [-1, 100.5, 101, True, "20", "20%", float("nan"), float("inf"), 10**400])
@pytest.mark.parametrize("key", ["one_year", "two_years"])
def test_what_is_no_percentage_is_refused_at_its_place(key: str, number: object) -> None:
    with pytest.raises(InputError, match=rf"{key}: This must be a number from 0 to 100\.") as refused:
        as_ogrs({"one_year": 0, "two_years": 100, key: number})
    assert "How many in a hundred" in refused.value.why


@pytest.mark.parametrize(("key", "example"), [("one_year", 20), ("two_years", 33)])
def test_a_percentage_without_a_value_is_refused_with_how_to_write_one(key: str, example: int) -> None:
    with pytest.raises(InputError, match=rf"{key}: This has no value\.") as refused:
        as_ogrs({"one_year": 0, "two_years": 100, key: None})
    assert refused.value.do == f"Write, for example, {key}: {example}."


def test_fewer_in_two_years_than_in_one_is_refused() -> None:
    with pytest.raises(InputError, match=r"two_years: This is below the percentage at one year \(33\)") as refused:
        as_ogrs({"one_year": 33, "two_years": 32})
    assert refused.value.value == 32


@pytest.mark.parametrize("missing", ["one_year", "two_years"])
def test_one_percentage_without_the_other_is_refused(missing: str) -> None:
    given = {"one_year": 20, "two_years": 33}
    del given[missing]
    with pytest.raises(InputError, match=f"{missing}: This is missing"):
        as_ogrs(given)


def test_a_misspelt_year_is_told_the_nearest_key() -> None:
    with pytest.raises(UnknownName, match="Perhaps you meant two_years"):
        as_ogrs({"one_year": 20, "two_year": 33})


def test_ogrs_is_said_to_be_a_risk_of_reconviction_and_given() -> None:
    words = Ogrs(one_year=20, two_years=33).words
    assert words == "risk of reconviction as given by OGRS: 20% within one year, 33% within two years"


@pytest.mark.parametrize("level", list(Reoffending))
def test_a_stated_likelihood_is_a_level_of_reoffending(level: Reoffending) -> None:
    assert as_likelihood({"level": level.value}) == as_likelihood({"level": level}) == OasysLikelihood(level=level)
    assert as_likelihood({"level": level.value}).level is level


@pytest.mark.parametrize("level", ["moderate", "Low", "very high", 1, ["low"]])
def test_another_word_is_no_level_of_the_likelihood(level: object) -> None:
    with pytest.raises(InputError, match=r"level: This must be low, medium, high or very_high\.") as refused:
        as_likelihood({"level": level})
    assert "likelihood of reoffending" in refused.value.why


@pytest.mark.parametrize("level", [Reconviction.HIGH, Harm.HIGH])
def test_a_level_of_another_meaning_is_refused(level: Any) -> None:
    with pytest.raises(InputError, match=r"level: This is said of something else\.") as refused:
        as_likelihood({"level": level})
    assert refused.value.value == level.words
    assert "likelihood of reoffending" in refused.value.why


def test_the_likelihood_is_said_in_full() -> None:
    assert as_likelihood({"level": "very_high"}).words == "very high likelihood of reoffending as given by OASys"


@pytest.mark.parametrize(
    ("given", "read"),
    [({"one_year": 20, "two_years": 33}, as_ogrs), ({"level": "medium"}, as_likelihood)],
)
def test_as_plain_data_it_is_what_was_given(given: dict[str, Any], read: Any) -> None:
    assert json.loads(json.dumps(read(given).to_dict())) == given
    assert read(read(given)) == read(given)
