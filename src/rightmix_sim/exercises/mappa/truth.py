"""What is so in a case: its facts by the tools, its evidence by the key, and what its file shows."""

from __future__ import annotations

import re
from typing import Final

from rightmix_sim.cases import Dossier
from rightmix_sim.cases.answers import mappa_facts
from rightmix_sim.cases.key import ItemName
from rightmix_sim.exercises.mappa.lists import own
from rightmix_sim.exercises.mappa.recorded import level_of
from rightmix_sim.exercises.material import HeldCase

_KINDS: Final = {
    "imprisonment": "imprisonment",
    "suspended_imprisonment": "suspended",
    "life": "indeterminate",
    "ipp": "indeterminate",
}


def sentence_of(held: HeldCase) -> str:
    """The kind of sentence, as it is chosen in the form."""
    return _KINDS.get(held.case.sentence.disposal, "none")


def months_of(held: HeldCase) -> int | None:
    """Its months; None where the form does not ask for them."""
    if sentence_of(held) not in ("imprisonment", "suspended"):
        return None
    return held.case.sentence.months or 0


def rows_of_facts(held: HeldCase) -> dict[str, str]:
    """Yes or no for every fact that is asked in a line."""
    facts = mappa_facts(held.case)
    return {one: "yes" if getattr(facts, one) is True else "no" for rows in ("law", "needs") for one in own()[rows]}


def shown_by(held: HeldCase, *items: ItemName) -> set[str]:
    """The paragraphs that show the answers to these items, by the key."""
    return {label for one in held.required_key.items if one.item in items for label in one.evidence}


def note_of(held: HeldCase, item: ItemName) -> str:
    """What the key says to a trainer about an item; empty where it says nothing."""
    return next((one.note for one in held.required_key.items if one.item == item), "")


def level_on_file(held: HeldCase) -> str:
    """The level at which the case is managed, as it is chosen in the form."""
    managed = held.case.mappa.managed_at
    return "none" if managed is None else str(managed)


def findings(held: HeldCase) -> dict[str, str]:
    """For each thing on file whether it is in order, wanting, or not asked for at the level on file."""
    on_file, visor = level_on_file(held), held.case.visor
    notified = "in_order" if saying(held.dossier, "notified") else "wanting"
    return {
        "level": "in_order" if on_file == level_of(mappa_facts(held.case)) else "wanting",
        "notification": notified if on_file == "1" else "not_asked",
        "registration": "in_order" if visor is not None and visor.registration_recorded else "wanting",
    }


def saying(dossier: Dossier, what: str) -> set[str]:
    """The paragraphs of the file that say something, by the words of our lists or by the kind of their document."""
    words, kinds = own()[what]["words"], own()[what]["kinds"]
    found = {label for label, text in dossier.paragraphs.items() if re.search("|".join(words), text, re.IGNORECASE)}
    for letter, document in dossier.lettered:
        if document.kind in kinds:
            found |= {f"{letter}{number}" for number in range(1, len(document.paragraphs) + 1)}
    return found


def paragraphs_where_wrong(held: HeldCase, *kinds: str) -> tuple[str, ...]:
    """Where an error on file shows and what settles it, by the key."""
    errors = [one for one in held.required_key.errors if one.kind in kinds]
    return tuple(dict.fromkeys(label for one in errors for label in (*one.paragraphs, *one.settled_by)))
