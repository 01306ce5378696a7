"""What of a history counts: appearances by date, and the sexual offences that step 2 looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rightmix_sim.history import Entry, History, Offence

NEVER_COUNTED: Final = ("quashed", "breach_only")


@dataclass(frozen=True, slots=True)
class PlacedOffence:
    """An offence and where it stands in the file, so that a question about it can name it."""

    offence: Offence
    entry: int
    number: int

    @property
    def place(self) -> str:
        """Its place as messages have it: `appearances[0].offences[1]`."""
        return f"appearances[{self.entry}].offences[{self.number}]"


@dataclass(frozen=True, slots=True)
class Counted:
    """The days of the appearances that count, each day once; and the sexual offences that count."""

    criminal: frozenset[date]
    sexual: frozenset[date]
    violent: frozenset[date]
    burglary: frozenset[date]
    sexual_offences: tuple[PlacedOffence, ...]

    @property
    def images_only(self) -> bool:
        """Whether every sexual offence that counts is of images only (and there is one)."""
        return bool(self.sexual_offences) and all(placed.offence.images_only for placed in self.sexual_offences)


def count(history: History) -> Counted:
    """What counts. Quashed convictions, breaches alone and what was taken into consideration leave no trace in it.

    Entries of one day are one appearance; an entry without an offence is none; an offence of several natures counts for
    each of them.
    """
    days: dict[str, set[date]] = {"criminal": set(), "sexual": set(), "violent": set(), "burglary": set()}
    sexual_offences = []
    for number, entry in enumerate(history.appearances):
        if entry.outcome in NEVER_COUNTED:
            continue
        for position, offence in enumerate(entry.offences or ()):
            if offence.tic:
                continue
            days["criminal"].add(entry.date)
            for nature in offence.nature:
                if nature != "other":
                    days[nature].add(entry.date)
            if offence.sexual:
                sexual_offences.append(PlacedOffence(offence, number, position))
    return Counted(
        criminal=frozenset(days["criminal"]),
        sexual=frozenset(days["sexual"]),
        violent=frozenset(days["violent"]),
        burglary=frozenset(days["burglary"]),
        sexual_offences=tuple(sexual_offences),
    )


def left_out(history: History) -> Iterator[tuple[Entry, Offence | None, str]]:
    """Everything that was not counted, and why: quashed, breach_only, tic. The offence is None for a whole entry."""
    for entry in history.appearances:
        if entry.outcome in NEVER_COUNTED:
            yield entry, None, entry.outcome
            continue
        for offence in entry.offences or ():
            if offence.tic:
                yield entry, offence, "tic"


def differing_outcomes(history: History) -> list[date]:
    """The days on which entries that count stand with different outcomes, in order."""
    outcomes: dict[date, set[str]] = {}
    for entry in history.appearances:
        if entry.outcome not in NEVER_COUNTED and any(not offence.tic for offence in entry.offences or ()):
            outcomes.setdefault(entry.date, set()).add(entry.outcome)
    return sorted(day for day, found in outcomes.items() if len(found) > 1)


def without_offence(history: History) -> list[Entry]:
    """The convictions and cautions of which no offence is told, in the order of the file."""
    return [entry for entry in history.appearances if entry.outcome not in NEVER_COUNTED and not entry.offences]
