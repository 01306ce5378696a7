"""From the marks of paragraphs to the evidence of a key: which paragraphs together support each answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rightmix_sim.cases.answers import answers_of, categories_of
from rightmix_sim.cases.case import Case
from rightmix_sim.cases.key import Key, KeyItem, PlantedError
from rightmix_sim.cases.making.days import Told
from rightmix_sim.cases.making.planted import Planted
from rightmix_sim.risk import rm2000

Marks = Mapping[str, frozenset[str]]

_MOST = 4  # paragraphs cited where any of many would do


def key_of(case: Case, told: list[Told], marks: Marks, errors: Iterable[Planted]) -> Key:
    """The key of a generated case. `marks` says for each paragraph, by its label, what can be learned from it."""
    items = tuple(
        KeyItem(item=name, answer=answer, evidence=_evidence(wanted, marks))
        for name, answer in answers_of(case).items()
        for wanted in [_wanted(case, told, name)]
    )
    found = (_error(one, marks) for one in errors)
    return Key(
        case=case.id,
        rm2000=categories_of(case),
        items=items,
        errors=tuple(one for one in found if one.paragraphs),  # what nobody can see is no error
    )


def _wanted(case: Case, told: list[Told], item: str) -> list[str]:
    """The marks that together settle an item."""
    counted = rm2000.score(case.history).counted
    sexual = [number for number, one in enumerate(told) if one.offence_type is not None]
    every = {
        "eligibility": ["born", "convicted"],
        "sexual_appearances": _days(counted.sexual),
        "criminal_appearances": _days(counted.criminal),
        "age": ["born", "at_risk"],
        "male_victim": [f"sex:{number}" for number in sexual],
        "stranger_victim": [f"acquaintance:{number}" for number in sexual],
        "non_contact": [f"contact:{number}" for number in sexual],
        "single": ["single"],
        "violent_appearances": _days(counted.violent) or _days(counted.criminal),
        "burglary": _days(counted.burglary) or _days(counted.criminal),
        "rosh": ["harm_level", "harm"],
        "mappa_category": ["notification", "term"],
        "mappa_level": ["level"],
        "registration": ["sentenced", "term"],
    }
    return every[item]


def _days(days: Iterable[Any]) -> list[str]:
    return [f"appearance:{day.isoformat()}" for day in sorted(days)]


def _evidence(wanted: list[str], marks: Marks) -> tuple[str, ...]:
    """For each mark the first paragraph that bears it, and where one mark has several, one or two more."""
    found: list[str] = []
    for mark in wanted:
        bearing = [label for label, has in marks.items() if mark in has]
        if not any(label in found for label in bearing):
            found += bearing[:1]
        if len(wanted) == 1 or mark == "harm":
            found += [label for label in bearing[:_MOST] if label not in found]
    assert found, f"no paragraph bears any of {wanted}"
    return tuple(found)


def _error(one: Planted, marks: Marks) -> PlantedError:
    shows = tuple(label for label, has in marks.items() if f"shows:{one.kind}" in has)
    settles = tuple(label for label, has in marks.items() if f"settles:{one.kind}" in has)
    return PlantedError(
        kind=one.kind, paragraphs=shows, says=one.says, truth=one.truth, settled_by=settles, report=one.report
    )
