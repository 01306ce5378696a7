"""Choosing strands for one case and telling them in the voices of its authors."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from rightmix_sim.cases.making.cast import Cast, LiveSlots
from rightmix_sim.cases.making.luck import Luck, shuffled_for_all
from rightmix_sim.cases.making.strands import Strand, strands, worded
from rightmix_sim.randomness import Draws

# How many strands of a topic one case takes at most, where it is more than one: neighbours begin so far apart
_TAKES: Final = {
    "visits": 4,
    "supervision": 3,
    "plans": 5,
    "concerns": 3,
    "protective": 3,
    "mappa": 4,
    "prison_life": 3,
}


@lru_cache(maxsize=2048)
def _deck(draws: Draws, topic: str, asked: tuple[tuple[str, Any], ...]) -> tuple[Strand, ...]:
    """The strands of a topic that fit what is asked for, in the order that all cases of a set share."""
    facts = dict(asked)
    return tuple(one for one in shuffled_for_all(draws, topic, strands(topic)) if one.fits_so_far(facts))


class Weaver:
    """The strands of one case. A strand is chosen once, and any author who knows of it may tell it once."""

    def __init__(self, case: Luck, cast: Cast, facts: dict[str, Any], barred: frozenset[str] = frozenset()) -> None:
        """`barred` are the slots of people whom this man has nothing to do with: no text that names one is told."""
        self.facts, self._barred = facts, barred
        self._luck, self._words = case, case.stream("words")
        self._slots = LiveSlots({**facts, **cast.slots, "age": facts["years_old"]}, case.stream("slots"))
        self._used: set[tuple[str, str]] = set()
        self._told: set[tuple[str, str, str]] = set()

    def choose(self, topic: str, voice: str = "", **facts: Any) -> Strand | None:
        """A strand of a topic that these facts allow, that a voice knows of, and that the case does not have yet.

        Which one goes by the number of the case, not by chance: all cases go through one deck of those that fit what is
        asked for here, so that a set of cases spreads over all of them.
        """
        asked = _deck(self._luck.of_the_set, topic, tuple(sorted(facts.items())))
        place = self._luck.number * _TAKES.get(topic, 1) + sum(topic == used for used, _ in self._used)
        first = place % len(asked) if asked else 0
        given = {**self.facts, **facts}
        chosen = next((one for one in asked[first:] + asked[:first] if self._may_choose(one, voice, given)), None)
        if chosen is not None:
            self._used.add((topic, chosen.id))
        return chosen

    def tell(self, strand: Strand | None, voice: str, **slots: Any) -> str:
        """A strand in the words of an author; empty if that author does not know of it or has told it already."""
        if strand is None or not self._may_tell(strand, voice) or (strand.topic, strand.id, voice) in self._told:
            return ""
        self._told.add((strand.topic, strand.id, voice))
        return self._worded(strand.tell[voice], slots)

    def _may_choose(self, strand: Strand, voice: str, facts: dict[str, Any]) -> bool:
        if (strand.topic, strand.id) in self._used or (voice and not self._may_tell(strand, voice)):
            return False
        return strand.fits(facts)

    def _may_tell(self, strand: Strand, voice: str) -> bool:
        return strand.tells(voice) and not any(f"{{{slot}}}" in strand.tell[voice] for slot in self._barred)

    def say(self, what: str, voice: str, facts: dict[str, Any] | None = None, **slots: Any) -> str:
        """What a record says of a day, a count, an assessment (`records.yaml`). These may be said again and again."""
        given = {**self.facts, **(facts or {}), "say": what}
        fitting = [one for one in strands("records") if one.tells(voice) and one.fits(given)]
        assert fitting, f"no record says {what} in the voice {voice}"
        return self._worded(self._words.pick(fitting).tell[voice], slots)

    def _worded(self, text: str, slots: dict[str, Any]) -> str:
        live = self._slots
        if slots:
            live = LiveSlots({**self._slots, **slots}, self._words)
        return worded(text, live, self._words)
