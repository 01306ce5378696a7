"""A Standard: one thing the guidance asks for, with its dated value, unit, paragraph and standing.

A standard never changes; a new edition of the guidance is one more dated `Edition` in it. What is on time under a
standard is decided in `timing`, nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeVar

from rightmix_sim.errors import UnknownName

Kind = Literal["interval", "deadline", "limit", "duty"]
Status = Literal["sourced", "seed", "unverified", "assumption"]
Agency = Literal["police", "probation", "mappa", "court", "registered_person"]

KINDS: Final[tuple[Kind, ...]] = ("interval", "deadline", "limit", "duty")
STATUSES: Final[tuple[Status, ...]] = ("sourced", "seed", "unverified", "assumption")
AGENCIES: Final[tuple[Agency, ...]] = ("police", "probation", "mappa", "court", "registered_person")
TIME_UNITS: Final = ("days", "working_days", "weeks", "months", "years")
OTHER_UNITS: Final = ("hours", "minutes", "sessions", "occasions", "occasions_a_year", "plans", "areas")

FOUR_LEVELS: Final = ("low", "medium", "high", "very_high")
MAPPA_LEVELS: Final = (1, 2, 3)
TIERS: Final = (1, 2, 3, 4)

_Value = TypeVar("_Value", str, int)


@dataclass(frozen=True)
class AppliesTo:
    """To whom a standard applies. An empty field does not restrict; all empty means everybody.

    `rm2000` is the RM2000 category (risk of reconviction), `rosh` the Risk of Serious Harm level.
    """

    rm2000: tuple[str, ...] = ()
    rosh: tuple[str, ...] = ()
    mappa_level: tuple[int, ...] = ()
    tier: tuple[int, ...] = ()

    def as_dict(self) -> dict[str, list[str] | list[int]]:
        """Only the fields that restrict, as plain lists; `{}` for everybody."""
        fields: dict[str, tuple[str, ...] | tuple[int, ...]] = {
            "rm2000": self.rm2000,
            "rosh": self.rosh,
            "mappa_level": self.mappa_level,
            "tier": self.tier,
        }
        return {name: list(values) for name, values in fields.items() if values}  # type: ignore[misc]


@dataclass(frozen=True)
class Edition:
    """The value of a standard from a day on.

    `value` is None when the standard was withdrawn from that day (or is a duty, which has no number: then `withdrawn`
    tells). `earliest` is the lower end of a range such as "every four to six weeks"; being early is never a failure.
    """

    from_: date
    value: int | float | None
    document: str
    status: Status
    earliest: int | float | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Standard:
    """One thing the guidance asks for.

    `kind` is `interval` (again and again, from the last done event), `deadline` (once, from a start), `limit` (a
    number that is not judged by time) or `duty` (no number). `unit` is None for a duty. `counted_from` names the event
    from which an interval or deadline runs. `paragraph` is the inspection report's ("7.14"), None where another
    document is the source; `source` is then its key in `data/documents.yaml`. `editions` are in order of date.
    """

    id: str
    title: str
    subject: str
    kind: Kind
    unit: str | None
    agency: Agency
    applies_to: AppliesTo
    paragraph: str | None
    editions: tuple[Edition, ...]
    source: str | None = None
    counted_from: str = ""
    note: str = ""

    @property
    def latest(self) -> Edition:
        """The edition with the latest date."""
        return self.editions[-1]

    @property
    def status(self) -> Status:
        """How well the latest edition is known: `sourced`, `seed`, `unverified` or `assumption`."""
        return self.latest.status

    def edition_on(self, day: date) -> Edition | None:
        """The edition in force on a day; None before the first one. It may be one that withdraws the standard."""
        return next((edition for edition in reversed(self.editions) if edition.from_ <= day), None)

    def in_force_on(self, day: date) -> bool:
        """Whether the standard asks for anything on that day."""
        edition = self.edition_on(day)
        return edition is not None and not edition.withdrawn

    def value_on(self, day: date) -> int | float | None:
        """The number in force on a day, in `unit`; None when not in force, and always None for a duty."""
        edition = self.edition_on(day)
        return None if edition is None else edition.value

    def applies(
        self,
        *,
        rm2000: str | None = None,
        rosh: str | None = None,
        mappa_level: int | None = None,
        tier: int | None = None,
    ) -> bool:
        """Whether the standard applies to a person of whom this is known.

        What is not known (None) cannot meet a restriction: a visit standard for a high risk of reconviction does not
        apply to somebody without an RM2000 category. Raises `UnknownName` for a word outside the vocabulary.
        """
        return (
            _meets(self.applies_to.rm2000, rm2000, FOUR_LEVELS, "RM2000 category")
            and _meets(self.applies_to.rosh, rosh, FOUR_LEVELS, "RoSH level")
            and _meets(self.applies_to.mappa_level, mappa_level, MAPPA_LEVELS, "MAPPA level")
            and _meets(self.applies_to.tier, tier, TIERS, "tier")
        )


def _meets(allowed: tuple[_Value, ...], value: _Value | None, known: tuple[_Value, ...], kind: str) -> bool:
    if value is not None and value not in known:
        raise UnknownName(kind, str(value), [str(word) for word in known])
    return not allowed or value in allowed
