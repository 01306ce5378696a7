"""A case that a trainer brings, as work to set: a folder as `rightmix cases check` has it, with key and plans.

    mine/case.yaml  dossier.yaml  key.yaml  plans.yaml     (or .json)

The key may stand in a folder `keys` beside it as well. Several folders make a sample of files. For the exercise on the
three meanings the folder holds `statements.yaml` alone, as a course holds it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from rightmix_sim.cases import Case, Key, read_folder
from rightmix_sim.cases.checking import Fault, faults_of
from rightmix_sim.course.setting_work.data import number, seed_for, setting
from rightmix_sim.course.setting_work.drawing import SAMPLE, STATEMENTS, with_bank
from rightmix_sim.course.setting_work.held import STATEMENTS as STATEMENTS_FILE
from rightmix_sim.course.setting_work.held import HeldStatements
from rightmix_sim.course.setting_work.preparing import named
from rightmix_sim.course.setting_work.suiting import first_lacking
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import Assignment, HeldCase, Statement
from rightmix_sim.plans import PlanSet, facts_of, read_plans
from rightmix_sim.strict_data import read_as

KEY: Final = "key"
PLANS: Final = "plans"
_ENDINGS: Final = (".yaml", ".json")
_WITH_PLANS: Final = ("ex4-alignment", "ex8-significant-change")


def own_work(exercise: str, code: str, folders: tuple[Path, ...], banks: Path | None = None) -> Assignment:
    """The cases of these folders as what is set under a code; `banks` is a folder with banks of the trainer's own.

    Raises `InputError` for what cannot be read, is unsound, or does not suit the exercise, and says why.
    """
    seed = seed_for(0, "own", exercise, code)
    if exercise == STATEMENTS:
        return Assignment(exercise=exercise, code=code, statements=_statements(_only(folders)), seed=seed)
    if exercise not in setting()["exercises"]:
        raise UnknownName("exercise", exercise, [STATEMENTS, *setting()["exercises"]])
    if exercise == SAMPLE:
        if len(folders) != number("sample"):
            raise InputError(
                "This exercise reads another number of files.",
                value=len(folders),
                do=f"Name {number('sample')} folders, a case in each.",
            )
        names = [f"{code}-{place}" for place in range(1, len(folders) + 1)]
    else:
        _only(folders)
        names = [code]
    cases = tuple(named(_held(folder), name) for folder, name in zip(folders, names, strict=True))
    assignment = Assignment(exercise=exercise, code=code, cases=cases, seed=seed)
    wants = (*(("plans",) if exercise in _WITH_PLANS else ()), *setting()["own"][exercise])
    lacking = first_lacking(assignment, wants)
    if lacking is not None:
        raise InputError("This case does not suit the exercise.", file=folders[0], value=exercise, why=lacking, do=_DO)
    return with_bank(assignment, seed, banks)


_DO: Final = "Choose another case; docs/exercises.md says which suit which exercise."


def _only(folders: tuple[Path, ...]) -> Path:
    if len(folders) != 1:
        raise InputError("This exercise has one case.", value=len(folders), do="Name one folder.")
    return folders[0]


def _held(folder: Path) -> HeldCase:
    """A sound case with documents and key. Raises `InputError`."""
    found = read_folder(folder, folder.parent / "keys")
    key_file = _file(folder, KEY)
    key = found.key if key_file is None else read_as(Key, key_file)
    if found.dossier is None or key is None:
        what = "documents (dossier.yaml)" if found.dossier is None else "key (key.yaml)"
        raise InputError(
            f"This case has no {what}.",
            file=folder,
            why="Trainees work from the documents, and their answers are marked by the key.",
            do="Write it, then look whether all agrees: rightmix cases check",
        )
    faults = list(_that_count(faults_of(dataclasses.replace(found, key=key))))
    if faults:
        raise InputError(
            "This case is not sound.",
            file=folder,
            place=faults[0].place,
            why=faults[0].what,
            do=faults[0].do or "All that is wrong with it: rightmix cases check",
        )
    plans_file = _file(folder, PLANS)
    plans = read_plans(plans_file) if plans_file is not None else None
    return HeldCase(case=found.case, dossier=found.dossier, key=key, plans=_of_this(found.case, plans, plans_file))


def _that_count(faults: list[Fault]) -> Iterator[Fault]:
    """All but the name of the folder: work is set under a code anyway."""
    yield from (one for one in faults if one.place != "id")


def _of_this(case: Case, plans: PlanSet | None, file: Path | None) -> PlanSet | None:
    """The plans, answering to the facts of this case. Raises `InputError` where they are of other facts."""
    if plans is None:
        return None
    facts = facts_of(case)
    if plans.case != facts:
        place = next(
            (one for one in facts.__struct_fields__ if getattr(plans.case, one) != getattr(facts, one)), "case"
        )
        raise InputError(
            "The plans answer to other facts than those of the case.",
            file=file,
            place=f"case.{place}",
            do="Take the facts over from case.yaml.",
        )
    return plans


def _statements(folder: Path) -> tuple[Statement, ...]:
    file = folder if folder.suffix in _ENDINGS else folder / STATEMENTS_FILE
    every = read_as(HeldStatements, file).statements
    start = {kind: [one for one in every if one.id.startswith(kind)] for kind in ("tool-", "claim-")}
    sorting = [one for one in every if not one.id.startswith(("tool-", "claim-"))]
    unclear = [one for one in sorting if one.meaning == "unclear"]
    if not (sorting and all(start.values())) or len(unclear) < number("unclear"):
        raise InputError(
            "These statements do not make a set.",
            file=file,
            why="It needs statements, at least two of them unclear, and entries whose ids begin with tool- and claim-.",
            do="Take a set of the course as a pattern.",
        )
    return tuple(Statement(**msgspec.structs.asdict(one)) for one in every)


def _file(folder: Path, stem: str) -> Path | None:
    return next((path for ending in _ENDINGS if (path := folder / f"{stem}{ending}").is_file()), None)
