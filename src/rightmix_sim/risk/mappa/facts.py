"""What has to be known to place somebody in a MAPPA category and to propose a level."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias

from rightmix_sim.guidance import Standard, load_book
from rightmix_sim.risk.meanings import Harm
from rightmix_sim.risk.unknowns import Months
from rightmix_sim.strict_data import Answer, Impossible, StrictData, asked

Term: TypeAlias = Months | Literal["indeterminate", "unknown"]

GROUNDS_FOR_LEVEL_3: Final = ("senior_level_needed", "resources_at_short_notice", "media_or_public_interest")


class MappaFacts(StrictData, frozen=True, kw_only=True):
    """The facts of one case. What is left out is unknown, and never guessed."""

    registered: Annotated[Answer, asked("Whoever has to notify the police is in category 1.")] = "unknown"
    sopo: Annotated[Answer, asked("A sexual offences prevention order puts him into category 1.")] = "unknown"
    violent_or_other_sexual_offence: Annotated[
        Answer, asked("Whether the sentence or order was for such an offence: category 2 asks for one.")
    ] = "unknown"
    imprisonment_months: Annotated[
        Term,
        asked(
            "The length of the prison sentence that he serves or is on licence from, in full months, suspended or not "
            "(two and a half years are 30); 0 for none, indeterminate for one without end.",
            "18",
        ),
    ] = "unknown"
    hospital_or_guardianship_order: Annotated[
        Answer, asked("Whether such an order was made for that offence: it is enough for category 2.")
    ] = "unknown"
    poses_serious_harm: Annotated[
        Answer,
        asked(
            "Whether the responsible authority considers that he poses a risk of serious harm to the public: "
            "category 3 asks for it."
        ),
    ] = "unknown"
    other_agencies_needed: Annotated[
        Answer, asked("Whether his Risk of Harm needs other agencies actively involved: category 3, and level 2.")
    ] = "unknown"
    senior_level_needed: Annotated[
        Answer, asked("Whether agencies must be actively involved at a senior level: category 3, and level 3.")
    ] = "unknown"
    resources_at_short_notice: Annotated[
        Answer, asked("Whether significant resources are needed at short notice: level 3.")
    ] = "unknown"
    media_or_public_interest: Annotated[
        Answer, asked("Whether there is significant media or public interest: level 3.")
    ] = "unknown"
    rosh: Annotated[
        Literal["low", "medium", "high", "very_high", "unknown"],
        asked("The level of the Risk of Serious Harm. It does not decide alone."),
    ] = "unknown"
    managed_at: Annotated[
        Literal[1, 2, 3] | None,
        asked("The MAPPA level at which he has been managed until now; left out if there was none yet."),
    ] = None
    seriousness_diminished: Annotated[Answer, asked("A case leaves level 3 only when it is less serious.")] = "unknown"
    level_2_plan_established: Annotated[Answer, asked("A case leaves level 3 only when a plan stands.")] = "unknown"
    decided_on: Annotated[
        date | None, asked("The day of the decision: the guidance of that day counts. If left out, its first day.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse a day on which the guidance was not in force."""
        if self.decided_on is not None and threshold_standard().value_on(self.decided_on) is None:
            raise Impossible(
                "The guidance that this tool follows was not in force on that day.",
                place="decided_on",
                value=self.decided_on.isoformat(),
                why="The category is worked out by the guidance of the day.",
                do=f"Write {threshold_standard().editions[0].from_} or a later day.",
            )

    @property
    def day(self) -> date:
        """The day whose guidance counts."""
        return self.decided_on or threshold_standard().editions[0].from_

    @property
    def needs_level_3(self) -> bool:
        """Whether a ground for level 3 is recorded."""
        return any(getattr(self, ground) is True for ground in GROUNDS_FOR_LEVEL_3)

    @property
    def level_by_need(self) -> Literal[1, 2, 3]:
        """The level that the recorded needs come to, whatever the category: levels 2 and 3 are active management."""
        if self.needs_level_3:
            return 3
        if self.managed_at == 3:
            return 2 if self.seriousness_diminished is True and self.level_2_plan_established is True else 3
        return 2 if self.other_agencies_needed is True else 1

    @property
    def harm(self) -> Harm | None:
        """The level of the Risk of Serious Harm; None while it is unknown."""
        return None if self.rosh == "unknown" else Harm(self.rosh)


@cache
def threshold_standard() -> Standard:
    """The standard that says from which prison sentence on category 2 begins."""
    return load_book()["mappa-category-2-sentence"]
