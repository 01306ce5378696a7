"""The changes of a case since its last real review: worked out from its facts and from what was planted in its file.

It works for every case with a key, made ones too. What no paragraph of the file bears out is no change to be found.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.cases import Case
from rightmix_sim.cases.key import PlantedError
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.significant_change.from_facts import from_facts, way_of
from rightmix_sim.exercises.significant_change.kinds import changes, kinds, number
from rightmix_sim.exercises.significant_change.once import once_for_each_case
from rightmix_sim.exercises.significant_change.paragraphs import Passage, about, passages
from rightmix_sim.plans import Plan
from rightmix_sim.plans.reviewing.checks.probation_plan import likeness_of
from rightmix_sim.plans.rules import rule

LEAST: Final = 2  # changes, as many as the form asks for


@dataclass(frozen=True)
class Change:
    """One change: its kind, the days that the file gives for it, the paragraphs that show it, and its way."""

    kind: str
    days: frozenset[datetime.date]
    evidence: tuple[str, ...]
    way: str

    @property
    def day(self) -> datetime.date:
        """The earliest of its days."""
        return min(self.days)


@dataclass(frozen=True)
class Changes:
    """What has changed in a case. `since` is the day of the last real review, `copied` whether that on file is a copy.

    `borne_out` has for every kind the paragraphs that speak of it after that day, whether it is significant or not;
    `named` the later days that each paragraph gives.
    """

    plan: Plan | None
    since: datetime.date
    copied: bool
    changes: tuple[Change, ...]
    borne_out: Mapping[str, frozenset[str]]
    named: Mapping[str, frozenset[datetime.date]]

    def of(self, kind: str) -> Change | None:
        """The change of a kind; None if there is none."""
        return next((one for one in self.changes if one.kind == kind), None)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that a review has to name."""
        return frozenset(one.kind for one in self.changes)

    @property
    def shown_by(self) -> frozenset[str]:
        """The paragraphs that show the changes best."""
        return frozenset(label for one in self.changes for label in one.evidence)

    @property
    def evidence(self) -> frozenset[str]:
        """Every paragraph that shows one of the changes, or speaks of such a one."""
        return frozenset(label for one in self.changes for label in {*one.evidence, *self.borne_out[one.kind]})


def plan_on_file(held: HeldCase) -> Plan | None:
    """The plan whose review is looked at: probation's, that of the police where there is none; None without plans."""
    if held.plans is None:
        return None
    return held.plans.plan("oasys") or held.plans.plan("visor") or held.plans.plans[0]


def suits(held: HeldCase) -> bool:
    """Whether a case is one to practise a review on: a plan on file, and enough that has changed since.

    Raises `InputError` where its key is not here.
    """
    return plan_on_file(held) is not None and len(changes_of(held).changes) >= LEAST


@once_for_each_case
def changes_of(held: HeldCase) -> Changes:
    """The changes of a case. Raises `InputError` where its key is not here."""
    plan = plan_on_file(held)
    errors = held.required_key.errors
    copied = any(error.kind == "review_copied" for error in errors) or _is_copy(plan)
    since = _last_review(held.case, plan, copied)
    told = passages(held.dossier)
    spoken = {kind: about(kind, told, since) for kind in kinds()}
    days: dict[str, set[datetime.date]] = {}
    evidence: dict[str, list[str]] = {}
    weakly: dict[str, list[str]] = {}
    for kind, day in from_facts(held.case, since):
        days.setdefault(kind, set()).add(day)
        evidence.setdefault(kind, []).extend(_showing(kind, day, spoken[kind], told, since))
    by_facts = {kind: len(labels) for kind, labels in evidence.items()}
    for error in errors:
        for kind, labels, surely in _from_error(error, told, since):
            (evidence if surely else weakly).setdefault(kind, []).extend(labels)
    found = [
        Change(
            kind=kind,
            days=frozenset(days.get(kind, set()) | _days_of(labels, told, since)),
            evidence=tuple(dict.fromkeys(labels)),
            way=way_of(kind, held.case, since, alone=by_facts.get(kind) == len(labels)),
        )
        for kind in changes()["significant"]
        for labels in [evidence.get(kind) or weakly.get(kind, [])]
        if labels
    ]
    borne = {kind: _labels(spoken[kind]) for kind in kinds()}
    named = {one.label: frozenset(_days_of((one.label,), told, since)) for one in told}
    return Changes(plan, since, copied, tuple(found), borne, named)


def _is_copy(plan: Plan | None) -> bool:
    if plan is None or not plan.previous_text or not plan.text.strip():
        return False
    return likeness_of(plan.previous_text, plan.text) >= float(rule("copied_from"))


def _last_review(case: Case, plan: Plan | None, copied: bool) -> datetime.date:
    """The day of the last assessment of Risk of Serious Harm up to the plan; before it, where the plan is a copy."""
    made = [one.on for one in case.assessments if one.agency == "probation" and one.tool in ("rosh", "oasys")]
    until = plan.date if plan is not None else case.on
    reviews = [day for day in made if (day < until if copied else day <= until)]
    if reviews:
        return max(reviews)
    start = case.order.start or case.history.person.at_risk_from
    return start if copied or plan is None else plan.date


def _from_error(
    error: PlantedError, told: tuple[Passage, ...], since: datetime.date
) -> Iterator[tuple[str, list[str], bool]]:
    """The kinds of change that an error of the key tells of, with the paragraphs that settle it, and whether surely so.

    Not surely are those that settle the error without speaking of the kind: they serve where nothing else does.
    """
    if error.kind not in changes()["errors"]:
        return
    later = {one.label: one for one in told if one.label in error.settled_by and one.later_than(since)}
    for kind in changes()["errors"][error.kind] or kinds():
        if later and changes()["certain"].get(error.kind) == kind:
            yield kind, list(later), True
        elif later and kinds()[kind].is_spoken_of(error.truth):
            speaking = [label for label, one in later.items() if kinds()[kind].is_spoken_of(one.text)]
            yield kind, speaking or list(later), bool(speaking)


def _showing(
    kind: str, day: datetime.date, spoken: tuple[Passage, ...], told: tuple[Passage, ...], since: datetime.date
) -> list[str]:
    """The paragraphs that show something of this day: by words and day, by the day alone, by the words alone."""
    both = [one.label for one in spoken if one.names(day)]
    by_day = kind in changes()["by_day_alone"]
    dated = [one.label for one in told if by_day and one.later_than(since) and day in one.days]
    return both or dated or [one.label for one in spoken][: number("most_evidence")]


def _labels(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(one.label for one in passages)


def _days_of(labels: Collection[str], told: tuple[Passage, ...], since: datetime.date) -> set[datetime.date]:
    """The days after a day that these paragraphs name; that of their document too, for what was learned then."""
    return {day for one in told if one.label in labels for day in {*one.days, one.written} if day > since}
