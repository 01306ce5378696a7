"""What a trainee gets: three files with their plans, criteria, claims to judge, and later the records of two runs."""

from __future__ import annotations

from rightmix_sim.exercises.inspectors_chair.claims import claims_of
from rightmix_sim.exercises.inspectors_chair.running import run_of
from rightmix_sim.exercises.inspectors_chair.settings import asked_criteria, lines, settings
from rightmix_sim.exercises.inspectors_chair.tables import tables_of_file, tables_of_run
from rightmix_sim.exercises.material import Assignment, Item, Material, Table


def material(assignment: Assignment) -> Material:
    """Documents, plans as they stand on file, and sums of records; no facts of a case, no key, no finding."""
    files = [table for number, held in enumerate(assignment.cases) for table in tables_of_file(held, number)]
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=tuple(held.dossier for held in assignment.cases),
        lists={
            "criteria": tuple(
                Item(id=one.id, label=f"{one.title} (¶{one.paragraph})", text=f"{one.question} {_applies(one.applies)}")
                for one in asked_criteria()
            ),
            "figures": lines(settings().figures),
            "compared": lines(settings().compared),
            "claims": claims_of(assignment),
        },
        tables=tuple(files),
    )


def later(assignment: Assignment) -> tuple[Table, ...]:
    """The records of the two runs, as tables."""
    return tuple(tables_of_run(run_of(assignment.seed)))


def _applies(to: str) -> str:
    return f"Applies to: {to[0].lower()}{to[1:]}"
