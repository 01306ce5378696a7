"""A whole offence history: what the risk tools read. Nothing here counts or scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from rightmix_sim.files import Source
from rightmix_sim.history.possible import first_impossibility
from rightmix_sim.history.record import Allegation, Entry, Person
from rightmix_sim.strict_model import Day, StrictModel, parse_as, read_as


class History(StrictModel):
    """A whole offence history. Entries stand in any order.

    Raises pydantic's `ValidationError` when made directly; `read_history` and `as_history` raise `InputError` instead.
    """

    person: Person = Field(description="Sex, ages and partnership are scored.", examples=["and its keys below it"])
    assessed_on: Day | None = Field(None, description="Years at liberty are counted to it; `at_risk_from` if left out.")
    appearances: tuple[Entry, ...] = Field(
        description="Convictions and cautions are what is counted.",
        examples=["[ ] if there is neither conviction nor caution"],
    )
    allegations: tuple[Allegation, ...] = Field(
        (), description="What is unproven is kept apart, and never scored.", examples=["[ ] if there is none"]
    )

    @model_validator(mode="after")
    def _possible(self) -> History:
        impossible = first_impossibility(self.person, self.assessed_on, self.appearances, self.allegations)
        if impossible is not None:
            raise impossible
        return self

    @property
    def day_assessed(self) -> date:
        """The day of the assessment."""
        return self.assessed_on or self.person.at_risk_from


def read_history(source: Path | Source) -> History:
    """The history in a YAML or JSON file. Raises `InputError` with file, place and value."""
    return read_as(History, source)


def as_history(history: History | Mapping[str, Any]) -> History:
    """The history itself, or the one that plain data of its shape stands for (dates as date or ISO text).

    Raises `InputError` with place and value.
    """
    return parse_as(History, history)
