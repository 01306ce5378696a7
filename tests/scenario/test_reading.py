"""What a scenario becomes: values from three places, days, own guidance, provenance and a digest."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.guidance import load_book
from rightmix_sim.scenario import Assumption, Interval, Scenario, open_scenario, parameters, scenario_names
from rightmix_sim.scenario.provenance import EVERY_AREA

Read = Callable[..., Scenario]
ASH = "\n[areas.ash.register]\npeople = 80\n[areas.ash.offender_managers]\nposts = 1\n"
ASH += "[areas.ash.public_protection_officers]\nposts = 1\n"
MINUTES = "\n[areas.elm.contacts]\nminutes = "


def of(scenario: Scenario, parameter: str) -> list[Assumption]:
    return [row for row in scenario.assumptions if row.parameter == parameter]


def test_a_value_of_an_area_comes_before_that_of_the_scenario_and_that_before_the_default(read: Read) -> None:
    plain = read().area("elm").contacts
    shared = '\n[defaults.contacts]\nminutes = "50 minutes"\nmissed_minutes = "5 minutes"\n'
    changed = read(shared + MINUTES + '"40 minutes"\n').area("elm").contacts
    assert (changed.minutes, changed.missed_minutes) == (40.0, 5.0)
    assert changed.missed_share == plain.missed_share == parameters()["contacts.missed_share"].default


def test_defaults_reach_every_area_that_does_not_set_its_own(read: Read) -> None:
    scenario = read('\n[defaults.contacts]\nminutes = "50 minutes"\n' + ASH + MINUTES + '"40 minutes"\n')
    assert [scenario.area(name).contacts.minutes for name in ("elm", "ash")] == [40.0, 50.0]


def test_what_is_required_may_stand_in_defaults(read: Read) -> None:
    scenario = read("\n[defaults.offender_managers]\nposts = 3\n", {"[areas.elm.offender_managers]\nposts = 2\n": ""})
    assert scenario.area("elm").offender_managers.posts == 3


@pytest.mark.parametrize(
    ("text", "interval"),
    [("1 month", Interval(1, "months")), ("15 working days", Interval(15, "working_days"))],
)
def test_an_interval_is_read_as_people_write_it(read: Read, text: str, interval: Interval) -> None:
    scenario = read(f'\n[areas.elm.plans]\nreview_every = "{text}"\nreview_planned_days_ahead = "5 days"\n')
    assert scenario.area("elm").plans.review_every == interval
    assert str(interval) == text


def test_a_title_that_is_left_out_is_made_from_the_name(read: Read) -> None:
    assert read().area("elm").title == "Elm"


def test_the_model_begins_the_warm_up_before_the_first_measured_day(read: Read) -> None:
    scenario = read(replace={"2009-04-01": "2009-08-31"})
    assert scenario.first_day == date(2009, 2, 28)  # six months before 31 August: February has no 31st
    assert scenario.ends == date(2010, 8, 31)


def test_a_run_may_begin_without_warm_up(read: Read) -> None:
    scenario = read(replace={'"6 months"': '"0 months"'})
    assert scenario.first_day == scenario.starts == date(2009, 4, 1)


def test_own_guidance_is_laid_over_the_book_and_listed(read: Read) -> None:
    scenario = read('\n[[guidance]]\nid = "police-visit-medium"\nvalue = "2 months"\ndocument = "Our force, 2009"\n')
    assert scenario.book["police-visit-medium"].value_on(scenario.starts) == 2
    assert load_book()["police-visit-medium"].value_on(scenario.starts) == 3
    first = load_book()["police-visit-medium"].editions[0].from_.isoformat()
    assert of(scenario, "guidance.police-visit-medium") == [
        Assumption(
            "guidance.police-visit-medium", EVERY_AREA, 2, "months", "assumption", f"Our force, 2009, from {first}"
        )
    ]


def test_without_own_guidance_the_book_is_the_package_s(read: Read) -> None:
    scenario = read()
    assert scenario.book == load_book()
    assert [row for row in scenario.assumptions if row.parameter.startswith("guidance.")] == []


def test_every_parameter_of_every_area_is_among_the_assumptions(read: Read) -> None:
    scenario = read(ASH)
    for path in parameters():
        rows = of(scenario, path)
        areas = {row.area for row in rows}
        assert areas in ({EVERY_AREA}, {"elm", "ash"}), path
        assert len(rows) == len(areas), path
    assert [(row.area, row.value) for row in of(scenario, "register.people")] == [("elm", 120), ("ash", 80)]


def test_a_default_brings_its_own_provenance_and_a_set_value_is_an_assumption(read: Read) -> None:
    scenario = read(MINUTES + '"40 minutes"\n')
    (default,) = of(scenario, "offender_managers.caseload")
    assert (default.value, default.status) == (40, "seed")
    assert default.source.startswith("¶3.12")
    (own,) = of(scenario, "contacts.minutes")
    assert (own.value, own.unit, own.status, own.source) == (40.0, "minutes", "assumption", "set in this scenario")


def test_the_warm_up_and_the_length_are_assumptions_too(read: Read) -> None:
    scenario = read('\n[provenance]\nlength = {status = "sourced", source = "Plan of 2009"}\n')
    assert [(row.parameter, row.value, row.source) for row in scenario.assumptions[:2]] == [
        ("warm_up", "6 months", "set in this scenario"),
        ("length", "12 months", "Plan of 2009"),
    ]


@pytest.mark.parametrize(
    ("keys", "closest"),
    [
        (["areas.elm.contacts.minutes", "areas.elm.contacts", "areas.*.contacts.minutes", "areas.*"], 0),
        (["areas.*", "areas.elm", "areas.*.contacts", "areas.elm.contacts"], 3),
        (["areas.elm.contacts", "areas.*.contacts.minutes"], 1),
        (["areas.*", "areas.elm"], 1),
    ],
)
def test_the_closest_provenance_counts(read: Read, keys: list[str], closest: int) -> None:
    lines = "".join(f'"{key}" = {{status = "sourced", source = "{n}"}}\n' for n, key in enumerate(keys))
    scenario = read(f'{MINUTES}"40 minutes"\n\n[provenance]\n{lines}')
    (row,) = of(scenario, "contacts.minutes")
    assert (row.status, row.source) == ("sourced", str(closest))


def test_provenance_of_defaults_counts_where_they_do(read: Read) -> None:
    scenario = read(
        '\n[defaults.contacts]\nminutes = "50 minutes"\n'
        + ASH
        + MINUTES
        + '"40 minutes"\n[provenance]\n"defaults.contacts" = {status = "sourced", source = "Time study"}\n'
    )
    assert [(row.area, row.source) for row in of(scenario, "contacts.minutes")] == [
        ("elm", "set in this scenario"),
        ("ash", "Time study"),
    ]


def test_comments_words_about_the_scenario_order_of_keys_and_provenance_leave_the_digest_alone(read: Read) -> None:
    provenance = '\n[provenance]\n"areas.elm" = {status = "sourced", source = "x"}\n'
    turned = {'warm_up = "6 months"\nlength = "12 months"': 'length = "12 months"   # a year\nwarm_up = "6 months"'}
    other = read(provenance, turned | {'title = "A small scenario"': 'title = "Another title"'})
    assert other.digest == read().digest
    assert re.fullmatch("[0-9a-f]{64}", other.digest)


@pytest.mark.parametrize(
    ("more", "replace"),
    [
        ("", {"people = 120": "people = 121"}),
        ("", {"2009-04-01": "2009-04-02"}),
        ("", {'"6 months"': '"7 months"'}),
        ("", {'"12 months"': '"13 months"'}),
        (MINUTES + '"54 minutes"\n', {}),
        (ASH, {}),
        ('\n[[guidance]]\nid = "police-visit-medium"\nvalue = "2 months"\n', {}),
    ],
)
def test_everything_that_can_change_a_result_changes_the_digest(read: Read, more: str, replace: dict[str, str]) -> None:
    assert read(more, replace).digest != read().digest


def test_a_value_equal_to_the_default_leaves_the_digest_alone(read: Read) -> None:
    assert read(MINUTES + '"55 minutes"\n').digest == read(MINUTES + '"55.0 minutes"\n').digest == read().digest


def test_a_scenario_can_be_sent_to_another_process(read: Read) -> None:
    scenario = read()
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_a_rolling_group_may_be_smaller_than_the_default_smallest_group(read: Read) -> None:
    assert read('\n[areas.elm.programme]\nkind = "rolling"\nplaces = 5\n').area("elm").programme.places == 5


def test_an_area_that_does_not_use_the_power_to_enter_needs_no_law_for_it(read: Read) -> None:
    withdrawn = '\n[[guidance]]\nid = "entry-power"\nvalue = "withdrawn"\n'
    scenario = read("\n[areas.elm.police_visits]\nentry_after_failures = 0\n" + withdrawn)
    assert scenario.area("elm").police_visits.entry_after_failures == 0


def test_an_unknown_area_gives_the_nearest_name(read: Read) -> None:
    with pytest.raises(UnknownName, match="Perhaps you meant elm"):
        read().area("elmm")


def test_a_packaged_scenario_opens_by_name_and_by_path() -> None:
    path = Path(__file__).parents[2] / "src/rightmix_sim/scenario/data/scenarios/one-small-area.toml"
    assert open_scenario("one-small-area") == open_scenario(path) == open_scenario(str(path))


@pytest.mark.parametrize("name", scenario_names())
def test_a_packaged_scenario_is_named_as_its_file(name: str) -> None:
    assert open_scenario(name).name == name


def test_a_name_that_is_none_gives_the_nearest_names_and_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownName, match="Perhaps you meant six-areas-2009"):
        open_scenario("six-area-2009")
    (tmp_path / "our-county.toml").write_text("", encoding="utf-8")
    with pytest.raises(UnknownName, match=r"Perhaps you meant our-county\.toml"):
        open_scenario("our-county")


def test_a_path_that_leads_nowhere_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no such file"):
        open_scenario(tmp_path / "elm.toml")
