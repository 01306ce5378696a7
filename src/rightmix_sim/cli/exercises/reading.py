"""Answers to be marked, from a file: the answers.json of a folder, a hand-in, or bare answers by their questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightmix_sim import strict_json
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, Material, assignment, cleaned, material_of
from rightmix_sim.exercises import exercise as known
from rightmix_sim.exercises.handing_in.hand_in import read_hand_in
from rightmix_sim.exercises.handing_in.reading import LARGEST_ZIP
from rightmix_sim.exercises.saving.shape import LARGEST, Refused, name_of, stored_from
from rightmix_sim.files import given_bytes


@dataclass(frozen=True, kw_only=True)
class Given:
    """Answers with what they answer, on a case of the library; `trainee` is empty where nobody is named."""

    assignment: Assignment
    material: Material
    answers: Mapping[str, Any]
    fitting: dict[str, Any]  # what of them fits the questions
    left_out: tuple[str, ...]  # the places of what does not
    trainee: str


def read_given(path: Path, exercise: str | None, code: str | None) -> Given:
    """The answers in a file. `exercise` and `code` are needed where the file does not say them.

    Raises `InputError` for a file that cannot be used, and for an exercise or a case that is not there.
    """
    data = _bytes(path)
    if data.startswith(b"PK"):
        found = read_hand_in(path)
        return _given(
            path, found.receipt.exercise, found.receipt.assigned, found.answers, found.receipt.trainee, exercise, code
        )
    content = strict_json.load(_text(data, path), str(path))
    if not isinstance(content, dict):
        raise InputError("These are no answers.", file=path, value=content, do="Name an answers.json or a hand-in.")
    if "schema" not in content:
        return _given(path, None, None, content, "", exercise, code)
    whose, which = name_of(content.get("exercise")), name_of(content.get("code"))
    stored = stored_from(data, whose, which)
    if isinstance(stored, Refused):
        said = {"newer": "a newer version of this kit wrote them", "other": "its exercise or code is not spelt right"}
        raise InputError(f"The answers cannot be used: {said.get(stored.kind, stored.why)}.", file=path)
    return _given(path, whose, which, stored.answers, stored.trainee, exercise, code)


def _given(
    path: Path,
    found: str | None,
    found_code: str | None,
    answers: Mapping[str, Any],
    trainee: str,
    exercise: str | None,
    code: str | None,
) -> Given:
    if found is not None and exercise not in (None, found):
        raise InputError(
            "These are answers to another exercise.",
            file=path,
            value=found,
            do="Leave out --exercise, or name this one.",
        )
    which = exercise or found
    if which is None:
        raise InputError(
            "The file does not say which exercise it answers.",
            file=path,
            do="Name it with --exercise, as `rightmix exercises list` gives it, and the case with --code.",
        )
    assigned = assignment(which, code or found_code)
    material = material_of(assigned)
    fitting, dropped = cleaned(known(which), material, answers)
    return Given(
        assignment=assigned,
        material=material,
        answers=answers,
        fitting=fitting,
        left_out=tuple(map(name_of, dropped)),  # a file may hold what a terminal would obey
        trainee=trainee,
    )


def _bytes(path: Path) -> bytes:
    data = given_bytes(path, LARGEST_ZIP, do="Check that you may read it.")
    if len(data) > LARGEST and not data.startswith(b"PK"):
        raise InputError(
            f"The file is larger than {LARGEST:,} bytes.", file=path, do="Check that you named the right file."
        )
    return data


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise InputError(
            "The file is neither text nor a hand-in.", file=path, do="Name an answers.json or a zip from hand-in/."
        ) from broken
