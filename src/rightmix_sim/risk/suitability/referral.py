"""A referral to the programme team: the offence history, and what the case file says beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from msgspec import Meta

from rightmix_sim.errors import InputError
from rightmix_sim.files import Source, read_plain
from rightmix_sim.history import History
from rightmix_sim.strict_data import Answer, Impossible, StrictData, asked, parse_as
from rightmix_sim.workdays import whole_years

HIGHEST_IQ: Final = 200  # beyond it surely a slip of the pen
_OF_A_HISTORY: Final = ("person", "appearances")


class Referral(StrictData, frozen=True, kw_only=True):
    """What the programme team is told. A field that is left out is unknown; three must be there.

    Raises `Impossible`, a `ValueError`, for a day that is not after birth; `read_referral` and `as_referral` raise
    `InputError` with file and place for everything that does not fit.
    """

    history: Annotated[
        History, asked("The offence history, in the shape that `rightmix score` reads.", "and its keys below it")
    ]
    on: Annotated[date, asked("The day suitability is looked at; ages count to it.", "2009-05-12")]
    rosh: Annotated[
        Literal["low", "medium", "high", "very_high", "unknown"],
        asked("The Risk of Serious Harm on file; the I-SOTP goes by it (¶2.11).", "medium"),
    ]
    deviance: Annotated[
        Literal["low", "moderate", "high", "unknown"], asked("What is the initial deviance (SARN)?")
    ] = "unknown"
    denial: Annotated[
        Literal["none", "partial", "total", "unknown"], asked("Is there no, partial or total denial of the offence?")
    ] = "unknown"
    learning_disability: Annotated[Answer, asked("Is there a learning disability?")] = "unknown"
    iq: Annotated[Annotated[int, Meta(ge=1, le=HIGHEST_IQ)] | Literal["unknown"], asked("What IQ was tested?")] = (
        "unknown"
    )
    language_adequate: Annotated[Answer, asked("Is the language adequate for the group?")] = "unknown"
    mature_enough: Annotated[Answer, asked("Is there enough maturity for the group? Asked of young men only.")] = (
        "unknown"
    )
    disrupts_groups: Annotated[Answer, asked("Does he or she disrupt groups?")] = "unknown"
    intimidates_others: Annotated[Answer, asked("Does he or she manipulate or intimidate others?")] = "unknown"

    def __post_init__(self) -> None:
        """Refuse a day before birth."""
        born = self.history.person.born
        if self.on <= born:
            raise Impossible(
                f"This is not after the day of birth ({born}).",
                place="on",
                value=self.on.isoformat(),
                why="Ages are counted from the day of birth.",
                do="Correct one of the two dates.",
            )

    @property
    def age(self) -> int:
        """The age in whole years on the day suitability is looked at."""
        return whole_years(self.history.person.born, self.on)


def read_referral(source: Path | Source) -> Referral:
    """The referral in a YAML or JSON file. Raises `InputError` with file, place and value."""
    return _referral(read_plain(source), str(source))


def as_referral(referral: Referral | Mapping[str, Any]) -> Referral:
    """The referral itself, or the one that plain data of its shape stands for (dates as date or ISO text).

    Raises `InputError` with place and value.
    """
    return referral if isinstance(referral, Referral) else _referral(referral, None)


def _referral(content: Any, file: str | None) -> Referral:
    if isinstance(content, Mapping) and "history" not in content and any(key in content for key in _OF_A_HISTORY):
        raise InputError(
            "This is an offence history by itself; a referral says more.",
            file=file,
            why="Programmes are opened and closed by facts that no offence history holds: denial, IQ, deviance.",
            do="Put all of it below a key history:, and add on: (a day) and rosh: (a level) beside that key; "
            "`rightmix suitability --template` shows one to begin with.",
        )
    return parse_as(Referral, content, file=file)
