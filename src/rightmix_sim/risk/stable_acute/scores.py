"""What is scored: the items of Stable and those of Acute. Their names in words stand in the rules."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, model_validator

from rightmix_sim.risk.items import POINTS_SCHEMA, Points, points_up_to
from rightmix_sim.strict_model import Answer, StrictModel, fault

CHILDREN: Final = "emotional_identification_with_children"
SEX_VIOLENCE: Final = ("victim_access", "hostility", "sexual_preoccupation", "rejection_of_supervision")
_TOOL: Final = "stable_acute"

StablePoints = Annotated[Points, points_up_to(_TOOL, "stable-item-points"), POINTS_SCHEMA]
AcutePoints = Annotated[Points, points_up_to(_TOOL, "acute-item-points"), POINTS_SCHEMA]


class StableScores(StrictModel):
    """The points of the items of Stable. What is left out is unknown."""

    child_victim: Answer = Field("unknown", description="The item on children is scored only if there was one.")
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

    @model_validator(mode="after")
    def _children(self) -> StableScores:
        if self.child_victim is False and self.emotional_identification_with_children != "unknown":
            raise fault(
                "This item does not apply to him: child_victim is false.",
                place=CHILDREN,
                value=self.emotional_identification_with_children,
                why="Without a child victim the item is left out of the total.",
                do="Leave the item out, or correct child_victim.",
            )
        return self


class AcuteScores(StrictModel):
    """The points of the items of Acute. What is left out is unknown."""

    victim_access: AcutePoints = "unknown"
    hostility: AcutePoints = "unknown"
    sexual_preoccupation: AcutePoints = "unknown"
    rejection_of_supervision: AcutePoints = "unknown"
    emotional_collapse: AcutePoints = "unknown"
    collapse_of_social_supports: AcutePoints = "unknown"
    substance_abuse: AcutePoints = "unknown"
