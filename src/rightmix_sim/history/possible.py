"""What a history cannot be: nobody is sentenced before birth or before the offence, and one entry is the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic_core import PydanticCustomError

from rightmix_sim.history.record import Allegation, Entry, Offence, Person
from rightmix_sim.strict_model import fault

_ASKED_OF = ("conviction", "caution")  # the outcomes that count, so that their offences must be told
_WHY_ONE_INDEX = "Ages are counted to the first day at liberty after the index sentence."
_MARK_ONE = "Write index: true at the conviction or caution he is managed for."


def first_impossibility(
    person: Person, assessed_on: date | None, entries: Sequence[Entry], allegations: Sequence[Allegation]
) -> PydanticCustomError | None:
    """The first thing that could not have happened, with its place; None when all could."""
    return next(_impossibilities(person, assessed_on, entries, allegations), None)


def _impossibilities(
    person: Person, assessed_on: date | None, entries: Sequence[Entry], allegations: Sequence[Allegation]
) -> Iterator[PydanticCustomError]:
    yield from _before_birth("person.at_risk_from", person.at_risk_from, person)
    if assessed_on is not None:
        yield from _before_birth("assessed_on", assessed_on, person)
    for number, entry in enumerate(entries):
        yield from _of_entry(entry, f"appearances[{number}]", person)
    yield from _of_index(entries, person)
    for number, allegation in enumerate(allegations):
        yield from _before_birth(f"allegations[{number}].date", allegation.date, person)


def _of_entry(entry: Entry, place: str, person: Person) -> Iterator[PydanticCustomError]:
    yield from _before_birth(f"{place}.date", entry.date, person)
    if entry.outcome in _ASKED_OF and "offences" not in entry.model_fields_set:
        yield fault(
            "This is missing.",
            place=f"{place}.offences",
            why=f"A {entry.outcome} counts by the offences it was for.",
            do="Write them below offences:, each with nature and committed; [ ] if none is known.",
        )
    for number, offence in enumerate(entry.offences):
        yield from _of_offence(offence, entry, f"{place}.offences[{number}]", person)


def _of_offence(offence: Offence, entry: Entry, place: str, person: Person) -> Iterator[PydanticCustomError]:
    yield from _before_birth(f"{place}.committed", offence.committed, person)
    if offence.committed > entry.date:
        yield fault(
            f"The offence is later than the entry it belongs to ({entry.date}).",
            place=f"{place}.committed",
            value=offence.committed.isoformat(),
            why="Nobody is sentenced before the offence.",
            do="Correct one of the two dates.",
        )
    if offence.images_only and offence.contact is True:
        yield fault(
            "An offence of images only cannot be a contact offence.",
            place=f"{place}.contact",
            value=True,
            why="Image-only offences are scored in an adapted way; contact rules that out.",
            do="Correct contact or images_only.",
        )


def _of_index(entries: Sequence[Entry], person: Person) -> Iterator[PydanticCustomError]:
    if not any(entry.outcome in _ASKED_OF or entry.index for entry in entries):
        return  # nothing that could be the index
    marked = [number for number, entry in enumerate(entries) if entry.index]
    if not marked:
        yield fault("No entry is marked as the index.", place="appearances", why=_WHY_ONE_INDEX, do=_MARK_ONE)
        return
    if len(marked) > 1:
        yield fault(
            f"Only one entry can be the index, and appearances[{marked[0]}] is it already.",
            place=f"appearances[{marked[1]}].index",
            value=True,
            why=_WHY_ONE_INDEX,
            do=f"{_MARK_ONE} Leave it out elsewhere.",
        )
        return
    place, index = f"appearances[{marked[0]}]", entries[marked[0]]
    if index.outcome not in _ASKED_OF:
        yield fault(
            "The index must be a conviction or a caution.",
            place=f"{place}.outcome",
            value=index.outcome,
            why="Nobody is at risk from a conviction that was quashed or a breach without a new offence.",
            do="Mark the conviction or caution he is managed for.",
        )
    if person.at_risk_from < index.date:
        yield fault(
            f"This is before the index sentence ({index.date}).",
            place="person.at_risk_from",
            value=person.at_risk_from.isoformat(),
            why="He is at liberty after the index sentence, not before it; ages are counted to that day.",
            do="Write the day of release, or the day of sentence if he stayed in the community.",
        )


def _before_birth(place: str, day: date, person: Person) -> Iterator[PydanticCustomError]:
    if day <= person.born:
        yield fault(
            f"This is not after the day of birth ({person.born}).",
            place=place,
            value=day.isoformat(),
            why="Ages are counted from the day of birth; nothing on file can be earlier.",
            do="Correct one of the two dates.",
        )
