"""What is known of somebody, and what could still be: every fact as the answers that are possible.

A known fact has one possible answer, an unknown one has several. So a criterion needs no rule for unknowns: it holds if
it holds for every possible answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeVar

from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.rm2000 import Score
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.risk.sarn import Deviance
from rightmix_sim.risk.suitability.referral import Referral
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.risk.unknowns import UNKNOWN, YES_OR_NO

ROSH: Final = ("low", "medium", "high", "very_high")

T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """The facts that decide, each with the answers it can have. `s` is None where RM2000/S cannot be given."""

    referral: Referral
    score: Score
    age: int
    s: tuple[Reconviction | None, ...]
    deviance: tuple[Deviance, ...]
    rosh: tuple[str, ...]
    denial: tuple[str, ...]
    learning_disability: tuple[bool, ...]
    low_iq: tuple[bool, ...]
    language_adequate: tuple[bool, ...]
    mature_enough: tuple[bool, ...]
    disrupts_groups: tuple[bool, ...]
    intimidates_others: tuple[bool, ...]

    @property
    def male(self) -> bool:
        """Whether he is a man."""
        return self.referral.history.person.sex == "male"

    @property
    def convicted(self) -> bool:
        """Whether there is a conviction or caution for a sexual offence that counts."""
        return bool(self.score.counted.sexual)

    def given(self, fact: str) -> Any:
        """What the referral says of a fact: its answer or "unknown"."""
        return getattr(self.referral, fact)

    def open_questions(self, *facts: str) -> tuple[str, ...]:
        """The places in the file that would settle those of the facts that are not known."""
        places: list[str] = []
        for fact in facts:
            if len(getattr(self, fact)) > 1:
                places += self._places(fact)
        return tuple(places)

    def _places(self, fact: str) -> list[str]:
        if fact == "s":
            return [f"history.{place}" for place in self.score.unsettled]
        return ["iq" if fact == "low_iq" else fact]


def facts_of(referral: Referral, score: Score) -> Facts:
    """The facts of a referral whose history has this score."""
    lowest_iq = load_rules("suitability")["suitability-iq"].number
    return Facts(
        referral=referral,
        score=score,
        age=referral.age,
        s=(None,) if score.s is None else _between(*score.s.range),
        deviance=tuple(Deviance) if referral.deviance == UNKNOWN else (Deviance(referral.deviance),),
        rosh=_answers(referral.rosh, ROSH),
        denial=_answers(referral.denial, DENIAL),
        learning_disability=_answers(referral.learning_disability, YES_OR_NO),
        low_iq=YES_OR_NO if referral.iq == UNKNOWN else (referral.iq < lowest_iq,),
        language_adequate=_answers(referral.language_adequate, YES_OR_NO),
        mature_enough=_answers(referral.mature_enough, YES_OR_NO),
        disrupts_groups=_answers(referral.disrupts_groups, YES_OR_NO),
        intimidates_others=_answers(referral.intimidates_others, YES_OR_NO),
    )


def _answers(given: Any, possible: tuple[T, ...]) -> tuple[T, ...]:
    return possible if given == UNKNOWN else (given,)


def _between(lowest: Reconviction, highest: Reconviction) -> tuple[Reconviction, ...]:
    return tuple(level for level in Reconviction if lowest <= level <= highest)
