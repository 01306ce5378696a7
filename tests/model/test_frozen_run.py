"""A small run with every system at work, frozen: whatever moves a result without meaning to is seen here first.

When a change of the model is meant to move it, look at what moved, say so in the changelog, and write the file anew:

    python -m tests.model.test_frozen_run
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from rightmix_sim.files import read_yaml
from rightmix_sim.records import SCHEMA, Event, Outcome, Records, Resource, Work
from tests.model.areas import SIX
from tests.model.everything_on import records_of

FILE = Path(__file__).with_name("frozen_run.yaml")


def told(records: Records) -> dict[str, Any]:
    """How many rows there are of everything, and the sum of each table's columns, by which a moved day is seen."""
    work, events, queues = records.work, records.events, records.queues
    done = work["outcome"] == int(Outcome.DONE)
    return {
        "done": {one.name.lower(): int((done & (work["work"] == int(one))).sum()) for one in Work},
        "events": {one.name.lower(): int((events["event"] == int(one)).sum()) for one in Event},
        "queues": {one.name.lower(): int((queues["resource"] == int(one)).sum()) for one in Resource},
        "sums": {
            name: {column.name: _sum(getattr(records, name)[column.name]) for column in SCHEMA[name]} for name in SCHEMA
        },
    }


def _sum(column: np.ndarray[Any, Any]) -> float:
    return round(float(column.astype(np.float64).sum()), 3)


def test_the_small_run_is_what_it_was() -> None:
    assert told(records_of(SIX[0])) == read_yaml(FILE)


def test_the_small_run_holds_something_of_most_kinds() -> None:
    """Else a change could pass unseen."""
    frozen = read_yaml(FILE)
    for part, least in (("done", 55), ("events", 20), ("queues", 10)):
        assert sum(number > 0 for number in frozen[part].values()) >= least, part


if __name__ == "__main__":
    FILE.write_text(yaml.safe_dump(told(records_of(SIX[0])), sort_keys=False), encoding="utf-8")
