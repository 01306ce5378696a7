"""The rows of a caseload, and what cannot be true of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.caseload.spot import Spot
from rightmix_sim.scenario.held import Held


@dataclass(frozen=True)
class Row:
    """A person with the line they stand on and the area they belong to."""

    held: Held
    line: int
    area: Area
    file: str
    starts: date

    def at(self, column: str) -> Spot:
        """The cell of a column."""
        return Spot(self.file, self.starts, self.line, column)


def check_rows(rows: Iterable[Row]) -> None:
    """Raise `InputError` for the first contradiction between rows: a case twice, more attending than places."""
    seen: dict[str, int] = {}
    attending: Counter[str] = Counter()
    housed: Counter[str] = Counter()
    for row in rows:
        case = row.held.case.lower()
        if case in seen:
            raise row.at("case").fault(
                f"This case number stands on line {seen[case]} too.",
                why="A person who stands twice would be visited, reviewed and counted twice.",
                do="Delete one of the two rows, or give each person a number of their own.",
            )
        seen[case] = row.line
        if row.held.programme == "attending":
            attending[row.area.name] += 1
            _places(row, attending[row.area.name])
        if row.held.in_approved_premises_since is not None:
            housed[row.area.name] += 1
            _beds(row, housed[row.area.name])


def _places(row: Row, attending: int) -> None:
    programme = row.area.programme
    if attending > programme.groups * programme.places:
        raise row.at("programme").fault(
            f"With this row {attending} people attend in {row.area.name}, and the scenario has"
            f" {programme.groups} group{'s' if programme.groups != 1 else ''} of {programme.places} places there.",
            why="Places are what people wait for: more on the programme than places would hide that.",
            do=f"Raise programme.groups or programme.places of {row.area.name} in the scenario, or correct the rows.",
        )


def _beds(row: Row, housed: int) -> None:
    beds = row.area.premises.beds
    if housed > beds:
        raise row.at("in_approved_premises_since").fault(
            f"With this row {housed} people of {row.area.name} are in approved premises, and the scenario has"
            f" {beds} bed{'s' if beds != 1 else ''} there.",
            why="Beds are what people wait for: more in them than there are would hide that.",
            do=f"Raise premises.beds of {row.area.name} in the scenario, or correct the rows.",
        )
