"""Which unknown facts would settle an open range, and how to ask for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rightmix_sim.history import History
from rightmix_sim.risk.rm2000.aggravating import Aggravating
from rightmix_sim.risk.rm2000.counting import Counted, PlacedOffence
from rightmix_sim.risk.rm2000.scales import Adapted, ScaleS

_IN_ENTRY: Final = re.compile(r"appearances\[(?P<entry>\d+)\]\.offences\[(?P<offence>\d+)\]")
_QUESTIONS: Final = {
    "victims": "Was anybody the victim, of which sex, and known for 24 hours or more?",
    "sex": "Was the victim male or female?",
    "acquaintance": "Had the victim known him for 24 hours or more?",
    "contact": "Was there contact, or an attempt at it?",
    "lived_with_adult_partner_two_years": "Did he ever live with an adult partner, as in marriage, for two years?",
}
_CONTACT_OF_IMAGES: Final = "Was it images and nothing else, so that there was no contact?"


def unsettled_facts(counted: Counted, s: ScaleS | None, adapted: Adapted | None) -> tuple[str, ...]:
    """The places of the unknown facts on which an open range hangs, each once."""
    if s is None:
        return ()
    if s.category is None:
        asked = s.aggravating
    elif adapted is not None and adapted.category is None:
        asked = adapted.aggravating
    else:
        return ()
    return tuple(dict.fromkeys(_unknown_facts(asked, counted.sexual_offences)))


def question(history: History, place: str) -> str:
    """An unsettled fact, given by its place, as a question that somebody who knows the file can answer."""
    key = place.rpartition(".")[-1]
    found = _IN_ENTRY.match(place)
    if found is None:
        return _QUESTIONS[key]
    entry = history.appearances[int(found["entry"])]
    offence = (entry.offences or ())[int(found["offence"])]
    # `contact: true` would be refused there
    asked = _CONTACT_OF_IMAGES if key == "contact" and offence.images_only else _QUESTIONS[key]
    return f"{asked} ({entry.outcome} of {entry.date}, {offence.title or 'offence without a title'})"


def _unknown_facts(asked: Aggravating, offences: Iterable[PlacedOffence]) -> Iterator[str]:
    for placed in offences:
        victims = placed.offence.victims
        if victims is None and "unknown" in (asked.male_victim, asked.stranger_victim):
            yield f"{placed.place}.victims"
        for number, victim in enumerate(victims or ()):
            if asked.male_victim == "unknown" and victim.sex == "unknown":
                yield f"{placed.place}.victims[{number}].sex"
            if asked.stranger_victim == "unknown" and victim.acquaintance == "unknown":
                yield f"{placed.place}.victims[{number}].acquaintance"
        if asked.non_contact == "unknown" and placed.offence.contact == "unknown":
            yield f"{placed.place}.contact"
    if asked.single == "unknown":
        yield "person.lived_with_adult_partner_two_years"
