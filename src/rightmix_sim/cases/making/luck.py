"""The luck of one case: keyed draws, a stream for each thing decided, so that no decision ever moves another."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from rightmix_sim.randomness import Draws, Purpose

T = TypeVar("T")

_WHOLE_SET = (1 << 31) - 1  # no case has this number: what is drawn under it is the same for a whole set
# Numbers whose multiples fall most evenly: those with small numbers in their continued fractions
_ROOTS = tuple(
    root % 1
    for root in ((1 + math.sqrt(5)) / 2, math.sqrt(2), math.sqrt(3), (3 + math.sqrt(13)) / 2, (3 + math.sqrt(17)) / 2)
)


def shuffled_for_all(draws: Draws, what: str, things: tuple[T, ...]) -> tuple[T, ...]:
    """All of them in an order that is the same for a whole set of cases."""
    key = zlib.crc32(what.encode())
    drawn = ((draws.one(Purpose.CASE, _WHOLE_SET, key, place), place, thing) for place, thing in enumerate(things))
    return tuple(thing for _, _, thing in sorted(drawn, key=lambda one: one[:2]))


class Luck:
    """One stream of numbers: of this case, for this purpose."""

    def __init__(self, draws: Draws, number: int, stream: str) -> None:
        self._draws, self.number, self._stream = draws, number, stream
        self._key = zlib.crc32(stream.encode())
        self._block: list[float] = []
        self._drawn = 0

    def stream(self, name: str) -> Luck:
        """Another stream of the same case."""
        return Luck(self._draws, self.number, f"{self._stream}/{name}")

    def u(self) -> float:
        """A number in [0, 1)."""
        if not self._block:
            self._block = list(self._draws.four(Purpose.CASE, self.number, self._key, self._drawn))
            self._drawn += 1
        return self._block.pop()

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return self.u() < share

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number from lowest to highest, both possible."""
        return lowest + int(self.u() * (highest - lowest + 1))

    def pick(self, things: Sequence[T]) -> T:
        """One of them, each alike."""
        return things[int(self.u() * len(things))]

    def of(self, table: Mapping[T, float]) -> T:
        """One of the keys of a table, by its shares (they need not add up to 1)."""
        reached, u = 0.0, self.u() * sum(table.values())
        for thing, share in table.items():
            reached += share
            if u < reached:
                return thing
        return list(table)[-1]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many of them, none twice, in a random order; all of them if there are no more."""
        left = list(things)
        return [left.pop(int(self.u() * len(left))) for _ in range(min(count, len(left)))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All of them in a random order."""
        return self.some(things, len(things))

    @property
    def of_the_set(self) -> Draws:
        """What is the same for a whole set of cases, whatever their numbers."""
        return self._draws

    def evenly(self, what: str, count: int, beside: int = 0) -> int:
        """An index below `count` that a set of cases spreads evenly: neighbours get different ones.

        What is decided side by side, numbered by `beside`, does not go in step.

        Multiples of an irrational number, begun at a place of this seed's own: a Kronecker sequence, whose parts over
        any stretch of numbers differ from an even share by little.
        """
        key = zlib.crc32(what.encode())
        begin = self._draws.one(Purpose.CASE, _WHOLE_SET, key, beside)
        return int((self.number * _ROOTS[(key + beside) % len(_ROOTS)] + begin) % 1 * count)

    def day(self, first: date, last: date) -> date:
        """A day from first to last; first if last is before it."""
        return first + timedelta(days=int(self.u() * (max(0, (last - first).days) + 1)))
