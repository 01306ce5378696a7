"""How much of each kind is drawn for one piece of graded work, from `course/data/drawing.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final

from rightmix_sim.exercises.exercise import Paragraph
from rightmix_sim.files import package_file
from rightmix_sim.strict_data import StrictData, asked, read_as

_FILE: Final = "course/data/drawing.yaml"


class Sizes(StrictData, frozen=True, kw_only=True):
    """All the numbers."""

    statements: Annotated[tuple[int, ...], asked("How many of each meaning, in an order drawn by lot.", "[4, 3, 3, 2]")]
    trap: Annotated[Paragraph, asked("One statement at least is of this paragraph, where the bank has any.", '"5.2"')]
    tools: Annotated[Mapping[str, int], asked("How many by what they assess.")]
    claims: Annotated[Mapping[str, int], asked("How many that follow and that do not.")]
    chair: Annotated[Mapping[str, int], asked("How many claims that may be made and that may not.")]
    attempts: Annotated[tuple[int, int], asked("From how many to how many attempts without entry.", "[1, 3]")]
    events: Annotated[int, asked("How many events, the completed visit among them.", "5")]


@cache
def sizes() -> Sizes:
    """The numbers, read once."""
    return read_as(Sizes, package_file(_FILE))
