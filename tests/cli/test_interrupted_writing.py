"""A Ctrl-C while Arrow is at work is heard when it is through, not lost in it and not in the middle of a table."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from rightmix_sim.experiment import Replication, replicate
from rightmix_sim.records import SCHEMA
from rightmix_sim.run_folder.parquet import RecordFiles
from rightmix_sim.scenario import Scenario
from tests.model.areas import months, short


class Interrupted:
    """A writer during whose work Ctrl-C is pressed, and which loses what is raised in it, as C++ can."""

    def __init__(self) -> None:
        self.tables = 0

    def write_table(self, _: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            return
        self.tables += 1


@pytest.fixture(scope="module")
def one() -> Replication:
    scenario: Scenario = short("one-small-area", months(1), months(1))
    return next(iter(replicate(scenario, replications=1, seed=1, keep_records=True)))


def test_a_ctrl_c_while_records_are_written_is_heard_once_all_tables_are(tmp_path: Path, one: Replication) -> None:
    writer = Interrupted()
    with RecordFiles(tmp_path / "records") as files:
        files.keep(one)
        proper, files._writers = files._writers, dict.fromkeys(SCHEMA, writer)
        with pytest.raises(KeyboardInterrupt):
            files.keep(one)
        files._writers = proper
    assert writer.tables == len(SCHEMA)
