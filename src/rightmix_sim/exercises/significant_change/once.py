"""What is worked out of a held case once, and kept while the case is marked again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

from rightmix_sim.exercises.material import HeldCase

_Result = TypeVar("_Result")
_KEPT: Final = 64  # cases


class _Same:
    """A held case by its identity: it holds lists that cannot be hashed."""

    def __init__(self, held: HeldCase) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held


def once_for_each_case(function: Callable[[HeldCase], _Result]) -> Callable[[HeldCase], _Result]:
    """The same function, which keeps what it gave for the last cases. What it gives must never be changed."""

    @lru_cache(maxsize=_KEPT)
    def kept(same: _Same) -> _Result:
        return function(same.held)

    @wraps(function)
    def called(held: HeldCase) -> _Result:
        return kept(_Same(held))

    return called
