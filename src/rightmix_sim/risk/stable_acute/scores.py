"""What is scored: the items of Stable and those of Acute. Their names in words stand in the rules."""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.risk.rules import load_rules
from rightmix_sim.strict_data import Answer, Impossible, StrictData, asked

CHILDREN: Final = "emotional_identification_with_children"
SEX_VIOLENCE: Final = ("victim_access", "hostility", "sexual_preoccupation", "rejection_of_supervision")

_MOST_STABLE: Final = load_rules("stable_acute")["stable-item-points"].number
_MOST_ACUTE: Final = load_rules("stable_acute")["acute-item-points"].number
StablePoints: TypeAlias = Annotated[int, Meta(ge=0, le=_MOST_STABLE)] | Literal["unknown"]
AcutePoints: TypeAlias = Annotated[int, Meta(ge=0, le=_MOST_ACUTE)] | Literal["unknown"]


class StableScores(StrictData, frozen=True):
    """The points of the items of Stable. What is left out is unknown."""

    child_victim: Annotated[Answer, asked("The item on children is scored only if there was one.")] = "unknown"
    significant_social_influences: StablePoints = "unknown"
    capacity_for_relationship_stability: StablePoints = "unknown"
    emotional_identification_with_children: StablePoints = "unknown"
    hostility_towards_women: StablePoints = "unknown"
    general_social_rejection: StablePoints = "unknown"
    lack_of_concern_for_others: StablePoints = "unknown"
    impulsive_acts: StablePoints = "unknown"
    poor_problem_solving: StablePoints = "unknown"
    negative_emotionality: StablePoints = "unknown"
    sex_drive_and_preoccupation: StablePoints = "unknown"
    sex_as_coping: StablePoints = "unknown"
    deviant_sexual_interests: StablePoints = "unknown"
    cooperation_with_supervision: StablePoints = "unknown"

    def __post_init__(self) -> None:
        """Refuse points for an item that does not apply."""
        if self.child_victim is False and self.emotional_identification_with_children != "unknown":
            raise Impossible(
                "This item does not apply to him: child_victim is false.",
                place=CHILDREN,
                value=self.emotional_identification_with_children,
                why="Without a child victim the item is left out of the total.",
                do="Leave the item out, or correct child_victim.",
            )


class AcuteScores(StrictData, frozen=True):
    """The points of the items of Acute. What is left out is unknown."""

    victim_access: AcutePoints = "unknown"
    hostility: AcutePoints = "unknown"
    sexual_preoccupation: AcutePoints = "unknown"
    rejection_of_supervision: AcutePoints = "unknown"
    emotional_collapse: AcutePoints = "unknown"
    collapse_of_social_supports: AcutePoints = "unknown"
    substance_abuse: AcutePoints = "unknown"
