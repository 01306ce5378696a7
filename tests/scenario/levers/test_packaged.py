"""The twelve recommendations and the designs: each is there, fits every area, and says what it does."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from rightmix_sim.errors import UnknownName
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.levers import lever_names, open_lever
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.settings import value_in

SCENARIOS = ("six-areas-2009", "one-small-area")
DESIGNS = {
    "caseload-cap",
    "direct-visor-access",
    "joint-reviews",
    "one-to-one-pack",
    "regional-programme-unit",
    "ring-fenced-supervisors",
    "scheduled-pre-programme",
    "specialist-teams",
    "training",
}


def test_there_are_twelve_recommendations_numbered_without_a_gap() -> None:
    numbers = [open_lever(name).recommendation for name in lever_names()]
    assert [number for number in numbers if number is not None] == list(range(1, 13))


def test_the_designs_come_after_them_by_name() -> None:
    assert list(lever_names()[12:]) == sorted(DESIGNS)


@pytest.mark.parametrize("name", lever_names())
def test_a_lever_is_called_as_its_file_and_says_where_it_stands_and_what_is_left_out(name: str) -> None:
    lever = open_lever(name)
    assert lever.name == name
    stands = re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}", lever.paragraph)
    assert stands, f'give {name} its `paragraph`, as "6.10"; what the report does not mention stays a file of your own'
    assert lever.not_in_the_model, f"give {name} `not_in_the_model`: what nobody will see in the figures"
    assert lever.agency or lever.recommendation is None


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("name", lever_names())
def test_a_lever_laid_over_a_scenario_is_a_scenario_with_another_digest_unless_it_changes_nothing(
    scenario: str, name: str
) -> None:
    before, after = open_scenario(scenario), open_scenario(f"{scenario}+{name}")
    assert [area.name for area in after.areas] == [area.name for area in before.areas]
    assert (after.digest == before.digest) is (after.areas == before.areas)


@pytest.mark.parametrize("name", [name for name in lever_names() if name != "caseload-cap"])
def test_a_lever_changes_something_in_the_small_area(name: str) -> None:
    assert open_scenario(f"one-small-area+{name}").areas != open_scenario("one-small-area").areas


def test_a_cap_at_forty_changes_nothing_where_nobody_holds_more() -> None:
    before, after = open_scenario("six-areas-2009"), open_scenario("six-areas-2009+caseload-cap")
    capped = {area.name for area in after.areas if area != before.area(area.name)}
    assert capped == {area.name for area in before.areas if area.offender_managers.caseload > 40}
    assert "cedar" in capped
    assert "elm" not in capped


@pytest.mark.parametrize("name", lever_names())
def test_nothing_but_what_a_lever_names_is_changed(name: str) -> None:
    named = {one.parameter for one in open_lever(name).changes}
    if "offender_managers.posts" in named:
        named.add("offender_managers.caseload")  # the same cases are shared out
    before, after = open_scenario("six-areas-2009"), open_scenario(f"six-areas-2009+{name}")
    for one, two in zip(before.areas, after.areas, strict=True):
        assert {path for path in parameters() if value_in(one, path) != value_in(two, path)} <= named


def test_what_a_lever_changed_says_so_among_the_assumptions_and_the_rest_stays() -> None:
    before, after = open_scenario("one-small-area"), open_scenario("one-small-area+ring-fenced-supervisors")
    (changed,) = [one for one in after.assumptions if one not in before.assumptions]
    assert (changed.parameter, changed.value, changed.status, changed.source) == (
        "police_supervisors.diverted_share",
        0.0,
        "assumption",
        "lever ring-fenced-supervisors",
    )
    assert len(after.assumptions) == len(before.assumptions)


@pytest.mark.parametrize(("one", "two"), list(pairwise(lever_names())))
def test_two_levers_that_touch_different_parameters_give_the_same_digest_in_either_order(one: str, two: str) -> None:
    touched = [{change.parameter for change in open_lever(name).changes} for name in (one, two)]
    first = open_scenario(f"six-areas-2009+{one}+{two}")
    second = open_scenario(f"six-areas-2009+{two}+{one}")
    assert touched[0] & touched[1] or first.digest == second.digest
    assert first.digest != open_scenario("six-areas-2009").digest


def test_a_condition_looks_at_the_area_as_it_was_before_any_lever() -> None:
    # Cedar has 3 posts of 90 cases; with a post more it has 4 of round(270 / 4) = 68, above 40 as before
    both = open_scenario("six-areas-2009+work-outside-programmes+caseload-cap").area("cedar").offender_managers
    assert (both.posts, both.caseload, both.caseload_cap) == (4, 68, 40)
    # Alder has 10 of 42; with 11 posts round(420 / 11) = 38 each, and is capped all the same
    both = open_scenario("six-areas-2009+work-outside-programmes+caseload-cap").area("alder").offender_managers
    assert (both.posts, both.caseload, both.caseload_cap) == (11, 38, 40)


def test_an_unknown_lever_gives_the_nearest_name() -> None:
    with pytest.raises(UnknownName, match="Perhaps you meant visor-access"):
        open_scenario("six-areas-2009+visor-acces")
