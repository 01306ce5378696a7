"""What an area says of contact, assessment, plans, reviews and records."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.scenario.quantities import Interval, Shares


@dataclass(frozen=True)
class Contacts:
    """How often people on an order or licence report to their offender manager."""

    first_contact_tier_4: Interval
    first_contact_other_tiers: Interval
    early_weeks: int
    early_tier_2: Interval
    early_tier_3: Interval
    early_tier_4: Interval
    later_tier_2: Interval
    later_tier_3: Interval
    later_tier_4: Interval
    minutes: float
    planned_days_ahead: int
    missed_share: float
    missed_minutes: float
    rebooked_after_days: int


@dataclass(frozen=True)
class Plans:
    """Sentence plans, RMPs, reviews and countersignatures of probation."""

    initial_tier_4: Interval
    initial_other_tiers: Interval
    initial_minutes: float
    rmp_tier_4: Interval
    rmp_other_tiers: Interval
    rmp_minutes: float
    countersigned_within: Interval
    countersigning_minutes: float
    review_every: Interval
    review_planned_days_ahead: int
    review_minutes: float


@dataclass(frozen=True)
class PoliceReviews:
    """Risk management plans of the police and their review, by MAPPA level."""

    plan_within: Interval
    plan_minutes: float
    level_1: Interval
    level_1_with_visits: bool  # reviewed after a visit instead of on its own date (¶9.3)
    after_visit_within: Interval
    after_meeting_within: Interval
    level_2: Interval
    level_3: Interval
    minutes: float
    planned_days_ahead: int
    endorsed_within: Interval
    endorsing_minutes: float


@dataclass(frozen=True)
class Assessment:
    """RM2000 by police and probation, its approval and review; SARN; Stable and Acute (chapter 5)."""

    rm2000_within: Interval
    rm2000_has_date: bool
    rm2000_minutes: float
    rm2000_reviewed_every: Interval
    approved_within: Interval
    approval_minutes: float
    peer_review_asked: float
    peer_review_within: Interval
    peer_review_minutes: float
    sarn_within: Interval
    sarn_minutes: float
    stable_and_acute: bool
    stable_every: Interval
    stable_ahead: int
    stable_minutes: float
    acute_within: Interval
    acute_minutes: float


@dataclass(frozen=True)
class Mappa:
    """Notification, screening, oversight of level 1, panels, and what becomes of their actions (chapter 4, ¶9.2)."""

    notifies_level_1: bool
    notified_within: Interval
    notification_minutes: float
    screened_within: Interval
    screening_minutes: float
    level_1_oversight: str  # none | coordinator | meeting
    level_1_every: Interval
    level_1_ahead: int
    level_1_minutes: float
    level_1_meeting_minutes: float
    first_meeting_within: Interval
    meets_every: Interval
    slots: int
    level_3_meets_every: Interval
    level_3_slots: int
    agenda_order: str  # longest_wait_first | highest_harm_first | new_cases_first
    meeting_minutes: float
    lowered_share: float
    disclosure_share: float
    disclosure_made_share: float
    carried_over_within: Interval
    carrying_over_has_date: bool
    carrying_over_minutes: float
    disclosure_at_level_1: bool
    disclosure_every: Interval
    disclosure_minutes: float


@dataclass(frozen=True)
class Visor:
    """Who may look into ViSOR, and how well its records are kept (¶4.11, 4.14, 7.20)."""

    direct_access: bool
    wanted_share: float
    answered_within: Interval
    through_spo_minutes: float
    direct_minutes: float
    ethnicity_missing: float
    registration_missing: float
    plan_in_log: float
    recorded: Shares
    checked_every: Interval
    check_minutes: float
    diary_flagged: float
