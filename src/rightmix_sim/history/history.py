"""A whole offence history: what the risk tools read. Nothing here counts or scores."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from rightmix_sim.errors import InputError
from rightmix_sim.files import Source, read_plain
from rightmix_sim.history.possible import first_impossibility
from rightmix_sim.history.record import Allegation, Entry, Person
from rightmix_sim.strict_data import StrictData, asked, parse_as


class History(StrictData, frozen=True, kw_only=True):
    """A whole offence history. Entries stand in any order.

    Raises `Impossible`, a `ValueError`, for what could not have happened; `read_history` and `as_history` raise
    `InputError` with file and place for everything that does not fit.
    """

    person: Annotated[Person, asked("Sex, ages and partnership are scored.", "and its keys below it")]
    assessed_on: Annotated[
        datetime.date | None, asked("Years at liberty are counted to it; it is at_risk_from if left out.")
    ] = None
    appearances: Annotated[
        tuple[Entry, ...],
        asked("Convictions and cautions are what is counted.", "[ ] if there is neither conviction nor caution"),
    ]
    allegations: Annotated[
        tuple[Allegation, ...], asked("What is unproven is kept apart, and never scored.", "[ ] if there is none")
    ] = ()

    def __post_init__(self) -> None:
        """Refuse what could not have happened."""
        impossible = first_impossibility(self.person, self.assessed_on, self.appearances, self.allegations)
        if impossible is not None:
            raise impossible

    @property
    def day_assessed(self) -> datetime.date:
        """The day of the assessment: `at_risk_from` where none is given."""
        return self.assessed_on or self.person.at_risk_from


def read_history(source: Path | Source) -> History:
    """The history in a YAML or JSON file. Raises `InputError` with file, place and value."""
    content = read_plain(source)
    if isinstance(content, Mapping) and "history" in content and "person" not in content:
        raise InputError(
            "This is a referral to the programme team; the offence history is a part of it.",
            file=str(source),
            why="A history is scored by itself.",
            do="Put what stands below history: into a file of its own; or ask which programme is open: "
            "rightmix suitability FILE",
        )
    return parse_as(History, content, file=str(source))


def as_history(history: History | Mapping[str, Any]) -> History:
    """The history itself, or the one that plain data of its shape stands for (dates as date or ISO text).

    Raises `InputError` with place and value.
    """
    return history if isinstance(history, History) else parse_as(History, history)
