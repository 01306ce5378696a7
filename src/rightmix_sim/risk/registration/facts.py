"""What has to be known to say for how long somebody is registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Field, GetCoreSchemaHandler, GetPydanticSchema, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from rightmix_sim.risk.unknowns import MONTHS_SCHEMA, WHOLE_MONTHS, Months
from rightmix_sim.strict_model import Answer, Day, StrictModel, fault

Disposal: TypeAlias = Literal[
    "imprisonment",
    "suspended_imprisonment",
    "life",
    "ipp",
    "hospital_order",
    "community_order",
    "conditional_discharge",
    "caution",
    "other",
]

IMPRISONMENT: Final = ("imprisonment", "suspended_imprisonment")
CUSTODY: Final = ("imprisonment", "life", "ipp", "hospital_order")
_FIRST, _LAST = date(1900, 1, 1), date(2200, 12, 31)  # beyond these it is surely a slip of the pen
_MOST_DAYS: Final = 30


def _days(raw: object) -> int:
    if type(raw) is int and 0 <= raw <= _MOST_DAYS:
        return raw
    raise fault(
        f"This must be a number of days from 0 to {_MOST_DAYS}.", value=raw, do="Write full months under months."
    )


def _or(word: str) -> GetPydanticSchema:
    """A day, or this one word in its place."""

    def schema(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(
            lambda raw, day: raw if raw == word else day(raw), handler(Day)
        )

    return GetPydanticSchema(schema)


def _day_schema(word: str) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"const": word}]})


DayOrUnknown = Annotated[date | Literal["unknown"], _or("unknown"), _day_schema("unknown")]
DayOrFurtherOrder = Annotated[date | Literal["further_order"], _or("further_order"), _day_schema("further_order")]
Days = Annotated[
    int, PlainValidator(_days), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": _MOST_DAYS, "default": 0})
]


class RegistrationFacts(StrictModel):
    """One conviction, finding or caution and what became of it."""

    convicted_on: Day = Field(
        description="The day of conviction, finding or caution: the period begins with it.", examples=["2008-11-03"]
    )
    disposal: Disposal = Field(description="The period follows from it.", examples=["imprisonment"])
    months: Annotated[Months, WHOLE_MONTHS, MONTHS_SCHEMA] = Field(
        "unknown", description="The length of the imprisonment imposed, or of the conditional discharge."
    )
    days: Days = Field(0, description="Days of imprisonment beyond the full months.")
    restriction: Answer = Field("unknown", description="Whether a restriction order goes with the hospital order.")
    born: DayOrUnknown = Field("unknown", description="Periods are halved for those under 18.")
    released_on: Day | None = Field(None, description="The first day out of custody; left out while he is in it.")
    sopo_until: DayOrFurtherOrder | None = Field(
        None, description="The last day of a sexual offences prevention order, or further_order; left out if none."
    )
    asked_on: Day | None = Field(None, description="The day on which duties are asked for; `convicted_on` if left out.")

    @model_validator(mode="after")
    def _possible(self) -> RegistrationFacts:
        impossible = next(self._impossibilities(), None)
        if impossible is not None:
            raise impossible
        return self

    @property
    def day(self) -> date:
        """The day on which duties are asked for."""
        return self.asked_on or self.convicted_on

    def _impossibilities(self) -> Iterator[PydanticCustomError]:
        yield from self._wrong_days()
        yield from self._wrong_term()
        if self.restriction != "unknown" and self.disposal != "hospital_order":
            yield fault(
                "This is asked of a hospital order only.",
                place="restriction",
                value=self.restriction,
                do="Leave it out, or correct the disposal.",
            )

    def _wrong_days(self) -> Iterator[PydanticCustomError]:
        if not _FIRST <= self.convicted_on <= _LAST:
            yield _wrong_day("convicted_on", self.convicted_on, f"This is not between {_FIRST} and {_LAST}.")
        if self.born != "unknown" and self.born >= self.convicted_on:
            yield _wrong_day("born", self.born, f"This is not before the day of conviction ({self.convicted_on}).")
        if self.released_on is not None and self.disposal not in CUSTODY:
            yield _not_asked("released_on", self.released_on.isoformat(), "custody")
        for place in ("released_on", "sopo_until", "asked_on"):
            day = getattr(self, place)
            if isinstance(day, date) and not self.convicted_on <= day <= _LAST:
                between = f"This is not between the day of conviction ({self.convicted_on}) and {_LAST}."
                yield _wrong_day(place, day, between)

    def _wrong_term(self) -> Iterator[PydanticCustomError]:
        has_term = self.disposal in (*IMPRISONMENT, "conditional_discharge")
        if self.months != "unknown" and not has_term:
            yield _not_asked("months", self.months, "imprisonment and of a conditional discharge")
        if self.days and (self.disposal not in IMPRISONMENT or self.months == "unknown"):
            yield _not_asked("days", self.days, "imprisonment whose months are given")
        if has_term and self.months == 0 and self.days == 0:
            yield fault(
                "This is no length.", place="months", value=0, do="Write the length, or unknown, or another disposal."
            )


def _wrong_day(place: str, day: date, what: str) -> PydanticCustomError:
    return fault(what, place=place, value=day.isoformat(), do="Correct one of the two dates.")


def _not_asked(place: str, value: object, of: str) -> PydanticCustomError:
    return fault(f"This is asked of {of} only.", place=place, value=value, do="Leave it out, or correct the disposal.")
