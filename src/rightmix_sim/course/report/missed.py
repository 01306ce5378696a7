"""The sentences that the feedback had to say most often, brought together where only the case differs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from rightmix_sim.course.report.differences import without_person
from rightmix_sim.course.report.naming import by_exercise
from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Cohort, Result

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_ANSWER: Final = re.compile(r"\s*[(;]\s*(?:you(?: have)?:? [^);.]*|no answer)\)?", re.IGNORECASE)
_LABEL: Final = re.compile(r"\b[A-Z]{1,2}\d{1,3}\b")
_STATEMENT: Final = re.compile(r"^(?:Statement|Claim) \d+,? ?")
_DAY: Final = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)
_NUMBER: Final = re.compile(r"\b\d[\d.,]*\b")
_QUOTED: Final = re.compile(r"“[^”]*”")
_SHORTEST_HEAD: Final = 3  # letters


@dataclass(frozen=True, kw_only=True)
class Missed:
    """What was missed: the criterion, in so many of the pieces of work handed in, and a sentence that says it."""

    criterion: str
    paragraph: str
    count: int
    example: str
    several: bool  # whether the sentences differ, so that it is an example only


@dataclass(frozen=True, kw_only=True)
class MissedSentences:
    """Those of one exercise, the commonest first."""

    exercise: str
    handed_in: int
    missed: tuple[Missed, ...]


def missed_of(cohort: Cohort) -> tuple[MissedSentences, ...]:
    """The commonest sentences of every exercise that is marked, in the order of the exercises."""
    found = (_of(id, results) for id, results in by_exercise(cohort).items())
    return tuple(one for one in found if one.missed)


def subject(sentence: str) -> str:
    """What a sentence is about whatever the case and the answer: sentences of one subject are counted together.

    >>> subject("Was any victim a stranger: yes (no answer). Miss K was new to the town.")
    'was any victim a stranger'
    """
    words = without_person(_STATEMENT.sub("", sentence))
    head, colon, tail = words.partition(": ")
    if colon and head.count("“") == head.count("”"):
        if head.startswith("“"):  # a statement or an observation is what the sentence is about
            return head.casefold()
        bare = _bare(head)
        if len(bare) > _SHORTEST_HEAD and not _DAY.search(head):
            return bare
        words = tail
    return _bare(words)


def _bare(words: str) -> str:
    """Without brackets, quotations, labels, days and numbers."""
    for pattern in (_IN_BRACKETS, _QUOTED, _DAY, _LABEL, _NUMBER):
        words = pattern.sub("", words)
    return " ".join(words.split()).casefold().strip(" ,.;:")


def _of(exercise: str, results: list[Result]) -> MissedSentences:
    counts: Counter[tuple[str, str]] = Counter()
    sentences: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    titles: dict[str, tuple[str, str]] = {}
    for result in results:
        met = set()
        for mark in result.marks:
            for sentence in mark.missed:
                about = (mark.criterion.id, subject(sentence))
                met.add(about)
                sentences[about][_ANSWER.sub("", sentence)] += 1
                titles[mark.criterion.id] = (mark.criterion.title, mark.paragraph)
        counts.update(met)  # a piece of work counts once, however many lines of it say the same
    common = sorted((one for one in counts if counts[one] >= whole("least_wrong")), key=lambda one: (-counts[one], one))
    return MissedSentences(
        exercise=exercise,
        handed_in=len(results),
        missed=tuple(
            Missed(
                criterion=titles[about[0]][0],
                paragraph=titles[about[0]][1],
                count=counts[about],
                example=min(sentences[about], key=lambda one: (-sentences[about][one], one)),
                several=len(sentences[about]) > 1,
            )
            for about in common[: whole("most_missed")]
        ),
    )
