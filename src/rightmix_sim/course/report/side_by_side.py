"""A text cut into passages that stand in another text too and passages that do not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.report.texts import WORD, WordSequence, words_of


@dataclass(frozen=True)
class Passage:
    """A piece of a text, and whether it stands in the other text too."""

    text: str
    is_shared: bool


def passages(text: str, shared: Collection[WordSequence]) -> tuple[Passage, ...]:
    """The text in passages that together are the text again; shared are the words of the `shared` sequences."""
    words, long = words_of(text), whole("sequence")
    marked = [False] * len(words)
    for start in range(len(words) - long + 1):
        if tuple(words[start : start + long]) in shared:
            marked[start : start + long] = [True] * long
    spans = [match.span() for match in WORD.finditer(text)]
    found: list[Passage] = []
    at = place = 0
    while place < len(spans):
        if not marked[place]:
            place += 1
            continue
        last = place
        while last + 1 < len(spans) and marked[last + 1]:
            last += 1
        found += [Passage(text[at : spans[place][0]], False), Passage(text[spans[place][0] : spans[last][1]], True)]
        at, place = spans[last][1], last + 1
    found.append(Passage(text[at:], False))
    return tuple(one for one in found if one.text)
