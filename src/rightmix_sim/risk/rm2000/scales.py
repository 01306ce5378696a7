"""The three scales: S in two steps, V, and C from both. An unknown leaves a range from its absence to its presence."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, TypeAlias

from rightmix_sim.history import Person
from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.rm2000.aggravating import Aggravating, aggravating_factors
from rightmix_sim.risk.rm2000.counting import Counted
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.risk.unknowns import settled
from rightmix_sim.workdays import whole_years

Range: TypeAlias = tuple[Reconviction, Reconviction]

_LEVELS: Final = tuple(Reconviction)


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
    found = aggravating_factors(person, [placed.offence for placed in counted.sexual_offences])
    return scale_s_of(len(counted.sexual), len(counted.criminal), age_at_risk(person), found)


def scale_s_of(sexual: int, criminal: int, age: int, found: Aggravating) -> ScaleS:
    """S, from its items: appearances in numbers, age in years, the four factors."""
    rules = load_rules("rm2000")
    points = StepOne(
        sexual_appearances=rules["rm2000-s-sexual-appearances"].gives(sexual),
        criminal_appearances=rules["rm2000-s-criminal-appearances"].gives(criminal),
        age=rules["rm2000-s-age"].gives(age),
    )
    step1 = Reconviction(rules["rm2000-s-step-1"].gives(points.total))
    return ScaleS(points, step1, found, _raised(step1, found))


def scale_v(person: Person, counted: Counted) -> ScaleV:
    """V, from the appearances that count."""
    return scale_v_of(age_at_risk(person), len(counted.violent), len(counted.burglary))


def scale_v_of(age: int, violent: int, burglaries: int) -> ScaleV:
    """V, from its items: age in years, appearances in numbers."""
    rules = load_rules("rm2000")
    points = VPoints(
        age=rules["rm2000-v-age"].gives(age),
        violent_appearances=rules["rm2000-v-violent-appearances"].gives(violent),
        burglary=rules["rm2000-v-burglary"].gives(burglaries),
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
