"""Where a plan's text mentions what no action and no field of it says: never enough, and worth saying."""

from __future__ import annotations

import re
from typing import Final

from rightmix_sim.plans.reviewing.finding import Finding
from rightmix_sim.plans.vocabulary import words

_SENTENCES: Final = r"(?<=[.!?;])\s+|\n"
_ADDED: Final = (
    "Its text mentions it only in passing (“{}”): read from the words alone, which do not say who does what and when."
)


def unless_mentioned(finding: Finding, text: str) -> Finding:
    """A finding that something is missing from a plan; a weakness only where the plan's text mentions it."""
    mention = mentioned(finding.code, text)
    return finding if mention is None else finding.weighing("weakness", _ADDED.format(mention))


def sentence_with(code: str, text: str) -> str | None:
    """The first sentence of a text that speaks of what the code misses, even to say that it is not there."""
    for sentence in re.split(_SENTENCES, text):
        if any(re.search(pattern, sentence, re.IGNORECASE) for pattern in words()["mentions"].get(code, ())):
            return sentence.strip()
    return None


def mentioned(code: str, text: str) -> str | None:
    """The words that mention what the code misses; None where nothing does, or only to say that it is not there."""
    for sentence in re.split(_SENTENCES, text):
        if not re.search(rf"\b(?:{'|'.join(words()['negations'])})\b", sentence, re.IGNORECASE):
            for pattern in words()["mentions"].get(code, ()):
                match = re.search(pattern, sentence, re.IGNORECASE)
                if match is not None:
                    return match[0]
    return None
