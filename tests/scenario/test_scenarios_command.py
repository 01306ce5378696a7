"""`rightmix scenarios` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.scenario import open_scenario, parameters, scenario_names

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_list_gives_name_title_and_areas_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 * len(scenario_names())
    assert lines[-2:] == [  # set off by the longest name, england-and-wales-2009
        "six-areas-2009          Six areas in 2009, as the inspection found them",
        "                        alder, birch, cedar, elm, hazel, rowan",
    ]


@pytest.mark.parametrize("name", scenario_names())
def test_what_copy_wrote_reads_as_the_same_scenario(name: str, elsewhere: Path) -> None:
    assert main(["scenarios", "copy", name]) == 0
    assert [path.name for path in elsewhere.iterdir()] == [f"{name}.toml"]
    assert open_scenario(elsewhere / f"{name}.toml") == open_scenario(name)


def test_copy_tells_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "copy", "one-small-area", "ours.toml"]) == 0
    assert capsys.readouterr().out == "Wrote ours.toml. Change it, then try: rightmix scenarios check ours.toml\n"


def test_copy_leaves_a_file_alone_unless_told(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = elsewhere / "ours.toml"
    ours.write_text("mine\n", encoding="utf-8")
    assert main(["scenarios", "copy", "one-small-area", "ours.toml"]) == 2
    assert "add --overwrite" in capsys.readouterr().err
    assert ours.read_text(encoding="utf-8") == "mine\n"
    assert main(["scenarios", "copy", "one-small-area", "ours.toml", "--overwrite"]) == 0
    assert open_scenario(ours).name == "one-small-area"


def test_copy_into_a_folder_names_a_file_in_it(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (elsewhere / "plans").mkdir()
    assert main(["scenarios", "copy", "one-small-area", "plans", "--overwrite"]) == 2
    assert "Name a file in it: plans/one-small-area.toml." in capsys.readouterr().err


def test_copy_of_an_unknown_name_gives_the_nearest(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "copy", "six-areas"]) == 2
    assert "Perhaps you meant six-areas-2009" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def test_check_says_in_one_line_that_it_can_be_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "check", "one-small-area"]) == 0
    assert capsys.readouterr().out == (
        "one-small-area can be run: 1 area (ash), measured from 2009-04-01 to 2010-03-31 after 6 months of warm-up.\n"
    )


def test_parameters_shows_every_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "parameters"]) == 0
    said = capsys.readouterr().out.splitlines()
    for path, row in parameters().items():
        key = path.rpartition(".")[2]
        assert any(line.startswith(f"# {key} = " if row.required else f"{key} = ") for line in said), path


def test_scenarios_alone_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios"]) == 2
    said = capsys.readouterr()
    assert "copy" in said.out + said.err
