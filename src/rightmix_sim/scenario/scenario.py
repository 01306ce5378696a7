"""A scenario: areas and their policies, the guidance they are held against, and the days a run covers. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rightmix_sim.errors import UnknownName
from rightmix_sim.guidance import Book
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.provenance import Assumption
from rightmix_sim.workdays import add_to


@dataclass(frozen=True)
class Scenario:
    """What a run needs to know.

    `starts` is the first measured day; the model runs `warm_up` before it and `length` from it. `book` is the guidance
    with the scenario's own editions laid over it. `assumptions` lists everything the run rests on. `digest` is the
    SHA-256 of what can change a result: areas, own guidance and days, but not comments, order of keys or provenance.
    """

    name: str
    title: str
    description: str
    starts: date
    warm_up: Interval
    length: Interval
    areas: tuple[Area, ...]
    book: Book
    assumptions: tuple[Assumption, ...]
    digest: str

    @property
    def first_day(self) -> date:
        """The day on which the model begins: `warm_up` before `starts`; months clamp."""
        return add_to(self.starts, -self.warm_up.amount, self.warm_up.unit)

    @property
    def ends(self) -> date:
        """The day after the last measured day."""
        return add_to(self.starts, self.length.amount, self.length.unit)

    def area(self, name: str) -> Area:
        """The area of this name; `UnknownName` with the nearest when there is none."""
        for area in self.areas:
            if area.name == name:
                return area
        raise UnknownName("area", name, [area.name for area in self.areas])
