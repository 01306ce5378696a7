"""What has to be known to say for how long somebody is registered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.risk.unknowns import Months
from rightmix_sim.strict_data import Answer, Impossible, StrictData, asked

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


class RegistrationFacts(StrictData, frozen=True, kw_only=True):
    """One conviction, finding or caution and what became of it."""

    convicted_on: Annotated[
        date, asked("The day of conviction, finding or caution: the period begins with it.", "2008-11-03")
    ]
    disposal: Annotated[Disposal, asked("The period follows from it.", "imprisonment")]
    months: Annotated[
        Months | Literal["unknown"],
        asked(
            "The length of the imprisonment imposed, or of the conditional discharge, in full months: "
            "two and a half years are 30."
        ),
    ] = "unknown"
    days: Annotated[
        int, Meta(ge=0, le=30), asked("Days of imprisonment beyond the full months, which stand under months.")
    ] = 0
    restriction: Annotated[
        Answer, asked("A hospital order with a restriction order gives registration without end.")
    ] = "unknown"
    born: Annotated[date | None, asked("Periods are halved for young people; left out, it is unknown.")] = None
    released_on: Annotated[
        date | None, asked("The first day out of custody, from which registering is due; left out while he is in it.")
    ] = None
    sopo_until: Annotated[
        date | None,
        asked(
            "The last day of a sexual offences prevention order; left out if there is none, or if the order runs until "
            "further order."
        ),
    ] = None
    sopo_until_further_order: Annotated[
        bool, asked("Whether a sexual offences prevention order runs until further order, without a last day.")
    ] = False
    asked_on: Annotated[date | None, asked("The day on which duties are asked for; left out, convicted_on.")] = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        impossible = next(self._impossibilities(), None)
        if impossible is not None:
            raise impossible

    @property
    def day(self) -> date:
        """The day on which duties are asked for."""
        return self.asked_on or self.convicted_on

    @property
    def at_liberty_from(self) -> date | None:
        """The day from which he registers: of release, or of conviction without custody; None while he is in it."""
        return self.released_on if self.disposal in CUSTODY else self.convicted_on

    @property
    def sopo_ends(self) -> date | Literal["further_order"] | None:
        """The last day of a prevention order, or that it waits for a further order; None where there is none."""
        return "further_order" if self.sopo_until_further_order else self.sopo_until

    def _impossibilities(self) -> Iterator[Impossible]:
        yield from self._wrong_days()
        yield from self._wrong_term()
        if self.sopo_until is not None and self.sopo_until_further_order:
            yield Impossible(
                "A prevention order has a last day or runs until further order, not both.",
                place="sopo_until_further_order",
                value=True,
                why="He stays registered for as long as the order is in force.",
                do="Leave one of the two out.",
            )
        if self.restriction != "unknown" and self.disposal != "hospital_order":
            yield _not_asked("restriction", self.restriction, "a hospital order")

    def _wrong_days(self) -> Iterator[Impossible]:
        if not _FIRST <= self.convicted_on <= _LAST:
            yield _wrong_day("convicted_on", self.convicted_on, f"This is not between {_FIRST} and {_LAST}.")
        if self.born is not None and self.born >= self.convicted_on:
            yield _wrong_day("born", self.born, f"This is not before the day of conviction ({self.convicted_on}).")
        if self.released_on is not None and self.disposal not in CUSTODY:
            yield _not_asked("released_on", self.released_on.isoformat(), "custody")
        for place in ("released_on", "sopo_until", "asked_on"):
            day: date | None = getattr(self, place)
            if day is not None and not self.convicted_on <= day <= _LAST:
                between = f"This is not between the day of conviction ({self.convicted_on}) and {_LAST}."
                yield _wrong_day(place, day, between)

    def _wrong_term(self) -> Iterator[Impossible]:
        has_term = self.disposal in (*IMPRISONMENT, "conditional_discharge")
        if self.months != "unknown" and not has_term:
            yield _not_asked("months", self.months, "imprisonment and of a conditional discharge")
        if self.days and (self.disposal not in IMPRISONMENT or self.months == "unknown"):
            yield _not_asked("days", self.days, "imprisonment whose months are given")
        if has_term and self.months == 0 and self.days == 0:
            yield Impossible(
                "This is no length.", place="months", value=0, do="Write the length, or unknown, or another disposal."
            )


def _wrong_day(place: str, day: date, what: str) -> Impossible:
    return Impossible(what, place=place, value=day.isoformat(), do="Correct one of the two dates.")


def _not_asked(place: str, value: object, of: str) -> Impossible:
    return Impossible(
        f"This is asked of {of} only.", place=place, value=value, do="Leave it out, or correct the disposal."
    )
