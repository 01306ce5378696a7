"""What is published about the check itself: known misses with what they may mean, and twins that must fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.scenario.levers import Source, applied, read_changes
from rightmix_sim.scenario.levers.change import Change
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.validation.comparing import Side
from rightmix_sim.validation.halves import emerging

MISSES: Final = "validation/data/misses.yaml"
TWINS: Final = "validation/data/twins.yaml"


@dataclass(frozen=True)
class Twin:
    """A model that is wrong on purpose: parameters moved by 30%, and the findings that must then fail."""

    name: str
    title: str
    changes: tuple[Change, ...]
    must_fail: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Miss:
    """On which side of the report's interval a finding is known to come out, and what that may mean."""

    side: Side
    means: str


@cache
def misses() -> Mapping[str, Miss]:
    """The published misses of emerging findings, by id."""
    found = _misses("emerges")
    for id in found:
        _known(id, MISSES)
    return found


@cache
def put_in_and_wrong() -> Mapping[str, Miss]:
    """What is put in and comes out elsewhere than the report all the same, by id."""
    return _misses("put_in")


def _misses(role: str) -> Mapping[str, Miss]:
    rows = read_yaml(package_file(MISSES))[role]
    return {id: Miss(row["side"], " ".join(row["means"].split())) for id, row in rows.items()}


@cache
def twins() -> Mapping[str, Twin]:
    """All twins by name."""
    found = {}
    for name, raw in read_yaml(package_file(TWINS)).items():
        for id in raw["must_fail"]:
            _known(id, TWINS)
            if id in misses():
                raise InputError("A published miss fails in any case.", file=TWINS, place=name, value=id)
        changes = read_changes(raw["changes"], Place(TWINS, name))
        found[name] = Twin(name, raw["title"], changes, tuple(raw["must_fail"]), " ".join(raw["why"].split()))
    return found


def twin(name: str) -> Twin:
    """The twin of this name; `UnknownName` where there is none."""
    if name not in twins():
        raise UnknownName("twin", name, list(twins()), do="docs/validation.md says what each of them moves.")
    return twins()[name]


def moved(scenario: Scenario, one: Twin) -> Scenario:
    """The scenario with the twin's parameters moved."""
    return applied(scenario, [Source(f"twin {one.name}", one.changes)])


def _known(id: str, file: str) -> None:
    if id not in emerging():
        raise UnknownName("emerging finding", id, list(emerging()), file=file)
