"""Strands: small pieces of a life, each told in the voices of several authors, from which dossiers are woven.

A text holds choices, `[a|b]`, and slots, `{town}`. The strands of a topic stand in one file of `cases/data/strands`;
the tests hold every one of them to its rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeAlias

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.files import package_file, package_names, read_own_yaml

_FOLDER: Final = "cases/data/strands"
_PIECE: Final = re.compile(r"\[([^\[\]]*)\]|\{([A-Za-z_0-9]+)\}|([^\[\]{}]+)")

Facts: TypeAlias = Mapping[str, Any]
Slots: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Strand:
    """One strand. `when` names the facts it needs; `more` holds what else its topic says of it."""

    topic: str
    id: str
    when: Mapping[str, tuple[Any, ...]]
    tell: Mapping[str, str]
    more: Mapping[str, Any]

    def fits(self, facts: Facts) -> bool:
        """Whether the facts of a case allow it; a frozenset as a fact stands for any of its members.

        A fact that is not given allows nothing that asks for it.
        """
        return all(_meets(facts.get(name), allowed) for name, allowed in self.when.items())

    def fits_so_far(self, facts: Facts) -> bool:
        """Whether these facts alone allow it; what it asks for beside them is left open."""
        return all(_meets(facts[name], allowed) for name, allowed in self.when.items() if name in facts)

    def tells(self, voice: str) -> bool:
        """Whether an author of this voice knows of it."""
        return voice in self.tell


def _meets(fact: Any, allowed: tuple[Any, ...]) -> bool:
    return not fact.isdisjoint(allowed) if isinstance(fact, frozenset) else fact in allowed


@cache
def strands(topic: str) -> tuple[Strand, ...]:
    """All strands of a topic, in the order of the file."""
    content = read_own_yaml(package_file(f"{_FOLDER}/{topic}.yaml"))
    return tuple(_strand(topic, raw) for raw in content or ())


@cache
def topics() -> tuple[str, ...]:
    """The names of all topics."""
    return tuple(package_names(_FOLDER, ".yaml"))


def _strand(topic: str, raw: Mapping[str, Any]) -> Strand:
    when = {name: tuple(value) if isinstance(value, list) else (value,) for name, value in raw.get("when", {}).items()}
    more = {key: value for key, value in raw.items() if key not in ("id", "when", "tell")}
    return Strand(topic, raw["id"], when, raw.get("tell", {}), more)


def worded(text: str, slots: Slots, luck: Luck) -> str:
    """One wording of a text: every choice made, every slot filled, blanks set right."""
    said = "".join(_said(text, slots, luck))
    said = re.sub(r"\s+([,.;:?!])", r"\1", re.sub(r"\s+", " ", said)).strip()
    return re.sub(
        r"(^|[.?!:] )([a-z])", lambda found: found[1] + found[2].upper() if found[1] != ": " else found[0], said
    )


def _said(text: str, slots: Slots, luck: Luck) -> Iterator[str]:
    choices = 0
    for choice, slot, plain in pieces(text):
        if plain is not None:
            yield plain
        elif slot is not None:
            yield str(slots[slot])
        else:
            wordings = choice.split("|")
            yield from _said(wordings[luck.evenly(text, len(wordings), choices)], slots, luck)
            choices += 1


@cache
def pieces(text: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """The pieces of a text in their order: a choice, a slot, or plain words."""
    return tuple((found[1] or "", found[2], found[3]) for found in _PIECE.finditer(text))
