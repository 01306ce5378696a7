"""Items that are scored or left unknown, and the low, moderate or high that they come to.

What the tools on changing factors share (Stable and Acute, SARN). Low, moderate and high are each tool's own grades:
none of them is a level of the risk of reconviction, of the likelihood of reoffending or of the Risk of Serious Harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import total_ordering
from typing import Any, ClassVar, Generic, Literal, TypeAlias, TypeVar

from rightmix_sim.risk.rules import Rule
from rightmix_sim.risk.unknowns import settled

Points: TypeAlias = int | Literal["unknown"]


@total_ordering
class Grade(Enum):
    """A grade of one tool, lowest first: `class Deviance(Grade, said="{} deviance")`, so that it says what it is.

    Comparing it with anything but a grade of that tool raises `TypeError`.
    """

    said: ClassVar[str]

    def __init_subclass__(cls, *, said: str) -> None:
        super().__init_subclass__()
        cls.said = said

    def __lt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        grades = list(type(self))
        return grades.index(self) < grades.index(other)

    @property
    def words(self) -> str:
        """The grade with what it is a grade of."""
        return self.said.format(self.value)


G = TypeVar("G", bound=Grade)


@dataclass(frozen=True)
class Item:
    """One item: what stands for it, the fewest and the most points it can have, and the facts that would settle it."""

    name: str
    value: Points | Literal["not_applicable"]
    lowest: int
    highest: int
    asks: tuple[str, ...] = ()

    @property
    def points(self) -> int | None:
        """Its points; None while they are open."""
        return settled((self.lowest, self.highest))


@dataclass(frozen=True)
class Total(Generic[G]):
    """The points of some items added, and the grade they give; a range of both while items are unknown."""

    items: tuple[Item, ...]
    range: tuple[G, G]

    @property
    def lowest(self) -> int:
        """The total if everything unknown gave the fewest points."""
        return sum(item.lowest for item in self.items)

    @property
    def highest(self) -> int:
        """The total if everything unknown gave the most points."""
        return sum(item.highest for item in self.items)

    @property
    def points(self) -> int | None:
        """The total; None while it is open."""
        return settled((self.lowest, self.highest))

    @property
    def category(self) -> G | None:
        """The grade; None while it is open."""
        return settled(self.range)

    @property
    def not_scored(self) -> tuple[str, ...]:
        """The facts that leave the total open."""
        return tuple(fact for item in self.items if item.points is None for fact in item.asks)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The facts that would settle the grade; empty when nothing unknown can change it."""
        return self.not_scored if self.category is None else ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{total, total_range, category, range}`."""
        return {
            "total": self.points,
            "total_range": [self.lowest, self.highest],
            "category": self.category and self.category.value,
            "range": [grade.value for grade in self.range],
        }


def scored(name: str, value: Points, highest: int) -> Item:
    """An item with the points that were given; with a range from none to the most while they are unknown."""
    if value == "unknown":
        return Item(name, value, 0, highest, (name,))
    return Item(name, value, value, value)


def add_up(items: Sequence[Item], rule: Rule, grades: type[G]) -> Total[G]:
    """The total of the items, graded by the bands of the rule."""
    lowest, highest = (sum(ends) for ends in zip(*((item.lowest, item.highest) for item in items), strict=True))
    return Total(tuple(items), (grades(rule.gives(lowest)), grades(rule.gives(highest))))
