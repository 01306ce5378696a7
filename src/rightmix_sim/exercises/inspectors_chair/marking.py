"""Marking: the audit by the inspection's own criteria, the table by the trainee's own audit, the run by its records."""

from __future__ import annotations

from collections.abc import Iterable

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.audit_marks import evidence, verdicts
from rightmix_sim.exercises.inspectors_chair.claim_marks import claims
from rightmix_sim.exercises.inspectors_chair.run_marks import capacity, chance
from rightmix_sim.exercises.inspectors_chair.table_marks import table
from rightmix_sim.exercises.inspectors_chair.truth import audits_of
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment


def award(answers: Answers, assignment: Assignment) -> Iterable[Award]:
    """An award for each criterion of the tools. Raises `InputError` where keys or rubrics are not here."""
    audits = audits_of(assignment)
    yield verdicts(answers, audits)
    yield evidence(answers, audits)
    yield table(answers, len(audits))
    yield capacity(answers, assignment.seed)
    yield chance(answers, assignment.seed)
    yield claims(answers, assignment)
