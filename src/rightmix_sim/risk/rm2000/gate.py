"""Who can be scored on S at all. The questions are asked in the order in which the guide's limits stand."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rightmix_sim.history import Person
from rightmix_sim.risk.rm2000.counting import Counted
from rightmix_sim.risk.rules import Rule, load_rules
from rightmix_sim.workdays import whole_years

Refusal: TypeAlias = Literal["female", "under_18", "no_sexual_conviction", "violent_only", "before_age_limit"]

RULE_OF: dict[Refusal, str] = {
    "female": "rm2000-men",
    "under_18": "rm2000-adult",
    "no_sexual_conviction": "rm2000-sexual-conviction",
    "violent_only": "rm2000-violent-only",
    "before_age_limit": "rm2000-offence-age",
}


def refusal(person: Person, counted: Counted) -> Refusal | None:
    """Why he cannot be scored on S; None when he can."""
    rules = load_rules("rm2000")
    if person.sex == "female":
        return "female"
    if whole_years(person.born, person.at_risk_from) < rules["rm2000-adult"].number:
        return "under_18"
    if not counted.sexual:
        return "violent_only" if counted.violent else "no_sexual_conviction"
    limit = rules["rm2000-offence-age"].number
    if all(whole_years(person.born, placed.offence.committed) < limit for placed in counted.sexual_offences):
        return "before_age_limit"
    return None


def rule_of(reason: Refusal) -> Rule:
    """The rule that a refusal cites."""
    return load_rules("rm2000")[RULE_OF[reason]]
