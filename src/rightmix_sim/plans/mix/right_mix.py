"""What the right mix asks of a case, whatever its plans say: `data/right_mix.yaml`, argued in docs/right-mix.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.facts import CaseFacts, Factor
from rightmix_sim.plans.plan import Purpose

Side = Literal["control", "constructive"]


@dataclass(frozen=True)
class Need:
    """What one factor has to meet with: work with this purpose, by a rule of `data/right_mix.yaml`."""

    factor: Factor
    purpose: Purpose
    rule: str
    paragraph: str

    def is_met_by(self, purposes: frozenset[Purpose]) -> bool:
        """Whether work that serves these purposes meets it.

        Change meets a need for help too; and in somebody's circumstances it is help that changes things.
        """
        if self.purpose == "change" and self.factor.area in _circumstances():
            return bool(purposes & {"change", "help"})
        return self.purpose in purposes or (self.purpose == "help" and "change" in purposes)


@dataclass(frozen=True)
class LeastHours:
    """Staff hours a month below which an intensity is doubted, and the level that asks for them."""

    of: Side
    hours: float
    by: str
    level: str
    paragraph: str


def needs_of(case: CaseFacts) -> tuple[Need, ...]:
    """What the factors of a case need, factor by factor."""
    return tuple(
        Need(factor, rule["purpose"], rule["id"], rule["paragraph"])
        for factor in case.factors
        for rule in _rules()["needs"]
        if factor.kind in rule["kinds"] and (rule["linked_to"] is None or rule["linked_to"] in factor.linked_to)
    )


def least_hours(case: CaseFacts) -> tuple[LeastHours, ...]:
    """The intensity that a case asks for; what is not known of it asks for nothing."""
    levels: Mapping[str, str | None] = {"rosh": case.rosh, "rm2000_s": case.rm2000.s}
    kinds: tuple[Side, ...] = ("control", "constructive")
    found = []
    for kind in kinds:
        rule = _rules()["least_hours"][kind]
        level = levels[rule["by"]]
        if level is not None:
            found.append(LeastHours(kind, float(rule["value"][level]), rule["by"], level, rule["paragraph"]))
    return tuple(found)


def _circumstances() -> list[str]:
    listed: list[str] = _rules()["circumstances"]["value"]
    return listed


@cache
def _rules() -> dict[str, Any]:
    content: dict[str, Any] = read_own_yaml(package_file("plans/data/right_mix.yaml"))
    return content
