"""What the tests about caseloads share: a file to write and a scenario to read it for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from rightmix_sim.scenario import Scenario, open_scenario

Table = Callable[..., Path]


@pytest.fixture
def small() -> Scenario:
    return open_scenario("one-small-area")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write rows, each by column, as a caseload; the required columns are always there and have sound values."""

    def writing(rows: Sequence[Mapping[str, str]], name: str = "caseload.csv") -> Path:
        sound = {"rm2000": "medium", "rosh": "high", "order_kind": "none"}
        whole = [{"case": f"c{number}", **sound, **row} for number, row in enumerate(rows, start=1)]
        names = list(dict.fromkeys(column for row in whole for column in row))
        lines = [",".join(names), *(",".join(row.get(column, "") for column in names) for row in whole)]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return writing
