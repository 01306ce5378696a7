"""An area that says which of the three core SOTPs it runs has that programme's figures where it sets none (¶2.10)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.scenario import Scenario, open_scenario, parameters, read_scenario
from rightmix_sim.scenario.core_programmes import DATA, core_defaults

NAMES = ("c_sogp", "tv_sogp", "n_sogp")
SET_BY_CORE = {"kind", "places", "sessions", "block_sessions", "session_hours", "minimum_age"}


def scenario(tmp_path: Path, programme: str, defaults: str = "") -> Scenario:
    path = tmp_path / "core.toml"
    path.write_text(
        f"""
name = "core"
title = "A core programme"
starts = 2009-04-01
warm_up = "6 months"
length = "12 months"
{defaults}
[areas.elm]
register.people = 120
offender_managers.posts = 2
public_protection_officers.posts = 2
[areas.elm.programme]
{programme}
""",
        encoding="utf-8",
    )
    return read_scenario(path)


def of(read: Scenario, key: str) -> Any:
    return getattr(read.area("elm").programme, key)


def test_the_choices_of_the_parameter_are_own_and_the_three_of_the_table() -> None:
    assert parameters()["programme.core"].of == ("own", *NAMES)
    assert tuple(read_yaml(package_file(DATA))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_sets_the_same_six_figures_and_says_where_each_comes_from(name: str) -> None:
    found = core_defaults(name)
    assert {path.removeprefix("programme.") for path in found} == SET_BY_CORE
    assert all(one.status in STATUSES and len(one.source) > 10 for one in found.values())


def test_an_own_programme_has_the_defaults_of_the_package(tmp_path: Path) -> None:
    read = scenario(tmp_path, "")
    assert of(read, "core") == "own" and core_defaults("own") == {}
    for key in SET_BY_CORE:
        assert of(read, key) == parameters()[f"programme.{key}"].default


@pytest.mark.parametrize(
    ("name", "kind", "hours", "minimum_age"),
    [
        ("c_sogp", "rolling", 250, 18),  # 100 * 2.5
        ("tv_sogp", "rolling", 160, 18),  # 64 * 2.5
        ("n_sogp", "closed", 180, 21),  # 36 * 4 = 144 of core and 9 * 4 = 36 of relapse prevention
    ],
)
def test_the_three_differ_in_kind_hours_and_age(
    tmp_path: Path, name: str, kind: str, hours: float, minimum_age: int
) -> None:
    read = scenario(tmp_path, f'core = "{name}"')
    assert of(read, "kind") == kind and of(read, "minimum_age") == minimum_age
    assert of(read, "sessions") * of(read, "session_hours") == hours
    assert of(read, "sessions") % of(read, "block_sessions") == 0
    assert read.area("elm").programme.thresholds.refuses_age(20) is (minimum_age == 21)


def test_what_the_area_or_the_defaults_set_goes_before_the_programme(tmp_path: Path) -> None:
    read = scenario(tmp_path, 'core = "n_sogp"\nplaces = 7', "[defaults.programme]\nminimum_age = 18")
    assert (of(read, "places"), of(read, "minimum_age"), of(read, "sessions")) == (7, 18, 45)


def test_the_programme_can_be_named_for_all_areas(tmp_path: Path) -> None:
    read = scenario(tmp_path, "", '[defaults.programme]\ncore = "c_sogp"')
    assert (of(read, "core"), of(read, "sessions")) == ("c_sogp", 100)


def test_the_assumptions_give_the_source_of_the_programme(tmp_path: Path) -> None:
    read = scenario(tmp_path, 'core = "n_sogp"\nplaces = 7')
    found = {row.parameter: row for row in read.assumptions}
    assert found["programme.minimum_age"].status == "sourced"
    assert "N-SOGP" in found["programme.minimum_age"].source
    assert (found["programme.sessions"].value, found["programme.sessions"].status) == (45, "unverified")
    assert found["programme.places"].source == "set in this scenario"
    assert found["programme.missed_share"].source == parameters()["programme.missed_share"].provenance


def test_a_figure_that_contradicts_the_programme_is_the_one_to_blame(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"programme\.sessions: .*at least 20, because programme\.block_sessions is 20"
    ):
        scenario(tmp_path, 'core = "c_sogp"\nsessions = 10')


def test_another_programme_changes_the_digest(tmp_path: Path) -> None:
    own, named = scenario(tmp_path, ""), scenario(tmp_path, 'core = "c_sogp"')
    assert own.digest != named.digest


def test_three_of_the_six_areas_run_one_each() -> None:
    six = open_scenario("six-areas-2009")
    assert sorted(area.programme.core for area in six.areas) == sorted([*NAMES, "own", "own", "own"])


def test_groups_beside_the_core_stand_where_the_report_has_them() -> None:
    six = open_scenario("six-areas-2009").areas
    assert sum(area.i_sotp.groups > 0 for area in six) == 5  # most trusts (¶2.11)
    assert [area.name for area in six if area.a_sotp.groups] == ["birch"]  # one region (¶6.3)
    assert 0 < sum(area.maintenance.groups > 0 for area in six) < 6  # some (¶8.3)
    assert [area.name for area in six if area.tutors.first == "i_sotp"] == ["rowan"]  # some areas (¶6.1)
    for area in six:  # nothing is offered without groups, and no groups stand beside an offer that is not made
        assert area.programme.offers_i_sotp is (area.i_sotp.groups > 0)
        assert area.programme.offers_a_sotp is (area.a_sotp.groups > 0)


def test_tutors_in_full_posts_are_enough_everywhere_but_where_they_are_scarce() -> None:
    """Each group takes its weekly sessions times the tutors in a session; posts give posts times sessions of each."""
    for area in open_scenario("six-areas-2009").areas:
        groups = (area.programme, area.i_sotp, area.a_sotp, area.better_lives, area.maintenance)
        needed = sum(one.groups * one.sessions_per_week for one in groups) * area.tutors.for_each_group
        assert (area.tutors.posts * area.tutors.groups_each >= needed) is (area.name != "rowan")
