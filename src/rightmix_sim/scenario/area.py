"""An area and its policies, frozen. Every field has a row of the same name in `data/parameters.yaml`, which gives its
unit, default, limits, meaning and where the default comes from.

Shares are between 0 and 1. Minutes, hours, days and weeks are numbers in that unit; an `Interval` carries its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.scenario.assessing import Assessment, Contacts, Mappa, Plans, PoliceReviews, Visor
from rightmix_sim.scenario.constructive import Circles, Group, OneToOne, Programme, ReferredGroup, Reintegration
from rightmix_sim.scenario.held import Held
from rightmix_sim.scenario.people import Enforcement, Mix, Movement, Register, Registration, SignificantChange
from rightmix_sim.scenario.quantities import CATEGORIES, ORDERS, TIERS, Interval, Shares, shares
from rightmix_sim.scenario.restrictive import (
    Intelligence,
    JointVisits,
    Licence,
    PoliceVisits,
    Polygraph,
    Premises,
    ProbationVisits,
    Sopo,
    Travel,
    Victims,
)
from rightmix_sim.scenario.staff import Costs, OffenderManagers, Officers, PoliceOfficers, Supervision, Training, Tutors

__all__ = [
    "ALL_AREAS",
    "CATEGORIES",
    "ORDERS",
    "TIERS",
    "Area",
    "Group",
    "Interval",
    "Mix",
    "OffenderManagers",
    "Officers",
    "PoliceOfficers",
    "Programme",
    "ReferredGroup",
    "Register",
    "Shares",
    "Tutors",
    "shares",
]

ALL_AREAS = "all"  # stands for all areas together in what comes of a run, so no area may be called so


@dataclass(frozen=True)
class Area:
    """One area: who is there, who works with them, and by which policies.

    With a `caseload` the people of day one are those of a real office, and `register.people` is their number.
    """

    name: str
    title: str
    description: str
    register: Register
    mix: Mix
    offender_managers: OffenderManagers
    public_protection_officers: PoliceOfficers
    senior_probation_officers: Officers
    police_supervisors: PoliceOfficers
    victim_liaison_officers: Officers
    mappa_coordinators: Officers
    circles_coordinators: Officers
    tutors: Tutors
    contacts: Contacts
    plans: Plans
    probation_visits: ProbationVisits
    police_visits: PoliceVisits
    police_reviews: PoliceReviews
    registration: Registration
    movement: Movement
    enforcement: Enforcement
    assessment: Assessment
    mappa: Mappa
    joint_visits: JointVisits
    sopo: Sopo
    intelligence: Intelligence
    licence: Licence
    polygraph: Polygraph
    premises: Premises
    reintegration: Reintegration
    circles: Circles
    victims: Victims
    visor: Visor
    significant_change: SignificantChange
    training: Training
    supervision: Supervision
    travel: Travel
    one_to_one: OneToOne
    programme: Programme
    i_sotp: ReferredGroup
    a_sotp: Group
    better_lives: ReferredGroup
    maintenance: ReferredGroup
    costs: Costs
    duration_variation: float
    caseload: tuple[Held, ...] = ()
