"""The items of RM2000 as they are asked, and the right answers to them as the form writes answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.cases import answers_of, categories_of
from rightmix_sim.cases.key import ErrorKind
from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.risk import rm2000

COUNTED: Final[tuple[str, ...]] = (
    "sexual_appearances",
    "criminal_appearances",
    "age",
    "violent_appearances",
    "burglary",
)
FACTORS: Final[tuple[str, ...]] = ("male_victim", "stranger_victim", "non_contact", "single")
INSTEAD: Final = frozenset({"oasys", "rosh"})  # what an assessment rests on where the tool cannot be used (¶5.1)
NO_FAULT: Final = "none"
OPEN: Final = "open"


@dataclass(frozen=True, kw_only=True)
class Truth:
    """The right answers of a case: of each item, the categories by their questions, the faults on file."""

    eligible: str
    items: Mapping[str, str | int]
    categories: Mapping[str, str]
    faults: frozenset[str]

    @property
    def can_be_scored(self) -> bool:
        """Whether RM2000/S can be used."""
        return self.eligible == "yes"


def truth_of(held: HeldCase) -> Truth:
    """What the risk tools make of the case, and what its key knows to be wrong on file. Raises `InputError`."""
    found: Mapping[str, bool | int | str] = dict(answers_of(held.case).items())
    planted = {str(error.kind) for error in held.required_key.errors}
    faults = planted & set(fault_kinds())
    return Truth(
        eligible="yes" if found["eligibility"] is True else str(found["eligibility"]),
        items={item: _as_answered(found[item]) for item in (*COUNTED, *FACTORS) if item in found},
        categories=_categories(held) if found["eligibility"] is True else {},
        faults=frozenset(faults or {NO_FAULT}),
    )


def fault_kinds() -> tuple[str, ...]:
    """The faults that can be chosen, as kinds of planted error."""
    options = exercise("ex2-rm2000").question("faults").options
    return tuple(one.value for one in options if one.value != NO_FAULT)


def evidence_of(held: HeldCase) -> dict[str, tuple[str, ...]]:
    """The paragraphs that show each item, by the question that asks for them; `eligible` is the item of eligibility."""
    found: dict[str, tuple[str, ...]] = {item.item: item.evidence for item in held.required_key.items}
    asked = {"eligible": found.get("eligibility", ())} | {item: found.get(item, ()) for item in (*COUNTED, *FACTORS)}
    return {name: labels for name, labels in asked.items() if labels}


def errors_of(held: HeldCase, kinds: frozenset[str]) -> list[tuple[ErrorKind, tuple[str, ...], str, str]]:
    """The planted errors of these kinds: kind, paragraphs where they show or are settled, what is right, the report."""
    return [
        (error.kind, error.paragraphs or error.settled_by, error.truth, error.report)
        for error in held.required_key.errors
        if error.kind in kinds
    ]


def _categories(held: HeldCase) -> dict[str, str]:
    right = categories_of(held.case)
    images = rm2000.score(held.case.history).images_only
    found = {"s": right.s or OPEN, "v": right.v or OPEN, "c": right.c or OPEN, "images_only": "yes" if images else "no"}
    return found | ({"adapted_s": right.adapted_s or OPEN, "adapted_c": right.adapted_c or OPEN} if images else {})


def _as_answered(value: Any) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)
