"""Handing in: one zip with the answers, the notebook and a receipt, written whole or not at all.

It lies alone in `hand-in/`, so that there is one file to send; those it takes the place of are kept in
`hand-in/earlier/`. `read_hand_in` is the trainer's side.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.exercises.answers import Answers, cleaned
from rightmix_sim.exercises.exercise import Exercise
from rightmix_sim.exercises.handing_in.reading import LARGEST_NOTEBOOK, HandIn, read_hand_in
from rightmix_sim.exercises.handing_in.receipt import (
    ANSWERS,
    EARLIER,
    FOLDER,
    RECEIPT,
    Receipt,
    file_name,
    number_of,
    trainee_named,
)
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.progress import progress_of
from rightmix_sim.exercises.saving.answers_file import Stored
from rightmix_sim.exercises.saving.lock import locked
from rightmix_sim.exercises.saving.refusals import plainly
from rightmix_sim.exercises.saving.shape import bytes_of
from rightmix_sim.files import regular_bytes, replace_whole, zip_writing
from rightmix_sim.interrupts import interrupts_wait

__all__ = ["HandIn", "Receipt", "hand_in", "last_receipt", "read_hand_in"]

_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)  # a zip carries times; the same content shall be the same bytes


def hand_in(
    folder: Path,
    exercise: Exercise,
    material: Material,
    stored: Stored,
    *,
    trainee: str,
    now: datetime.datetime,
) -> Receipt:
    """Write the hand-in of the work in a folder into its `hand-in/`, in place of any before it, and give the receipt.

    Raises `InputError` where the trainee has no name and `OutputError` where it cannot be written; then all is as it
    was.
    """
    name = trainee_named(trainee)
    place = folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
        with locked(place), interrupts_wait():
            before = _hand_ins(place, exercise.id)
            number = max(
                (one for one in (*before.values(), *_hand_ins(place / EARLIER, exercise.id).values())), default=0
            )
            receipt, content = _content(exercise, material, stored, name, now, number + 1, sort=_sort(folder, exercise))
            _put(place, receipt.file, _zipped(content | _notebook(folder, exercise.id)), list(before))
    except (OSError, ValueError) as refused:
        raise OutputError(
            f"Not handed in: {plainly(refused)}",
            place=place,
            do="Then hand in again. What was handed in before is still there.",
        ) from refused
    return receipt


def last_receipt(folder: Path, exercise: str) -> Receipt | None:
    """The receipt of the last hand-in from a folder; None where there is none that can be read."""
    place = folder / FOLDER
    with suppress(OSError, ValueError):
        found = _hand_ins(place, exercise)
        for name in sorted(found, key=lambda one: (found[one], one), reverse=True):
            with suppress(InputError):
                return read_hand_in(place / name).receipt
    return None


def _content(
    exercise: Exercise,
    material: Material,
    stored: Stored,
    trainee: str,
    now: datetime.datetime,
    number: int,
    *,
    sort: str,
) -> tuple[Receipt, dict[str, bytes]]:
    answers, _ = cleaned(exercise, material, stored.answers)
    kept = {question: at for question, at in stored.revisions.items() if question in answers}
    sent = Stored(
        answers=answers,
        revision=stored.revision,
        saved_at=stored.saved_at,
        revisions=kept,
        trainee=trainee,
        writer=stored.writer,
    )
    data = bytes_of(sent, exercise.id, material.code)
    progress = progress_of(exercise, material, Answers(answers))
    receipt = Receipt(
        exercise=exercise.id,
        title=exercise.title,
        assigned=material.code,
        trainee=trainee,
        at=(now if now.tzinfo else now.astimezone()).replace(microsecond=0),
        number=number,
        checksum=hashlib.sha256(data).hexdigest(),
        asked=progress.asked,
        answered=progress.answered,
        empty=tuple(one.text for one in progress.empty),
        file=file_name(exercise.id, f"{sort} {trainee}".strip(), number),
    )
    return receipt, {
        ANSWERS: data,
        RECEIPT: f"{json.dumps(receipt.to_dict(), ensure_ascii=False, indent=1)}\n".encode(),
    }


def _sort(folder: Path, exercise: Exercise) -> str:
    """What a course calls this work, by its folder: `common` in `ex2-rm2000-common`; nothing in others."""
    before = f"{exercise.id}-"
    return folder.name.removeprefix(before) if folder.name.startswith(before) else ""


def _notebook(folder: Path, exercise: str) -> dict[str, bytes]:
    """The notebook as it lies there. Marking does not need it, so one that cannot be read is left out."""
    name = f"{exercise}.ipynb"
    with suppress(OSError, InputError):
        return {name: regular_bytes(folder / name, LARGEST_NOTEBOOK)}
    return {}


def _zipped(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zip_writing(stream) as target:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
            target.writestr(entry, data)
    return stream.getvalue()


def _put(place: Path, name: str, data: bytes, before: list[str]) -> None:
    """Write the new one, then move the earlier ones away; if that fails, undo both."""
    replace_whole(place / name, data)
    moved: list[tuple[Path, Path]] = []
    try:
        for one in before:
            (place / EARLIER).mkdir(exist_ok=True)
            target = _free(place / EARLIER, one)
            (place / one).rename(target)
            moved.append((target, place / one))
    except OSError:
        with suppress(OSError):
            (place / name).unlink()
        for target, source in reversed(moved):
            with suppress(OSError):
                target.rename(source)
        raise


def _free(folder: Path, name: str) -> Path:
    stem = name.removesuffix(".zip")
    names = (name, *(f"{stem}-{number}.zip" for number in range(2, 100)))
    return next((folder / one for one in names if not os.path.lexists(folder / one)), folder / name)


def _hand_ins(place: Path, exercise: str) -> dict[str, int]:
    """The hand-ins of an exercise in a folder, by the names of their files, each with its number."""
    try:
        names = [entry.name for entry in place.iterdir()]
    except FileNotFoundError:
        return {}
    return {name: number for name in names if (number := number_of(exercise, name)) is not None}
