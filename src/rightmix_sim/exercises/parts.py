"""What each exercise brings of its own beside its data: five plain functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment, Material, Table


def no_checks(_answers: Answers, _material: Material) -> Iterable[Check]:
    """For an exercise that needs none of its own."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The functions of one exercise.

    `material` takes from an assignment what may travel. `award` marks; `reference` answers that earn every point of the
    tools. `later` are tables of the material that take a run of the model, so that a form can be there before them.
    `checks` and `views` (HTML by name, see `Step.shows`) are worked out from the trainee's own entries alone.
    """

    material: Callable[[Assignment], Material]
    award: Callable[[Answers, Assignment], Iterable[Award]]
    reference: Callable[[Assignment], dict[str, Any]]
    checks: Callable[[Answers, Material], Iterable[Check]] = no_checks
    later: Callable[[Assignment], tuple[Table, ...]] | None = None
    views: Mapping[str, Callable[[Answers, Material], str]] = field(default_factory=dict)
