"""Visits of one file held against the guidance, by the one rule of "on time".

Work is judged by the level on file: whether that level is right is a question of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from rightmix_sim.cases import Case, categories_of
from rightmix_sim.cases.records import Level
from rightmix_sim.guidance import Attempt, Period, judge, load_book

POLICE: Final = ("police-visit-high", "police-visit-medium", "police-visit-low-required")
PROBATION: Final = "probation-home-visit"


@dataclass(frozen=True)
class Kept:
    """The periods of a standard that count, and the days of the visits that were made."""

    periods: tuple[Period, ...]
    made: tuple[date, ...]

    @property
    def late(self) -> tuple[Period, ...]:
        """Those in which the visit came late or not at all."""
        return tuple(one for one in self.periods if one.verdict == "late")


def category_on_file(case: Case) -> Level | None:
    """RM2000/S as the police last recorded it; where ViSOR holds a reason for another level, that level (¶5.9).

    Where the police scored nothing themselves, what another agency recorded stands in for it. None: there is none, as
    where RM2000 cannot be used (a woman, ¶6.12), whatever stands on file.
    """
    if categories_of(case).s is None:
        return None
    if case.visor is not None and case.visor.managed_as is not None and case.visor.rationale:
        return case.visor.managed_as
    scored = [one for one in case.assessments if one.tool == "rm2000" and one.s is not None]
    own = [one for one in scored if one.agency == "police"]
    return (own or scored)[-1].s if scored else None


def harm_on_file(case: Case) -> Level | None:
    """The level of Risk of Serious Harm as probation last recorded it; None where it recorded none."""
    levels = [one.level for one in case.assessments if one.tool == "rosh" and one.agency == "probation"]
    return levels[-1] if levels else None


def police_visits(case: Case) -> Kept:
    """Police visits, joint ones among them, from registration on (¶7.14, 7.24)."""
    book, category = load_book(), category_on_file(case)
    asked = next((book[id] for id in POLICE if category is not None and book[id].applies(rm2000=category)), None)
    if asked is None or case.registered_on is None:
        return Kept((), _made(case, "police"))
    attempts = _attempts(case, "police")
    return _kept(judge(asked, case.registered_on, attempts, None, case.on), case, "police")


def probation_visits(case: Case) -> Kept:
    """Probation's visits, joint ones among them, from the start of order or licence on (¶7.12)."""
    asked, level = load_book()[PROBATION], harm_on_file(case)
    if level is None or not asked.applies(rosh=level) or case.order.kind == "none" or case.order.start is None:
        return Kept((), _made(case, "probation"))
    attempts = _attempts(case, "probation")
    return _kept(judge(asked, case.order.start, attempts, case.order.end, case.on), case, "probation")


def _kept(periods: list[Period], case: Case, by: str) -> Kept:
    return Kept(tuple(one for one in periods if one.verdict != "not_counted"), _made(case, by))


def _attempts(case: Case, by: str) -> list[Attempt]:
    return [Attempt(one.on, one.outcome == "done") for one in case.visits if one.by in (by, "joint")]


def _made(case: Case, by: str) -> tuple[date, ...]:
    return tuple(one.day for one in _attempts(case, by) if one.succeeded)
