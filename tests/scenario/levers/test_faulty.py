"""Every faulty lever gives one message that names file, change, value and what to do, read or laid over an area."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.levers import read_lever
from rightmix_sim.scenario.over import with_levers

HERE = Path(__file__).parent
FAULTY = HERE / "faulty"
EXPECTED: dict[str, str] = yaml.safe_load((HERE / "faulty.yaml").read_text(encoding="utf-8"))


def test_every_faulty_lever_has_its_expected_message_and_the_other_way_round() -> None:
    assert sorted(path.stem for path in FAULTY.glob("*.toml")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_lever_gives_its_message(name: str) -> None:
    path = FAULTY / f"{name}.toml"
    with pytest.raises(InputError) as caught:
        with_levers(open_scenario("one-small-area"), [read_lever(path)])
    assert str(caught.value).replace(str(path), path.name) == EXPECTED[name].rstrip("\n")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_message_begins_with_the_file(name: str) -> None:
    assert EXPECTED[name].startswith(f"{name}.toml: ")


def test_a_faulty_lever_on_the_command_line_is_one_message_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    path = FAULTY / "two-operations.toml"
    assert main(["scenarios", "check", f"one-small-area+{path}"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Error: {path}: change[0]: A change does one thing.")
    assert "Traceback" not in said.err
