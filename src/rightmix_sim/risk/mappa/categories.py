"""The MAPPA category by rule: the first that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Final, Literal, TypeAlias

from rightmix_sim.risk.duties import duty
from rightmix_sim.risk.mappa.facts import GROUNDS_FOR_LEVEL_3, MappaFacts, threshold_standard
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rules import Caution, Reason, load_rules
from rightmix_sim.risk.unknowns import YES_OR_NO, Outcomes, one_or_all, outcomes
from rightmix_sim.strict_data import parse_as

Category: TypeAlias = Literal[1, 2, 3, "none"]

_YES_OR_NO_FACTS: Final = (
    "registered",
    "sopo",
    "violent_or_other_sexual_offence",
    "hospital_or_guardianship_order",
    "poses_serious_harm",
    "other_agencies_needed",
    *GROUNDS_FOR_LEVEL_3,
)


@dataclass(frozen=True)
class Placed(Result):
    """The category of a case. `possible` are those that the unknown facts leave open, in order."""

    tool: ClassVar = "mappa"
    facts: MappaFacts
    outcomes: Outcomes[Category]

    @property
    def category(self) -> Category | None:
        """1, 2, 3 or `none`; None while facts leave it unsettled."""
        return self.outcomes.settled

    @property
    def possible(self) -> tuple[Category, ...]:
        """Every category that is still possible."""
        return self.outcomes.possible

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The unknown facts that would settle it; empty when it is settled."""
        return self.outcomes.unsettled

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """What was found for each category that had to be asked, and the outcome."""
        return tuple(_reasons(self))

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the category."""
        if self.facts.sopo is True and self.facts.registered is False:
            text = "Recorded as not registered, but subject to a sexual offences prevention order"
            return (Caution("sopo_registers", f"{text}. {cite('sopo-registers')}"),)
        return ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data; `category` is null while it is unsettled."""
        return {
            "category": self.category,
            "possible": list(self.possible),
            **self.explained(),
        }


def category(facts: MappaFacts | Mapping[str, Any]) -> Placed:
    """The MAPPA category of a case, from its facts or plain data of their shape. Source: ¶4.3.

    Raises `InputError` with place and value.
    """
    case = parse_as(MappaFacts, facts)
    return Placed(case, outcomes(category_of, case, choices(case)).in_order(str))


def category_of(facts: MappaFacts) -> Category:
    """The category when every fact that is asked is known."""
    if _fits_1(facts):
        return 1
    if _fits_2(facts):
        return 2
    return 3 if _fits_3(facts) else "none"


def choices(facts: MappaFacts) -> dict[str, tuple[Any, ...]]:
    """For each fact of the category the answers that make a difference."""
    threshold = _threshold(facts)
    return dict.fromkeys(_YES_OR_NO_FACTS, YES_OR_NO) | {"imprisonment_months": (threshold - 1, threshold)}


def cite(rule: str) -> str:
    """A rule of MAPPA by the end of its id, as a reason cites it."""
    return load_rules("mappa")[f"mappa-{rule}"].cite


def _fits_1(facts: MappaFacts) -> bool:
    return facts.registered is True or facts.sopo is True


def _fits_2(facts: MappaFacts) -> bool:
    if facts.violent_or_other_sexual_offence is not True:
        return False
    return facts.hospital_or_guardianship_order is True or _reaches_threshold(facts)


def _reaches_threshold(facts: MappaFacts) -> bool:
    term = facts.imprisonment_months
    return term == "indeterminate" or (term != "unknown" and term >= _threshold(facts))


def _fits_3(facts: MappaFacts) -> bool:
    return facts.poses_serious_harm is True and facts.level_by_need > 1


_FITS: Final[tuple[Callable[[MappaFacts], bool], ...]] = (_fits_1, _fits_2, _fits_3)


def _threshold(facts: MappaFacts) -> int:
    months = threshold_standard().value_on(facts.day)
    assert months is not None, "the facts refuse a day on which it is not in force"
    return int(months)


def _reasons(placed: Placed) -> Iterator[Reason]:
    facts = placed.facts
    for number, fits in enumerate(_FITS, start=1):
        found = outcomes(fits, facts, choices(facts)).settled
        rule = cite(f"category-{number}")
        if number == 2:
            rule = f"{rule}. {duty(threshold_standard(), facts.day).cite}"
        yield Reason(f"category_{number}", "unknown" if found is None else found, None, rule)
        if found is True:
            break
    outcome = cite("unknown" if placed.category is None else "first-that-fits")
    yield Reason("category", one_or_all(placed.possible), None, outcome)
