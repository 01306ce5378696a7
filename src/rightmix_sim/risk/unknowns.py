"""What can come out while facts are unknown: every answer they could have is tried, none is guessed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Any, Final, Generic, TypeAlias, TypeVar

from msgspec import Meta
from msgspec.structs import replace

from rightmix_sim.strict_data import StrictData

Facts = TypeVar("Facts", bound=StrictData)
T = TypeVar("T", bound=Hashable)
Months: TypeAlias = Annotated[int, Meta(ge=0, le=1200)]  # beyond a hundred years it is surely a slip of the pen

UNKNOWN: Final = "unknown"
YES_OR_NO: Final = (False, True)


@dataclass(frozen=True)
class Outcomes(Generic[T]):
    """What can come out, and the unknown facts on which it hangs.

    `possible` has each result once. `unsettled` names the unknown facts that can make a difference, and only those; it
    is empty when only one result is possible.
    """

    possible: tuple[T, ...]
    unsettled: tuple[str, ...]

    @property
    def settled(self) -> T | None:
        """The one result that is possible; None while there are several."""
        return self.possible[0] if len(self.possible) == 1 else None

    def in_order(self, key: Callable[[T], Any]) -> Outcomes[T]:
        """The same with what is possible in order, the lowest key first."""
        return Outcomes(tuple(sorted(self.possible, key=key)), self.unsettled)


def settled(ends: tuple[T, T]) -> T | None:
    """The one result of a range that is no longer open; None while it is."""
    return ends[0] if ends[0] == ends[1] else None


def one_or_all(possible: Sequence[T]) -> T | list[T]:
    """What a reason shows: the one result, or all that are possible (of a range its two ends)."""
    different = list(dict.fromkeys(possible))
    return different[0] if len(different) == 1 else different


def outcomes(decide: Callable[[Facts], T], facts: Facts, choices: Mapping[str, Sequence[Any]]) -> Outcomes[T]:
    """Every result that `decide` gives for some answer to the unknown facts.

    `choices` says for each fact that may be unknown (the word, or left out and so None) which answers make a
    difference. Facts that are known are left as they are. The facts that are unsettled come in the order of the shape.
    """
    asked = {
        name: choices[name]
        for name in facts.__struct_fields__
        if name in choices and getattr(facts, name) in (UNKNOWN, None)
    }
    results = {
        answers: decide(replace(facts, **dict(zip(asked, answers, strict=True))))
        for answers in product(*asked.values())
    }
    possible = tuple(dict.fromkeys(results.values()))
    if len(possible) == 1:
        return Outcomes(possible, ())
    return Outcomes(possible, tuple(name for place, name in enumerate(asked) if _matters(place, results)))


def _matters(place: int, results: Mapping[tuple[Any, ...], object]) -> bool:
    """Whether two results differ although only the answer at this place does."""
    seen: dict[tuple[Any, ...], object] = {}
    for answers, result in results.items():
        others = answers[:place] + answers[place + 1 :]
        if seen.setdefault(others, result) != result:
            return True
    return False
