"""From an area's policies to the terms of each duty that a person brings.

Here stands who is owed what: supervision by the offender manager while on an order or licence, visits and plans by the
public protection officer while on the register.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rightmix_sim.model.due_dates import DueDates, mean_days
from rightmix_sim.model.duty import Terms
from rightmix_sim.model.population import Person
from rightmix_sim.records import Work
from rightmix_sim.scenario.area import Area, Interval

TIERS = (2, 3, 4)
LEVELS = range(4)  # of RM2000 and of RoSH


@dataclass(frozen=True)
class Owed:
    """The terms of a duty, with what its plan would take: days between two pieces (0: once) and minutes of one.

    `early_days` stands for `planned_days` in the early phase of an order or licence.
    """

    terms: Terms
    planned_days: float
    early_days: float
    planned_minutes: float


class Policies:
    """What an area's policies ask for, ready for the diaries: made once for each kind of person."""

    def __init__(self, area: Area, dates: DueDates) -> None:
        self._area, self._dates = area, dates
        self._contact = {(tier, rosh): self._contacts(tier, rosh) for tier in TIERS for rosh in LEVELS}
        self._initial_plan = {(tier, rosh): self._initial_plans(tier, rosh) for tier in TIERS for rosh in LEVELS}
        self._oasys_review = [self._oasys_reviews(rosh) for rosh in LEVELS]
        self._probation_visit = [self._probation_visits(rosh) for rosh in LEVELS]
        self._one_to_one = [self._one_to_ones(rosh) for rosh in LEVELS]
        self._pre_programme = [self._pre_programmes(rosh) for rosh in LEVELS]
        self._police_visit = [self._police_visits(rm2000) for rm2000 in LEVELS]
        self._police_plan = [self._police_plans(rm2000) for rm2000 in LEVELS]
        self._police_review = {
            (rm2000, level): self._police_reviews(rm2000, level) for rm2000 in LEVELS for level in (1, 2, 3)
        }
        contacts = area.contacts
        self._first_contact = {
            tier: dates.row(contacts.first_contact_tier_4 if tier == 4 else contacts.first_contact_other_tiers)
            for tier in TIERS
        }

    def contact(self, person: Person) -> Owed:
        """Supervision contacts: often in the early phase of the order, then as the tier asks."""
        return self._contact[person.tier, person.rosh]

    def early_phase_ends(self, person: Person) -> int:
        """The first day after the early phase of a person's order or licence."""
        return person.order_start + 7 * self._area.contacts.early_weeks

    def first_contact(self, person: Person) -> int:
        """How soon after the start of the order the first contact is due: a row of the table of due dates."""
        return self._first_contact[person.tier]

    def initial_plan(self, person: Person) -> Owed:
        """The initial sentence plan, once."""
        return self._initial_plan[person.tier, person.rosh]

    def oasys_review(self, person: Person) -> Owed:
        """OASys and RMP reviews."""
        return self._oasys_review[person.rosh]

    def probation_visit(self, person: Person) -> Owed:
        """Home visits by probation."""
        return self._probation_visit[person.rosh]

    def one_to_one(self, person: Person) -> Owed:
        """Offence-focused work with somebody outside the programme: wanted, but no guidance dates it."""
        return self._one_to_one[person.rosh]

    def pre_programme(self, person: Person) -> Owed:
        """Pre-programme work: without a date until a place is offered (¶6.2)."""
        return self._pre_programme[person.rosh]

    def police_visit(self, person: Person) -> Owed:
        """Home visits by the police, by category of risk of reconviction."""
        return self._police_visit[person.rm2000]

    def police_plan(self, person: Person) -> Owed:
        """The first police RMP, once."""
        return self._police_plan[person.rm2000]

    def police_review(self, person: Person, level: int) -> Owed:
        """Reviews of the police RMP by MAPPA level; at level 1 perhaps after each visit."""
        return self._police_review[person.rm2000, level]

    def reviewed_with_visits(self, level: int) -> bool:
        """Whether the RMP at this level is reviewed after home visits instead of on a date of its own (¶9.3)."""
        return level == 1 and self._area.police_reviews.level_1_with_visits

    def _contacts(self, tier: int, rosh: int) -> Owed:
        contacts = self._area.contacts
        early = {2: contacts.early_tier_2, 3: contacts.early_tier_3, 4: contacts.early_tier_4}[tier]
        later = {2: contacts.later_tier_2, 3: contacts.later_tier_3, 4: contacts.later_tier_4}[tier]
        return self._owed(
            Work.CONTACT,
            early,
            rosh,
            contacts.minutes,
            later=later,
            days_ahead=contacts.planned_days_ahead,
            failed_minutes=contacts.missed_minutes,
            failure_share=contacts.missed_share,
            retry_days=contacts.rebooked_after_days,
        )

    def _initial_plans(self, tier: int, rosh: int) -> Owed:
        plans = self._area.plans
        interval = plans.initial_tier_4 if tier == 4 else plans.initial_other_tiers
        return self._owed(Work.INITIAL_PLAN, interval, rosh, plans.initial_minutes, pieces=1)

    def _oasys_reviews(self, rosh: int) -> Owed:
        plans = self._area.plans
        ahead = plans.review_planned_days_ahead
        return self._owed(Work.OASYS_REVIEW, plans.review_every, rosh, plans.review_minutes, days_ahead=ahead)

    def _probation_visits(self, rosh: int) -> Owed:
        visits, travel = self._area.probation_visits, self._area.travel.probation_minutes
        return self._owed(
            Work.PROBATION_VISIT,
            visits.every,
            rosh,
            visits.minutes + travel,
            days_ahead=visits.planned_days_ahead,
            failed_minutes=visits.attempt_minutes + travel,
            failure_share=visits.not_in_share,
            retry_days=visits.retry_days,
        )

    def _one_to_ones(self, rosh: int) -> Owed:
        work = self._area.one_to_one
        return self._owed(Work.ONE_TO_ONE, work.planned_every, rosh, work.minutes, dated=False)

    def _pre_programmes(self, rosh: int) -> Owed:
        programme = self._area.programme
        return self._owed(
            Work.PRE_PROGRAMME,
            programme.pre_programme_every,
            rosh,
            programme.pre_programme_minutes,
            dated=False,
            pieces=programme.pre_programme_sessions,
        )

    def _police_visits(self, rm2000: int) -> Owed:
        visits, travel = self._area.police_visits, self._area.travel.police_minutes
        return self._owed(
            Work.POLICE_VISIT,
            (visits.low, visits.medium, visits.high, visits.very_high)[rm2000],
            rm2000,
            visits.minutes + travel,
            days_ahead=visits.planned_days_ahead,
            failed_minutes=visits.attempt_minutes + travel,
            failure_share=visits.unannounced_failure_share,
            retry_days=visits.retry_days,
            entry_after=visits.entry_after_failures,
            entry_minutes=visits.entry_minutes,
        )

    def _police_plans(self, rm2000: int) -> Owed:
        reviews = self._area.police_reviews
        return self._owed(Work.POLICE_PLAN, reviews.plan_within, rm2000, reviews.plan_minutes, pieces=1)

    def _police_reviews(self, rm2000: int, level: int) -> Owed:
        reviews = self._area.police_reviews
        ahead = reviews.planned_days_ahead
        if self.reviewed_with_visits(level):
            owed = self._owed(Work.POLICE_REVIEW, reviews.after_visit_within, rm2000, reviews.minutes)
            visits = self._police_visit[rm2000]
            return replace(owed, planned_days=visits.planned_days, early_days=visits.early_days)
        interval = (reviews.level_1, reviews.level_2, reviews.level_3)[level - 1]
        return self._owed(Work.POLICE_REVIEW, interval, rm2000, reviews.minutes, days_ahead=ahead)

    def _owed(
        self,
        work: Work,
        interval: Interval,
        severity: int,
        minutes: float,
        *,
        later: Interval | None = None,
        dated: bool = True,
        pieces: int = -1,
        days_ahead: int = 0,
        failed_minutes: float = 0.0,
        failure_share: float = 0.0,
        retry_days: int = 1,
        entry_after: int = 0,
        entry_minutes: float = 0.0,
    ) -> Owed:
        later = later or interval
        terms = Terms(
            work=work,
            interval=self._dates.row(interval),
            later_interval=self._dates.row(later),
            dated=dated,
            pieces=pieces,
            days_ahead=days_ahead,
            minutes=minutes,
            failed_minutes=failed_minutes,
            failure_share=failure_share,
            retry_days=retry_days,
            entry_after=entry_after,
            entry_minutes=entry_minutes,
            severity=severity,
        )
        once = pieces == 1
        return Owed(terms, 0.0 if once else mean_days(later), 0.0 if once else mean_days(interval), minutes)
