"""Marks for which review is due, by when and whose, for who is told, and for what each assessment comes to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.citing import cites_well
from rightmix_sim.exercises.significant_change.found import Changes, changes_of
from rightmix_sim.exercises.significant_change.kinds import follows, mark_for, number
from rightmix_sim.exercises.significant_change.outlook import (
    NOT_ASKED,
    Outlook,
    outlook,
    reviews_due,
    to_be_told,
)
from rightmix_sim.workdays import day_in_words

COPY, OWN, AT_ONCE, NEXT_REVIEW = "copy", "own", "at_once", "next_review"
_PLANS: Final = {"oasys": "The probation plan", "visor": "The police plan"}
_OUTCOMES: Final = {
    "no": "it need not be asked again",
    "same": "asked again, it stays",
    "higher": "it comes out higher than on file",
    "lower": "it comes out lower than on file",
    "unknown": "it is asked again, and the file leaves it open",
}
_OPEN: Final = "it is to be asked again, and which way it moves follows from the changes"


@dataclass(frozen=True)
class Part:
    """One part of a mark: what it weighs, how far it was earned, and what is said of it."""

    weight: float
    share: float
    right: str
    missed: str


def review_award(answers: Answers, held: HeldCase) -> Award:
    """What is on file, by when, who signs, who is told; each weighs as many judgements as it asks for."""
    changes = changes_of(held)
    parts = [
        _on_file(answers, held, changes),
        _due_after(answers, changes),
        *_due(answers, held),
        *_signed(answers),
        *_told(answers, held),
    ]
    return Award(
        criterion="review",
        share=sum(one.weight * one.share for one in parts) / sum(one.weight for one in parts),
        right=tuple(one.right for one in parts if one.share >= 1 and one.right),
        missed=tuple(said for one in parts if one.share < 1 for said in one.missed.splitlines()),
        where=tuple(dict.fromkeys(_of_the_key(held))) if parts[0].share < 1 else (),
    )


def review_evidence(held: HeldCase, changes: Changes) -> Iterator[str]:
    """The paragraphs that show what the review on file is: its own, and those of what it does not know."""
    yield from _of_the_key(held)
    for letter, document in held.dossier.lettered:
        if document.kind == "oasys_extract":
            yield from (f"{letter}{place}" for place in range(1, len(document.paragraphs) + 1))
    yield from sorted(changes.evidence)


def _of_the_key(held: HeldCase) -> Iterator[str]:
    for error in held.required_key.errors:
        if error.kind in follows()["errors_of_reviews"]:
            yield from error.paragraphs
            yield from error.settled_by


def _on_file(answers: Answers, held: HeldCase, changes: Changes) -> Part:
    wanted = COPY if changes.copied else OWN
    told = answers.choice("file_review") == wanted
    showing = set(review_evidence(held, changes))
    cited = cites_well(answers.several("file_review_evidence"), showing) if showing else 1.0
    says = (
        "The plan on file repeats the one before, although things had changed (¶9.8)."
        if changes.copied
        else "The plan on file was written for its day; the changes came or came to light later (¶9.7)."
    )
    return Part(
        mark_for("on_file"), told * (1 + cited) / 2, says, says if not told else f"{says} Cite where that shows."
    )


def _due_after(answers: Answers, changes: Changes) -> Part:
    wanted = AT_ONCE if changes.changes else NEXT_REVIEW
    says = "After a significant change both reviews are due at once, whatever their next date (¶9.2, 9.7)."
    return Part(mark_for("due_after"), float(answers.choice("due_after") == wanted), says, says)


def _due(answers: Answers, held: HeldCase) -> Iterator[Part]:
    within = datetime.timedelta(days=number("due_days"))
    for kind, (due, paragraph) in reviews_due(held).items():
        given = answers.day(f"{kind}_due")
        right = given is not None and abs(given - due) <= within
        says = f"{_PLANS[kind]} was due for review by {day_in_words(due)} (¶{paragraph})."
        yield Part(mark_for("due"), float(right), says, says)


def _signed(answers: Answers) -> Iterator[Part]:
    who = {
        "oasys": "A senior probation officer countersigns probation's review",
        "visor": "A supervisor of the police countersigns theirs",
    }
    for kind, raw in cast(Mapping[str, Any], follows()["countersigns"]).items():
        says = f"{who[kind]} (¶{raw['paragraph']})."
        yield Part(mark_for("signed"), float(answers.choice(f"signs_{kind}") == raw["answer"]), "", says)


def _told(answers: Answers, held: HeldCase) -> Iterator[Part]:
    """Who is told: the share told of those who have to be, less the share told of those who need not."""
    truth = to_be_told(held)
    rows = {id: answers.row("told", id).choice("tell") for id in truth}
    told = _share([rows[id] == "yes" for id, wanted in truth.items() if wanted])
    spared = _share([rows[id] == "no" for id, wanted in truth.items() if not wanted])
    wrong = [id for id, wanted in truth.items() if rows[id] != ("yes" if wanted else "no")]
    share = max(0.0, told + spared - 1.0) if any(rows.values()) else 0.0
    says = "\n".join(
        f"{follows()['recipients'][id]['label']}: {'to be told' if truth[id] else 'not on the strength of this'}. "
        f"{_why(id, wanted=truth[id])} (¶{follows()['recipients'][id]['paragraph']})."
        for id in wrong
    )
    yield Part(mark_for("told"), share, "You told those who need it, and nobody else.", says)


def _why(id: str, *, wanted: bool) -> str:
    raw = follows()["recipients"][id]
    negative = not raw["by"] and "if" not in raw
    text: str = raw["why"] if wanted or negative else "Nothing in the changes calls for it."
    return text.rstrip(".")


def _share(judged: list[bool]) -> float:
    return sum(judged) / len(judged) if judged else 1.0


def assessments_award(answers: Answers, held: HeldCase) -> Award:
    """For each assessment what was made of it, and the paragraphs behind it where it was asked again."""
    asked = outlook(held)
    shares = {one.id: _assessed(answers, one) for one in asked}
    right, missed = [], []
    for one in asked:
        raw = follows()["assessments"][one.id]
        outcome = answers.row("assessments", one.id).choice("outcome")
        if shares[one.id] >= 1:
            right.append(f"{raw['label']}: {_OUTCOMES[outcome]} (¶{raw['paragraph']}).")
        elif one.worth.get(outcome, 0.0) >= 1:
            missed.append(f"{raw['label']}: right, and the paragraphs behind it are not all cited.")
        else:
            comes = _OPEN if one.open else _OUTCOMES[one.best]
            missed.append(f"{raw['label']}: {comes}. {raw['says'].rstrip('.')} (¶{raw['paragraph']}).")
    where = [label for one in asked if shares[one.id] < 1 for label in sorted(one.shown_by)]
    return Award(
        criterion="assessments",
        share=sum(shares.values()) / len(shares),
        right=tuple(right),
        missed=tuple(missed),
        where=tuple(dict.fromkeys(where)),
    )


def _assessed(answers: Answers, one: Outlook) -> float:
    row = answers.row("assessments", one.id)
    outcome = row.choice("outcome")
    shown = 1.0 if outcome == NOT_ASKED or not one.evidence else cites_well(row.several("evidence"), one.evidence)
    return one.worth.get(outcome, 0.0) * (mark_for("outcome") + mark_for("shown") * shown)
