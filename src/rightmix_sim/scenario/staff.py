"""What an area says of its staff: posts, hours, absence, training and supervision."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.workdays import WEEKS_A_YEAR

WORKING_DAYS_A_WEEK = 5


@dataclass(frozen=True)
class Officers:
    """A team: its posts, their hours, and what is taken up first."""

    posts: int
    weekly_hours: float
    casework_share: float
    leave_days: int
    sickness_days: int
    turnover_per_year: float
    recruitment_weeks: int
    order_of_work: str

    @property
    def weeks_at_work(self) -> float:
        """The weeks of a year that are left of leave and sick leave, for somebody in post."""
        return max(1.0, WEEKS_A_YEAR - (self.leave_days + self.sickness_days) / WORKING_DAYS_A_WEEK)


@dataclass(frozen=True)
class OffenderManagers(Officers):
    """Probation offender managers. The caseload counts all their cases, registered or not (¶3.12)."""

    caseload: int
    hours_per_other_case: float
    specialist_posts: int
    caseload_cap: int


@dataclass(frozen=True)
class PoliceOfficers(Officers):
    """A police team, part of whose hours other specialist duties take (¶3.11, 10.11)."""

    diverted_share: float


@dataclass(frozen=True)
class Tutors:
    """Programme tutors: each runs some groups at a time, and a group needs several of them (¶6.1)."""

    posts: int
    groups_each: int
    for_each_group: int
    turnover_per_year: float
    recruitment_weeks: int
    first: str  # core | i_sotp | longest_wait


@dataclass(frozen=True)
class Training:
    """What staff are trained in, and how fast that changes (¶5.5, 5.11, 10.3, 10.5, 10.8)."""

    rm2000: float
    denial: float
    sarn: float
    police_rm2000: float
    courses_per_year: float
    course_days: int
    day_minutes: float


@dataclass(frozen=True)
class Supervision:
    """Supervision of offender managers and of public protection officers (¶10.11, 10.13)."""

    every: Interval
    ahead: int
    minutes: float
    police_every: Interval
    police_minutes: float


@dataclass(frozen=True)
class Costs:
    """Unit costs in pounds, for an hour of each role and a night in approved premises."""

    offender_manager: float
    public_protection_officer: float
    senior_probation_officer: float
    police_supervisor: float
    victim_liaison_officer: float
    mappa_coordinator: float
    circles_coordinator: float
    tutor: float
    bed_night: float
