"""What has to be known to place somebody in a MAPPA category and to propose a level."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from rightmix_sim.guidance import Standard, load_book
from rightmix_sim.risk.stated import HarmOrUnknown
from rightmix_sim.risk.unknowns import Months, whole_months
from rightmix_sim.strict_model import Answer, Day, StrictModel, fault

Term: TypeAlias = Months | Literal["indeterminate"]

_LEVELS: Final = (1, 2, 3)
_TERM_SCHEMA: Final = WithJsonSchema(
    {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": ["indeterminate", "unknown"]}]}
)


def _level(raw: object) -> int | None:
    if raw is None or (type(raw) is int and raw in _LEVELS):
        return raw
    raise fault("This must be a MAPPA level.", value=raw, do="Write 1, 2 or 3; leave it out if there was none yet.")


def _term(raw: object) -> Term:
    return "indeterminate" if raw == "indeterminate" else whole_months(raw)


class MappaFacts(StrictModel):
    """The facts of one case. What is left out is unknown, and never guessed."""

    registered: Answer = Field("unknown", description="Subject to the notification requirements.")
    sopo: Answer = Field("unknown", description="Subject to a sexual offences prevention order.")
    violent_or_other_sexual_offence: Answer = Field("unknown", description="What the sentence or order was for.")
    imprisonment_months: Annotated[Term, PlainValidator(_term), _TERM_SCHEMA] = Field(
        "unknown",
        description="The length of the prison sentence in full months; 0 for none, indeterminate for one without end.",
        examples=["18"],
    )
    hospital_or_guardianship_order: Answer = Field("unknown", description="Made for that offence.")
    poses_serious_harm: Answer = Field(
        "unknown", description="Considered by the responsible authority to pose a risk of serious harm to the public."
    )
    other_agencies_needed: Answer = Field(
        "unknown",
        description="His Risk of Harm needs active multi-agency management: other agencies actively involved.",
    )
    senior_level_needed: Answer = Field("unknown", description="Agencies must be actively involved at a senior level.")
    resources_at_short_notice: Answer = Field("unknown", description="Significant resources, at short notice.")
    media_or_public_interest: Answer = Field("unknown", description="Significant media or public interest.")
    rosh: HarmOrUnknown = Field(
        "unknown", description="The level of the Risk of Serious Harm. It does not decide alone."
    )
    managed_at: Annotated[
        int | None, PlainValidator(_level), WithJsonSchema({"enum": [*_LEVELS, None], "default": None})
    ] = Field(None, description="The level at which he has been managed until now; none if this is the first time.")
    seriousness_diminished: Answer = Field("unknown", description="Asked of a case that has been at level 3.")
    level_2_plan_established: Answer = Field("unknown", description="Asked of a case that has been at level 3.")
    decided_on: Day | None = Field(
        None, description="The day of the decision: the guidance of that day counts. If left out, its first day."
    )

    @model_validator(mode="after")
    def _under_guidance(self) -> MappaFacts:
        if threshold_standard().value_on(self.day) is None:
            raise fault(
                "The guidance that this tool follows was not in force on that day.",
                place="decided_on",
                value=self.day.isoformat(),
                why="The category is worked out by the guidance of the day.",
                do=f"Write {threshold_standard().editions[0].from_} or a later day.",
            )
        return self

    @property
    def day(self) -> date:
        """The day whose guidance counts."""
        return self.decided_on or threshold_standard().editions[0].from_


@cache
def threshold_standard() -> Standard:
    """The standard that says from which prison sentence on category 2 begins."""
    return load_book()["mappa-category-2-sentence"]
