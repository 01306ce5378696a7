"""What was set under a code, as files: keys and statements in YAML that a trainer can correct, the rest as JSON.

held/CODE/assignment.json     exercise, code, seed, the names of its cases in their order
held/CODE/statements.yaml     the statements with what they mean
held/CODE/NAME/case.json  dossier.json  plans.json  key.yaml
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import yaml

from rightmix_sim.cases import Case, Dossier, Key
from rightmix_sim.cases.case import CaseId
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, HeldCase, Statement
from rightmix_sim.exercises.exercise import ExerciseId
from rightmix_sim.exercises.own_bank import OwnBank
from rightmix_sim.files import write_atomic
from rightmix_sim.plans.plan_set import read_plans
from rightmix_sim.staging import check_empty, staged
from rightmix_sim.strict_data import StrictData, Words, asked, read_as

ASSIGNMENT: Final = "assignment.json"
STATEMENTS: Final = "statements.yaml"
BANK: Final = "bank.yaml"
_WHAT: Final = "what was set"


class Set(StrictData, frozen=True, kw_only=True):
    """What stands in assignment.json."""

    exercise: Annotated[ExerciseId, asked("Which exercise was set.", "ex2-rm2000")]
    code: Annotated[CaseId, asked("Under which code it was given out.", "k7m2qxz")]
    seed: Annotated[int, asked("By it the exercise draws what it draws.")]
    cases: Annotated[tuple[CaseId, ...], asked("The folders of its cases, in their order.")] = ()


class HeldStatement(StrictData, frozen=True, kw_only=True):
    """One statement, tool or claim as it is set."""

    id: Annotated[str, asked("Answers name it by this.", "s01")]
    text: Annotated[Words, asked("Trainees read it.")]
    source: Annotated[Words, asked("Who wrote it, and where.")] = ""
    meaning: Annotated[str, asked("It is marked by this: reconviction, reoffending, harm, unclear; follows, does_not.")]
    why: Annotated[Words, asked("Feedback gives it as the reason.")] = ""
    paragraph: Annotated[str, asked("The paragraph of the report that decides.", '"5.3"')] = ""


class HeldStatements(StrictData, frozen=True, kw_only=True):
    """What stands in statements.yaml."""

    statements: Annotated[tuple[HeldStatement, ...], asked("All of them.")]


def write_held(folder: Path, assignment: Assignment) -> None:
    """Write what was set into a folder that is free or empty: all of it or nothing. Raises `OutputError`."""
    with staged(folder, lambda place: check_empty(place, _WHAT), _WHAT) as place:
        content = Set(
            exercise=assignment.exercise,
            code=assignment.code,
            seed=assignment.seed,
            cases=tuple(held.case.id for held in assignment.cases),
        )
        write_atomic(place / ASSIGNMENT, _json(content))
        for held in assignment.cases:
            inner = place / held.case.id
            write_atomic(inner / "case.json", _json(held.case))
            write_atomic(inner / "dossier.json", _json(held.dossier))
            if held.plans is not None:
                write_atomic(inner / "plans.json", _json(held.plans))
            if held.key is not None:
                write_atomic(inner / "key.yaml", _yaml(held.key, _KEY))
        if assignment.statements:
            every = tuple(HeldStatement(**dataclasses.asdict(one)) for one in assignment.statements)
            write_atomic(place / STATEMENTS, _yaml(HeldStatements(statements=every), _STATEMENTS))
        if assignment.bank != OwnBank():
            write_atomic(place / BANK, _yaml(assignment.bank, _STATEMENTS))


def read_held(folder: Path) -> Assignment:
    """What was set, with its keys as they stand now. Raises `InputError` for the first thing that does not fit."""
    content = read_as(Set, folder / ASSIGNMENT)
    statements: tuple[HeldStatement, ...] = ()
    if (folder / STATEMENTS).is_file():
        statements = read_as(HeldStatements, folder / STATEMENTS).statements
    return Assignment(
        exercise=content.exercise,
        code=content.code,
        cases=tuple(_held(folder / name, name) for name in content.cases),
        statements=tuple(Statement(**msgspec.structs.asdict(one)) for one in statements),
        bank=read_as(OwnBank, folder / BANK) if (folder / BANK).is_file() else OwnBank(),
        seed=content.seed,
    )


def _held(folder: Path, name: str) -> HeldCase:
    case, dossier = read_as(Case, folder / "case.json"), read_as(Dossier, folder / "dossier.json")
    key = read_as(Key, folder / "key.yaml")
    plans = read_plans(folder / "plans.json") if (folder / "plans.json").is_file() else None
    for place, said in (("case.json", case.id), ("dossier.json", dossier.case), ("key.yaml", key.case)):
        if said != name:
            raise InputError("This is of another case.", file=folder / place, value=said, do=f"Write {name}.")
    labels = dossier.paragraphs
    for item in key.items:
        wrong = next((label for label in item.evidence if label not in labels), None)
        if wrong is not None:
            raise InputError(
                "The file has no such paragraph.",
                file=folder / "key.yaml",
                place=f"items, {item.item}, evidence",
                value=wrong,
                do="Name paragraphs as the dossier numbers them.",
            )
    return HeldCase(case=case, dossier=dossier, key=key, plans=plans)


def _json(content: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _yaml(content: StrictData, head: str) -> str:
    text: str = yaml.dump(
        msgspec.to_builtins(content),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=118,
        default_flow_style=None,
    )
    return head + text


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Write out what stands twice: strict readers refuse aliases."""
        return True


_KEY: Final = """\
# The key of this case. What you correct here counts from the next marking on:
#   rightmix course mark --again DIR
# `items` are the right answers with the paragraphs that show them, `errors` what is wrong on file on purpose. What
# follows from the facts of the case (case.json) is worked out from these.
"""
_STATEMENTS: Final = """\
# What was set, with what it means. What you correct here counts from the next marking on:
#   rightmix course mark --again DIR
"""
