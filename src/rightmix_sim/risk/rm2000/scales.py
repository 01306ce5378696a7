"""The three scales: S in two steps, V, and C from both. An unknown leaves a range from its absence to its presence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from rightmix_sim.history import Offence, Person
from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.rm2000.counting import Counted
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.workdays import whole_years

Known: TypeAlias = bool | Literal["unknown"]
Range: TypeAlias = tuple[Reconviction, Reconviction]

_LEVELS: Final = tuple(Reconviction)


@dataclass(frozen=True, slots=True)
class Aggravating:
    """The four factors of step 2: true, false or "unknown"."""

    male_victim: Known
    stranger_victim: Known
    non_contact: Known
    single: Known

    @property
    def counts(self) -> tuple[int, int]:
        """How many are present at least and at most."""
        found = (self.male_victim, self.stranger_victim, self.non_contact, self.single)
        present = sum(one is True for one in found)
        return present, present + sum(one == "unknown" for one in found)


@dataclass(frozen=True, slots=True)
class StepOne:
    """The points of step 1."""

    sexual_appearances: int
    criminal_appearances: int
    age: int

    @property
    def total(self) -> int:
        """The points added."""
        return self.sexual_appearances + self.criminal_appearances + self.age


@dataclass(frozen=True, slots=True)
class ScaleS:
    """RM2000/S: risk of reconviction for a sexual offence."""

    points: StepOne
    step1: Reconviction
    aggravating: Aggravating
    range: Range

    @property
    def category(self) -> Reconviction | None:
        """The category; None while the range is open."""
        return settled(self.range)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "points": asdict(self.points),
            "total": self.points.total,
            "step1": self.step1.value,
            "aggravating": asdict(self.aggravating),
            **range_to_dict(self.range),
        }


@dataclass(frozen=True, slots=True)
class VPoints:
    """The points of V."""

    age: int
    violent_appearances: int
    burglary: int

    @property
    def total(self) -> int:
        """The points added."""
        return self.age + self.violent_appearances + self.burglary


@dataclass(frozen=True, slots=True)
class ScaleV:
    """RM2000/V: risk of reconviction for a violent offence that is not sexual."""

    points: VPoints
    category: Reconviction

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"points": asdict(self.points), "total": self.points.total, "category": self.category.value}


@dataclass(frozen=True, slots=True)
class ScaleC:
    """RM2000/C: both together. `points` is None while S is open."""

    points: int | None
    range: Range

    @property
    def category(self) -> Reconviction | None:
        """The category; None while the range is open."""
        return settled(self.range)

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {"points": self.points, **range_to_dict(self.range)}


@dataclass(frozen=True, slots=True)
class Adapted:
    """S and C for a man whose sexual offences are all of images only: stranger and non-contact are not credited."""

    aggravating: Aggravating
    range: Range
    c: ScaleC

    @property
    def category(self) -> Reconviction | None:
        """The adapted category of S; None while the range is open."""
        return settled(self.range)

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{s: {aggravating, category, range}, c: {points, category, range}}`."""
        return {"s": {"aggravating": asdict(self.aggravating), **range_to_dict(self.range)}, "c": self.c.to_dict()}


def scale_s(person: Person, counted: Counted) -> ScaleS:
    """S, from the appearances that count and every sexual offence that counts."""
    rules = load_rules("rm2000")
    points = StepOne(
        sexual_appearances=rules["rm2000-s-sexual-appearances"].gives(len(counted.sexual)),
        criminal_appearances=rules["rm2000-s-criminal-appearances"].gives(len(counted.criminal)),
        age=rules["rm2000-s-age"].gives(age_at_risk(person)),
    )
    step1 = Reconviction(rules["rm2000-s-step-1"].gives(points.total))
    aggravating = _aggravating(person, [placed.offence for placed in counted.sexual_offences])
    return ScaleS(points, step1, aggravating, _raised(step1, aggravating))


def scale_v(person: Person, counted: Counted) -> ScaleV:
    """V, from the appearances that count."""
    rules = load_rules("rm2000")
    points = VPoints(
        age=rules["rm2000-v-age"].gives(age_at_risk(person)),
        violent_appearances=rules["rm2000-v-violent-appearances"].gives(len(counted.violent)),
        burglary=rules["rm2000-v-burglary"].gives(len(counted.burglary)),
    )
    return ScaleV(points, Reconviction(rules["rm2000-v-category"].gives(points.total)))


def scale_c(s_range: Range, v: ScaleV) -> ScaleC:
    """C, from the categories of S and V."""
    lowest, highest = (s.points + v.category.points for s in s_range)
    bands = load_rules("rm2000")["rm2000-c-category"]
    points = lowest if lowest == highest else None
    return ScaleC(points, (Reconviction(bands.gives(lowest)), Reconviction(bands.gives(highest))))


def adapted(s: ScaleS, v: ScaleV) -> Adapted:
    """S and C without the two factors that every image offence would bring."""
    credited = Aggravating(s.aggravating.male_victim, False, False, s.aggravating.single)
    s_range = _raised(s.step1, credited)
    return Adapted(credited, s_range, scale_c(s_range, v))


def age_at_risk(person: Person) -> int:
    """The age in whole years on the first day at liberty after the index sentence."""
    return whole_years(person.born, person.at_risk_from)


def settled(found: Range) -> Reconviction | None:
    """The one category of a range; None while it is open."""
    return found[0] if found[0] is found[1] else None


def range_to_dict(found: Range) -> dict[str, Any]:
    """Category and range as plain data."""
    category = settled(found)
    return {"category": category and category.value, "range": [level.value for level in found]}


def _raised(step1: Reconviction, aggravating: Aggravating) -> Range:
    """The category of step 1, raised by the factors present at least and at most."""
    steps = load_rules("rm2000")["rm2000-s-step-2"]
    at_least, at_most = (
        _LEVELS[min(step1.points + steps.gives(number), len(_LEVELS) - 1)] for number in aggravating.counts
    )
    return at_least, at_most


def _aggravating(person: Person, offences: list[Offence]) -> Aggravating:
    partner = person.lived_with_adult_partner_two_years
    return Aggravating(
        male_victim=_any(male_victim(offence) for offence in offences),
        stranger_victim=_any(stranger_victim(offence) for offence in offences),
        non_contact=_any(non_contact(offence) for offence in offences),
        single="unknown" if partner == "unknown" else not partner,
    )


def male_victim(offence: Offence) -> Known:
    """Whether a victim of the offence was male."""
    if offence.victims is None:
        return "unknown"
    return _any("unknown" if victim.sex == "unknown" else victim.sex == "male" for victim in offence.victims)


def stranger_victim(offence: Offence) -> Known:
    """Whether a victim of the offence was a stranger."""
    if offence.victims is None:
        return "unknown"
    found = (victim.acquaintance for victim in offence.victims)
    return _any("unknown" if one == "unknown" else one == "stranger" for one in found)


def non_contact(offence: Offence) -> Known:
    """Whether the offence was without contact."""
    return "unknown" if offence.contact == "unknown" else not offence.contact


def _any(found: Iterable[Known]) -> Known:
    """True if one is, else unknown if one is, else false."""
    open_question = False
    for one in found:
        if one is True:
            return True
        open_question = open_question or one == "unknown"
    return "unknown" if open_question else False
