"""Scenarios laid over others: names with levers, and files that say `over`."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.scenario import Interval, Scenario, open_scenario, scenario_text
from rightmix_sim.scenario.levers import lever_names
from rightmix_sim.scenario.over import parted

OVER = """over = "six-areas-2009"
name = "ours"
title = "Our six areas"
"""
CHANGE = '\n[[change]]\nparameter = "programme.groups"\nadd = 1\nareas = ["elm"]\n'
Open = Callable[[str], Scenario]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    def opening(text: str) -> Scenario:
        path = tmp_path / "ours.toml"
        path.write_text(text, encoding="utf-8")
        return open_scenario(path)

    return opening


def test_a_name_with_levers_has_a_name_and_a_title_that_say_so() -> None:
    scenario = open_scenario("six-areas-2009+visor-access+timely-programmes")
    assert scenario.name == "six-areas-2009-with-visor-access-and-timely-programmes"
    assert scenario.title.endswith(", with: ViSOR for probation staff and Timely programmes, prepared for")


def test_a_name_that_would_grow_too_long_counts_its_levers() -> None:
    assert open_scenario("six-areas-2009+" + "+".join(lever_names()[:4])).name == "six-areas-2009-with-4-levers"


def test_a_lever_stands_once_only() -> None:
    with pytest.raises(InputError, match="A lever stands twice"):
        open_scenario("six-areas-2009+training+training")


def test_a_file_may_have_a_plus_sign_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ours+theirs.toml").write_text(scenario_text("one-small-area"), encoding="utf-8")
    assert parted("ours+theirs.toml+training") == ("ours+theirs.toml", ("training",))
    assert open_scenario("ours+theirs.toml") == open_scenario("one-small-area")


def test_a_file_over_another_changes_what_it_says_and_nothing_else(opened: Open) -> None:
    base, ours = open_scenario("six-areas-2009"), opened(OVER + CHANGE)
    assert (ours.name, ours.title, ours.description) == ("ours", "Our six areas", base.description)
    assert ours.area("elm").programme.groups == base.area("elm").programme.groups + 1
    assert [area for area in ours.areas if area.name != "elm"] == [area for area in base.areas if area.name != "elm"]
    assert [row.source for row in ours.assumptions if row not in base.assumptions and row.area == "elm"] == [
        "changed in ours"
    ]


def test_its_levers_come_first_and_its_own_changes_after(opened: Open) -> None:
    base = open_scenario("six-areas-2009").area("elm").programme.groups
    own = CHANGE.replace("add = 1", "times = 2")
    ours = opened(OVER + 'levers = ["timely-programmes"]\n' + own)
    assert ours.area("elm").programme.groups == (base + 1) * 2


def test_a_file_with_a_lever_only_is_the_scenario_with_that_lever(opened: Open) -> None:
    ours = opened(OVER + 'levers = ["visor-access"]\n')
    theirs = open_scenario("six-areas-2009+visor-access")
    assert (ours.digest, ours.assumptions) == (theirs.digest, theirs.assumptions)


def test_other_days_change_the_digest_and_are_told(opened: Open) -> None:
    ours = opened(OVER + 'starts = 2010-04-01\nlength = "6 months"\n')
    assert (ours.starts, ours.length) == (date(2010, 4, 1), Interval(6, "months"))
    assert ours.digest != open_scenario("six-areas-2009").digest
    assert [(row.value, row.source) for row in ours.assumptions if row.parameter == "length"] == [
        ("6 months", "set in this scenario")
    ]


def test_a_file_may_be_over_a_file_beside_it_that_is_over_another(tmp_path: Path) -> None:
    (tmp_path / "first.toml").write_text(OVER + CHANGE, encoding="utf-8")
    (tmp_path / "second.toml").write_text(
        OVER.replace("six-areas-2009", "first.toml").replace('"ours"', '"theirs"') + CHANGE, encoding="utf-8"
    )
    groups = open_scenario("six-areas-2009").area("elm").programme.groups
    assert open_scenario(tmp_path / "second.toml").area("elm").programme.groups == groups + 2


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        (OVER, "Nothing is different from the scenario below", ""),
        (OVER.replace("six-areas-2009", "six-areas") + CHANGE, "There is no scenario of this name", "over"),
        (OVER.replace('"six-areas-2009"', "2009") + CHANGE, "must be the name or the file of a scenario", "over"),
        (OVER.replace("six-areas-2009", "ours.toml") + CHANGE, "This scenario is over itself", "over"),
        (OVER.replace('name = "ours"\n', "") + CHANGE, "This is missing", "name"),
        (OVER.replace('"ours"', '"Our six"') + CHANGE, "must be lower-case words", "name"),
        (OVER + "\n[areas.elm]\n", "There is no key of this name", ""),
        (OVER + 'levers = "visor-access"\n', "must be a list of names", "levers"),
        (OVER + 'levers = ["training", "training"]\n', "A lever stands twice", "levers[0]"),
        (OVER + 'length = "6"\n', "not a number with its unit", "length"),
        (OVER + 'starts = "2010-04-01"\n', "must be a date", "starts"),
        (OVER + CHANGE.replace("add = 1", "add = 1000"), "This would take it from", "change[0].add"),
    ],
)
def test_what_is_wrong_with_such_a_file_is_said_with_its_place(opened: Open, text: str, what: str, place: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        opened(text)
    assert caught.value.place.startswith(place)
    assert "ours.toml" in str(caught.value)


def test_two_files_over_each_other_are_refused(tmp_path: Path) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        text = OVER.replace("six-areas-2009", f"{other}.toml").replace('"ours"', f'"{name}"') + CHANGE
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="This scenario is over itself"):
        open_scenario(tmp_path / "one.toml")


@pytest.mark.parametrize("name", lever_names())
def test_the_text_kept_beside_a_run_is_a_whole_scenario_that_reads_back_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    path.write_text(scenario_text(f"six-areas-2009+{name}"), encoding="utf-8")
    assert open_scenario(path) == open_scenario(f"six-areas-2009+{name}")


def test_a_text_with_own_guidance_reads_back_the_same(opened: Open, tmp_path: Path) -> None:
    changes = '\n[[change]]\nguidance = "police-visit-medium"\nto = "2 months"\n'
    changes += '\n[[change]]\nguidance = "entry-power"\nto = "withdrawn"\n'
    changes += '\n[[change]]\nparameter = "police_visits.entry_after_failures"\nto = 0\n'
    ours = opened(OVER + changes)
    kept = tmp_path / "kept.toml"
    kept.write_text(scenario_text(tmp_path / "ours.toml"), encoding="utf-8")
    assert open_scenario(kept) == ours


def test_a_plain_scenario_keeps_the_text_of_its_file() -> None:
    assert scenario_text("one-small-area").startswith("# One small synthetic area")


def test_a_scenario_with_levers_can_be_sent_to_another_process() -> None:
    scenario = open_scenario("one-small-area+trained-staff")
    assert pickle.loads(pickle.dumps(scenario)) == scenario
