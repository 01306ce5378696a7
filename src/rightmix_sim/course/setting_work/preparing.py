"""From a made case to one that can be set: what an exercise adds to it, and the opaque names that it bears."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import msgspec

from rightmix_sim.cases.making.later import (
    with_changes,
    with_need_of_agencies,
    with_probation_visits,
    with_told_visits,
)
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.made import Made
from rightmix_sim.cases.records import Assessment
from rightmix_sim.course.setting_work.data import number, seed_for
from rightmix_sim.exercises import HeldCase
from rightmix_sim.plans import PlanSet
from rightmix_sim.plans.spoiling import spoilt_plans
from rightmix_sim.randomness import draws

_Step: TypeAlias = Callable[["Work"], "bool"]


class Work:
    """A made case while it is prepared."""

    def __init__(self, made: Made, seed: int) -> None:
        self.made, self.seed = made, seed
        self.plans: PlanSet | None = None
        self.before: datetime.date | None = None  # the probation plan is older than this
        self.luck = Luck(draws(seed, 0, "course/setting"), 0, "adds")

    def add(self, what: str | Mapping[str, str]) -> bool:
        """Add one thing; False where the case has no room for it."""
        if isinstance(what, str):
            return _STEPS[what](self)
        return _plans(self, what["plans"])

    def held(self, name: str) -> HeldCase:
        """The case as a marker holds it, under an opaque name."""
        return named(
            HeldCase(case=self.made.case, dossier=self.made.dossier, key=self.made.key, plans=self.plans), name
        )


def prepared(made: Made, adds: tuple[Any, ...], seed: int, name: str) -> HeldCase | None:
    """A made case with all that an exercise adds, under an opaque name; None where it has no room for it."""
    work = Work(made, seed)
    return work.held(name) if all(work.add(one) for one in adds) else None


def named(held: HeldCase, name: str) -> HeldCase:
    """The same under another name: case, dossier, key and plans bear it, and nothing tells the old one."""
    return HeldCase(
        case=msgspec.structs.replace(held.case, id=name, title=""),
        dossier=msgspec.structs.replace(held.dossier, case=name),
        key=msgspec.structs.replace(held.key, case=name) if held.key is not None else None,
        plans=msgspec.structs.replace(held.plans, case=msgspec.structs.replace(held.plans.case, id=name))
        if held.plans is not None
        else None,
    )


def _told_visits(work: Work) -> bool:
    work.made = with_told_visits(work.made)
    return True


def _probation_visits(work: Work) -> bool:
    work.made = with_probation_visits(work.made, work.luck.stream("visits"))
    return True


def _level_wrong(work: Work) -> bool:
    changed = with_need_of_agencies(work.made, work.luck.stream("level"))
    work.made = changed or work.made
    return changed is not None


def _changes(work: Work) -> bool:
    luck = work.luck.stream("changes")
    changed = with_changes(work.made, luck, luck.whole(*number("changes")))
    if changed is None:
        return False
    work.made, work.before = changed
    return True


def _plans(work: Work, recipe: str) -> bool:
    """Plans on file; a review that was no copy is an assessment too, of the level that it found."""
    case = work.made.case
    planted = {one.kind for one in work.made.key.errors}
    spoilt = spoilt_plans(
        case, work.made.dossier, seed=seed_for(work.seed, "plans"), planted=planted, recipe=recipe, before=work.before
    )
    work.plans = spoilt.plans
    plan = spoilt.plans.plan("oasys")
    copied = any(code == "copied-from-previous" for code, _ in spoilt.finds)
    if work.before is not None and plan is not None and not copied:
        review = Assessment(tool="rosh", agency="probation", on=plan.date, level=case.harm.level)
        assessments = tuple(sorted((*case.assessments, review), key=lambda one: one.on))
        work.made = Made(msgspec.structs.replace(case, assessments=assessments), work.made.dossier, work.made.key)
    return work.before is None or (plan is not None and plan.date < work.before)


_STEPS: Final[Mapping[str, _Step]] = {
    "told_visits": _told_visits,
    "probation_visits": _probation_visits,
    "level_wrong": _level_wrong,
    "changes": _changes,
}
