"""Marks for what was found to have changed: kinds, days and ways; and for the paragraphs behind them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.citing import bears_out, cites_well
from rightmix_sim.exercises.significant_change.found import Change, Changes, changes_of
from rightmix_sim.exercises.significant_change.kinds import (
    BETTER,
    EITHER,
    WORSE,
    kinds,
    label_of,
    mark_for,
    number,
)
from rightmix_sim.sentences import listed
from rightmix_sim.workdays import day_in_words

_ALL: Final = 1 - 1e-9
_WAYS: Final = {BETTER: "for the better", WORSE: "for the worse", EITHER: "for better and for worse, or open"}


@dataclass(frozen=True)
class Claim:
    """One line of a trainee: the kind of change, its day, its way, the paragraphs."""

    kind: str
    when: datetime.date | None
    way: str
    evidence: tuple[str, ...]


def claims_of(answers: Answers) -> tuple[Claim, ...]:
    """The lines that name a kind of change."""
    lines = (
        Claim(line.choice("kind"), line.day("when"), line.choice("way"), line.several("evidence"))
        for line in answers.records("changes")
    )
    return tuple(one for one in lines if one.kind in kinds())


def unfounded(claims: Iterable[Claim], changes: Changes) -> tuple[Claim, ...]:
    """The lines that nothing bears out: another kind than any change, and no paragraph cited that speaks of it."""
    return tuple(
        one
        for one in claims
        if changes.of(one.kind) is None
        and not bears_out(one.evidence, changes.borne_out[one.kind])
        and not any(_is_near(one, change) for change in changes.changes)
    )


def _is_near(claim: Claim, change: Change) -> bool:
    return claim.kind in kinds()[change.kind].near and bears_out(claim.evidence, change.evidence)


def _precision(claims: tuple[Claim, ...], changes: Changes) -> float:
    """The share of lines that the file bears out; naming the same kind again and again counts against it too."""
    doubles = len(claims) - len({(one.kind, one.evidence, one.when) for one in claims})
    return (len(claims) - len(unfounded(claims, changes)) - doubles) / len(claims) if claims else 0.0


def changes_award(answers: Answers, held: HeldCase) -> Award:
    """For each change half for naming it, the rest for its day and its way; less for lines without ground."""
    changes, claims = changes_of(held), claims_of(answers)
    if not changes.changes:
        share = float(bool(answers) and not unfounded(claims, changes))
        return Award(criterion="changes", share=share, right=("Nothing significant has changed.",) if share else ())
    found = {one.kind: _best(_worth(claim, one, changes) for claim in claims) for one in changes.changes}
    unseen = [one for one in changes.changes if found[one.kind] < mark_for("half")]
    return Award(
        criterion="changes",
        share=sum(found.values()) / len(found) * _precision(claims, changes),
        right=tuple(_found(kind for kind, worth in found.items() if worth >= _ALL)),
        missed=(*_missed(found, changes), *_groundless(claims, changes)),
        where=_evidence_of(unseen),
    )


def _worth(claim: Claim, change: Change, changes: Changes) -> float:
    if claim.kind != change.kind:
        return mark_for("named") * mark_for("half") if _is_near(claim, change) else 0.0
    return (
        mark_for("named")
        + mark_for("when") * _is_when(claim, change, changes)
        + mark_for("way") * _is_way(claim.way, change.way)
    )


def _is_when(claim: Claim, change: Change, changes: Changes) -> bool:
    """Whether the file gives a day for the change, in its evidence or in what was cited and speaks of it."""
    speaking = set(claim.evidence) & changes.borne_out[change.kind]
    days = {*change.days, *(day for label in speaking for day in changes.named.get(label, ()))}
    within = datetime.timedelta(days=number("when_days"))
    return claim.when is not None and any(abs(one - claim.when) <= within for one in days)


def _is_way(answer: str, way: str) -> float:
    if not answer:
        return 0.0
    return 1.0 if way in (answer, EITHER) else mark_for("half") if answer == EITHER else 0.0


def _found(named: Iterable[str]) -> Iterator[str]:
    found = [label_of(kind) for kind in named]
    if found:
        yield f"You named these with day and way as the file has them: {listed(found)}."


def _missed(found: dict[str, float], changes: Changes) -> Iterator[str]:
    for change in changes.changes:
        worth, paragraph = found[change.kind], kinds()[change.kind].paragraph
        if worth < mark_for("half"):
            yield f"{label_of(change.kind)}: changed, {_WAYS[change.way]}; {_shown_by(change)} (¶{paragraph})."
        elif worth < _ALL:
            day = day_in_words(change.day)
            yield f"{label_of(change.kind)}: the file first gives {day}; it is {_WAYS[change.way]}."


def _groundless(claims: tuple[Claim, ...], changes: Changes) -> Iterator[str]:
    for one in unfounded(claims, changes):
        since = day_in_words(changes.since)
        yield f"{label_of(one.kind)}: what you cite does not bear out a change of this kind after {since}."


def evidence_award(answers: Answers, held: HeldCase) -> Award:
    """For each change whether paragraphs were cited that show it; half for those that only speak of it."""
    changes, claims = changes_of(held), claims_of(answers)
    if not changes.changes:
        share = float(bool(answers) and not unfounded(claims, changes))
        return Award(criterion="evidence", share=share)
    shares = {one.kind: _best(_shown(claim, one, changes) for claim in claims) for one in changes.changes}
    unshown = [one for one in changes.changes if shares[one.kind] < 1]
    good = [label_of(kind) for kind, share in shares.items() if share >= 1]
    return Award(
        criterion="evidence",
        share=sum(shares.values()) / len(shares) * _precision(claims, changes),
        right=(f"Your paragraphs show it: {listed(good)}.",) if good else (),
        missed=tuple(f"{label_of(one.kind)}: {_shown_by(one)} best." for one in unshown),
        where=_evidence_of(unshown),
    )


def _best(shares: Iterable[float]) -> float:
    return max(shares, default=0.0)


def _shown_by(change: Change) -> str:
    return f"{listed(list(change.evidence))} {'shows' if len(change.evidence) == 1 else 'show'} it"


def _evidence_of(found: Iterable[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for one in found for label in one.evidence))


def _shown(claim: Claim, change: Change, changes: Changes) -> float:
    if claim.kind != change.kind:
        return mark_for("half") if _is_near(claim, change) else 0.0
    share = cites_well(claim.evidence, {*change.evidence, *changes.borne_out[change.kind]})
    return share if set(claim.evidence) & set(change.evidence) else share * mark_for("half")
