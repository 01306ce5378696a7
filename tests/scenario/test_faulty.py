"""Every faulty scenario gives one message that names file, key, value, what is allowed and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError
from rightmix_sim.scenario import read_scenario

HERE = Path(__file__).parent
FAULTY = HERE / "faulty"
EXPECTED: dict[str, str] = yaml.safe_load((HERE / "faulty.yaml").read_text(encoding="utf-8"))


def test_every_faulty_scenario_has_its_expected_message_and_the_other_way_round() -> None:
    assert sorted(path.stem for path in FAULTY.glob("*.toml")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_scenario_gives_its_message(name: str) -> None:
    path = FAULTY / f"{name}.toml"
    with pytest.raises(InputError) as caught:
        read_scenario(path)
    assert str(caught.value).replace(str(path), path.name) == EXPECTED[name].rstrip("\n")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_message_begins_with_the_file(name: str) -> None:
    assert EXPECTED[name].startswith(f"{name}.toml: ")


def test_a_faulty_scenario_on_the_command_line_is_one_message_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    path = FAULTY / "hours-for-minutes.toml"
    assert main(["scenarios", "check", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Error: {path}: areas.elm.contacts.minutes: This must be in minutes.")
    assert "Traceback" not in said.err


def test_a_folder_is_not_a_scenario(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_scenario(tmp_path)
