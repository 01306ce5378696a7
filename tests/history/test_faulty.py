"""Every faulty history gives one message that names file, place and value, says why it matters and what to do."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.history import read_history
from tests.history.hostile_files import HOSTILE

HERE = Path(__file__).parent
FAULTY = HERE / "faulty"
EXPECTED: dict[str, str] = yaml.safe_load((HERE / "faulty.yaml").read_text(encoding="utf-8"))

# The same name, but YAML and JSON are written differently there, so that the fault is another one too.
OF_THE_WRITING = {"brace-left-open", "control-character", "two-documents"}


def fault(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_history(path)
    return caught.value


def both_ways() -> dict[str, list[Path]]:
    """The files of each fault that stands there as YAML and as JSON."""
    found = defaultdict(list)
    for name in sorted(EXPECTED):
        found[Path(name).stem].append(FAULTY / name)
    return {stem: files for stem, files in found.items() if len(files) == 2 and stem not in OF_THE_WRITING}


def test_there_are_at_least_150_faulty_histories() -> None:
    assert len(EXPECTED) + len(HOSTILE) >= 150


def test_every_faulty_history_has_its_expected_message_and_the_other_way_round() -> None:
    assert sorted(path.name for path in FAULTY.iterdir()) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_history_gives_its_message(name: str) -> None:
    path = FAULTY / name
    assert str(fault(path)).replace(str(path), path.name) == EXPECTED[name].rstrip("\n")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_history_on_the_command_line_is_its_message_and_status_2(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = FAULTY / name
    assert main(["score", str(path), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.replace(str(path), path.name) == f"Error: {EXPECTED[name]}"
    assert "Traceback" not in said.err


@pytest.mark.parametrize("name", EXPECTED)
def test_every_message_begins_with_the_file_and_ends_with_what_to_do(name: str) -> None:
    first, *middle, last = EXPECTED[name].rstrip("\n").splitlines()
    assert first.startswith(f"{name}: ")
    assert all(line.startswith("  Why it matters: ") for line in middle)
    assert last.startswith("  What to do: ")


@pytest.mark.parametrize("name", EXPECTED)
def test_no_message_speaks_python(name: str) -> None:
    for word in ("datetime", "None", "Input should", "dict", "tuple", "type=", "<class", "Errno"):
        assert word not in EXPECTED[name]


def test_what_a_fact_is_asked_for_is_told_of_most_faults() -> None:
    told = [name for name in EXPECTED if "Why it matters" in EXPECTED[name]]
    assert len(told) > len(EXPECTED) / 2


@pytest.mark.parametrize("stem", both_ways())
def test_the_same_fault_has_the_same_words_in_yaml_and_in_json(stem: str) -> None:
    one, other = (fault(path) for path in both_ways()[stem])
    assert (one.what, one.do) == (other.what, other.do)


@pytest.mark.parametrize("name", [name for name in EXPECTED if name.startswith("misspelt-")])
def test_a_misspelt_key_gets_the_right_one_named_first(name: str) -> None:
    key = {
        "misspelt-partner": "lived_with_adult_partner_two_years",
        "misspelt-sex-of-a-victim": "sex",
        "misspelt-text-of-an-allegation": "text",
    }.get(Path(name).stem, Path(name).stem.removeprefix("misspelt-").replace("-", "_"))
    found = fault(FAULTY / name)
    assert isinstance(found, UnknownName)
    assert found.do.startswith(f"Perhaps you meant {key}")
