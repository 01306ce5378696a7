"""`rightmix simulate` says where a service is overloaded, and writes an event log where it is told to."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.event_log import columns

LOG = "event-log.csv"


def simulate(two_areas: Path, *more: str) -> int:
    return main(["simulate", str(two_areas), "--replications", "2", "--jobs", "1", "--out", "run", *more])


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_without_being_told_no_log_is_written(folder: Path) -> None:
    assert not (folder / LOG).exists()


def test_a_log_in_the_folder_of_the_run_is_one_of_its_files(
    two_areas: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulate(two_areas, "--event-log") == 0
    assert f"Event log: run/{LOG}" in capsys.readouterr().out
    assert LOG in json.loads(Path("run/manifest.json").read_text())["files"]
    log = lines(Path("run") / LOG)
    assert list(log[0]) == list(columns())
    runs = {(line["run_number"], line["area"], line["replication"]) for line in log}
    assert runs == {("1", "ash", "0"), ("2", "ash", "1"), ("3", "oak", "0"), ("4", "oak", "1")}
    assert simulate(two_areas, "--event-log", "--overwrite") == 0  # the log is no foreign file to the next run


def test_a_log_elsewhere_is_the_same_log_and_none_is_in_the_folder(two_areas: Path) -> None:
    assert simulate(two_areas, "--event-log") == 0
    inside = (Path("run") / LOG).read_bytes()
    assert simulate(two_areas, "--event-log-to", "mine.csv", "--overwrite") == 0
    assert Path("mine.csv").read_bytes() == inside
    assert not (Path("run") / LOG).exists()


def test_a_file_that_is_there_is_kept_and_nothing_is_simulated(
    two_areas: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.csv").write_text("mine")
    assert simulate(two_areas, "--event-log-to", "mine.csv") == 2
    assert "There is a file already" in capsys.readouterr().err
    assert Path("mine.csv").read_text() == "mine"
    assert not Path("run").exists()


def test_the_work_of_officers_is_there_on_request(two_areas: Path) -> None:
    assert simulate(two_areas, "--event-log-work") == 0
    assert any(line["event"] == "police_visit_begins" for line in lines(Path("run") / LOG))


def test_overload_has_a_section_of_its_own(two_areas: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # two offender managers with 130 cases each: over 50 in both replications
    crowded = Path("crowded.toml")
    crowded.write_text(two_areas.read_text().replace("posts = 2\n", "posts = 2\ncaseload = 130\n"), encoding="utf-8")
    assert simulate(crowded) == 0
    said = capsys.readouterr().out
    assert "\nOverload\n" in said
    assert "More than 50 cases for a post, all cases, registered or not." in " ".join(said.split())
    assert "Offender managers of Ash: 100% of filled posts" in " ".join(said.split())
