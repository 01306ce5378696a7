"""What a trainee is given to work from, and what only the marker holds.

`Material` travels; it has documents and lists, no facts and no answers. `Assignment` stays with the marker.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from rightmix_sim.cases import Case, Dossier, Key
from rightmix_sim.errors import InputError
from rightmix_sim.exercises.exercise import ExerciseId
from rightmix_sim.exercises.own_bank import OwnBank
from rightmix_sim.plans import Plan, PlanSet
from rightmix_sim.strict_data import StrictData, Words, asked


class Item(StrictData, frozen=True, kw_only=True):
    """One entry of a list: a statement to judge, a condition, a factor, a file of a sample."""

    id: Annotated[str, asked("Answers name it by this.", "LC1")]
    label: Annotated[Words, asked("Trainees read it.")]
    text: Annotated[Words, asked("More of it, below the label.")] = ""


class Table(StrictData, frozen=True, kw_only=True):
    """Texts and numbers in lines and columns; the first column names the line."""

    id: Annotated[str, asked("A view finds it by this.", "run-before")]
    title: Annotated[Words, asked("It stands above the table.")]
    columns: Annotated[tuple[Words, ...], asked("The headings, from left to right.")]
    rows: Annotated[tuple[tuple[str | int | float, ...], ...], asked("The lines, a value for each column.")]
    note: Annotated[Words, asked("What one has to know to read it; below the table.")] = ""


class Material(StrictData, frozen=True, kw_only=True):
    """What one trainee's form shows beside its questions."""

    exercise: ExerciseId
    code: Annotated[str, asked("Whose work it is found by; says nothing about the case.", "tressell")]
    files: Annotated[tuple[Dossier, ...], asked("The documents, a dossier for each case.")] = ()
    plans: Annotated[tuple[Plan, ...], asked("Plans on file, as their agencies wrote them.")] = ()
    on: Annotated[datetime.date | None, asked("The day on which the files are read.")] = None
    lists: Annotated[Mapping[str, tuple[Item, ...]], asked("Lists that questions take options and lines from.")] = {}
    numbers: Annotated[Mapping[str, float], asked("Figures that the exercise gives, such as hours to plan with.")] = {}
    tables: Annotated[tuple[Table, ...], asked("Tables that a view shows, such as records of a run.")] = ()


@dataclass(frozen=True, kw_only=True)
class HeldCase:
    """A case as the marker holds it: facts, documents, and where there are any its key and the plans on file."""

    case: Case
    dossier: Dossier
    key: Key | None = None
    plans: PlanSet | None = None

    @property
    def required_key(self) -> Key:
        """The key. Raises `InputError` where it did not come with the case."""
        if self.key is None:
            raise InputError(
                "The key of this case is not here, so its answers cannot be marked.",
                value=self.case.id,
                why="Keys never travel inside the package.",
                do="Mark where the keys are: in the project, or with the practice folder of the kit.",
            )
        return self.key


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sentence from a file, for the exercise on the three meanings. The marker also holds what it speaks of."""

    id: str
    text: str
    source: str = ""  # who wrote it, and where
    meaning: str = ""
    why: str = ""
    paragraph: str = ""


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """What one trainee was set in one exercise. With its keys it never leaves the marker.

    `seed` decides whatever the exercise draws: the order of statements, a sample, a run of the model. `bank` is asked
    instead of the public banks, where it holds anything.
    """

    exercise: str
    code: str
    cases: tuple[HeldCase, ...] = ()
    statements: tuple[Statement, ...] = ()
    bank: OwnBank = field(default_factory=OwnBank)
    seed: int = 1

    @property
    def only(self) -> HeldCase:
        """The case of an exercise that has one. Raises `IndexError` where there is none."""
        return self.cases[0]
