"""With and without levers: only what is different is run, the luck of both is the same, and hours add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.experiment.lever_run import LeverAnswer, compare, moved_areas
from rightmix_sim.experiment.replications import replicate
from rightmix_sim.records import Role
from rightmix_sim.scenario import Scenario, open_scenario
from rightmix_sim.scenario.levers import open_lever, read_lever
from rightmix_sim.scenario.over import with_levers

OURS = """name = "ours"
title = "Our lever"
text = "What should be done."
why = "What makes it worth trying."

[[change]]
parameter = "{parameter}"
to = {value}

[cost]
text = "Who pays with what."
"""


def over(scenario: Scenario, folder: Path, parameter: str, value: object) -> Scenario:
    path = folder / "ours.toml"
    path.write_text(OURS.format(parameter=parameter, value=value), encoding="utf-8")
    return with_levers(scenario, [read_lever(path)])


@pytest.fixture(scope="module")
def more_groups(small: Scenario) -> list[LeverAnswer]:
    after = with_levers(small, [open_lever("timely-programmes")])
    return compare(small, after, replications=3, seed=5)


def test_only_areas_that_are_different_are_run() -> None:
    before, after = open_scenario("six-areas-2009"), open_scenario("six-areas-2009+caseload-cap")
    assert moved_areas(before, after) == ["alder", "birch", "cedar"]


def test_where_the_guidance_is_different_every_area_is(small: Scenario, tmp_path: Path) -> None:
    text = OURS.replace("parameter", "guidance", 1).format(parameter="police-visit-medium", value='"2 months"')
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    assert moved_areas(small, with_levers(small, [read_lever(path)])) == ["elm"]


def test_a_lever_that_changes_nothing_is_not_run_at_all(small: Scenario) -> None:
    told: list[int] = []
    after = with_levers(small, [open_lever("caseload-cap")])
    assert compare(small, after, replications=2, seed=5, progress=lambda done, _: told.append(done)) == []
    assert told == []


def test_both_arms_have_the_same_luck_so_that_other_prices_change_no_hour_and_no_finding(
    small: Scenario, tmp_path: Path
) -> None:
    (found,) = compare(small, over(small, tmp_path, "costs.tutor", 50), replications=2, seed=5)
    assert all(one.is_nothing for one in found.answer.shares.values())
    assert all(one.asked.is_nothing and one.delivered.is_nothing for one in found.hours)


def test_the_arm_without_is_the_scenario_run_alone(small: Scenario, more_groups: list[LeverAnswer]) -> None:
    alone = list(replicate(small, replications=3, seed=5))
    (found,) = more_groups
    before = [(one.measure, one.group, repr(one.value)) for _, _, one in found.answer.measures_before]
    assert before == [(one.measure, one.group, repr(one.value)) for each in alone for one in each.measures]


def test_the_hours_of_all_roles_are_the_hours_of_all_purposes(more_groups: list[LeverAnswer]) -> None:
    (found,) = more_groups
    purposes = [one for (name, _), one in found.answer.means.items() if name == "delivered_hours_by_purpose"]
    assert sum(one.delivered.after for one in found.hours) == pytest.approx(sum(one.after for one in purposes))
    assert sum(one.delivered.before for one in found.hours) == pytest.approx(sum(one.before for one in purposes))


def test_one_more_group_is_more_hours_of_the_programme_team(more_groups: list[LeverAnswer]) -> None:
    (found,) = more_groups
    (team,) = [one for one in found.hours if one.role is Role.PROGRAMME_TEAM]
    assert team.delivered.value > 0


def test_any_number_of_processes_gives_the_same_answer(small: Scenario, more_groups: list[LeverAnswer]) -> None:
    after = with_levers(small, [open_lever("timely-programmes")])
    told: list[tuple[int, int]] = []
    again = compare(small, after, replications=3, seed=5, jobs=2, progress=lambda done, of: told.append((done, of)))
    assert [one.hours for one in again] == [one.hours for one in more_groups]
    assert [one.answer.shares for one in again] == [one.answer.shares for one in more_groups]
    assert told == [(done, 6) for done in range(1, 7)]


def test_the_command_says_what_moves_what_it_costs_and_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["levers", "run", "timely-programmes", "one-small-area", "--replications", "2", "--jobs", "1"]
    assert main(arguments) == 0
    said = " ".join(capsys.readouterr().out.split())  # however its lines are broken
    for part in (
        "What changes",
        "What it costs by policy, to be paid on top",
        "What moves, in per cent",
        "Hours a month by role",
        "Hours a month delivered, by purpose",
        "Not in the model:",
        "Nothing here forecasts anybody's",
    ):
        assert part in said, part


def test_the_command_runs_nothing_where_nothing_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levers", "run", "caseload-cap", "one-small-area"]) == 0
    said = capsys.readouterr()
    assert "Nothing changes here" in said.out
    assert said.err == ""


def test_a_lever_by_its_number_runs_in_one_area_on_the_people_of_a_caseload(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "office.csv"
    rows = [f"c{number},medium,high,licence" for number in range(3)]
    file.write_text("\n".join(["case,rm2000,rosh,order_kind", *rows]) + "\n", encoding="utf-8")
    command = ["levers", "run", "6", "one-small-area", "--area", "ash", "--caseload", str(file)]
    assert main([*command, "--replications", "1", "--jobs", "1"]) == 0
    shown = capsys.readouterr().out
    assert "Timely programmes, prepared for" in shown and "Hours a month by role" in shown
    assert main([*command[:5], "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
