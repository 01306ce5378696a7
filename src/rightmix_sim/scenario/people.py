"""What an area says of its people: who is on the register, how they differ, how they come, move and go."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.scenario.quantities import Interval, Shares


@dataclass(frozen=True)
class Register:
    """The people on the register in the area, and how they come and go."""

    people: int
    growth_per_year: float
    supervised_share: float
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
    child_victim: float
    images_only_of_lower_rosh: float


@dataclass(frozen=True)
class Movement:
    """How categories and levels change, and how people move to other areas and from them."""

    rm2000_up_per_year: float
    rm2000_down_per_year: float
    rosh_up_per_year: float
    rosh_down_per_year: float
    moves_away_per_year: float
    transferred_within: Interval
    transfer_minutes: float


@dataclass(frozen=True)
class Registration:
    """Registering, confirming once a year, and absences of seven days or more (Glossary, RSO)."""

    on_time_share: float
    late_days: int
    within: Interval
    minutes: float
    confirmed_every: Interval
    confirmation_ahead: int
    confirmation_minutes: float
    absences_per_year: float
    absence_notified_share: float
    absence_recorded_within: Interval
    absence_minutes: float


@dataclass(frozen=True)
class Enforcement:
    """Breaches of orders and licences, and what follows."""

    breaches_per_year: float
    returned_share: float
    custody: Interval
    new_licence: Interval
    within: Interval
    minutes: float


@dataclass(frozen=True)
class SignificantChange:
    """What changes in people's circumstances, who learns of it, and whether a review has a date (¶9.1, 9.2, 9.7)."""

    per_year: float
    known_to_probation: float
    known_to_police: float
    on_pnc: float
    reviewed_within: Interval
    review_has_date: bool
    review_minutes: float
    police_review_minutes: float
    lapses_after: Interval
