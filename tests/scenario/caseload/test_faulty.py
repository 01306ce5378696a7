"""Every faulty caseload gives one message that names file, line and column and repeats nothing about a person."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from rightmix_sim.cli import main
from rightmix_sim.errors import InputError
from rightmix_sim.scenario import Scenario, open_scenario
from rightmix_sim.scenario.caseload import with_caseload

FAULTY: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "faulty.yaml").read_text(encoding="utf-8"))
# what stands in the faulty files about somebody
PERSONAL = (
    "smith", "john", "high street", "ls1", "900123", "7946", "485777", "485 777", "123456", "4567a", "a1234", "qq",
    "1961", "1931", "example.org", "ller", "mornings", "north",
)  # fmt: skip


def written(name: str, folder: Path) -> Path:
    given = FAULTY[name]
    path = folder / given.get("named", f"{name}.csv")
    path.write_bytes(bytes.fromhex(given["hex"]) if "hex" in given else given["file"].encode())
    return path


def message(name: str, folder: Path) -> str:
    path = written(name, folder)
    with pytest.raises(InputError) as caught:
        with_caseload(open_scenario(FAULTY[name].get("scenario", "one-small-area")), path)
    return str(caught.value).replace(str(path), path.name)


def test_there_are_at_least_sixty() -> None:
    assert len(FAULTY) >= 60


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_caseload_gives_its_message(name: str, tmp_path: Path) -> None:
    assert message(name, tmp_path) == FAULTY[name]["says"].rstrip("\n")


@pytest.mark.parametrize("name", FAULTY)
def test_no_message_repeats_anything_about_a_person(name: str, tmp_path: Path) -> None:
    said = message(name, tmp_path).replace(name, "").lower()
    assert [one for one in PERSONAL if one in said] == []


@pytest.mark.parametrize("name", FAULTY)
def test_every_message_says_what_to_do(name: str) -> None:
    assert "\n  What to do: " in FAULTY[name]["says"]


def test_every_word_about_a_person_stands_in_a_faulty_file() -> None:
    content = " ".join(
        bytes.fromhex(one["hex"]).decode("latin-1") if "hex" in one else one["file"] for one in FAULTY.values()
    ).lower()
    assert [word for word in PERSONAL if word not in content] == []


def test_a_faulty_caseload_on_the_command_line_is_one_message_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = written("case-is-a-name", tmp_path)
    assert main(["simulate", "one-small-area", "--caseload", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Error: {path}: line 2, column case: This looks like a name.")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]  # nothing was begun


def test_more_rows_than_a_model_holds_are_refused(tmp_path: Path, small: Scenario) -> None:
    path = tmp_path / "large.csv"
    rows = (f"c{number},low,low,none" for number in range(100_001))
    path.write_text("case,rm2000,rosh,order_kind\n" + "\n".join(rows), encoding="utf-8")
    with pytest.raises(InputError, match=r"line 100002: The file has more than 100,000 rows\."):
        with_caseload(small, path)


@pytest.mark.parametrize("thing", ["missing", "folder"])
def test_what_is_no_file_is_said_so(thing: str, tmp_path: Path, small: Scenario) -> None:
    path = tmp_path / "caseload.csv"
    if thing == "folder":
        path.mkdir()
    with pytest.raises(InputError, match=r"There is no such file|A folder cannot be read"):
        with_caseload(small, path)


def test_each_column_that_must_be_empty_without_an_order_is_among_the_faulty_files() -> None:
    headers = [next(csv.reader([one["file"].partition("\n")[0]])) for one in FAULTY.values() if "file" in one]
    found = {name for header in headers for name in header}
    needs = re.findall(r"column (\w+): This must be empty", " ".join(one["says"] for one in FAULTY.values()))
    assert set(needs) <= found
    assert len(needs) == 8
