"""What can come out while facts are unknown: every answer they could have is tried, none is guessed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar

from pydantic import PlainValidator, WithJsonSchema

from rightmix_sim.strict_model import StrictModel, fault

Facts = TypeVar("Facts", bound=StrictModel)
Result = TypeVar("Result", bound=Hashable)
Months: TypeAlias = int | Literal["unknown"]

UNKNOWN: Final = "unknown"
YES_OR_NO: Final = (False, True)
LONGEST_MONTHS: Final = 1200  # a hundred years: surely a slip of the pen


@dataclass(frozen=True)
class Outcomes(Generic[Result]):
    """What can come out, and the unknown facts on which it hangs.

    `possible` has each result once. `unsettled` names the unknown facts that can make a difference, and only those; it
    is empty when only one result is possible.
    """

    possible: tuple[Result, ...]
    unsettled: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether only one result is possible."""
        return len(self.possible) == 1


def outcomes(decide: Callable[[Facts], Result], facts: Facts, choices: Mapping[str, Sequence[Any]]) -> Outcomes[Result]:
    """Every result that `decide` gives for some answer to the unknown facts.

    `choices` says for each fact that may be unknown which answers make a difference. Facts that are known are left as
    they are. The facts that are unsettled come in the order of the model.
    """
    asked = {
        name: choices[name] for name in type(facts).model_fields if name in choices and getattr(facts, name) == UNKNOWN
    }
    results = {
        answers: decide(facts.model_copy(update=dict(zip(asked, answers, strict=True))))
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


def whole_months(raw: object) -> Months:
    """The number of months, or `unknown`; raises what a validator raises for anything else."""
    if raw == UNKNOWN or (type(raw) is int and 0 <= raw <= LONGEST_MONTHS):
        return raw
    raise fault(
        f"This must be a number of whole months, 0 to {LONGEST_MONTHS}, or unknown.",
        value=raw,
        do="Write the number without quotation marks: two and a half years are 30.",
    )


WHOLE_MONTHS: Final = PlainValidator(whole_months)
MONTHS_SCHEMA: Final = WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": UNKNOWN}]})
