"""Marking the audit itself: answers by their kind, and evidence where the answer is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.own_audit import answer, line
from rightmix_sim.exercises.inspectors_chair.truth import Audited
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.inspection import ANSWERS, IN_WORDS, Verdict
from rightmix_sim.sentences import listed


def verdicts(answers: Answers, audits: Sequence[Audited]) -> Award:
    """The mean over the kinds of answer of how many were found, above what one kind throughout would bring.

    So each kind weighs alike, and to say the same of everything, or to guess, earns nothing.
    """
    every = list(_lines(audits))
    found = [answer(answers, number, one.criterion.id) == one.answer for number, _, one in every]
    kinds = [kind for kind in ANSWERS if any(one.answer == kind for *_, one in every)]
    shares = []
    for kind in kinds:
        of_kind = [right for right, (*_, one) in zip(found, every, strict=True) if one.answer == kind]
        shares.append(sum(of_kind) / len(of_kind))
    by_one = 1 / len(kinds) if len(kinds) > 1 else 0.0
    share = (sum(shares) / len(shares) - by_one) / (1 - by_one) if shares else 0.0
    right = (f"{sum(found)} of {len(every)} answers are right.",) if any(found) else ()
    wrong = [place for place, ok in zip(every, found, strict=True) if not ok]
    missed = tuple(_correction(name, one) for _, name, one in wrong)
    return Award(criterion="verdicts", share=share, right=right, missed=missed)


def evidence(answers: Answers, audits: Sequence[Audited]) -> Award:
    """Over every answer of met or not met: the share of its evidence that was cited, where the answer is right.

    Any paragraph of a group will do; citing far more than is wanted divides it (`evidence_share`).
    """
    wanted = [(number, name, one) for number, name, one in _lines(audits) if one.applies and one.evidence]
    shares, right, missed = [], [], []
    for number, name, one in wanted:
        cited = line(answers, number, one.criterion.id).several("evidence")
        answered = answer(answers, number, one.criterion.id) == one.answer
        share = evidence_share(cited, _of_groups(cited, one)) if answered else 0.0
        shares.append(share)
        if share == 1.0:
            right.append(f"{name}, {_title(one)}: {listed(_hits(cited, one))}.")
        else:
            missed.append(f"{name}, {_title(one)}: {_where(one)}.")
    return Award(
        criterion="evidence",
        share=sum(shares) / len(shares) if shares else 0.0,
        right=tuple(right),
        missed=tuple(missed),
    )


def _lines(audits: Sequence[Audited]) -> Iterator[tuple[int, str, Verdict]]:
    for number, audited in enumerate(audits):
        for one in audited.verdicts:
            yield number, audited.name, one


def _correction(name: str, one: Verdict) -> str:
    where = f" See {_where(one)}." if one.evidence else ""
    because = " ".join(one.because)
    return f"{name}, {_title(one)}: {IN_WORDS[one.answer]} (¶{one.criterion.paragraph}). {because}{where}"


def _title(one: Verdict) -> str:
    return f"{one.criterion.title[0].lower()}{one.criterion.title[1:]}"


def _of_groups(cited: Sequence[str], one: Verdict) -> tuple[str, ...]:
    """For each group the paragraph of it that was cited, else its first."""
    return tuple(dict.fromkeys(next((label for label in group if label in cited), group[0]) for group in one.evidence))


def _hits(cited: Sequence[str], one: Verdict) -> list[str]:
    return [label for label in _of_groups(cited, one) if label in cited]


def _where(one: Verdict) -> str:
    return ", and ".join(listed(group, "or") for group in one.evidence)
