"""A proposal for the MAPPA level, by need. Agencies decide; the proposal shows by which facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Final, TypeAlias

from rightmix_sim.guidance import Standard, load_book
from rightmix_sim.risk.duties import Duty, duty
from rightmix_sim.risk.mappa import explaining
from rightmix_sim.risk.mappa.categories import Category, Placed, category, category_of, choices
from rightmix_sim.risk.mappa.explaining import MappaLevel
from rightmix_sim.risk.mappa.facts import MappaFacts
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rules import Caution, Reason
from rightmix_sim.risk.unknowns import YES_OR_NO, Outcomes, outcomes
from rightmix_sim.strict_data import parse_as

Pair: TypeAlias = tuple[Category, MappaLevel]

_AT_EVERY_LEVEL: Final = ("visor-record", "rmps-aligned")
_NO_RECORD: Final = ("visor-record", (2, 1))  # the one exception of ¶2.4
_COMING_DOWN: Final = ("seriousness_diminished", "level_2_plan_established")


@dataclass(frozen=True)
class Proposal(Result):
    """The level proposed for a case. `possible` are those that the unknown facts leave open, in order."""

    tool: ClassVar = "mappa"
    facts: MappaFacts
    placed: Placed
    outcomes: Outcomes[MappaLevel]
    pairs: tuple[Pair, ...]

    @property
    def level(self) -> MappaLevel | None:
        """1, 2, 3, or `none` for whoever is in no category; None while facts leave it unsettled."""
        return self.outcomes.settled

    @property
    def possible(self) -> tuple[MappaLevel, ...]:
        """Every level that is still possible."""
        return self.outcomes.possible

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The unknown facts that would settle it; empty when it is settled."""
        return self.outcomes.unsettled

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The standards that follow whatever the unknown facts turn out to be; none while no level may be due."""
        first, *others = (_standards(pair, self.facts) for pair in self.pairs)
        return tuple(duty(one, self.facts.day) for one in first if all(one in found for found in others))

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why this level: the category, what was found for each level, and the outcome."""
        return explaining.reasons(self.facts, self.placed, self.possible)

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What the report warns of, where it applies to this case."""
        return (*self.placed.cautions, *explaining.cautions(self.facts, self.possible))

    def to_dict(self) -> dict[str, Any]:
        """As plain data; `level` and `category` are null while they are unsettled."""
        return {
            "level": self.level,
            "possible": list(self.possible),
            "category": self.placed.category,
            "possible_categories": list(self.placed.possible),
            "duties": [one.to_dict() for one in self.duties],
            **self.explained(),
        }


def level(facts: MappaFacts | Mapping[str, Any]) -> Proposal:
    """A level proposed for a case, from its facts or plain data of their shape. Source: ¶4.4.

    Raises `InputError` with place and value.
    """
    case = parse_as(MappaFacts, facts)
    placed = category(case)
    asked = choices(case) | dict.fromkeys(_COMING_DOWN if case.managed_at == 3 else (), YES_OR_NO)
    found = outcomes(_level_of, case, asked).in_order(str)
    pairs = outcomes(lambda one: (category_of(one), _level_of(one)), case, asked).possible
    return Proposal(case, placed, found, pairs)


def _level_of(facts: MappaFacts) -> MappaLevel:
    return "none" if category_of(facts) == "none" else facts.level_by_need


def _standards(pair: Pair, facts: MappaFacts) -> tuple[Standard, ...]:
    """The standards that follow on that day from a category and a level (¶2.4, 4.4, 4.9, 7.4, 9.2)."""
    _, proposed = pair
    if proposed == "none":
        return ()
    book, rosh = load_book(), None if facts.rosh == "unknown" else facts.rosh
    of_level = [one for one in book if one.applies_to.mappa_level and one.kind != "limit"]
    found = [one for one in of_level if one.applies(rosh=rosh, mappa_level=proposed)]
    always = [book[one] for one in _AT_EVERY_LEVEL if (one, pair) != _NO_RECORD]
    return tuple(one for one in (*found, *always) if one.in_force_on(facts.day))
