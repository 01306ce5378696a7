"""Texts of two trainees that are alike: a reason to look and to talk, never a proof of anything.

Texts are compared by their sequences of words. What stands in the file or in the task does not count, nor what many
wrote: two who quote the same paragraph, or use the phrase of the trade, are not alike by that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, triu

from rightmix_sim.course.report.naming import by_exercise
from rightmix_sim.course.report.rules import rule, whole
from rightmix_sim.course.report.side_by_side import Passage, passages
from rightmix_sim.course.report.texts import WordSequence, Written, given_sequences, sequences, written_in
from rightmix_sim.course.results import Cohort
from rightmix_sim.exercises import exercise


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Two texts on one exercise: the share of the shorter one's own word sequences that stand in the other too."""

    exercise: str
    first: str
    second: str
    share: float
    sequences: int
    texts: tuple[tuple[tuple[Passage, ...], ...], tuple[tuple[Passage, ...], ...]]


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """The pairs that are most alike, how many more there are, and how many texts were compared."""

    pairs: tuple[Alike, ...]
    more: int
    texts: int


@dataclass(frozen=True)
class _Found:
    share: float
    first: Written
    second: Written
    own: tuple[set[WordSequence], set[WordSequence]]  # of each, without what stands in the papers


def likeness_of(cohort: Cohort) -> Likeness:
    """The texts of different trainees on the same exercise that are alike, the most alike first."""
    found: list[_Found] = []
    texts = 0
    for id, results in by_exercise(cohort).items():
        which = exercise(id)
        written = [one for one in (written_in(result, which) for result in results) if one.pieces]
        texts += len(written)
        given: dict[tuple[str, str], set[WordSequence]] = {}

        def quoted(one: Written, given: dict[tuple[str, str], set[WordSequence]] = given) -> set[WordSequence]:
            place = (one.assignment, one.code)
            if place not in given:
                given[place] = given_sequences(cohort.held(*place), exercise(one.exercise))
            return given[place]

        found += _pairs(written, quoted)
    found.sort(key=lambda one: (-one.share, one.first.exercise, one.first.trainee, one.second.trainee))
    most = whole("most_pairs")
    return Likeness(pairs=tuple(_shown(one) for one in found[:most]), more=max(0, len(found) - most), texts=texts)


def _pairs(written: Sequence[Written], quoted: Callable[[Written], set[WordSequence]]) -> Iterator[_Found]:
    """First by all words, which is quick; then, of those that could be alike, by what stands in no paper."""
    if len(written) < 2:
        return
    own = [set[WordSequence]().union(*(sequences(piece) for piece in one.pieces)) for one in written]
    usual = _usual(own)
    own = [one - usual for one in own]
    kept: dict[int, set[WordSequence]] = {}
    for first, second in _candidates(own):
        if written[first].trainee == written[second].trainee:
            continue
        for place in (first, second):
            if place not in kept:
                kept[place] = own[place] - quoted(written[place])
        shared = len(kept[first] & kept[second])
        shorter = min(len(kept[first]), len(kept[second]))
        if shared >= whole("alike_least") and shared >= rule("alike_from") * shorter:
            yield _Found(shared / shorter, written[first], written[second], (kept[first], kept[second]))


def _usual(own: Sequence[set[WordSequence]]) -> set[WordSequence]:
    """What so many wrote that it is a usual way of putting it."""
    counts = Counter(one for texts in own for one in texts)
    most = max(whole("common_least"), rule("common_share") * len(own))
    return {one for one, count in counts.items() if count > most}


def _candidates(own: Sequence[set[WordSequence]]) -> list[tuple[int, int]]:
    """The pairs that share enough sequences at all, by the product of the table of texts and sequences with itself."""
    columns: dict[WordSequence, int] = {}
    rows: list[int] = []
    places: list[int] = []
    for number, met in enumerate(own):
        for one in met:
            rows.append(number)
            places.append(columns.setdefault(one, len(columns)))
    if not rows:
        return []
    table = csr_array((np.ones(len(rows), dtype=np.int32), (rows, places)), shape=(len(own), len(columns)))
    shared = triu(table @ table.T, k=1).tocoo()
    enough = shared.data >= whole("alike_least")
    return sorted(zip(shared.row[enough].tolist(), shared.col[enough].tolist(), strict=True))


def _shown(one: _Found) -> Alike:
    shared = one.own[0] & one.own[1]
    return Alike(
        exercise=one.first.exercise,
        first=one.first.trainee,
        second=one.second.trainee,
        share=one.share,
        sequences=len(shared),
        texts=(_marked(one.first, shared), _marked(one.second, shared)),
    )


def _marked(one: Written, shared: set[WordSequence]) -> tuple[tuple[Passage, ...], ...]:
    return tuple(passages(piece, shared) for piece in one.pieces)
