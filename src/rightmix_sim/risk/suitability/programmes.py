"""The three programmes, each with what came of its criteria: suitable, excluded or unsettled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from rightmix_sim.risk.suitability.a_sotp import a_sotp
from rightmix_sim.risk.suitability.core import core
from rightmix_sim.risk.suitability.criteria import Criterion
from rightmix_sim.risk.suitability.facts import Facts
from rightmix_sim.risk.suitability.i_sotp import form, i_sotp
from rightmix_sim.risk.thresholds import Thresholds

Name: TypeAlias = Literal["core", "i_sotp", "a_sotp"]

PROGRAMMES: Final[Mapping[Name, str]] = {"core": "core SOTP", "i_sotp": "I-SOTP", "a_sotp": "A-SOTP"}
_CRITERIA: Final[Mapping[Name, Callable[[Facts, Thresholds], Iterator[Criterion]]]] = {
    "core": core,
    "i_sotp": i_sotp,
    "a_sotp": a_sotp,
}


@dataclass(frozen=True)
class Programme:
    """One programme and its criteria. `form` says how the I-SOTP would be given; None for the others."""

    name: Name
    criteria: tuple[Criterion, ...]
    form: Literal["group", "individual"] | None

    @property
    def title(self) -> str:
        """Its name in words."""
        return PROGRAMMES[self.name]

    @property
    def exclusions(self) -> tuple[Criterion, ...]:
        """Everything that excludes, not only the first."""
        return tuple(one for one in self.criteria if one.outcome == "excludes")

    @property
    def open(self) -> tuple[Criterion, ...]:
        """The criteria that hang on something unknown."""
        return tuple(one for one in self.criteria if one.outcome == "unknown")

    @property
    def met(self) -> tuple[Criterion, ...]:
        """The criteria that are met."""
        return tuple(one for one in self.criteria if one.outcome == "met")

    @property
    def answer(self) -> Literal["suitable", "excluded", "unsettled"]:
        """One criterion that excludes is enough; without one, everything must be known."""
        return "excluded" if self.exclusions else "unsettled" if self.open else "suitable"

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The facts that would settle it, by their places in the file; empty when nothing unknown can change it."""
        if self.answer != "unsettled":
            return ()
        return tuple(dict.fromkeys(place for one in self.open for place in one.unsettled))

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{answer, form, exclusions, open, met, unsettled}`."""
        return {
            "answer": self.answer,
            "form": self.form,
            "exclusions": [one.to_dict() for one in self.exclusions],
            "open": [one.to_dict() for one in self.open],
            "met": [one.to_dict() for one in self.met],
            "unsettled": list(self.unsettled),
        }


def programmes(facts: Facts, area: Thresholds) -> tuple[Programme, ...]:
    """All three, in the order in which they are shown."""
    return tuple(
        Programme(name, tuple(criteria(facts, area)), form(facts) if name == "i_sotp" else None)
        for name, criteria in _CRITERIA.items()
    )
