"""England and Wales is the six areas at the size of Table 1, and what is measured of it is what it says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench import national, national_scenario
from bench.national import Measured, Task, scenario_of
from rightmix_sim.files import read_text
from rightmix_sim.model.staff.hours import vacant_share
from rightmix_sim.records import NO_DAY
from rightmix_sim.scenario import Scenario, open_scenario, parameters
from rightmix_sim.scenario.provenance import SET_HERE
from rightmix_sim.scenario.settings import value_in


@pytest.fixture(scope="module")
def country() -> Scenario:
    return open_scenario(national_scenario.NAME)


def test_there_are_42_areas_with_32336_people_on_the_register(country: Scenario) -> None:  # Table 1
    assert len(country.areas) == 42
    assert sum(area.register.people for area in country.areas) == 32_336


def test_it_covers_five_years_from_the_day_after_the_count(country: Scenario) -> None:
    assert str(country.first_day) == str(country.starts) == "2009-04-01"
    assert str(country.ends) == "2014-04-01"


def test_the_file_is_what_would_be_written_today() -> None:
    text = read_text(national_scenario.FILE)
    assert text.count("[areas.") == 42
    assert national_scenario.renewed(text) == text, "python -m bench.national_scenario writes it anew"


def test_areas_are_kinds_of_the_six_in_all_but_counts(country: Scenario) -> None:
    six = open_scenario(national_scenario.SIX)
    others = [path for path in parameters() if path not in national_scenario.COUNTS]
    assert len(others) > 200
    for area in country.areas:
        kind = six.area(area.name.rpartition("-")[0])
        assert {path for path in others if value_in(area, path) != value_in(kind, path)} == set(), area.name


def test_every_count_grows_as_the_register_does(country: Scenario) -> None:
    # 520 + 700 + 240 + 430 + 360 + 300 = 2,550 people; 32,336 / 2,550 = 12.68 times as much of everything
    six = open_scenario(national_scenario.SIX)
    for path in national_scenario.COUNTS:
        theirs = sum(int(value_in(area, path)) for area in six.areas)
        assert sum(int(value_in(area, path)) for area in country.areas) == round(32_336 / 2_550 * theirs), path


def test_areas_of_a_kind_differ_by_one_at_most(country: Scenario) -> None:
    for kind in ("alder", "birch", "cedar", "elm", "hazel", "rowan"):
        alike = [area for area in country.areas if area.name.startswith(kind)]
        assert len(alike) == 7
        for path in national_scenario.COUNTS:
            found = [value_in(area, path) for area in alike]
            assert max(found) - min(found) <= 1, (kind, path)


def test_what_it_rests_on_says_where_it_comes_from(country: Scenario) -> None:
    assert [row.parameter for row in country.assumptions if row.source == SET_HERE] == []
    people = [row for row in country.assumptions if row.parameter == "register.people"]
    assert {row.status for row in people} == {"assumption"}  # no source for the size of each area


def test_the_other_cases_have_room_for_categories_2_and_3(country: Scenario) -> None:
    # 11,527 + 898 = 12,425 people who are not on the register (Table 1)
    cases = math.fsum(
        area.offender_managers.posts * (1 - vacant_share(area.offender_managers)) * area.offender_managers.caseload
        for area in country.areas
    )
    registered = math.fsum(area.register.people * area.register.supervised_share for area in country.areas)
    assert cases - registered == pytest.approx(17_100, abs=50)
    assert cases - registered > 11_527 + 898


def test_a_task_has_one_area_of_each_kind_first_and_counts_as_many_times_as_large() -> None:
    found = scenario_of(Task(6, people=3, years=2))
    assert [area.name for area in found.areas] == ["alder-1", "birch-1", "cedar-1", "elm-1", "hazel-1", "rowan-1"]
    once = open_scenario(national_scenario.NAME).area("cedar-1")
    thrice = found.area("cedar-1")
    assert thrice.register.people == 3 * once.register.people
    assert thrice.offender_managers.posts == 3 * once.offender_managers.posts
    assert thrice.programme.places == once.programme.places  # a group is no larger
    assert str(found.ends) == "2011-04-01"


def test_people_count_for_the_days_that_they_are_there() -> None:
    # from day 0 to 731: one stays for all of it, one comes a year and a quarter later than day 0, one left on day 366
    people = {"entered": np.array([0, 457, -50]), "left": np.array([NO_DAY, NO_DAY, 366])}
    # 731 + (731 - 457) + 366 = 1,371 days
    assert national._person_years(people, 0, 731) == pytest.approx(1371 / 365.25, rel=1e-3)


def test_growth_is_printed_as_multiples_of_the_base(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = {1: Measured(2.0, 2.0, 200.0, 10.0, 1, 1000.0), 3: Measured(6.6, 6.6, 230.0, 30.0, 3, 3000.0)}
    monkeypatch.setattr(national, "measured", lambda task: runs[task.people])
    national.print_growth(quick=True)
    base, three = capsys.readouterr().out.splitlines()[-2:]
    assert base.split()[-6:] == ["2.00", "2.000", "1.00", "10", "10.0", "1.00"]
    # 6.6 s / 3 thousand = 2.2, 1.1 times the base's 2; of what was added 4.6 / 2 = 2.3, 1.15 times; memory 30 / 3 = 10
    assert three.split()[-7:] == ["6.60", "2.200", "1.10", "1.15", "30", "10.0", "1.00"]


@pytest.mark.slow
def test_a_run_in_its_own_process_is_measured() -> None:
    found = national.measured(Task(1, years=1))
    assert found.rows > 10_000
    # Alder 1 has 942 people on day one; growth is 2.5 % a year, and a few move in and out
    assert found.person_years == pytest.approx(942 * 1.0125, rel=0.03)
    assert found.peak > found.above >= 0
    assert found.seconds > 0
