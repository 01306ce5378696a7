"""Hand-ins that came as zips, in a folder as a trainer saved them from mails or a learning platform."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rightmix_sim.course.at_work import at_work
from rightmix_sim.course.collecting.came import Came, from_zip
from rightmix_sim.course.collecting.taking import Collected, record, take
from rightmix_sim.course.folder import Course
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.errors import InputError, OutputError

_OLDEST: Final = 2020  # the year before which no kit was; clocks without a battery begin at 1970 or 1980
_NO_ZIP: Final = "This is no hand-in: the form writes one file that ends in .zip."
_WHOSE: Final = "Put it into a folder that is named by the trainee's id, and collect again."


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Found:
    name: str
    trainee: str
    assignment: str
    came: Came


def collect_zips(
    course: Course, folder: Path, now: datetime.datetime, *, received: datetime.datetime | None = None
) -> tuple[Collected, ...]:
    """Take every hand-in below a folder, the newest of each trainee and assignment; say what became of each.

    One that cannot be used is refused and named, and stops nothing. `received` is when they came, where a trainer knows
    better than the clocks of trainees. Raises `InputError` where there is no such folder.
    """
    if not folder.is_dir():
        raise InputError("There is no folder of this name.", file=folder, do="Name the folder with the hand-ins.")
    _ = course.secret  # without it nothing can be taken, and that is nobody's fault who handed in
    with at_work(course):
        return _collected(course, folder, now, received)


def _collected(
    course: Course, folder: Path, now: datetime.datetime, received: datetime.datetime | None
) -> tuple[Collected, ...]:
    found: list[_Found] = []
    told: list[Collected] = []
    for path in _zips(folder):
        name = str(path.relative_to(folder))
        try:
            came = from_zip(path)
            trainee, assignment, note = _whose(course, path, folder, came)
        except InputError as refused:
            notes = tuple(one for one in (refused.what, refused.why and f"{refused.why}", refused.do) if one)
            told.append(Collected(source=name, result="refused", notes=notes))
            continue
        except Exception as failed:  # whatever else somebody thought of: it must not stop the others' work
            told.append(Collected(source=name, result="refused", notes=(_failed(failed),)))
            continue
        at, clock = _when(came, now, received)
        notes = (*came.notes, *note, *clock)
        found.append(
            _Found(
                name=name, trainee=trainee, assignment=assignment, came=dataclasses.replace(came, at=at, notes=notes)
            )
        )
    newest: dict[tuple[str, str], _Found] = {}
    for one in sorted(found, key=_order):
        newest[one.trainee, one.assignment] = one
    for one in found:
        if newest[one.trainee, one.assignment] is one:
            told.append(_taken(course, one, decided=received is not None))
        else:
            told.append(
                Collected(
                    source=one.name,
                    result="older",
                    trainee=one.trainee,
                    assignment=one.assignment,
                    notes=("A later hand-in of the same work lies beside it.",),
                )
            )
    told += [
        Collected(source=str(path.relative_to(folder)), result="refused", notes=(_NO_ZIP,)) for path in _others(folder)
    ]
    record(course, told, now)
    return tuple(told)


def _taken(course: Course, one: _Found, *, decided: bool) -> Collected:
    try:
        return take(course, one.trainee, one.assignment, one.came, one.name, decided=decided)
    except OutputError:  # the disk's fault, and nobody's who handed in
        raise
    except Exception as failed:  # one trainee's work must not stop the others'
        return Collected(
            source=one.name,
            result="refused",
            trainee=one.trainee,
            assignment=one.assignment,
            notes=(_failed(failed), *one.came.notes),
        )


def _failed(failed: Exception) -> str:
    return f"It could not be collected ({type(failed).__name__}: {failed})."


def _order(one: _Found) -> tuple[datetime.datetime, int, str]:
    return one.came.at, one.came.receipt.number if one.came.receipt is not None else 0, one.name


def _zips(folder: Path) -> Iterator[Path]:
    """Every file that calls itself a zip, in the folder and those below; links to folders are not followed."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith(".zip") and not name.startswith("."):
                yield Path(place) / name


def _others(folder: Path) -> Iterator[Path]:
    """Every other file there, so that none is passed over without a word."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        yield from (Path(place) / one for one in sorted(names) if not one.lower().endswith(".zip") and one[0] != ".")


def _when(
    came: Came, now: datetime.datetime, received: datetime.datetime | None
) -> tuple[datetime.datetime, tuple[str, ...]]:
    if received is not None:
        return received, (f"The time is the one that was given: {received:%Y-%m-%d %H:%M}.",)
    if came.at > now:
        return now, ("The trainee's clock says a time that is still to come; the time of collecting is taken.",)
    if came.at.year < _OLDEST:
        return now, ("The trainee's clock says a time long before any course; the time of collecting is taken.",)
    return came.at, ()


def _whose(course: Course, path: Path, folder: Path, came: Came) -> tuple[str, str, tuple[str, ...]]:
    """Trainee, assignment, and notes. By the folder it lies in, else by its code, else by the name that was written."""
    receipt = came.receipt
    assert receipt is not None
    lines = [
        one for one in course.work if one.code == receipt.assigned and exercise_of(one.assignment) == receipt.exercise
    ]
    if not lines:
        raise InputError(
            f"Nobody in this course was set {receipt.exercise} under the code {receipt.assigned!r}.",
            file=path,
            why=f"It was handed in by {receipt.trainee!r}; perhaps it is of practice files or of another course.",
        )
    ids = {one.trainee for one in lines}
    in_folder = next((part for part in reversed(path.relative_to(folder).parts[:-1]) if part in ids), None)
    named = _named(course, receipt.trainee)
    if in_folder is None and len(ids) > 1 and (named is None or named.id not in ids):
        raise InputError(
            f"It cannot be told whose this is: several work on this case, and nobody of them is called "
            f"{receipt.trainee!r}.",
            file=path,
            do=_WHOSE,
        )
    owner = in_folder or (next(iter(ids)) if len(ids) == 1 else named.id if named is not None else "")
    if in_folder is None and named is not None and named.id != owner:
        raise InputError(
            f"The name that was written is that of {named.id}, but the case is that of {owner}.",
            file=path,
            why="Either somebody worked on the case of another, or the name is wrong.",
            do=_WHOSE,
        )
    if course.trainee(owner).withdrawn is not None:
        raise InputError(f"{owner} has withdrawn from the course.", file=path)
    note: tuple[str, ...] = ()
    if named is None and in_folder is None:
        note = (f"Found by its code; the name written is {receipt.trainee!r}.",)
    elif named is not None and named.id != owner:
        note = (f"The name that was written is the name of another, {named.id}; it lay in the folder of {owner}.",)
    return owner, next(one.assignment for one in lines if one.trainee == owner), note


def _named(course: Course, written: str) -> Trainee | None:
    """The one trainee whose id, address or name was written; None where that is nobody, or more than one."""
    wanted = _letters(written)
    found = [
        one
        for one in course.trainees
        if wanted
        in map(
            _letters,
            (
                one.id,
                one.email,
                one.lms_user_id,
                f"{one.first_name}{one.last_name}",
                f"{one.last_name}{one.first_name}",
                one.last_name,
            ),
        )
    ]
    return found[0] if wanted and len(found) == 1 else None


def _letters(text: str) -> str:
    """What tells names apart: letters and digits, whatever their case and whatever stands between them."""
    return "".join(one for one in text.casefold() if one.isalnum())
