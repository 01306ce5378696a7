"""Assignments on the cases of the library, whose keys are public: for practice and without a course.

`data/library/` says which cases suit which exercise. The keys stand in the project (`grading/`) or came with the
kit; the package alone has none, and then an assignment serves to work on and not to be marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from rightmix_sim.cases import library, library_keys, read_folder
from rightmix_sim.errors import UnknownName
from rightmix_sim.exercises.answer_key import answer_key, has_answer_key
from rightmix_sim.exercises.exercise import EXERCISES
from rightmix_sim.exercises.material import Assignment, HeldCase, Statement
from rightmix_sim.files import package_file, project_folder, read_own_yaml
from rightmix_sim.plans import read_plans

_STATEMENTS: Final = "exercises/three_meanings/data/statements.yaml"


def codes(exercise: str) -> tuple[str, ...]:
    """What can be practised in an exercise: case ids, for a sample of files its name. The first is its usual one."""
    return tuple(_suiting(exercise))


def titles(exercise: str) -> dict[str, str]:
    """The same codes, each with what a trainee reads in a list."""
    return {code: str(entry["title"]) for code, entry in _suiting(exercise).items()}


def assignment(exercise: str, code: str | None = None) -> Assignment:
    """An assignment on library cases. Raises `UnknownName` for an exercise or code that is not there."""
    known = _suiting(exercise)
    chosen = next(iter(known)) if code is None else code
    if chosen not in known:
        raise UnknownName("practice case", chosen, list(known), do=f"Name one of those that suit {exercise}.")
    entry = known[chosen]
    return Assignment(
        exercise=exercise,
        code=chosen,
        cases=tuple(held(case) for case in entry.get("cases", ())),
        statements=_statements(entry.get("statements", ())),
        seed=entry.get("seed", 1),
    )


@cache
def held(case: str) -> HeldCase:
    """A library case as a marker holds it, with its key where the keys are."""
    folder = read_folder(library() / case, library_keys())
    assert folder.dossier is not None, "every case of the library has documents"
    plans = read_plans(project_folder("cases/plans") / f"{case}.yaml")
    return HeldCase(case=folder.case, dossier=folder.dossier, key=folder.key, plans=plans)


def _suiting(exercise: str) -> Mapping[str, Mapping[str, Any]]:
    if exercise not in EXERCISES:
        raise UnknownName("exercise", exercise, EXERCISES, shown_by="rightmix exercises list")
    content: Mapping[str, Mapping[str, Any]] = read_own_yaml(package_file(f"exercises/data/library/{exercise}.yaml"))
    return content


def _statements(ids: Any) -> tuple[Statement, ...]:
    if not ids:
        return ()
    texts: Mapping[str, Mapping[str, str]] = read_own_yaml(package_file(_STATEMENTS))
    keys = answer_key("statements") if has_answer_key("statements") else {}
    return tuple(Statement(id=id, **texts[id], **keys.get(id, {})) for id in ids)
