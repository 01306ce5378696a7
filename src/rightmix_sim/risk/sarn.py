"""SARN: dynamic factors in four domains, and the deviance they come to (¶2.9). A teaching approximation.

Deviance says how much work is needed, not how likely anything is. It is a type of its own, so that it is not taken for
a level of risk of reconviction, likelihood of reoffending or Risk of Serious Harm.

>>> found = deviance({"self_management": {"lifestyle_impulsiveness": {"generality": 2, "offence_chain": 2}}})
>>> [end.words for end in found.range]
['moderate deviance', 'high deviance']
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.risk.items import Grade
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rules import Caution, Reason, Rule, load_rules
from rightmix_sim.risk.unknowns import one_or_all, settled
from rightmix_sim.strict_data import Answer, StrictData, parse_as

_MOST: Final = load_rules("sarn")["sarn-item-points"].number
Points: TypeAlias = Annotated[int, Meta(ge=0, le=_MOST)] | Literal["unknown"]


class Deviance(Grade, said="{} deviance"):
    """Low, moderate or high deviance on SARN."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Factor(StrictData, frozen=True):
    """The two scores of a factor. What is left out is unknown."""

    generality: Points = "unknown"
    offence_chain: Points = "unknown"


class SexualInterests(StrictData, frozen=True):
    """The factors of the first domain."""

    sexual_preoccupation: Factor = Factor()
    sexual_preference_for_children: Factor = Factor()
    sexualised_violence: Factor = Factor()
    other_offence_related_interest: Factor = Factor()


class OffenceSupportiveAttitudes(StrictData, frozen=True):
    """The factors of the second domain."""

    adversarial_sexual_attitudes: Factor = Factor()
    sexual_entitlement: Factor = Factor()
    child_abuse_supportive_beliefs: Factor = Factor()
    rape_supportive_beliefs: Factor = Factor()


class Relationships(StrictData, frozen=True):
    """The factors of the third domain, relationships and socio-affective functioning."""

    personal_inadequacy: Factor = Factor()
    closeness_to_children: Factor = Factor()
    grievance_thinking: Factor = Factor()
    lack_of_intimate_relationships: Factor = Factor()


class SelfManagement(StrictData, frozen=True):
    """The factors of the fourth domain."""

    lifestyle_impulsiveness: Factor = Factor()
    poor_problem_solving: Factor = Factor()
    poor_emotional_control: Factor = Factor()


class SarnScores(StrictData, frozen=True):
    """The scores of all factors by their domains. What is left out is unknown."""

    sexual_interests: SexualInterests = SexualInterests()
    offence_supportive_attitudes: OffenceSupportiveAttitudes = OffenceSupportiveAttitudes()
    relationships: Relationships = Relationships()
    self_management: SelfManagement = SelfManagement()


@dataclass(frozen=True)
class Domain:
    """One domain: its marked factors, and the scores that could still mark another one."""

    name: str
    marked: tuple[str, ...]
    open_scores: tuple[str, ...]

    @property
    def found(self) -> Answer:
        """Whether it holds a marked factor."""
        if self.marked:
            return True
        return "unknown" if self.open_scores else False


@dataclass(frozen=True)
class Assessment(Result):
    """What SARN comes to: the initial deviance, as a range while scores that matter are unknown."""

    tool: ClassVar = "sarn"
    domains: tuple[Domain, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """The fewest and the most domains that can hold a marked factor."""
        found = [domain.found for domain in self.domains]
        return found.count(True), found.count(True) + found.count("unknown")

    @property
    def range(self) -> tuple[Deviance, Deviance]:
        """The lowest and the highest deviance that the unknown scores leave open."""
        fewest, most = (Deviance(_rule("deviance").gives(count)) for count in self.counts)
        return fewest, most

    @property
    def deviance(self) -> Deviance | None:
        """The deviance; None while it is open."""
        return settled(self.range)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The scores that would settle it, by their places; empty when nothing unknown can change it."""
        if self.deviance is not None:
            return ()
        return tuple(place for domain in self.domains if domain.found == "unknown" for place in domain.open_scores)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One for each domain, with one for each marked factor below it; and one for the deviance."""
        return tuple(self._reasons())

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the result."""
        return (Caution("no_predictor", _rule("no-predictor").cite), Caution("initial", _rule("use").cite))

    def to_dict(self) -> dict[str, Any]:
        """As plain data; `domains` tells of each whether it holds a marked factor: true, false or "unknown"."""
        return {
            "deviance": self.deviance and self.deviance.value,
            "range": [end.value for end in self.range],
            "domains": {domain.name: domain.found for domain in self.domains},
            **self.explained(),
        }

    def _reasons(self) -> Iterator[Reason]:
        for domain in self.domains:
            rule = _rule("unknown" if domain.found == "unknown" else "marked")
            yield Reason(domain.name, domain.found, None if domain.found == "unknown" else int(domain.found), rule.cite)
            for factor in domain.marked:
                yield Reason(f"{domain.name}.{factor}", "marked", None, _rule(factor).cite)
        fewest, most = self.counts
        found = one_or_all([end.value for end in self.range])
        yield Reason("deviance", found, settled((fewest, most)), _rule("deviance").cite)


def deviance(scores: SarnScores | Mapping[str, Any]) -> Assessment:
    """The initial deviance from the scores of the factors, or from plain data of that shape. Raises `InputError`."""
    given = parse_as(SarnScores, scores)
    return Assessment(tuple(_domain(name, getattr(given, name)) for name in SarnScores.__struct_fields__))


def _domain(name: str, given: StrictData) -> Domain:
    factors: dict[str, Factor] = {factor: getattr(given, factor) for factor in given.__struct_fields__}
    return Domain(
        name,
        marked=tuple(factor for factor, scores in factors.items() if _marked(scores) is True),
        open_scores=tuple(
            f"{name}.{factor}.{score}"
            for factor, scores in factors.items()
            if _marked(scores) == "unknown"
            for score in _unknown_scores(scores)
        ),
    )


def _marked(factor: Factor) -> Answer:
    """Whether both scores are those of a marked factor; unknown while they could both be."""
    needed = _rule("marked").number
    scores = (factor.generality, factor.offence_chain)
    if any(points not in (needed, "unknown") for points in scores):
        return False
    return "unknown" if "unknown" in scores else True


def _unknown_scores(factor: Factor) -> list[str]:
    return [score for score in Factor.__struct_fields__ if getattr(factor, score) == "unknown"]


def _rule(name: str) -> Rule:
    return load_rules("sarn")[f"sarn-{name.replace('_', '-')}"]
