"""answers.json beside the notebook: read and saved so that no answer is ever silently lost, and nothing ever raises.

Two windows may work on it, and the disk may refuse it. Every save reads what is there, puts the edits onto it and
replaces the file whole, under a lock. What went wrong is a sentence for the trainee in `problem`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as with_changes
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.saving.lock import locked
from rightmix_sim.exercises.saving.merge import merged
from rightmix_sim.exercises.saving.put_aside import moved_aside
from rightmix_sim.exercises.saving.refusals import plainly
from rightmix_sim.exercises.saving.shape import (
    LARGEST,
    Refused,
    Replaced,
    Stored,
    bytes_of,
    name_of,
    plain,
    stored_from,
)
from rightmix_sim.files import regular_bytes, replace_whole

__all__ = ["Replaced", "Saved", "Stored", "peek_answers", "read_answers", "save_answers"]

ANSWERS: Final = "answers.json"
_LEFTOVER: Final = re.compile(r"[0-9a-f]{16}")  # how `replace_whole` ends the name of what it has not finished
_ON_SCREEN: Final = "Your text is still on the screen: keep this page open. Your next change then saves all of it."
_STUCK: Final = "cannot be used, and cannot be moved aside either"


@dataclass(frozen=True, kw_only=True)
class Saved:
    """How a save went. With an empty `problem` everything is on disk, and `stored` is what stands there.

    `replaced` are the questions of which this edit replaced a version of another window that the form had not seen (it
    is kept in `stored.replaced`). `others` changed elsewhere since `seen`: the form should show them from
    `stored.answers`. After a problem, `stored` holds the answers as the form has them, at the revision it had seen.
    """

    stored: Stored
    problem: str = ""
    replaced: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class _Untouchable(Exception):
    """The file that is there must stay as it is, so nothing can be saved; the message says why."""


def read_answers(path: Path, exercise: str, code: str) -> Stored:
    """The answers to this exercise, with this code, in the file; none yet where there is no file.

    A file that is damaged or belongs to other work is moved aside, never deleted, and `problem` says so.
    """
    try:
        found = _found(path, exercise, code)
        if isinstance(found, Stored):
            return found
        with locked(path):  # another window may be moving it at this moment
            return _there(path, exercise, code)
    except _Untouchable as why:
        return Stored(problem=f"{why} Until then nothing you write here can be saved.")
    except (OSError, ValueError) as refused:
        return Stored(problem=f"{path.name} {_STUCK}: {plainly(refused)}")


def peek_answers(path: Path, exercise: str, code: str) -> Stored:
    """The same for whoever only looks: nothing is moved aside; what cannot be used is a `problem`."""
    try:
        found = _found(path, exercise, code)
    except (_Untouchable, OSError, ValueError) as why:
        return Stored(problem=f"The answers cannot be read: {why}")
    return found if isinstance(found, Stored) else Stored(problem="The answers there cannot be used as they are.")


def save_answers(
    path: Path,
    exercise: str,
    code: str,
    edits: Mapping[str, Any],
    *,
    seen: int,
    held: Mapping[str, Any],
    writer: str,
    now: datetime,
    trainee: str | None = None,
    bases: Mapping[str, int] | None = None,
) -> Saved:
    """Save edits: the new answer of each question that changed; None takes one away.

    Give as `edits` everything that changed since the last save without a problem, as `seen` the revision that the form
    last took in, as `held` all answers that the form shows. `writer` names this window, `trainee` the person (None: as
    it was). `bases` says of an edited question at which revision it was last seen, where that was earlier.
    """
    good, unfit = _plain(edits)
    shown = _plain(held)[0] | good
    memory = Stored(
        answers={one: value for one, value in shown.items() if value is not None},
        revision=seen,
        trainee=name_of(trainee),
        writer=writer,
    )
    there = Stored()
    try:
        with locked(path):
            _remove_leftovers(path)
            there = _there(path, exercise, code)
            new = merged(
                there,
                good,
                seen=seen,
                bases=bases or {},
                held=shown,
                writer=name_of(writer),
                now=now,
                trainee=None if trainee is None else name_of(trainee),
            )
            if new.changed:
                replace_whole(path, bytes_of(new.stored, exercise, code))
    except _Untouchable as why:
        return _not_saved(memory, f"{why} {_ON_SCREEN}")
    except (OSError, ValueError) as refused:
        return _not_saved(memory, f"{plainly(refused)} {_ON_SCREEN} {there.problem}".rstrip())
    problem = f"Not saved: the answer to {', '.join(unfit)} holds something that no file can hold." if unfit else ""
    stored = new.stored if new.changed else there
    return Saved(stored=stored, problem=problem, replaced=new.replaced, others=new.others)


def _not_saved(memory: Stored, why: str) -> Saved:
    problem = f"Not saved: {why}"
    return Saved(stored=with_changes(memory, problem=problem), problem=problem)


def _found(path: Path, exercise: str, code: str) -> Stored | Refused:
    """What the file holds; no answers where there is none. Raises `_Untouchable` where it cannot be read."""
    try:
        return stored_from(regular_bytes(path, LARGEST), exercise, code)
    except (FileNotFoundError, NotADirectoryError):
        return Stored()
    except InputError as unusable:
        return Refused(kind="damaged", why=unusable.what.rstrip(".").replace("The file", "it").replace("This", "it"))
    except OSError as refused:
        said = refused.strerror or type(refused).__name__
        raise _Untouchable(f"{path.name} is there but cannot be read ({said}). Ask your trainer to look.") from refused


def _there(path: Path, exercise: str, code: str) -> Stored:
    """What the file holds, under the lock; what cannot be used is moved aside. Raises `_Untouchable`."""
    found = _found(path, exercise, code)
    if isinstance(found, Stored):
        return found
    if found.kind == "newer":
        raise _Untouchable(
            f"{path.name} was written by a newer version of this kit and is left as it is. Open it with that version."
        )
    try:
        name = moved_aside(path, found)
    except OSError as refused:
        raise _Untouchable(f"{path.name} {_STUCK}: {plainly(refused)}") from refused
    if found.kind == "other":
        told = (
            f"The answers in this folder belonged to other work. They were kept as {name}, and the form begins empty."
        )
    else:
        told = (
            f"{path.name} could not be used ({found.why}). It was kept as {name}, and the form begins anew;"
            " your trainer may be able to rescue what is in it."
        )
    return Stored(problem=told)


def _remove_leftovers(path: Path) -> None:
    """What a process that was killed while it wrote left behind; under the lock nobody else is writing."""
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if entry.name.startswith(f".{path.name}.") and _LEFTOVER.fullmatch(entry.name.rpartition(".")[2]):
                entry.unlink()


def _plain(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The answers that a file can hold, and the questions of those that it cannot."""
    good: dict[str, Any] = {}
    unfit = []
    for question, value in values.items():
        try:
            good[plain(str(question))] = plain(value)
        except ValueError:
            unfit.append(str(question))
    return good, unfit
