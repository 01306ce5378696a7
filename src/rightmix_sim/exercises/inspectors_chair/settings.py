"""What the exercise asks and shows beside its questions: criteria, the run behind the tables, its changes, claims."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final

from msgspec import Meta

from rightmix_sim.exercises.material import Item
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.inspection import Criterion, criterion
from rightmix_sim.plans.facts import Slug
from rightmix_sim.strict_data import StrictData, Words, asked, parse_as

SETTINGS: Final = "exercises/inspectors_chair/data/audit-and-run.yaml"


class RunSettings(StrictData, frozen=True, kw_only=True):
    """The run, and how its figures are marked."""

    scenario: Annotated[str, asked("A scenario of the package with one area.", "one-small-area")]
    pairs: Annotated[int, Meta(ge=2), asked("Further pairs after the run of the month tables.", "6")]
    tolerance: Annotated[int, asked("Points by which a per cent may be off.", "1")]
    same: Annotated[int, asked("Points up to which two per cents are about the same.", "2")]


class AreaChange(StrictData, frozen=True, kw_only=True):
    """One change of the area."""

    path: Annotated[str, asked("The parameter that is changed.", "programme.places")]
    value: Annotated[int, asked("Its value in the second arm.", "15")]
    says: Annotated[Words, asked("Trainees read what was changed.")]


class Told(StrictData, frozen=True, kw_only=True):
    """How a line is named."""

    label: Annotated[Words, asked("Trainees read it.")]
    text: Annotated[Words, asked("How it is worked out.")]


class Settings(StrictData, frozen=True, kw_only=True):
    """All of it."""

    criteria: Annotated[tuple[Slug, ...], Meta(min_length=1), asked("What is asked of each file.")]
    run: RunSettings
    changes: Annotated[tuple[AreaChange, ...], Meta(min_length=1), asked("What may be changed.")]
    figures: Annotated[Mapping[str, Told], asked("The shares to work out.")]
    compared: Annotated[Mapping[str, Told], asked("What the pairs are compared by.")]
    claims: Annotated[tuple[Mapping[str, Words], ...], Meta(min_length=1), asked("Claims, two and two.")]


@cache
def settings() -> Settings:
    """From `data/audit-and-run.yaml`."""
    return parse_as(Settings, read_own_yaml(package_file(SETTINGS)), file=SETTINGS)


def asked_criteria() -> tuple[Criterion, ...]:
    """The criteria that a trainee answers for each file."""
    return tuple(criterion(id) for id in settings().criteria)


def change_of(seed: int) -> AreaChange:
    """What is changed in the second arm."""
    changes = settings().changes
    return changes[seed % len(changes)]


def lines(told: Mapping[str, Told]) -> tuple[Item, ...]:
    """Lines of a question."""
    return tuple(Item(id=id, label=one.label, text=one.text) for id, one in told.items())
