"""What guidance asks of a plan on its day: when it is to be reviewed, how often somebody is to be visited.

A plan older than the first edition of a standard is held against that edition: the inspection judged such plans too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal, cast

from rightmix_sim.guidance import Book, Standard, load_book
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.timescale import Frequency
from rightmix_sim.workdays import Unit, add_to

_REVIEWS: Final = {1: "rmp-review-level-1", 2: "rmp-review-level-2", 3: "rmp-review-level-3"}
_POLICE_VISITS: Final[tuple[tuple[str, Literal["gap", "note"]], ...]] = (
    ("police-visit-high", "gap"),
    ("police-visit-medium", "gap"),
    ("police-visit-low-required", "gap"),
    ("police-visit-low-preferred", "note"),
)


@dataclass(frozen=True)
class ReviewAsked:
    """The last day on which a review is on time, and what asks for it."""

    due: date
    paragraph: str
    says: str


@dataclass(frozen=True)
class VisitAsked:
    """How often visits are asked for, what asks for it, and how much it weighs where they are rarer."""

    frequency: Frequency
    paragraph: str
    says: str
    severity: Literal["gap", "note"]


def review_asked(plan: Plan, case: CaseFacts) -> ReviewAsked | None:
    """When a plan is due for review; None for a plan of police or MAPPA whose level nobody knows, or withdrawn."""
    level = case.mappa.level or plan.mappa_level
    name = "oasys-review" if plan.kind == "oasys" else _REVIEWS.get(level or 0)
    value = _asked(name, plan.date) if name is not None else None
    if name is None or value is None:
        return None
    standard = _book()[name]
    due = add_to(plan.date, value, cast(Unit, standard.unit))
    return ReviewAsked(due, standard.paragraph or "", standard.title)


def police_visits_asked(case: CaseFacts, day: date) -> list[VisitAsked]:
    """How often the police should visit him, by his risk of reconviction (RM2000/S); the heavier first (¶7.14)."""
    if case.rm2000.s is None:
        return []
    return [
        asked
        for name, severity in _POLICE_VISITS
        if _book()[name].applies(rm2000=case.rm2000.s) and (asked := _visit(name, day, severity)) is not None
    ]


def probation_visits_asked(case: CaseFacts, day: date) -> VisitAsked | None:
    """How often probation should visit him, by his Risk of Serious Harm; None where no standard asks (¶7.12)."""
    if not _book()["probation-home-visit"].applies(rosh=case.rosh):
        return None
    return _visit("probation-home-visit", day, "gap")


def _visit(name: str, day: date, severity: Literal["gap", "note"]) -> VisitAsked | None:
    value, standard = _asked(name, day), _book()[name]
    if value is None:
        return None
    return VisitAsked(Frequency(value, _singular(standard)), standard.paragraph or "", standard.title, severity)


def _asked(name: str, day: date) -> int | None:
    """The value in force on a day, or the first there was; None when it was withdrawn."""
    standard = _book()[name]
    edition = standard.edition_on(day) or standard.editions[0]
    return None if edition.value is None else int(edition.value)


def _singular(standard: Standard) -> str:
    return str(standard.unit).removesuffix("s")


@cache
def _book() -> Book:
    return load_book()
