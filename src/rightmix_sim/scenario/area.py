"""An area and its policies, frozen. Every field has a row of the same name in `data/parameters.yaml`, which gives its
unit, default, limits, meaning and where the default comes from.

Shares are between 0 and 1. Minutes, hours, days and weeks are numbers in that unit; an `Interval` carries its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rightmix_sim.risk.thresholds import Thresholds
from rightmix_sim.workdays import Unit

CATEGORIES = ("low", "medium", "high", "very_high")  # of RM2000 and of RoSH, in this order everywhere
TIERS = ("tier_2", "tier_3", "tier_4")
ORDERS = ("community_order", "licence")
ALL_AREAS = "all"  # stands for all areas together in what comes of a run, so no area may be called so

Shares = Mapping[str, float]


@dataclass(frozen=True)
class Interval:
    """A length of time as people say it, so that months can clamp."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        word = self.unit.replace("_", " ")
        return f"{self.amount} {word.removesuffix('s') if self.amount == 1 else word}"


@dataclass(frozen=True)
class Register:
    """The people on the register in the area, and how they come and go."""

    people: int
    growth_per_year: float
    supervised_share: float  # on an order or licence
    notification_period: Shares
    order_kind: Shares
    community_order_length: Shares
    licence_length: Shares


@dataclass(frozen=True)
class Mix:
    """How the people differ, as shares of everybody on the register; what goes together comes from the recipe."""

    recipe: str
    rm2000: Shares
    rosh: Shares
    level_2_of_high_rosh: float
    level_3_of_very_high_rosh: float
    denial: Shares
    learning_disability: float
    under_21: float


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


@dataclass(frozen=True)
class OffenderManagers(Officers):
    """Probation offender managers. The caseload counts all their cases, registered or not (¶3.12)."""

    caseload: int
    hours_per_other_case: float  # a month


@dataclass(frozen=True)
class PublicProtectionOfficers(Officers):
    """Police public protection officers."""

    diverted_share: float  # of the casework hours, to other specialist duties (¶3.11)


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
    """Initial sentence plans and the OASys and RMP reviews of probation."""

    initial_tier_4: Interval
    initial_other_tiers: Interval
    initial_minutes: float
    review_every: Interval
    review_planned_days_ahead: int
    review_minutes: float


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


@dataclass(frozen=True)
class PoliceReviews:
    """Risk management plans of the police and their review, by MAPPA level."""

    plan_within: Interval
    plan_minutes: float
    level_1: Interval
    level_1_with_visits: bool  # reviewed after a visit instead of on its own date (¶9.3)
    after_visit_within: Interval
    level_2: Interval
    level_3: Interval
    minutes: float
    planned_days_ahead: int


@dataclass(frozen=True)
class Travel:
    """Minutes on the road for one visit, there and back."""

    probation_minutes: float
    police_minutes: float


@dataclass(frozen=True)
class OneToOne:
    """Offence-focused work between the offender manager and a man outside the programme (¶6.8)."""

    planned_every: Interval
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
    excludes_denial: str
    excludes_learning_disability: bool
    minimum_age: int
    offers_i_sotp: bool
    offers_a_sotp: bool
    waiting_order: str
    waited_at_start_months: int
    pre_programme_sessions: int
    pre_programme_minutes: float
    pre_programme_every: Interval
    pre_programme_begins: str  # at_sentence | place_offered

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
class Area:
    """One area: who is there, who works with them, and by which policies."""

    name: str
    title: str
    description: str
    register: Register
    mix: Mix
    offender_managers: OffenderManagers
    public_protection_officers: PublicProtectionOfficers
    contacts: Contacts
    plans: Plans
    probation_visits: ProbationVisits
    police_visits: PoliceVisits
    police_reviews: PoliceReviews
    travel: Travel
    one_to_one: OneToOne
    programme: Programme
    duration_variation: float


def shares(**parts: float) -> Shares:
    """A read-only table of shares."""
    return _FixedShares(tuple(parts.items()))


@dataclass(frozen=True)
class _FixedShares(Mapping[str, float]):
    """Shares that cannot be changed and can be sent to another process."""

    parts: tuple[tuple[str, float], ...]

    def __getitem__(self, name: str) -> float:
        for part, share in self.parts:  # there are few: quicker than a dictionary
            if part == name:
                return share
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)
