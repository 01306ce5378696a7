"""The mix of a set of plans: hours and actions by control, help and change, and what every factor gets of them.

The verdict is not a ratio (¶5.17): it asks of every factor whether it meets with what it needs, and whether the
intensity follows the Risk of Serious Harm and the risk of reconviction. Work that several plans name counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightmix_sim.plans.alignment.matching import SameAction, same_actions
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts, Factor
from rightmix_sim.plans.mix.right_mix import LeastHours, Need, least_hours, needs_of
from rightmix_sim.plans.plan import PURPOSES, Action, Purpose
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.purposes import CONSTRUCTIVE, shares_of
from rightmix_sim.plans.running import why_not_running


@dataclass(frozen=True)
class Work:
    """Staff hours a month and numbers of actions, by purpose; an action that serves two purposes counts for both."""

    hours: Mapping[Purpose, float]
    actions: Mapping[Purpose, int]


@dataclass(frozen=True)
class FactorMix:
    """The work on one factor, and each of its needs with whether it is met."""

    factor: Factor
    work: Work
    needs: tuple[tuple[Need, bool], ...]


@dataclass(frozen=True)
class Intensity:
    """The hours a month that were planned of a kind of work, beside the least that the case asks for."""

    asked: LeastHours
    planned: float

    @property
    def enough(self) -> bool:
        """Whether as many hours are planned as are asked for."""
        return self.planned >= self.asked.hours - 1e-9


@dataclass(frozen=True)
class Mix:
    """The mix of a set: overall, factor by factor, and its intensity. Hours are staff hours a month.

    `not_counted` names the actions that do not go on, each with the reason.
    """

    work: Work
    factors: tuple[FactorMix, ...]
    intensities: tuple[Intensity, ...]
    not_counted: tuple[tuple[str, str], ...] = ()

    @property
    def unmet(self) -> tuple[Need, ...]:
        """The needs that no work meets."""
        return tuple(need for one in self.factors for need, met in one.needs if not met)

    @property
    def is_right(self) -> bool:
        """Whether every factor gets what it needs, at the intensity that the case asks for."""
        return not self.unmet and all(one.enough for one in self.intensities)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, hours rounded to a tenth."""
        return {
            "right": self.is_right,
            "overall": _plain(self.work),
            "not_counted": [{"ids": ids, "because": reason} for ids, reason in self.not_counted],
            "factors": [
                {
                    "id": one.factor.id,
                    "kind": one.factor.kind,
                    "area": one.factor.area,
                    **_plain(one.work),
                    "needs": [
                        {"purpose": need.purpose, "met": met, "paragraph": need.paragraph} for need, met in one.needs
                    ],
                }
                for one in self.factors
            ],
            "intensity": [
                {
                    "of": one.asked.of,
                    "asked": one.asked.hours,
                    "planned": round(one.planned, 1),
                    "enough": one.enough,
                    "by": one.asked.by,
                    "level": one.asked.level,
                    "paragraph": one.asked.paragraph,
                }
                for one in self.intensities
            ],
        }


@dataclass(frozen=True)
class _Done:
    """One action of the set, counted once."""

    hours: Mapping[Purpose, float]
    factors: frozenset[str]


def mix_of(plans: PlanSet) -> Mix:
    """The mix of a set of plans."""
    rows = same_actions(plans)
    done = [_done(cells) for same in rows if (cells := _running(same, plans.case))]
    needs = needs_of(plans.case)
    return Mix(
        _together(done),
        tuple(
            _of_factor(factor, done, [need for need in needs if need.factor == factor]) for factor in plans.case.factors
        ),
        tuple(Intensity(asked, _planned(asked, done)) for asked in least_hours(plans.case)),
        tuple((", ".join(same.ids), _reason(same, plans.case)) for same in rows if not _running(same, plans.case)),
    )


def hours_of(action: Action) -> float:
    """Staff hours a month of all agencies that an action takes, as often as the plan has it."""
    return catalogue()[action.action].hours_a_month(action.every)


def _running(same: SameAction, case: CaseFacts) -> list[Action]:
    return [action for action in same.cells.values() if why_not_running(action, case) is None]


def _reason(same: SameAction, case: CaseFacts) -> str:
    return why_not_running(next(iter(same.cells.values())), case) or ""


def _done(cells: list[Action]) -> _Done:
    """An action with the purposes and factors of all plans that name it, and the hours of the plan that does most."""
    hours = max(hours_of(action) for action in cells)
    shares = [shares_of(action) for action in cells]
    known = {purpose: max(one.get(purpose, 0.0) for one in shares) for purpose in PURPOSES}
    whole = sum(known.values())
    return _Done(
        {purpose: hours * share / whole for purpose, share in known.items() if share},
        frozenset(one for action in cells for one in action.factors),
    )


def _of_factor(factor: Factor, done: list[_Done], needs: list[Need]) -> FactorMix:
    ours = [one for one in done if factor.id in one.factors]
    served = frozenset(purpose for one in ours for purpose in one.hours)
    shared = (_Done({p: h / len(one.factors) for p, h in one.hours.items()}, one.factors) for one in ours)
    return FactorMix(factor, _together(shared), tuple((need, need.is_met_by(served)) for need in needs))


def _together(done: Iterable[_Done]) -> Work:
    done = list(done)
    return Work(
        {purpose: sum(one.hours.get(purpose, 0.0) for one in done) for purpose in PURPOSES},
        {purpose: sum(purpose in one.hours for one in done) for purpose in PURPOSES},
    )


def _planned(asked: LeastHours, done: list[_Done]) -> float:
    purposes = CONSTRUCTIVE if asked.of == "constructive" else {"control"}
    return sum(hours for one in done for purpose, hours in one.hours.items() if purpose in purposes)


def _plain(work: Work) -> dict[str, Any]:
    return {"hours": {purpose: round(work.hours[purpose], 1) for purpose in PURPOSES}, "actions": dict(work.actions)}
