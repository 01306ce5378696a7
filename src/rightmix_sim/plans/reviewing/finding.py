"""What a reviewer finds: a code with its weight and paragraph, what it says here, and what would clear it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, Final, Literal, TypeAlias

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.plan import KINDS, Plan

Severity: TypeAlias = Literal["gap", "weakness", "note"]

PLANS: Final = {
    "oasys": "The probation plan (OASys)",
    "visor": "The police plan (ViSOR)",
    "mappa": "The MAPPA plan",
    "sentence": "The sentence plan",
}


@dataclass(frozen=True)
class Finding:
    """One finding.

    `plan` is the kind of the plan it is about (or `sentence`), None for the set as a whole or between plans; `about`
    the ids of actions, factors, prohibitions or conditions; `because` the facts it rests on.
    """

    code: str
    severity: Severity
    plan: str | None
    about: tuple[str, ...]
    message: str
    paragraph: str
    because: tuple[str, ...]
    clears: str

    def saying(self, message: str) -> Finding:
        """The same in other words."""
        return replace(self, message=message)

    def weighing(self, severity: Severity, adding: str = "") -> Finding:
        """The same, where it weighs something else here than usual, with what is added to its message."""
        return replace(self, severity=severity, message=f"{self.message} {adding}".strip())

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, with lists for tuples."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def found(
    code: str, plan: Plan | str | None = None, about: Iterable[str] = (), because: Iterable[str] = (), **said: object
) -> Finding:
    """The finding of this code; `said` fills in its texts."""
    entry = codes()[code]
    kind = plan.kind if isinstance(plan, Plan) else plan
    of_plan = PLANS.get(kind or "", "The set")
    words = {"plan": of_plan, "plan_within": of_plan[0].lower() + of_plan[1:], **said}
    return Finding(
        code=code,
        severity=entry["severity"],
        plan=kind,
        about=tuple(about),
        message=entry["says"].format(**words),
        paragraph=entry["paragraph"].format(**words),
        because=tuple(because),
        clears=entry["clears"].format(**words),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings plan by plan, then those of the set; within a plan in the order of `data/findings.yaml`."""
    plans = {kind: number for number, kind in enumerate((*KINDS, "sentence"))}
    ranks = {code: number for number, code in enumerate(codes())}
    return tuple(
        sorted(
            findings, key=lambda one: (plans.get(one.plan or "", len(plans)), ranks[one.code], one.about, one.message)
        )
    )


@cache
def codes() -> dict[str, dict[str, Any]]:
    """Every code with its severity, paragraph and texts, in the order in which a reviewer would look."""
    content: dict[str, dict[str, Any]] = read_own_yaml(package_file("plans/data/findings.yaml"))
    return content
