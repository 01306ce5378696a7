"""What an area says of constructive work: programmes and groups, one-to-one, reintegration, Circles (chapters 6, 8)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rightmix_sim.risk.thresholds import Thresholds
from rightmix_sim.scenario.quantities import Interval


@dataclass(frozen=True)
class OneToOne:
    """Offence-focused work between the offender manager and a man outside the programme (¶6.8)."""

    planned_every: Interval
    untrained_every: Interval
    resource_pack: bool
    minutes: float


@dataclass(frozen=True)
class Programme:
    """The area's core SOTP, its thresholds and the pre-programme work before it."""

    kind: str  # closed | rolling
    groups: int
    places: int
    smallest_group: int
    entry_every_weeks: int
    gap_weeks: int
    notice_weeks: int
    sessions: int
    block_sessions: int
    sessions_per_week: int
    session_hours: float
    missed_share: float
    missed_allowed: int
    required_of_suitable: float
    excludes_denial: str  # partial | total | never
    excludes_learning_disability: bool
    minimum_age: int
    offers_i_sotp: bool
    offers_a_sotp: bool
    waiting_order: str  # longest_wait_first | highest_harm_first | order_ending_first
    waited_at_start_months: int
    pre_programme_sessions: int
    pre_programme_minutes: float
    pre_programme_every: Interval
    pre_programme_begins: str  # at_sentence | place_offered
    core: str  # own | c_sogp | tv_sogp | n_sogp

    @cached_property
    def thresholds(self) -> Thresholds:
        """Whom the area refuses and what it offers; an area without groups offers no core SOTP."""
        return Thresholds(
            excludes_denial=self.excludes_denial,
            excludes_learning_disability=self.excludes_learning_disability,
            minimum_age=self.minimum_age,
            offers_core=self.groups > 0,
            offers_i_sotp=self.offers_i_sotp,
            offers_a_sotp=self.offers_a_sotp,
        )


@dataclass(frozen=True)
class Group:
    """A programme or group beside the core SOTP: I-SOTP, A-SOTP, Better Lives, maintenance (¶2.11, 6.3, 6.5, 8.3)."""

    groups: int
    kind: str
    places: int
    smallest_group: int
    sessions: int
    sessions_per_week: int
    session_hours: float
    entry_every_weeks: int


@dataclass(frozen=True)
class ReferredGroup(Group):
    """A group to which part of those who are suitable are referred."""

    referred_share: float


@dataclass(frozen=True)
class Reintegration:
    """Work on employment, accommodation and victim awareness (¶8.8, 8.14, 9.10)."""

    employment_need: float
    employment_every: Interval
    employment_minutes: float
    accommodation_need: float
    accommodation_every: Interval
    accommodation_minutes: float
    victim_awareness_sessions: int
    victim_awareness_every: Interval
    victim_awareness_minutes: float


@dataclass(frozen=True)
class Circles:
    """Circles of Support and Accountability: volunteers, who asks for one, how long it meets (¶8.4, 8.5)."""

    volunteers: int
    recruited_per_year: float
    leaving_per_year: float
    size: int
    each_coordinator: int
    asked_share: float
    length: Interval
    coordination_every: Interval
    coordination_ahead: int
    coordination_minutes: float
