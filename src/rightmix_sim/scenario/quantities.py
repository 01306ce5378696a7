"""Intervals and shares: the two kinds of value that are more than a number, and the words for categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rightmix_sim.workdays import Unit

CATEGORIES = ("low", "medium", "high", "very_high")  # of RM2000 and of RoSH, in this order everywhere
TIERS = ("tier_2", "tier_3", "tier_4")
ORDERS = ("community_order", "licence")

Shares = Mapping[str, float]


@dataclass(frozen=True)
class Interval:
    """A length of time as people say it, so that months can clamp."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        word = self.unit.replace("_", " ")
        return f"{self.amount} {word.removesuffix('s') if self.amount == 1 else word}"


def shares(**parts: float) -> Shares:
    """A read-only table of shares."""
    return _FixedShares(tuple(parts.items()))


@dataclass(frozen=True)
class _FixedShares(Mapping[str, float]):
    """Shares that cannot be changed and can be sent to another process."""

    parts: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> float:
        for part, share in self.parts:  # there are few: quicker than a dictionary
            if part == name:
                return share
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)
