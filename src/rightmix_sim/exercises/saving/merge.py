"""The edits of one window put onto answers that another window may have changed meanwhile: question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace as with_changes
from datetime import datetime
from typing import Any

from rightmix_sim.exercises.answers import is_empty
from rightmix_sim.exercises.saving.shape import Replaced, Stored, moment, same


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What should stand on disk now; `changed` tells whether it differs from what does.

    `replaced` are the questions of which these edits replaced a version that the window had not seen, `others` those
    that changed elsewhere since and that it should now take in.
    """

    stored: Stored
    changed: bool
    replaced: tuple[str, ...]
    others: tuple[str, ...]


def merged(
    there: Stored,
    edits: Mapping[str, Any],
    *,
    seen: int,
    bases: Mapping[str, int],
    held: Mapping[str, Any],
    writer: str,
    now: datetime,
    trainee: str | None,
) -> Merged:
    """Put edits onto what is there. All values are plain (see `plain`), None takes an answer away.

    An edit is the later one, so it wins. Of what the window holds without an edit, an answer that nobody changed since
    `seen` and that still differs from what is there was never written (the disk was full, the file is gone): it is
    written now. What somebody changed since is theirs. `bases` has the revision that an edited question was last seen
    at, where the window has looked at the others since.
    """
    older = there.revision < seen  # another file has taken the place of the one this window saw
    unseen = {question for question, revision in there.revisions.items() if revision > bases.get(question, seen)}
    unwritten = {
        question: value
        for question, value in held.items()
        if question not in {*edits, *unseen} and not is_empty(value) and not same(there.answers.get(question), value)
    }
    wanted = unwritten | dict(edits)
    changes = {one: value for one, value in wanted.items() if not same(there.answers.get(one), value)}
    lost = [
        one
        for one in changes
        if (older or one in unwritten or (one in unseen and one in edits)) and not is_empty(there.answers.get(one))
    ]
    named = trainee is not None and trainee != there.trainee
    revision = max(there.revision, seen) + 1
    stored = with_changes(
        there,
        answers={one: value for one, value in (there.answers | changes).items() if value is not None},
        revision=revision,
        saved_at=moment(now),
        replaced=(*there.replaced, *(_replaced(there, one, writer, now) for one in lost)),
        revisions=dict(there.revisions) | dict.fromkeys(changes, revision),
        trainee=there.trainee if trainee is None else trainee,
        writer=writer,
    )
    return Merged(
        stored=stored,
        changed=bool(changes) or named,
        replaced=tuple(lost),
        others=tuple(
            one
            for one in there.revisions
            if one in unseen and one not in edits and not _alike(there.answers.get(one), held.get(one))
        ),
    )


def _replaced(there: Stored, question: str, writer: str, now: datetime) -> Replaced:
    last = there.revisions.get(question) == there.revision  # only of the last save is it known whose it was
    return Replaced(
        question=question,
        value=there.answers[question],
        at=moment(now),
        writer=there.writer if last else "",
        by=writer,
    )


def _alike(there: Any, held: Any) -> bool:
    """Whether two answers say the same; an answer that is not there and an empty one do."""
    return same(there, held) or (is_empty(there) and is_empty(held))
