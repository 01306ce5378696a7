"""The three things that "risk" can mean, kept apart as types (¶5.1 to 5.3).

A level of one cannot be compared with a level of another: a man can be low for risk of reconviction and high for Risk
of Serious Harm (¶5.2).

>>> Reconviction.LOW < Reconviction.HIGH
True
>>> print(Reconviction.LOW.words, "but", Harm.HIGH.words)
low risk of reconviction but high Risk of Serious Harm
"""

from __future__ import annotations

from enum import Enum
from functools import total_ordering
from typing import ClassVar, Final

_ORDER: Final = ("low", "medium", "high", "very_high")


@total_ordering
class Level(Enum):
    """Low to very high, of one meaning: `class Harm(Level, meaning="…")`, said in full, never as plain "risk".

    Comparing levels of two meanings raises `TypeError`.
    """

    meaning: ClassVar[str]

    def __init_subclass__(cls, *, meaning: str) -> None:
        super().__init_subclass__()
        cls.meaning = meaning

    def __init__(self, word: str) -> None:
        self.points: Final = _ORDER.index(word)  # low 0 to very high 3

    def __lt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.points < other.points

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The level with what it is a level of."""
        return f"{self.value.replace('_', ' ')} {self.meaning}"


class Reconviction(Level, meaning="risk of reconviction"):
    """The risk of reconviction, from static facts of the past (¶2.8): what RM2000 speaks of."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Reoffending(Level, meaning="likelihood of reoffending"):
    """The likelihood of reoffending, from the range and type of offending related problems (¶2.7): OASys."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Harm(Level, meaning="Risk of Serious Harm"):
    """The Risk of Serious Harm: what harm, to whom, how soon (¶2.7)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"
