"""The documented columns of a caseload file, from `scenario/data/caseload-columns.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final

from rightmix_sim.files import package_file, read_yaml

DATA: Final = "scenario/data/caseload-columns.yaml"
AREA: Final = "area"  # the one column that may be missing or not by the scenario, and that is no field of `Held`
DATES: Final = ("past", "coming")
YES_NO: Final = ("yes", "no")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: what its cells may hold, what that means, and when a cell may be empty.

    `without_order` says why the cell of somebody without an order or licence must be empty; it is empty where none
    needs to be.
    """

    name: str
    kind: str  # case | area | choice | number | yes_no | past | coming
    meaning: str
    empty: str
    example: str
    required: bool = False
    filled: bool = False
    of: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0
    also: str = ""
    earliest: date | None = None
    without_order: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may stand in a cell; none where it holds a number or a date."""
        return YES_NO if self.kind == "yes_no" else self.of + ((self.also,) if self.also else ())

    @property
    def allowed(self) -> str:
        """What a cell may hold, in words that follow "Write"."""
        if self.kind in DATES:
            return f"a date such as {self.example}{f', or {self.also}' if self.also else ''}"
        if self.kind == "number":
            return f"a whole number from {self.minimum} to {self.maximum}"
        if self.kind == "area":
            return "the name of an area of the scenario"
        if self.kind == "case":
            return (
                f"a number of your own such as {self.example}:"
                f" letters and digits, at least one digit, at most {self.maximum} signs"
            )
        return f"one of: {', '.join(self.words)}"


@cache
def columns() -> Mapping[str, Column]:
    """Every column by its name, in the order of the table."""
    found = {}
    for name, row in read_yaml(package_file(DATA)).items():
        parts = {**row, "of": tuple(row.get("of", ()))}
        found[name] = Column(name=name, **parts)
    return MappingProxyType(found)
