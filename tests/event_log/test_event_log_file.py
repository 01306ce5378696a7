"""The file of the event log: in the folder of the run or elsewhere, whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.errors import OutputError
from rightmix_sim.experiment.replications import Replication
from rightmix_sim.overload import Overload
from rightmix_sim.run_folder.event_log_file import EVENT_LOG, EventLog, writing_log
from tests.event_log.test_event_log import person
from tests.overload.written import written

ONE = Replication("oak", 0, [], [], Overload(0, 0, [], [], [], [], []), written(4, people=[person(1, 0)]))


def test_the_runs_are_numbered_as_they_come(tmp_path: Path) -> None:
    with writing_log(EventLog(), tmp_path) as keep:
        keep(ONE)
        keep(ONE)
    assert [path.name for path in tmp_path.iterdir()] == [EVENT_LOG]
    lines = (tmp_path / EVENT_LOG).read_text().splitlines()
    assert [line.split(",")[4] for line in lines[1:]] == ["1", "2"]


def test_a_log_that_is_broken_off_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt), writing_log(EventLog(target), tmp_path) as keep:
        keep(ONE)
        raise KeyboardInterrupt
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_without_a_log_nothing_is_written(tmp_path: Path) -> None:
    with writing_log(None, tmp_path) as keep:
        keep(ONE)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_replaced_only_when_told(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    EventLog(target).check(overwrite=False)
    target.write_text("old")
    EventLog(target).check(overwrite=True)
    with pytest.raises(OutputError, match="There is a file already"):
        EventLog(target).check(overwrite=False)


@pytest.mark.parametrize(("name", "says"), [("", "This is a folder"), ("no/log.csv", "does not exist")])
def test_a_place_that_cannot_take_a_file_is_named(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(OutputError, match=says):
        EventLog(tmp_path / name).check(overwrite=True)


def test_a_file_that_cannot_be_written_is_an_error_about_that_file(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 300)
    with pytest.raises(OutputError, match=r"The event log cannot be written"), writing_log(EventLog(target), tmp_path):
        pass
