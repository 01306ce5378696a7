"""How long a registration lasts by the disposal, and the last day of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias, TypeVar

from rightmix_sim.risk.registration.facts import IMPRISONMENT, RegistrationFacts
from rightmix_sim.risk.rules import Rule, load_rules
from rightmix_sim.risk.unknowns import YES_OR_NO, Outcomes, outcomes
from rightmix_sim.strict_data import Answer
from rightmix_sim.workdays import add_to, whole_years

Term: TypeAlias = int | Literal["indefinite"]
T = TypeVar("T", bound=Any)

_RULE_OF: Final = {
    "life": "life",
    "ipp": "life",
    "community_order": "other-years",
    "other": "other-years",
    "caution": "caution-years",
    "conditional_discharge": "discharge",
}


def rule(name: str) -> Rule:
    """A rule of registration by the end of its id."""
    return load_rules("registration")[f"registration-{name}"]


def terms(facts: RegistrationFacts) -> Outcomes[Term]:
    """The months of registration, or `indefinite`, shortest first, and the facts that would settle them."""
    return _outcomes(term_of, facts).in_order(_length)


def rules(facts: RegistrationFacts) -> Outcomes[str]:
    """The rules that may apply, by the ends of their ids."""
    return _outcomes(_rule_of, facts)


def is_under_18(facts: RegistrationFacts) -> Answer:
    """Whether he was under 18 on the day of conviction, finding or caution."""
    if facts.born is None:
        return "unknown"
    return whole_years(facts.born, facts.convicted_on) < rule("under-18").number


def in_years(name: str) -> bool:
    """Whether a rule gives a number of years, which is halved for those under 18."""
    return name.endswith("-years")


def term_of(facts: RegistrationFacts) -> Term:
    """The months of registration, or `indefinite`, when every fact that is asked is known."""
    name = _rule_of(facts)
    if name == "discharge":
        return _known_months(facts)
    if not in_years(name):
        return "indefinite"
    months = 12 * rule(name).number
    return months // 2 if is_under_18(facts) is True else months


def last_day(first: date, months: int) -> date:
    """The last day of so many months beginning with `first`: the day before the same day of the later month.

    >>> str(last_day(date(2008, 11, 3), 120)), str(last_day(date(2008, 2, 29), 60))
    ('2018-11-02', '2013-02-28')
    """
    day = add_to(first, months, "months")
    return day if day.day < first.day else day - timedelta(days=1)  # a month too short has no such day: all of it


def _outcomes(decide: Callable[[RegistrationFacts], T], facts: RegistrationFacts) -> Outcomes[T]:
    return outcomes(decide, facts, _choices(facts))


def _choices(facts: RegistrationFacts) -> dict[str, tuple[Any, ...]]:
    eighteen = add_to(facts.convicted_on, -rule("under-18").number, "years")
    # born on these two days he was just 18, and not quite
    choices: dict[str, tuple[Any, ...]] = {"born": (eighteen, eighteen + timedelta(days=1))}
    if facts.disposal == "hospital_order":
        choices["restriction"] = YES_OR_NO
    if facts.disposal in IMPRISONMENT:
        short = rule("short-sentence").number
        choices["months"] = (short, short + 1, rule("long-sentence").number)
    if facts.disposal == "conditional_discharge":
        choices["months"] = tuple(range(1, rule("discharge-longest").number + 1))
    return choices


def _rule_of(facts: RegistrationFacts) -> str:
    if facts.disposal in IMPRISONMENT:
        return _rule_of_imprisonment(facts)
    if facts.disposal == "hospital_order":
        return "restriction" if facts.restriction is True else "hospital-years"
    return _RULE_OF[facts.disposal]


def _rule_of_imprisonment(facts: RegistrationFacts) -> str:
    months = _known_months(facts)
    if months >= rule("long-sentence").number:
        return "long-sentence"
    is_short = (months, facts.days) <= (rule("short-sentence").number, 0)
    return "short-years" if is_short else "middle-years"


def _known_months(facts: RegistrationFacts) -> int:
    assert facts.months != "unknown", "every answer to an unknown is tried before this is asked"
    return facts.months


def _length(term: Term) -> float:
    return math.inf if term == "indefinite" else term
