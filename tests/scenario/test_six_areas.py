"""The six areas differ as the report says areas differed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.risk.thresholds import Thresholds
from rightmix_sim.scenario import Area, Scenario, open_scenario, parameters, scenario_names
from rightmix_sim.scenario.provenance import SET_HERE
from rightmix_sim.workdays import add_to


def test_there_are_six_areas_with_names_of_trees(six: Scenario) -> None:
    assert [area.name for area in six.areas] == ["alder", "birch", "cedar", "elm", "hazel", "rowan"]


def test_caseloads_run_from_30_to_50_and_in_one_area_to_90(six: Scenario) -> None:  # ¶3.12
    caseloads = {area.name: area.offender_managers.caseload for area in six.areas}
    assert caseloads.pop("cedar") == 90
    assert all(30 <= caseload <= 50 for caseload in caseloads.values())
    assert len(set(caseloads.values())) == 5


def test_the_registers_together_grow_as_in_table_1(six: Scenario) -> None:
    people = sum(area.register.people for area in six.areas)
    more = sum(area.register.people * area.register.growth_per_year for area in six.areas)
    assert more / people == pytest.approx(0.030, abs=0.001)  # 31,392 to 32,336 is 3.0 %


def test_no_area_visits_exactly_as_often_as_the_guidance(six: Scenario) -> None:  # ¶7.15
    assert [area.name for area in six.areas if all(difference == 0 for difference in against_guidance(six, area))] == []


def test_some_areas_visit_more_often_than_the_guidance_and_some_less(six: Scenario) -> None:  # ¶7.15
    differences = [against_guidance(six, area) for area in six.areas]
    assert any(min(difference) < 0 for difference in differences)
    assert any(max(difference) > 0 for difference in differences)


def against_guidance(scenario: Scenario, area: Area) -> list[int]:
    """Days between an area's own minimum and the guidance, for low, medium, high and very high; 0 where it fits.

    A visit at low risk of reconviction fits anywhere between the preferred and the required interval.
    """
    asked = {
        "low": ("police-visit-low-preferred", "police-visit-low-required"),
        "medium": ("police-visit-medium", "police-visit-medium"),
        "high": ("police-visit-high", "police-visit-high"),
        "very_high": ("police-visit-high", "police-visit-high"),
    }
    found = []
    for category, (shortest, longest) in asked.items():
        own = getattr(area.police_visits, category)
        due = add_to(scenario.starts, own.amount, own.unit)
        first, last = (
            add_to(scenario.starts, int(scenario.book[name].latest.value or 0), "months")
            for name in (shortest, longest)
        )
        found.append((due - first).days if due < first else max(0, (due - last).days))
    return found


def test_both_kinds_of_group_and_all_thresholds_of_the_report_are_there(six: Scenario) -> None:  # ¶6.1 to 6.3
    programmes = [area.programme for area in six.areas]
    assert {programme.kind for programme in programmes} == {"closed", "rolling"}
    assert [programme.excludes_denial for programme in programmes].count("partial") == 1
    assert [programme.minimum_age for programme in programmes].count(21) == 1
    assert {programme.pre_programme_begins for programme in programmes} == {"at_sentence", "place_offered"}
    assert sum(programme.waiting_order == "order_ending_first" for programme in programmes) == 2
    assert max(programme.waited_at_start_months for programme in programmes) == 12


def test_access_beside_the_core_programme_differs_a_little(six: Scenario) -> None:  # ¶2.11, 6.3
    assert [area.name for area in six.areas if not area.programme.offers_i_sotp] == ["cedar"]  # most trusts have it
    assert [area.name for area in six.areas if area.programme.offers_a_sotp] == ["birch"]  # one region's pilot


def test_an_area_s_thresholds_are_those_of_its_programme(six: Scenario) -> None:
    assert six.area("elm").programme.thresholds == Thresholds("partial", True, 18)
    assert six.area("hazel").programme.thresholds == Thresholds("total", True, 21)
    assert six.area("cedar").programme.thresholds == Thresholds("total", True, 18, offers_i_sotp=False)
    assert six.area("birch").programme.thresholds == Thresholds("total", True, 18, offers_a_sotp=True)


def test_an_area_without_groups_offers_no_core_programme(six: Scenario) -> None:
    assert not replace(six.area("elm").programme, groups=0).thresholds.offers_core


def test_one_area_alone_reviews_level_1_apart_from_visits(six: Scenario) -> None:  # ¶9.3
    assert [area.name for area in six.areas if not area.police_reviews.level_1_with_visits] == ["elm"]


def test_rural_roads_are_longer_than_city_roads(six: Scenario) -> None:
    minutes = {area.name: area.travel.police_minutes for area in six.areas}
    assert min(minutes["alder"], minutes["rowan"]) >= 60
    assert 20 <= minutes["birch"] <= 30


def test_every_figure_that_the_six_areas_set_says_where_it_comes_from(six: Scenario) -> None:
    assert [row for row in six.assumptions if row.source == SET_HERE] == []
    assert {row.status for row in six.assumptions} <= set(STATUSES)


@pytest.mark.parametrize("name", scenario_names())
def test_nothing_that_a_packaged_scenario_rests_on_lacks_a_source(name: str) -> None:
    assumptions = open_scenario(name).assumptions
    assert len(assumptions) > len(parameters())
    assert [row for row in assumptions if not row.source.strip()] == []
