"""A referral to the programme team: the offence history, and what the case file says beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from rightmix_sim.files import Source
from rightmix_sim.history import History
from rightmix_sim.risk.unknowns import UNKNOWN
from rightmix_sim.strict_model import Answer, Day, StrictModel, fault, parse_as, read_as
from rightmix_sim.workdays import whole_years

HIGHEST_IQ: Final = 200  # beyond it surely a slip of the pen
_OF_A_HISTORY: Final = ("person", "appearances")


def _iq(raw: object) -> int | Literal["unknown"]:
    if raw == UNKNOWN or (type(raw) is int and 0 < raw <= HIGHEST_IQ):
        return raw
    raise fault(
        f"This must be a whole number from 1 to {HIGHEST_IQ}, or unknown.",
        value=raw,
        why="An IQ that was not tested is kept as unknown; it is never guessed.",
        do="Write the number that was tested, without quotation marks, or unknown.",
    )


Iq: TypeAlias = Annotated[
    int | Literal["unknown"],
    PlainValidator(_iq),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": HIGHEST_IQ}, {"const": UNKNOWN}]}),
]


class Referral(StrictModel):
    """What the programme team is told. A field that is left out is unknown; three must be there.

    Raises pydantic's `ValidationError` when made directly; `read_referral` and `as_referral` raise `InputError`.
    """

    history: History = Field(
        description="The offence history, in the shape that `rightmix score` reads.", examples=["and its keys below it"]
    )
    on: Day = Field(description="The day suitability is looked at; ages count to it.", examples=["2009-05-12"])
    rosh: Literal["low", "medium", "high", "very_high", "unknown"] = Field(
        description="The Risk of Serious Harm on file; the I-SOTP goes by it (¶2.11).", examples=["medium"]
    )
    deviance: Literal["low", "moderate", "high", "unknown"] = Field(
        UNKNOWN, description="What is the initial deviance (SARN)?"
    )
    denial: Literal["none", "partial", "total", "unknown"] = Field(
        UNKNOWN, description="Is there no, partial or total denial of the offence?"
    )
    learning_disability: Answer = Field(UNKNOWN, description="Is there a learning disability?")
    iq: Iq = Field(UNKNOWN, description="What IQ was tested?")
    language_adequate: Answer = Field(UNKNOWN, description="Is the language adequate for the group?")
    mature_enough: Answer = Field(UNKNOWN, description="Is there enough maturity for the group? Asked of men under 21.")
    disrupts_groups: Answer = Field(UNKNOWN, description="Does he or she disrupt groups?")
    intimidates_others: Answer = Field(UNKNOWN, description="Does he or she manipulate or intimidate others?")

    @model_validator(mode="before")
    @classmethod
    def _more_than_a_history(cls, raw: Any) -> Any:
        if isinstance(raw, Mapping) and "history" not in raw and any(key in raw for key in _OF_A_HISTORY):
            raise fault(
                "This is an offence history by itself; a referral says more.",
                why="Programmes are opened and closed by facts that no offence history holds: denial, IQ, deviance.",
                do="Put all of it below a key history:, and add on: (a day) and rosh: (a level) beside that key; "
                "`rightmix suitability --template` shows one to begin with.",
            )
        return raw

    @model_validator(mode="after")
    def _possible(self) -> Referral:
        born = self.history.person.born
        if self.on <= born:
            raise fault(
                f"This is not after the day of birth ({born}).",
                place="on",
                value=self.on.isoformat(),
                why="Ages are counted from the day of birth.",
                do="Correct one of the two dates.",
            )
        return self

    @property
    def age(self) -> int:
        """The age in whole years on the day suitability is looked at."""
        return whole_years(self.history.person.born, self.on)


def read_referral(source: Path | Source) -> Referral:
    """The referral in a YAML or JSON file. Raises `InputError` with file, place and value."""
    return read_as(Referral, source)


def as_referral(referral: Referral | Mapping[str, Any]) -> Referral:
    """The referral itself, or the one that plain data of its shape stands for (dates as date or ISO text).

    Raises `InputError` with place and value.
    """
    return parse_as(Referral, referral)
