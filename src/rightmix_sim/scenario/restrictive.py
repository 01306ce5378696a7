"""What an area says of restrictive work: visits, orders, conditions, premises, intelligence, victims (chapter 7)."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.scenario.quantities import Interval


@dataclass(frozen=True)
class ProbationVisits:
    """Home visits by the offender manager, to people of high and very high RoSH."""

    every: Interval
    minutes: float
    planned_days_ahead: int
    not_in_share: float
    attempt_minutes: float
    retry_days: int


@dataclass(frozen=True)
class PoliceVisits:
    """Home visits by the police: the area's own minimum for each category of risk of reconviction (¶7.15)."""

    low: Interval
    medium: Interval
    high: Interval
    very_high: Interval
    minutes: float
    attempt_minutes: float
    planned_days_ahead: int
    unannounced_failure_share: float
    retry_days: int
    entry_after_failures: int  # 0: the power is not used
    entry_minutes: float
    checks_minutes: float
    pnc_minutes: float
    pre_visit_check: bool
    pnc_check: bool
    crew: int


@dataclass(frozen=True)
class Travel:
    """Minutes on the road for one visit, there and back."""

    probation_minutes: float
    police_minutes: float


@dataclass(frozen=True)
class JointVisits:
    """Home visits that police and probation make together: both must be on duty that day."""

    share_of_high_rosh: float
    every: Interval
    minutes: float
    looked_ahead: int


@dataclass(frozen=True)
class Sopo:
    """Sexual offences prevention orders: made, checked, reviewed, known to probation, enforced (¶7.25 to 7.30)."""

    at_sentence_share: float
    in_force_share: float
    applications_per_year: float
    applied_within: Interval
    application_minutes: float
    term: Interval
    checked_every: Interval
    check_minutes: float
    joint_review: bool
    reviewed_every: Interval
    review_ahead: int
    review_minutes: float
    in_plan_within: Interval
    in_plan_has_date: bool
    in_plan_minutes: float
    known_to_probation: float
    breaches_per_year: float
    enforced_within: Interval
    enforcement_minutes: float


@dataclass(frozen=True)
class Intelligence:
    """What becomes of what police officers see and hear (¶4.16, 4.19)."""

    after_visits: float
    submitted_within: Interval
    minutes: float
    front_line_share: float


@dataclass(frozen=True)
class Licence:
    """Conditions of orders and licences (¶7.1)."""

    prohibited_contact: float
    residence_requirement: float
    prohibited_activity: float
    exclusion: float


@dataclass(frozen=True)
class Polygraph:
    """Polygraph tests of licensees (¶2.4)."""

    tests: bool
    every: Interval
    planned_days_ahead: int
    minutes: float


@dataclass(frozen=True)
class Premises:
    """Beds in approved premises, and housing to move on to (¶7.5, 8.7)."""

    beds: int
    needed_share: float
    stay: Interval
    patience: Interval
    longest_stay: Interval
    move_on_places_per_year: float
    place_kept: Interval
    order: str  # longest_wait_first | highest_harm_first
    work_every: Interval
    work_ahead: int
    work_minutes: float


@dataclass(frozen=True)
class Victims:
    """Victim liaison, and what of it reaches the plan (¶7.9, 7.10)."""

    contact_share: float
    first_contact_within: Interval
    contact_every: Interval
    contact_ahead: int
    contact_minutes: float
    information_share: float
    information_within: Interval
    information_minutes: float
    safety_within: Interval
    safety_has_date: bool
    safety_minutes: float
