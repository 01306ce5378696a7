"""Who does what in a file: the authors of its documents, by agency; and what an action may rest on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rightmix_sim.cases import Dossier
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.plans.spoiling.data import number, on_file


def people_of(dossier: Dossier) -> dict[str, str]:
    """For each agency who of it does its work, by name and post where the file names somebody, else by post."""
    return {agency: _person(dossier, entry) for agency, entry in on_file()["people"].items()}


def name_of(person: str) -> str:
    """The name alone, without the post.

    >>> name_of("PC Alan Wardle, PPU")
    'PC Alan Wardle'
    """
    return person.partition(",")[0]


def cited_for(action: str, dossier: Dossier, luck: Luck) -> tuple[str, ...]:
    """A paragraph or two on which an action may rest: of the first kinds of documents that the file has."""
    fewest, most = number("cited")
    wanted: Mapping[str, str] = on_file()["actions"][action]["rests_on"]
    for kind, words in wanted.items():
        found = [
            f"{letter}{place}"
            for letter, document in dossier.lettered
            if document.kind == kind
            for place, text in enumerate(document.paragraphs, start=1)
            if re.search(words, text) and len(text.split()) >= most
        ]
        if found:
            return tuple(sorted(luck.some(found, luck.whole(fewest, most)), key=found.index))
    return (luck.pick(list(dossier.paragraphs)),)


def _person(dossier: Dossier, entry: Mapping[str, str]) -> str:
    for kind in entry["documents"]:
        for document in dossier.documents:
            name = name_of(document.author)
            if document.kind == kind and len(name.split()) > 1 and name[:1].isupper():
                return f"{name}, {entry['post']}" if entry["post"] else name
    return entry["alone"]
