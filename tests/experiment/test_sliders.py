"""What can be changed in an area, how far, and what changes with it."""

from __future__ import annotations

import dataclasses

import pytest

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.experiment import sliders
from rightmix_sim.experiment.sliders import Reach, changed, differences, reach
from rightmix_sim.scenario import Scenario, open_scenario


def test_a_slider_goes_from_half_to_double_and_at_least_three_to_either_side(small: Scenario) -> None:
    area = small.area("elm")
    ten = dataclasses.replace(area, offender_managers=dataclasses.replace(area.offender_managers, posts=10))
    assert reach(ten, sliders.MANAGERS) == Reach(5, 10, 20)
    assert reach(area, sliders.MANAGERS) == Reach(1, 3, 6)  # nobody in post would be no service
    assert reach(area, sliders.GROUPS) == Reach(0, 1, 4)
    assert reach(area, sliders.SESSIONS) == Reach(1, 1, 4)


def test_every_slider_of_every_packaged_area_holds_its_own_value_and_can_go_both_ways_or_up() -> None:
    for name in ("six-areas-2009", "one-small-area"):
        for area in open_scenario(name).areas:
            for path in sliders.COUNTS:
                found = reach(area, path)
                assert found.least <= found.own == sliders.own(area, path) < found.most, (area.name, path)


@pytest.mark.parametrize("place", ["least", "most"])
def test_every_end_of_every_slider_is_an_area_that_can_be_run(place: str) -> None:
    scenario = open_scenario("six-areas-2009")
    for area in scenario.areas:
        for path in sliders.COUNTS:
            value = getattr(reach(area, path), place)
            assert sliders.own(changed(scenario, area, {path: value}), path) == value


def test_a_smaller_team_shares_the_same_cases(small: Scenario) -> None:
    area = small.area("elm")
    before = area.offender_managers
    after = changed(small, area, {sliders.MANAGERS: before.posts - 1}).offender_managers
    assert after.caseload == round(before.posts * before.caseload / (before.posts - 1))


def test_a_caseload_that_is_set_stays_as_set(small: Scenario) -> None:
    after = changed(small, small.area("elm"), {sliders.MANAGERS: 4, sliders.CASELOAD: 40})
    assert after.offender_managers.caseload == 40


def test_nothing_changed_is_the_same_area(small: Scenario) -> None:
    area = small.area("elm")
    assert changed(small, area, {}) == area
    assert differences(area, area) == {}


def test_differences_name_the_sliders_that_moved_with_both_values(small: Scenario) -> None:
    area = small.area("elm")
    after = changed(small, area, {sliders.GROUPS: 2, sliders.ORDER_OF_WORK: "highest_harm_first"})
    assert differences(area, after) == {
        sliders.GROUPS: (1, 2),
        sliders.ORDER_OF_WORK: ("earliest_due_first", "highest_harm_first"),
    }


def test_figures_that_do_not_go_together_are_refused_with_the_slider_named(small: Scenario) -> None:
    with pytest.raises(InputError) as refused:
        changed(small, small.area("elm"), {sliders.CASELOAD: 5})
    assert "do not fit into 3 posts of 5 cases" in refused.value.what
    assert refused.value.place == "areas.elm.offender_managers.caseload"


def test_a_slider_that_does_not_exist_is_refused(small: Scenario) -> None:
    with pytest.raises(UnknownName):
        changed(small, small.area("elm"), {"programme.group": 2})
