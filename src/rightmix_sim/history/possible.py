"""What a history cannot be: nobody is sentenced before birth or before the offence, and one entry is the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rightmix_sim.history.record import Allegation, Entry, Offence, Person
from rightmix_sim.strict_data import Impossible

_COUNT = ("conviction", "caution")  # the offences of these must be told, and one of them is the index
_WHY_ONE_INDEX = "Ages are counted to the first day at liberty after the index sentence."
_MARK_ONE = "Write index: true at the conviction or caution he is managed for."


def first_impossibility(
    person: Person, assessed_on: date | None, entries: Sequence[Entry], allegations: Sequence[Allegation]
) -> Impossible | None:
    """The first thing that could not have happened, with its place; None when all could."""
    return next(_impossibilities(person, assessed_on, entries, allegations), None)


def _impossibilities(
    person: Person, assessed_on: date | None, entries: Sequence[Entry], allegations: Sequence[Allegation]
) -> Iterator[Impossible]:
    """Every one of them; places are put into words only where something is wrong, since most histories are right."""
    if person.at_risk_from <= person.born:
        yield _before_birth("person.at_risk_from", person.at_risk_from, person)
    if assessed_on is not None and assessed_on <= person.born:
        yield _before_birth("assessed_on", assessed_on, person)
    for number, entry in enumerate(entries):
        if entry.date <= person.born:
            yield _before_birth(f"appearances[{number}].date", entry.date, person)
        if entry.offences is None and entry.outcome in _COUNT:
            yield _offences_missing(f"appearances[{number}].offences", entry)
        for position, offence in enumerate(entry.offences or ()):
            if offence.committed <= person.born:
                place = f"appearances[{number}].offences[{position}].committed"
                yield _before_birth(place, offence.committed, person)
            if offence.committed > entry.date:
                yield _sentenced_before(f"appearances[{number}].offences[{position}].committed", offence, entry)
            if offence.images_only and offence.contact is True:
                yield _contact_of_images(f"appearances[{number}].offences[{position}].contact")
    yield from _of_index(entries, person)
    for number, allegation in enumerate(allegations):
        if allegation.date <= person.born:
            yield _before_birth(f"allegations[{number}].date", allegation.date, person)


def _of_index(entries: Sequence[Entry], person: Person) -> Iterator[Impossible]:
    marked = [number for number, entry in enumerate(entries) if entry.index]
    if not marked and not any(entry.outcome in _COUNT for entry in entries):
        return  # nothing that could be the index
    if not marked:
        yield Impossible("No entry is marked as the index.", place="appearances", why=_WHY_ONE_INDEX, do=_MARK_ONE)
        return
    if len(marked) > 1:
        yield Impossible(
            f"Only one entry can be the index, and appearances[{marked[0]}] is it already.",
            place=f"appearances[{marked[1]}].index",
            value=True,
            why=_WHY_ONE_INDEX,
            do=f"{_MARK_ONE} Leave it out elsewhere.",
        )
        return
    index = entries[marked[0]]
    if index.outcome not in _COUNT:
        yield Impossible(
            "The index must be a conviction or a caution.",
            place=f"appearances[{marked[0]}].outcome",
            value=index.outcome,
            why="Nobody is managed for a conviction that was quashed or a breach without a new offence.",
            do="Mark the conviction or caution he is managed for.",
        )
    if person.at_risk_from < index.date:
        yield Impossible(
            f"This is before the index sentence ({index.date}).",
            place="person.at_risk_from",
            value=person.at_risk_from.isoformat(),
            why="He is at liberty after the index sentence, not before it; ages are counted to that day.",
            do="Write the day of release, or the day of sentence if he stayed in the community.",
        )


def _before_birth(place: str, day: date, person: Person) -> Impossible:
    return Impossible(
        f"This is not after the day of birth ({person.born}).",
        place=place,
        value=day.isoformat(),
        why="Ages are counted from the day of birth; nothing on file can be earlier.",
        do="Correct one of the two dates.",
    )


def _sentenced_before(place: str, offence: Offence, entry: Entry) -> Impossible:
    return Impossible(
        f"The offence is later than the entry it belongs to ({entry.date}).",
        place=place,
        value=offence.committed.isoformat(),
        why="Nobody is sentenced before the offence.",
        do="Correct one of the two dates.",
    )


def _contact_of_images(place: str) -> Impossible:
    return Impossible(
        "An offence of images only cannot be a contact offence.",
        place=place,
        value=True,
        why="Image-only offences are scored in an adapted way; contact rules that out.",
        do="Correct contact or images_only.",
    )


def _offences_missing(place: str, entry: Entry) -> Impossible:
    return Impossible(
        "This is missing.",
        place=place,
        why=f"A {entry.outcome} counts by the offences it was for.",
        do="Write them below offences:, each with nature and committed; [ ] if none is known.",
    )
