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


@dataclass(frozen=True)
class Owed:
    """The terms of a duty, with what its plan would take: days between two pieces (0: once) and minutes of one.

    `early_days` stands for `planned_days` before the day on which the terms switch to the later interval.
    """

    terms: Terms
    interval: Interval
    later_interval: Interval
    planned_days: float
    early_days: float
    planned_minutes: float

    def interval_on(self, day: int) -> Interval:
        """The interval that counts for work done on `day`."""
        return self.interval if day < self.terms.switch else self.later_interval


class Policies:
    """What an area's policies ask for, ready for the diaries."""

    def __init__(self, area: Area, dates: DueDates) -> None:
        self._area, self._dates = area, dates

    def contact(self, person: Person) -> Owed:
        """Supervision contacts: often in the early phase of the order, then as the tier asks."""
        contacts = self._area.contacts
        early = {2: contacts.early_tier_2, 3: contacts.early_tier_3, 4: contacts.early_tier_4}[person.tier]
        later = {2: contacts.later_tier_2, 3: contacts.later_tier_3, 4: contacts.later_tier_4}[person.tier]
        return self._owed(
            Work.CONTACT,
            early,
            later=later,
            switch=person.order_start + 7 * contacts.early_weeks,
            days_ahead=contacts.planned_days_ahead,
            minutes=contacts.minutes,
            failed_minutes=contacts.missed_minutes,
            failure_share=contacts.missed_share,
            retry_days=contacts.rebooked_after_days,
            severity=person.rosh,
        )

    def first_contact(self, person: Person) -> Interval:
        """How soon after the start of the order the first contact is due."""
        contacts = self._area.contacts
        return contacts.first_contact_tier_4 if person.tier == 4 else contacts.first_contact_other_tiers

    def initial_plan(self, person: Person) -> Owed:
        """The initial sentence plan, once."""
        plans = self._area.plans
        interval = plans.initial_tier_4 if person.tier == 4 else plans.initial_other_tiers
        return self._owed(Work.INITIAL_PLAN, interval, pieces=1, minutes=plans.initial_minutes, severity=person.rosh)

    def oasys_review(self, person: Person) -> Owed:
        """OASys and RMP reviews."""
        plans = self._area.plans
        return self._owed(
            Work.OASYS_REVIEW,
            plans.review_every,
            days_ahead=plans.review_planned_days_ahead,
            minutes=plans.review_minutes,
            severity=person.rosh,
        )

    def probation_visit(self, person: Person) -> Owed:
        """Home visits by probation."""
        visits, travel = self._area.probation_visits, self._area.travel.probation_minutes
        return self._owed(
            Work.PROBATION_VISIT,
            visits.every,
            days_ahead=visits.planned_days_ahead,
            minutes=visits.minutes + travel,
            failed_minutes=self._area.police_visits.attempt_minutes + travel,
            failure_share=visits.not_in_share,
            retry_days=visits.retry_days,
            severity=person.rosh,
        )

    def one_to_one(self, person: Person) -> Owed:
        """Offence-focused work with somebody outside the programme: wanted, but no guidance dates it."""
        work = self._area.one_to_one
        return self._owed(Work.ONE_TO_ONE, work.planned_every, dated=False, minutes=work.minutes, severity=person.rosh)

    def pre_programme(self, person: Person) -> Owed:
        """Pre-programme work: without a date until a place is offered (¶6.2)."""
        programme = self._area.programme
        return self._owed(
            Work.PRE_PROGRAMME,
            programme.pre_programme_every,
            dated=False,
            pieces=programme.pre_programme_sessions,
            minutes=programme.pre_programme_minutes,
            severity=person.rosh,
        )

    def police_visit(self, person: Person) -> Owed:
        """Home visits by the police, by category of risk of reconviction."""
        visits, travel = self._area.police_visits, self._area.travel.police_minutes
        interval = (visits.low, visits.medium, visits.high, visits.very_high)[person.rm2000]
        return self._owed(
            Work.POLICE_VISIT,
            interval,
            days_ahead=visits.planned_days_ahead,
            minutes=visits.minutes + travel,
            failed_minutes=visits.attempt_minutes + travel,
            failure_share=visits.unannounced_failure_share,
            retry_days=visits.retry_days,
            entry_after=visits.entry_after_failures,
            entry_minutes=visits.entry_minutes,
            severity=person.rm2000,
        )

    def police_plan(self, person: Person) -> Owed:
        """The first police RMP, once."""
        reviews = self._area.police_reviews
        return self._owed(
            Work.POLICE_PLAN, reviews.plan_within, pieces=1, minutes=reviews.plan_minutes, severity=person.rm2000
        )

    def police_review(self, person: Person, level: int) -> Owed:
        """Reviews of the police RMP by MAPPA level; at level 1 perhaps after each visit."""
        reviews = self._area.police_reviews
        interval = (reviews.level_1, reviews.level_2, reviews.level_3)[level - 1]
        owed = self._owed(
            Work.POLICE_REVIEW,
            reviews.after_visit_within if self.reviewed_with_visits(level) else interval,
            days_ahead=reviews.planned_days_ahead,
            minutes=reviews.minutes,
            severity=person.rm2000,
        )
        if not self.reviewed_with_visits(level):
            return owed
        visits = self.police_visit(person)
        return replace(owed, planned_days=visits.planned_days, early_days=visits.early_days)

    def reviewed_with_visits(self, level: int) -> bool:
        """Whether the RMP at this level is reviewed after home visits instead of on a date of its own (¶9.3)."""
        return level == 1 and self._area.police_reviews.level_1_with_visits

    def _owed(
        self,
        work: Work,
        interval: Interval,
        *,
        minutes: float,
        severity: int,
        later: Interval | None = None,
        switch: int = 0,
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
            switch=switch,
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
        return Owed(
            terms,
            interval,
            later,
            planned_days=0.0 if once else mean_days(later),
            early_days=0.0 if once else mean_days(interval),
            planned_minutes=minutes,
        )
