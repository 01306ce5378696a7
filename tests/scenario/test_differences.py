"""What differs between two scenarios: exactly what was changed, said once where it is the same everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rightmix_sim.scenario import Scenario, open_scenario
from rightmix_sim.scenario.differences import differences
from rightmix_sim.scenario.levers import lever_names
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.provenance import EVERY_AREA
from rightmix_sim.scenario.settings import value_in

Read = Callable[..., Scenario]
ASH = "\n[areas.ash.register]\npeople = 80\n[areas.ash.offender_managers]\nposts = 1\n"
ASH += "[areas.ash.public_protection_officers]\nposts = 1\n"


def test_a_scenario_and_itself_do_not_differ() -> None:
    assert differences(open_scenario("six-areas-2009"), open_scenario("six-areas-2009")).none


def test_words_about_the_scenario_and_provenance_are_no_difference(read: Read) -> None:
    one = read()
    two = read('\n[provenance]\n"areas.elm" = {status = "sourced", source = "x"}\n', {"A small scenario": "Another"})
    assert differences(one, two).none


@pytest.mark.parametrize("name", lever_names())
@pytest.mark.parametrize("scenario", ["six-areas-2009", "one-small-area"])
def test_what_a_lever_changed_is_what_differs_and_nothing_else(scenario: str, name: str) -> None:
    before, after = open_scenario(scenario), open_scenario(f"{scenario}+{name}")
    areas = [area.name for area in before.areas]
    changed = {
        (area, path, value_in(after.area(area), path))
        for area in areas
        for path in parameters()
        if value_in(before.area(area), path) != value_in(after.area(area), path)
    }
    found = {
        (area, one.parameter, value_in(after.area(area), one.parameter))
        for one in differences(before, after).areas
        for area in (areas if one.area == EVERY_AREA else [one.area])
    }
    assert found == changed


def test_what_is_the_same_in_every_area_is_said_once() -> None:
    found = differences(open_scenario("six-areas-2009"), open_scenario("six-areas-2009+visor-access"))
    (one,) = found.areas
    assert (one.area, one.parameter, one.said_before, one.said_after, one.paragraph) == (
        EVERY_AREA,
        "visor.direct_access",
        "no",
        "yes",
        "4.11",
    )


def test_what_differs_from_area_to_area_is_said_of_each() -> None:
    found = differences(open_scenario("six-areas-2009"), open_scenario("six-areas-2009+timely-programmes"))
    groups = [one for one in found.areas if one.parameter == "programme.groups"]
    assert [one.area for one in groups] == ["alder", "birch", "cedar", "elm", "hazel", "rowan"]
    assert all(one.after == int(one.before) + 1 for one in groups)


def test_an_area_of_one_of_them_alone_is_named(read: Read) -> None:
    one, two = read(), read(ASH)
    assert (differences(one, two).only_before, differences(one, two).only_after) == ((), ("ash",))
    assert (differences(two, one).only_before, differences(two, one).only_after) == (("ash",), ())


def test_days_and_guidance_and_the_words_of_an_area_are_told(read: Read) -> None:
    one = read()
    own = '\n[areas.elm]\ntitle = "Elm and oak"\n[[guidance]]\nid = "police-visit-medium"\nvalue = "2 months"\n'
    found = differences(one, read(own, {'"12 months"': '"6 months"'}))
    assert [(day.parameter, day.before, day.after) for day in found.days] == [("length", "12 months", "6 months")]
    (standard,) = found.guidance
    assert standard.parameter == "guidance.police-visit-medium"
    assert standard.said_before.startswith("3 months from ")
    assert standard.said_after.startswith("2 months from ")
    assert [(area.parameter, area.after) for area in found.areas] == [("title", "Elm and oak")]
    assert not found.none
