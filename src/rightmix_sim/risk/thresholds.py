"""The thresholds of an area's programmes: whom it refuses, and what it offers (¶6.3).

They differ between areas, and the model of the service and the suitability of one man both go by them. So the rules
stand here once, apart from the tools, and load nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

DENIAL: Final = ("none", "partial", "total")
_REFUSED: Final[Mapping[str, tuple[str, ...]]] = {"partial": ("partial", "total"), "total": ("total",), "never": ()}


@dataclass(frozen=True)
class Thresholds:
    """Whom an area's core SOTP refuses, and which programmes the area offers.

    `excludes_denial` is the degree of denial from which people are refused: partial, total or never.
    """

    excludes_denial: str
    excludes_learning_disability: bool
    minimum_age: int
    offers_core: bool = True
    offers_i_sotp: bool = True
    offers_a_sotp: bool = False

    def refuses_denial(self, denial: str) -> bool:
        """Whether somebody in this degree of denial (none, partial, total) is refused."""
        return denial in _REFUSED[self.excludes_denial]

    def refuses_learning_disability(self, disability: bool) -> bool:
        """Whether somebody with a learning disability, or without one, is refused for it."""
        return disability and self.excludes_learning_disability

    def refuses_age(self, age: int) -> bool:
        """Whether somebody of this age in whole years is refused for it."""
        return age < self.minimum_age

    @property
    def refused_denial(self) -> tuple[str, ...]:
        """The degrees of denial that are refused, the least first."""
        return _REFUSED[self.excludes_denial]

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)
