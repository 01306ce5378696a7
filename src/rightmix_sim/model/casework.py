"""What is owed to a person, entered into the officers' diaries and taken out again as the case goes on."""

from __future__ import annotations

from collections.abc import Mapping

from rightmix_sim.model.diaries import Diaries
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.ledger import Duty, Ledger
from rightmix_sim.model.population import NEVER, Person
from rightmix_sim.model.staff import Team
from rightmix_sim.model.terms import Owed, Policies
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import WORK_KINDS, Role, Standing, Work
from rightmix_sim.scenario.area import Area

HIGH = 2  # the RoSH level from which probation visits at home


class Casework:
    """The cases of one area. Every method says what happens on the morning of `day`."""

    def __init__(
        self,
        area: Area,
        dates: DueDates,
        diaries: Diaries,
        teams: Mapping[Role, Team],
        ledger: Ledger,
        luck: Draws,
    ) -> None:
        self._area, self._dates, self._diaries, self._teams = area, dates, diaries, teams
        self._ledger, self._luck = ledger, luck
        self._policies = Policies(area, dates)

    def join_register(self, person: Person, day: int) -> None:
        """Allocate a public protection officer, who visits, plans and reviews."""
        self._allocate(person, Role.PUBLIC_PROTECTION_OFFICER)
        visit = self._recurring(person, self._policies.police_visit(person), person.joined, day)
        self._review(person, person.level, visit, person.joined, day)
        if person.joined == day:
            self._once(person, self._policies.police_plan(person), day)

    def begin_order(self, person: Person, day: int) -> None:
        """Allocate an offender manager, who supervises, plans, reviews, visits and does one-to-one work."""
        self._allocate(person, Role.OFFENDER_MANAGER)
        contact, early_phase_ends = self._policies.contact(person), self._policies.early_phase_ends(person)
        if person.order_start == day:
            first = self._dates.after(self._policies.first_contact(person), day)
            self._open(person, contact, day, due=first, opens=day, switch=early_phase_ends)
            self._once(person, self._policies.initial_plan(person), day)
        else:
            self._recurring(person, contact, person.order_start, day, switch=early_phase_ends)
        self._recurring(person, self._policies.oasys_review(person), person.order_start, day)
        if person.rosh >= HIGH:
            self._recurring(person, self._policies.probation_visit(person), person.order_start, day)
        if person.standing is not Standing.REQUIRED:
            self._recurring(person, self._policies.one_to_one(person), person.order_start, day)
        elif self._area.programme.pre_programme_begins == "at_sentence" and person.order_start == day:
            self._pre_programme(person, day)

    def end_order(self, person: Person, day: int) -> None:
        """Supervision ends, and active multi-agency management with it."""
        for work in (work for work, kind in WORK_KINDS.items() if kind.role is Role.OFFENDER_MANAGER):
            self._close(person, work, day)
        self._let_go(person, Role.OFFENDER_MANAGER)
        if person.level > 1:
            self._close(person, Work.POLICE_REVIEW, day)
            self._review(person, 1, person.duties[Work.POLICE_VISIT], day, day)

    def leave_register(self, person: Person, day: int) -> None:
        """Nothing is owed any more."""
        for work in list(person.duties):
            self._close(person, work, day)
        self._let_go(person, Role.PUBLIC_PROTECTION_OFFICER)

    def offer_place(self, person: Person, first_session: int, day: int) -> None:
        """With a first session in sight, pre-programme work has a date.

        Where it begins at sentence, who was sentenced before the run did it then.
        """
        if Work.PRE_PROGRAMME not in person.duties and self._area.programme.pre_programme_begins == "place_offered":
            self._pre_programme(person, day)
        if Work.PRE_PROGRAMME in person.duties:
            self._diaries.fix_date(person.duties[Work.PRE_PROGRAMME], first_session, day)

    def start_programme(self, person: Person, day: int) -> None:
        """Pre-programme work that is not done by now will not be."""
        if Work.PRE_PROGRAMME in person.duties:
            self._end(person.duties[Work.PRE_PROGRAMME], day)

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """A colleague takes the case and all that stands in the diary of it."""
        person.officers[role] = officer
        for work, duty in person.duties.items():
            if WORK_KINDS[work].role is role:
                self._diaries.move(duty, officer, day)

    def _allocate(self, person: Person, role: Role) -> None:
        person.officers[role] = self._teams[role].take_on(person.number)

    def _let_go(self, person: Person, role: Role) -> None:
        self._teams[role].let_go(person.number, person.officers.pop(role))

    def _pre_programme(self, person: Person, day: int) -> None:
        owed = self._policies.pre_programme(person)
        if owed.terms.pieces:
            self._open(person, owed, day, due=0, opens=day)

    def _review(self, person: Person, level: int, visit: int, since: int, day: int) -> None:
        """Reviews of the police RMP: on their own date, or woken by a visit."""
        owed = self._policies.police_review(person, level)
        if self._policies.reviewed_with_visits(level):
            review = self._open(person, owed, day, due=0, opens=NEVER, sleeps=True)
            self._diaries.wake(visit, review, day)
            if day == 0 and visit in self._ledger.before:  # the last visit before the run was followed by a review
                self._ledger.before[review] = self._ledger.before[visit]
        else:
            self._recurring(person, owed, since, day)

    def _once(self, person: Person, owed: Owed, day: int) -> None:
        self._open(person, owed, day, due=self._dates.after(owed.terms.interval, day), opens=day)

    def _recurring(self, person: Person, owed: Owed, since: int, day: int, *, switch: int = 0) -> int:
        """Enter work that comes again and again, from `since`; before day one it was last done some time ago."""
        terms = owed.terms
        u_last, u_opens, _, _ = self._luck.four(Purpose.HISTORY, person.number, 1 + int(terms.work))
        interval = terms.interval if max(since, day) < switch else terms.later_interval
        last = max(since, -1 - int(u_last * self._dates.length(interval))) if since < 0 else since
        due = self._dates.after(interval, last)
        opens = due - terms.days_ahead + int(u_opens * (terms.days_ahead // 2 + 1)) if terms.dated else due
        duty = self._open(person, owed, day, due=due, opens=max(opens, day), switch=switch)
        if since < last < 0:
            self._ledger.before[duty] = (person.officers[WORK_KINDS[terms.work].role], last)
        return duty

    def _open(
        self, person: Person, owed: Owed, day: int, *, due: int, opens: int, switch: int = 0, sleeps: bool = False
    ) -> int:
        officer = person.officers[WORK_KINDS[owed.terms.work].role]
        duty = self._diaries.open(
            person.number, officer, owed.terms, due=due, opens=opens, switch=switch, sleeps=sleeps
        )
        person.duties[owed.terms.work] = duty
        self._ledger.duties.append(Duty(person.number, owed, day, switch))
        return duty

    def _close(self, person: Person, work: Work, day: int) -> None:
        duty = person.duties.pop(work, None)
        if duty is not None:
            self._end(duty, day)

    def _end(self, duty: int, day: int) -> None:
        self._diaries.close(duty, day)
        noted = self._ledger.duties[duty]
        noted.closed = min(noted.closed, day)  # pre-programme work may have ended before the order does
