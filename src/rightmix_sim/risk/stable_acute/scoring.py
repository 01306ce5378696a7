"""From the points of the items to the grades of Stable and Acute, with what is open and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from rightmix_sim.risk.items import Grade, Item, Total, add_up, scored
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rules import Caution, Reason, Rule, load_rules
from rightmix_sim.risk.stable_acute.scores import CHILDREN, SEX_VIOLENCE, AcuteScores, StableScores
from rightmix_sim.risk.unknowns import one_or_all
from rightmix_sim.strict_data import parse_as

_TOOL: Final = "stable_acute"


class StableGrade(Grade, said="{} on Stable"):
    """Low, moderate or high on Stable."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class AcuteGrade(Grade, said="{} on Acute"):
    """Low, moderate or high on a score of Acute."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True)
class Stable(Result):
    """What Stable comes to. `total.unsettled` are the items that would settle the grade."""

    tool: ClassVar = _TOOL
    total: Total[StableGrade]

    @property
    def category(self) -> StableGrade | None:
        """The grade; None while it is open."""
        return self.total.category

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The facts that would settle the grade; empty when nothing unknown can change it."""
        return self.total.unsettled

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One for each item, and one for the total."""
        return (*_item_reasons("stable", self.total), _total_reason("total", self.total, _rule("stable-total")))

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the result."""
        return tuple(_always())

    @property
    def how_often(self) -> str:
        """When it is completed again, with its rule."""
        return _rule("stable-how-often").cite

    def to_dict(self) -> dict[str, Any]:
        """As plain data: the total and its grade with their ranges, and all of the above."""
        return {
            **self.total.to_dict(),
            "not_scored": list(self.total.not_scored),
            "how_often": self.how_often,
            **self.explained(),
        }


@dataclass(frozen=True)
class Acute(Result):
    """What Acute comes to: two scores, and the items that ask for something to be done now."""

    tool: ClassVar = _TOOL
    sex_violence: Total[AcuteGrade]
    general: Total[AcuteGrade]

    @property
    def intervene_now(self) -> tuple[str, ...]:
        """The items with the most points: they ask for something to be done now, whatever the totals are."""
        return tuple(item.name for item in self.general.items if item.value == _rule("acute-intervene-now").number)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The items that would settle what is open of the two grades."""
        return tuple(dict.fromkeys((*self.sex_violence.unsettled, *self.general.unsettled)))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """One for each item, and one for each score."""
        return (
            *_item_reasons("acute", self.general),
            _total_reason("sex_violence", self.sex_violence, _rule("acute-sex-violence")),
            _total_reason("general", self.general, _rule("acute-general")),
        )

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the result; what asks for something now stands first."""
        return (*self._of_items(), *_always())

    @property
    def how_often(self) -> str:
        """When it is completed, and how long that takes, with the rule."""
        return _rule("acute-how-often").cite

    def to_dict(self) -> dict[str, Any]:
        """As plain data: both scores with their ranges, and all of the above."""
        return {
            "sex_violence": self.sex_violence.to_dict(),
            "general": self.general.to_dict(),
            "intervene_now": list(self.intervene_now),
            "not_scored": list(self.general.not_scored),
            "how_often": self.how_often,
            **self.explained(),
        }

    def _of_items(self) -> Iterator[Caution]:
        for code, names in (("intervene_now", self.intervene_now), ("not_scored", self.general.not_scored)):
            if names:
                listed = ", ".join(name.replace("_", " ") for name in names)
                rule = _rule(f"acute-{code.replace('_', '-')}")
                yield Caution(code, f"{listed}: {rule.cite}")


def stable(scores: StableScores | Mapping[str, Any]) -> Stable:
    """Stable from the points of its items, or from plain data of that shape. Raises `InputError`."""
    given = parse_as(StableScores, scores)
    highest = _rule("stable-item-points").number
    items = [
        _children_item(given, highest) if name == CHILDREN else scored(name, getattr(given, name), highest)
        for name in StableScores.__struct_fields__
        if name != "child_victim"
    ]
    return Stable(add_up(items, _rule("stable-total"), StableGrade))


def acute(scores: AcuteScores | Mapping[str, Any]) -> Acute:
    """Acute from the points of its items, or from plain data of that shape. Raises `InputError`."""
    given = parse_as(AcuteScores, scores)
    highest = _rule("acute-item-points").number
    items = [scored(name, getattr(given, name), highest) for name in AcuteScores.__struct_fields__]
    sex_violence = [item for item in items if item.name in SEX_VIOLENCE]
    return Acute(
        add_up(sex_violence, _rule("acute-sex-violence"), AcuteGrade),
        add_up(items, _rule("acute-general"), AcuteGrade),
    )


def _children_item(given: StableScores, highest: int) -> Item:
    """The one item that depends on a fact: left out without a child victim, open while that is unknown."""
    item = scored(CHILDREN, given.emotional_identification_with_children, highest)
    if given.child_victim is True:
        return item
    if given.child_victim is False:
        return Item(CHILDREN, "not_applicable", 0, 0)
    return Item(CHILDREN, item.value, 0, item.highest, ("child_victim", *item.asks))


def _rule(rule: str) -> Rule:
    return load_rules(_TOOL)[rule]


def _item_reasons(tool: str, total: Total[Any]) -> Iterator[Reason]:
    for item in total.items:
        yield Reason(item.name, item.value, item.points, _rule(f"{tool}-{item.name.replace('_', '-')}").cite)


def _total_reason(name: str, total: Total[Any], rule: Rule) -> Reason:
    return Reason(name, one_or_all([end.value for end in total.range]), total.points, rule.cite)


def _always() -> Iterator[Caution]:
    yield Caution("own_grades", _rule("stable-acute-purpose").cite)
    yield Caution("reliability", _rule("stable-acute-reliability").cite)
