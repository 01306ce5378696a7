"""A judgement beside the definitions: what fits, what was stated, and why. Nothing here overrules the assessor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from rightmix_sim.risk.meanings import Harm
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rosh.cautions import cautions
from rightmix_sim.risk.rosh.definitions import Range, cite, ends, fitting, overall
from rightmix_sim.risk.rosh.judgement import Concern, RoshJudgement
from rightmix_sim.risk.rules import Caution, Reason, load_rules
from rightmix_sim.risk.unknowns import one_or_all, settled
from rightmix_sim.strict_data import parse_as


@dataclass(frozen=True)
class Held:
    """A stated level beside the levels that fit: one concern's or the overall one."""

    stated: Harm | None
    range: Range

    @property
    def fits(self) -> Harm | None:
        """The level whose definition fits; None while more than one does."""
        return settled(self.range)

    @property
    def agrees(self) -> bool | None:
        """Whether the stated level is one of those that fit; None when none is stated."""
        return None if self.stated is None else self.range[0] <= self.stated <= self.range[1]

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{fits, range, stated, agrees}`."""
        return {
            "fits": self.fits and self.fits.value,
            "range": [level.value for level in self.range],
            "stated": self.stated and self.stated.value,
            "agrees": self.agrees,
        }


@dataclass(frozen=True)
class Judged(Result):
    """What holding a judgement beside the definitions shows: for each concern in its order, and overall."""

    tool: ClassVar = "rosh"
    judgement: RoshJudgement
    concerns: tuple[Held, ...]
    overall: Held

    @cached_property
    def unsettled(self) -> tuple[str, ...]:
        """The unknown facts that keep the overall level open, by their places; empty when it is settled."""
        return tuple(
            f"concerns[{number}].{fact}"
            for number, concern in enumerate(self.judgement.concerns)
            for fact in fitting(concern, at_least=self.overall.range[0]).unsettled
        )

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """One reason for each concern and one for the whole."""
        found = [_reason(f"concerns[{number}]", held) for number, held in enumerate(self.concerns)]
        rule = "rosh-highest" if found else "rosh-no-concern"
        return (*found, Reason("overall", _said(self.overall.range), None, load_rules("rosh")[rule].cite))

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change what fits."""
        return cautions(self.judgement)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            **self.overall.to_dict(),
            "concerns": list(self._each_concern()),
            **self.explained(),
        }

    def _each_concern(self) -> Iterator[dict[str, Any]]:
        for concern, held in zip(self.judgement.concerns, self.concerns, strict=True):
            yield {"who": concern.who, "what": concern.what, **held.to_dict()}


def judge(judgement: RoshJudgement | Mapping[str, Any]) -> Judged:
    """Hold a judgement, or plain data of its shape, beside the definitions of the Risk of Serious Harm.

    Raises `InputError` with place and value. Source: ¶2.7, 5.1 to 5.3, 5.13, glossary.
    """
    whole = parse_as(RoshJudgement, judgement)
    return Judged(whole, tuple(map(_held, whole.concerns)), Held(whole.level, overall(whole)))


def _held(concern: Concern) -> Held:
    return Held(concern.level, ends(fitting(concern)))


def _reason(item: str, held: Held) -> Reason:
    rule = load_rules("rosh")["rosh-unknown"].cite if held.fits is None else cite(held.fits)
    return Reason(item, _said(held.range), None, rule)


def _said(found: Range) -> str | list[str]:
    return one_or_all([level.value for level in found])
