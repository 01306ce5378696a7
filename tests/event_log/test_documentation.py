"""The page about the event log says what the data say, and its example is what the log holds."""

from __future__ import annotations

import re
from pathlib import Path

from rightmix_sim.event_log import columns, heading, lines, rows_of
from rightmix_sim.files import read_text
from rightmix_sim.records import Resource
from tests.event_log.test_event_log import person, wait
from tests.overload.written import written

WHOSE = {"vidigi": "vidigi", "vidigi_analysis": "vidigi, for its analysis", "ours": "ours"}


def page() -> str:
    return read_text(Path(__file__).parents[2] / "docs" / "model" / "event-log.md")


def test_the_table_of_columns_is_that_of_the_data() -> None:
    needed = {True: ", needed", False: ""}
    rows = [
        f"| `{name}` | {about['type']} | {WHOSE[about['of']]}{needed[about['needed']]} | {about['meaning']} |"
        for name, about in columns().items()
    ]
    assert "\n".join(rows) in page()
    types = columns()["event_type"]["one_of"]
    assert f"`event_type` is {', '.join(f'`{one}`' for one in types[:-1])} or `{types[-1]}`." in page()


def test_the_example_is_what_the_log_holds() -> None:
    bed = Resource.PREMISES_BED
    records = written(
        8,
        people=[person(1, -400), person(2, -3, kind=2), person(3, 0, kind=1)],
        orders=[{"person": 2, "kind": 2, "start": -3, "end": 90, "ended_by": 0}],
        queues=[wait(bed, 2, -3, -1, 10), wait(bed, 3, 2, 10, None), wait(bed, 1, 5, None, 20)],
    )
    found = re.search(r"<!-- example -->\n```csv\n(.*?)```", page(), re.DOTALL)
    assert found
    assert found[1] == heading() + "".join(lines(rows_of(records), run_number=1, area="oak", replication=0))
