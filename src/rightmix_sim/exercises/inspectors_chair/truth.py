"""The files of an assignment as the inspection audits them."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.exercises.inspectors_chair.settings import asked_criteria
from rightmix_sim.exercises.material import Assignment, HeldCase
from rightmix_sim.inspection import CaseFile, Verdict, audit


@dataclass(frozen=True)
class Audited:
    """One file: whose it is, and the verdict on each criterion that is asked."""

    name: str
    verdicts: tuple[Verdict, ...]


def audits_of(assignment: Assignment) -> tuple[Audited, ...]:
    """Every file of the assignment, in its order. Raises `InputError` where a key is not here."""
    return tuple(Audited(held.case.person.name, audit(_file(held), asked_criteria())) for held in assignment.cases)


def _file(held: HeldCase) -> CaseFile:
    return CaseFile(case=held.case, dossier=held.dossier, key=held.required_key, plans=held.plans)
