"""`rightmix levers` and `rightmix scenarios diff` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.levers import lever_names, open_lever

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have a narrower one, and lines would wrap."""
    monkeypatch.setenv("COLUMNS", "100")


def test_the_list_has_number_name_title_and_paragraph_of_each(capsys: Said) -> None:
    assert main(["levers", "list"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    for name in lever_names():
        lever = open_lever(name)
        begins = [str(lever.recommendation)] if lever.recommendation else []
        expected = [*begins, name, *lever.title.split(), f"¶{lever.paragraph}"]
        assert expected in lines, name


def test_the_list_as_json_has_all_of_them(capsys: Said) -> None:
    assert main(["levers", "list", "--json"]) == 0
    assert [one["name"] for one in json.loads(capsys.readouterr().out)] == list(lever_names())


@pytest.mark.parametrize("name", lever_names())
def test_show_says_what_it_is_what_it_changes_and_what_is_left_out(name: str, capsys: Said) -> None:
    assert main(["levers", "show", name]) == 0
    said = " ".join(capsys.readouterr().out.split())
    lever = open_lever(name)
    for text in (lever.title, lever.text, lever.why, lever.not_in_the_model, lever.cost):
        assert " ".join(text.split()) in said
    for change in lever.changes:
        assert " ".join(change.in_words().split()) in said


def test_cost_gives_hours_and_pounds_of_each_area(capsys: Said) -> None:
    assert main(["levers", "cost", "ring-fenced-supervisors", "one-small-area"]) == 0
    said = capsys.readouterr().out
    # 1 post * 40 hours * half for casework * (52.18 - 41/5) weeks * the half that other duties took = 439.8
    assert "hours handed back by other duties: police supervisor, 440 hours, £19,351 a year" in said
    assert "hours that other duties must do without" in said


def test_cost_says_where_a_lever_changes_nothing(capsys: Said) -> None:
    assert main(["levers", "cost", "caseload-cap", "one-small-area"]) == 0
    assert "Nothing changes here" in capsys.readouterr().out


def test_levers_may_be_named_together(capsys: Said) -> None:
    assert main(["levers", "cost", "visor-access+one-to-one-pack", "one-small-area"]) == 0
    said = capsys.readouterr().out
    assert "visor.direct_access" in said
    assert "one_to_one.resource_pack" in said


def test_a_scenario_with_a_lever_can_be_checked(capsys: Said) -> None:
    assert main(["scenarios", "check", "six-areas-2009+visor-access"]) == 0
    assert capsys.readouterr().out.startswith("six-areas-2009+visor-access can be run: 6 areas")


def test_diff_of_the_same_is_one_line_and_status_0(capsys: Said) -> None:
    assert main(["scenarios", "diff", "one-small-area", "one-small-area+caseload-cap"]) == 0
    assert capsys.readouterr().out == (
        "There is no difference between one-small-area and one-small-area+caseload-cap.\n"
    )


def test_diff_says_area_by_area_what_differs(capsys: Said) -> None:
    assert main(["scenarios", "diff", "six-areas-2009", "six-areas-2009+visor-access+timely-programmes"]) == 0
    said = capsys.readouterr().out
    assert said.index("In every area the same") < said.index("In alder") < said.index("In rowan")
    assert "(visor.direct_access): no → yes. ¶4.11" in " ".join(said.split())


def test_diff_of_files_names_the_areas_that_one_of_them_has_alone(
    capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["scenarios", "copy", "one-small-area", "ours.toml"]) == 0
    capsys.readouterr()
    assert main(["scenarios", "diff", "ours.toml", "six-areas-2009"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("Only in ours.toml") + 1] == "  ash"
    assert lines[lines.index("Only in six-areas-2009") + 1 :] == [
        f"  {one.name}" for one in open_scenario("six-areas-2009").areas
    ]


def test_diff_as_json_holds_the_same(capsys: Said) -> None:
    assert main(["scenarios", "diff", "one-small-area", "one-small-area+ring-fenced-supervisors", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    (one,) = found["areas"]
    assert (one["area"], one["parameter"], one["before"], one["after"]) == (
        "ash",
        "police_supervisors.diverted_share",
        0.5,
        0.0,
    )


def test_an_unknown_lever_gives_the_nearest_name_and_status_2(capsys: Said) -> None:
    assert main(["levers", "show", "visor-acess"]) == 2
    assert "Perhaps you meant visor-access" in capsys.readouterr().err
