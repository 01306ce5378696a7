"""What visits are owed in a case, by whom, since when and until when: from the facts, by the guidance book.

The police visit by the risk of reconviction (RM2000/S, as worked out), probation by the Risk of Serious Harm while an
order or licence runs. Source: ¶7.12, 7.14.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, cast

from rightmix_sim.cases import Case, answers_of, categories_of
from rightmix_sim.cases.answers import registration_facts
from rightmix_sim.exercises.home_visits.rules import value
from rightmix_sim.guidance import Attempt, Standard, due_date, judge, load_book
from rightmix_sim.risk import registration
from rightmix_sim.workdays import Unit, add_to

Agency = Literal["police", "probation"]

NONE: Final = "none"
_UNSCORED: Final = "medium"  # where RM2000 cannot be given and nobody recorded a level, as the reference plans take it
# the first that applies is what is required; what is only preferred follows it
_POLICE: Final = (
    "police-visit-high",
    "police-visit-medium",
    "police-visit-low-required",
    "police-visit-low-preferred",
)
_PROBATION: Final = ("probation-home-visit",)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """The visits that one agency owes. `standards` is empty where guidance asks for none; else the required one first.

    `since` is the day from which the next visit is counted, `ends` the last day of the duty (None: it goes on).
    """

    agency: Agency
    level: str
    standards: tuple[Standard, ...]
    done: tuple[date, ...]
    begins: date
    ends: date | None
    on: date

    @property
    def standard(self) -> Standard | None:
        """What is required; None where nothing is."""
        return self.standards[0] if self.standards else None

    @property
    def last(self) -> date | None:
        """The last completed visit; None where there was none."""
        return self.done[-1] if self.done else None

    @property
    def since(self) -> date:
        """The day from which the next visit is counted."""
        return self.last or self.begins

    @property
    def due(self) -> date | None:
        """The latest day for the next visit; None where none is owed."""
        return due_date(self.standard, self.since) if self.standard is not None else None

    @property
    def dues(self) -> tuple[date, ...]:
        """The latest day, and the one that plain counting gives where a standard began after that."""
        if self.standard is None or self.due is None:
            return ()
        edition = self.standard.edition_on(self.on) or self.standard.editions[0]
        plain = add_to(self.since, int(edition.value or 0), cast(Unit, self.standard.unit))
        return tuple(dict.fromkeys((self.due, plain)))

    @property
    def overdue(self) -> bool:
        """Whether that day has passed when the file is read."""
        return self.due is not None and self.due < self.on

    @property
    def horizon(self) -> date:
        """The last day of the schedule."""
        year = add_to(self.on, int(value("horizon")), "months")
        return year if self.ends is None else min(year, self.ends)

    @property
    def intervals(self) -> tuple[str, ...]:
        """How often, as an option of the form says it; the required interval first, `none` where nothing is asked."""
        return tuple(interval(standard, self.on) for standard in self.standards) or (NONE,)

    def late_periods(self) -> tuple[tuple[date, date | None], ...]:
        """Visits that came late or are overdue: the day each was counted from, and the day it was made.

        Judged from the first visit on file on: what is older may have been left out of the record.
        """
        if self.standard is None:
            return ()
        first = self.done[0] if self.done else self.begins
        attempts = [Attempt(day) for day in self.done[1:]]
        periods = judge(self.standard, first, attempts, self.ends, self.on - timedelta(days=1))
        return tuple((period.since, period.done) for period in periods if period.verdict == "late")


def interval(standard: Standard, on: date) -> str:
    """The interval of a standard in force on a day: `3 months`."""
    edition = standard.edition_on(on) or standard.editions[0]
    unit = str(standard.unit)
    return f"{edition.value} {unit.removesuffix('s') if edition.value == 1 else unit}"


def owed(case: Case, agency: Agency, level: str | None = None) -> Owed:
    """What one agency owes in a case; with `level`, what it would owe were the case of that level.

    Where RM2000/S cannot be given, the level at which the police manage the case stands in.
    """
    police = agency == "police"
    at = level or (police_level(case) if police else probation_level(case))
    names = _POLICE if police else _PROBATION
    applying = tuple(
        standard
        for standard in (load_book()[name] for name in names)
        if (standard.applies(rm2000=at) if police else standard.applies(rosh=at))
    )
    return Owed(
        agency=agency,
        level=at,
        standards=applying if police or supervised(case) else (),
        done=days_done(case, agency),
        begins=_begins(case, agency),
        ends=_registered_until(case) if police else case.order.end,
        on=case.on,
    )


def days_done(case: Case, agency: Agency) -> tuple[date, ...]:
    """The days of the visits that an agency completed, joint ones included, in order."""
    return tuple(sorted({one.on for one in case.visits if one.outcome == "done" and one.by in (agency, "joint")}))


def police_level(case: Case) -> str:
    """The risk of reconviction by which the police visit: RM2000/S."""
    managed = case.visor.managed_as if case.visor is not None else None
    return categories_of(case).s or managed or _UNSCORED


def probation_level(case: Case) -> str:
    """The Risk of Serious Harm by which probation visits."""
    answer = answers_of(case)["rosh"]
    return str(answer) if answer != "unknown" else case.harm.level


def supervised(case: Case) -> bool:
    """Whether an order or licence runs on the day the file is read."""
    return case.order.kind != "none" and (case.order.end is None or case.order.end >= case.on)


def visits_due(standards: Sequence[Standard], since: date, on: date, until: date) -> int:
    """How many visits the strictest of these asks for after one on `since`, each made on its due day, from `on`."""
    return max((_count(standard, max(on, due_date(standard, since)), until) for standard in standards), default=0)


def _count(standard: Standard, first: date, until: date) -> int:
    number, day = 0, first
    while day <= until:
        number, day = number + 1, due_date(standard, day)
    return number


def _begins(case: Case, agency: Agency) -> date:
    free = case.history.person.at_risk_from or case.sentence.passed_on
    begins = case.registered_on if agency == "police" else case.order.start
    return begins or free


def _registered_until(case: Case) -> date | None:
    """The last day of registration; None where it goes on, and where a file treats as registered what is over."""
    last = registration.period(registration_facts(case)).last_day
    return last if isinstance(last, date) and last >= case.on else None
