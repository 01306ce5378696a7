"""From a caseload file to people, strictly: what cannot be used is one error with file, line, column and advice."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightmix_sim.errors import InputError
from rightmix_sim.files import regular_bytes
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.caseload.checks import check_row
from rightmix_sim.scenario.caseload.columns import AREA, columns
from rightmix_sim.scenario.caseload.personal import value_is
from rightmix_sim.scenario.caseload.rows import Row, check_rows
from rightmix_sim.scenario.caseload.spot import Spot
from rightmix_sim.scenario.caseload.table import LARGEST, Line, caseload_table
from rightmix_sim.scenario.caseload.values import read_cell
from rightmix_sim.scenario.held import Held
from rightmix_sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Used:
    """Which caseload a run began from: what a manifest keeps of it, never its rows."""

    sha256: str  # of the file as it was
    rows: int


def read_caseload(path: Path, scenario: Scenario, *, home: str = "") -> dict[str, tuple[Held, ...]]:
    """The people of each area that the file names, in the order of the scenario's areas and of the rows.

    Rows without the column `area` belong to the scenario's one area, or to `home` where that is given.
    Raises `InputError` for what is no caseload, for personal data and for what cannot be true.
    """
    header, lines = caseload_table(path, scenario.starts)
    if AREA not in header and len(scenario.areas) > 1 and not home:
        raise _no_area_column(path, scenario)
    rows = list(_rows(header, lines, scenario, str(path), home or scenario.areas[0].name))
    check_rows(rows)
    people: dict[str, list[Held]] = {area.name: [] for area in scenario.areas}
    for row in rows:
        people[row.area.name].append(row.held)
    return {name: tuple(held) for name, held in people.items() if held}


def used(path: Path, people: Mapping[str, tuple[Held, ...]]) -> Used:
    """What to keep of a caseload that was read. Raises `InputError` when the file has gone since."""
    try:
        content = regular_bytes(path.resolve(), LARGEST)
    except OSError as gone:
        raise InputError("The file cannot be read any more.", file=path, do="Try again.") from gone
    return Used(hashlib.sha256(content).hexdigest(), sum(len(held) for held in people.values()))


def _rows(header: Sequence[str], lines: Iterator[Line], scenario: Scenario, file: str, home: str) -> Iterator[Row]:
    areas = {area.name: area for area in scenario.areas}
    wanted = [columns()[name] for name in header]
    for line in lines:
        cells: dict[str, Any] = {}
        for column in wanted:
            text = line.cells[column.name]
            if text or column.filled:
                spot = Spot(file, scenario.starts, line.number, column.name)
                cells[column.name] = read_cell(column, text, spot)
        area = _area(cells.pop(AREA, home), areas, Spot(file, scenario.starts, line.number, AREA))
        row = Row(Held(**cells), line.number, area, file, scenario.starts)
        check_row(row)
        yield row


def _area(name: str, areas: Mapping[str, Area], spot: Spot) -> Area:
    if name in areas:
        return areas[name]
    near = difflib.get_close_matches(name.lower(), areas, n=1)
    looks = value_is(name)
    raise spot.fault(
        "The scenario has no area of this name. It is not repeated here, in case it is about a person.",
        why="Everybody in a caseload belongs to an area of the scenario; the name of no place but these is known."
        if looks is None
        else f"It looks like {looks}, and personal data has no place here: nothing in a run needs it.",
        do=f"Write one of: {', '.join(areas)}.{f' Perhaps {near[0]} is meant?' if near else ''}",
    )


def _no_area_column(path: Path, scenario: Scenario) -> InputError:
    names = ", ".join(area.name for area in scenario.areas)
    return InputError(
        "The column area is missing.",
        file=path,
        place="line 1",
        why=f"The scenario has {len(scenario.areas)} areas, so every row must say to which one it belongs.",
        do=f"Add the column area with one of: {names}. Or take a scenario of one area.",
    )
