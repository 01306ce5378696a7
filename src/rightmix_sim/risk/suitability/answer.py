"""The answer of an area: a programme, none, or not settled yet; and what is asked for where it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias

from rightmix_sim.risk import rm2000
from rightmix_sim.risk.rules import Caution, Rule, load_notice
from rightmix_sim.risk.sarn import Deviance
from rightmix_sim.risk.suitability.cautions import cautions
from rightmix_sim.risk.suitability.criteria import rule
from rightmix_sim.risk.suitability.facts import Facts, facts_of
from rightmix_sim.risk.suitability.programmes import Name, Programme, programmes
from rightmix_sim.risk.suitability.referral import Referral, as_referral
from rightmix_sim.risk.thresholds import Thresholds
from rightmix_sim.risk.unknowns import YES_OR_NO, outcomes
from rightmix_sim.strict_data import why_asked

Settled: TypeAlias = Name | Literal["none"]
Reached: TypeAlias = tuple[tuple[Name, str, tuple[str, ...]], ...]

ORDER: Final[tuple[Name, ...]] = ("i_sotp", "core", "a_sotp")  # rule suitability-order
_INSTEAD: Final = {  # what excludes: what is then said beside the work outside the programmes
    "gender": "outside-women",
    "denial": "outside-denial",
    "learning_disability": "outside-learning",
    "language": "outside-language",
}


@dataclass(frozen=True)
class Suitability:
    """Which programme is open to somebody under an area's thresholds, and why the others are not.

    `possible` holds every answer that the unknown facts leave open: one when it is settled. `unsettled` names the facts
    that would settle it, and only those, by their places in the file.
    """

    facts: Facts
    thresholds: Thresholds
    programmes: tuple[Programme, ...]
    possible: tuple[Settled, ...]
    unsettled: tuple[str, ...]

    @property
    def answer(self) -> Settled | Literal["unsettled"]:
        """A programme, "none" or "unsettled"."""
        return self.possible[0] if len(self.possible) == 1 else "unsettled"

    @cached_property
    def instead(self) -> tuple[Rule, ...]:
        """What the report asks for where no programme is open (¶6.8, 6.16); empty otherwise."""
        if self.possible != ("none",):
            return ()
        core = self.programmes[0]
        special = [_INSTEAD[one.code] for one in core.exclusions if one.code in _INSTEAD]
        return tuple(rule(name) for name in ["outside", "outside-content", *special])

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the answer."""
        return tuple(cautions(self.facts, self.programmes))

    @property
    def notice(self) -> str:
        """That this is a teaching default, and RM2000 a teaching approximation."""
        return load_notice("suitability")

    def programme(self, name: Name) -> Programme:
        """One of the three."""
        return next(one for one in self.programmes if one.name == name)

    def question(self, place: str) -> str:
        """An unsettled fact, given by its place, as a question to the file."""
        if place.startswith("history."):
            return self.facts.score.question(place.removeprefix("history."))
        return why_asked(Referral, place) or place

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        score = self.facts.score
        return {
            "on": self.facts.referral.on.isoformat(),
            "age": self.facts.age,
            "answer": self.answer,
            "possible": list(self.possible),
            "unsettled": list(self.unsettled),
            "thresholds": self.thresholds.to_dict(),
            "programmes": {one.name: one.to_dict() for one in self.programmes},
            "instead": [{"code": one.id, "text": one.words, "rule": one.cite} for one in self.instead],
            "rm2000": {
                "eligible": score.eligible,
                "reason": score.reason,
                "s": score.s and {key: score.s.to_dict()[key] for key in ("category", "range")},
                "images_only": score.images_only,
            },
            "cautions": [caution.to_dict() for caution in self.cautions],
            "notice": self.notice,
        }


def assess(referral: Referral | Mapping[str, Any], thresholds: Thresholds) -> Suitability:
    """Which programme is open under these thresholds, from a referral or plain data of its shape.

    Raises `InputError` with place and value when the data are no referral.
    """
    record = as_referral(referral)
    score = rm2000.score(record.history)

    def reached(way: Referral) -> Reached:
        return tuple(_in_order(programmes(facts_of(way, score), thresholds)))

    ways = outcomes(reached, record, _asked_by_two())
    answers = {answer for way in ways.possible for answer in _answers(way)}
    possible = tuple(answer for answer in (*ORDER, "none") if answer in answers)
    asked_by_one = [place for way in ways.possible for _, _, places in way for place in places]
    facts = facts_of(record, score)
    return Suitability(
        facts, thresholds, programmes(facts, thresholds), possible, _in_file_order([*ways.unsettled, *asked_by_one])
    )


def _asked_by_two() -> Mapping[str, Sequence[Any]]:
    """What two programmes ask for, with the answers that make a difference.

    It cannot be one thing for the one programme and another for the other, so each answer is tried by itself. What only
    one programme asks for needs no trying: it opens or closes that one and nothing else.
    """
    lowest = rule("iq").number
    return {
        "deviance": [grade.value for grade in Deviance],
        "learning_disability": YES_OR_NO,
        "iq": (lowest - 1, lowest),
    }


def _in_order(found: Sequence[Programme]) -> Iterator[tuple[Name, str, tuple[str, ...]]]:
    """Name, answer and open facts of the programmes in their order, up to the first that is suitable anyway."""
    by_name = {one.name: one for one in found}
    for name in ORDER:
        one = by_name[name]
        yield name, one.answer, one.unsettled
        if one.answer == "suitable":
            return


def _answers(reached: Reached) -> Iterator[Settled]:
    """Every answer that is left open: the programmes that are or could be suitable, and none if all could fail."""
    for name, answer, _ in reached:
        if answer != "excluded":
            yield name
        if answer == "suitable":
            return
    yield "none"


def _in_file_order(places: Iterable[str]) -> tuple[str, ...]:
    fields = list(Referral.__struct_fields__)
    return tuple(sorted(dict.fromkeys(places), key=lambda place: fields.index(place.partition(".")[0])))
