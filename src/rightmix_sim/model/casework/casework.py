"""What is owed to a person, entered into the diaries and taken out again as the case goes on.

The table of work says who is owed what; here it is brought in line with a person as they are: on joining, when an order
begins or ends, and whenever a category, a level or the officer changes. Work asked for by an event comes on top.
"""

from __future__ import annotations

from collections.abc import Mapping

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.flags import NOBODY, area_flags, person_flags
from rightmix_sim.model.casework.owing import Owing
from rightmix_sim.model.casework.terms import Case, Policies
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.population.population import HIGH, tier_of
from rightmix_sim.model.staff.skills import Skills
from rightmix_sim.model.staff.team import Team
from rightmix_sim.records import WORK_KINDS, Event, Role, Work
from rightmix_sim.scenario.area import Area


class Casework:
    """The cases of one area. Every method says what happens on the morning of `day`."""

    def __init__(
        self,
        area: Area,
        policies: Policies,
        dates: DueDates,
        owing: Owing,
        teams: Mapping[Role, Team],
        skills: Skills,
        ledger: Ledger,
    ) -> None:
        self._area, self._policies, self._dates, self._owing = area, policies, dates, owing
        self._teams, self._skills, self._ledger = teams, skills, ledger
        self._area_flags = area_flags(area)

    def begin(self, person: Person) -> None:
        """Somebody comes, and officers take the case on, in the order in which people come."""
        self._owing.begin(person)
        self._take_on(person)

    def renew(self, person: Person, day: int) -> None:
        """Bring what is owed in line with the person as they now are."""
        self._take_on(person)
        wanted = self._policies.wanted(_spans(person), self._flags(person), _case(person))
        for role in wanted.roles:
            if role not in person.officers:
                self._hold(person, role)
        open_for = self._owing.renew(person, wanted, day)
        for role in list(person.officers):  # who holds nothing any more lets the case go
            if not open_for >> role & 1 and not _lasts(person, role):
                self._teams[role].let_go(person.number, person.officers.pop(role))
                self._owing.holds(person, role, NOBODY)

    def ask(self, person: Person, work: Work, day: int, *, due: int | None = None, opens: int | None = None) -> bool:
        """Open work that an event asks for, unless it is open already; True if it was opened."""
        owed = self._policies.asked(work, self._flags(person), _case(person))
        if owed is None:
            return self._owing.ask(person, work, None, day, due=day, opens=day)
        role = WORK_KINDS[work].role
        if role not in person.officers:
            self._hold(person, role)
        if opens is None:
            opens = day if owed.terms.dated or owed.once else self._dates.after(owed.terms.interval, day)
        due = self._dates.after(owed.first, day) if due is None else due
        return self._owing.ask(person, work, owed, day, due=due, opens=opens)

    def appoint(self, person: Person, work: Work, day: int) -> None:
        """A fixed appointment on `day` in the diary of the officer who holds the person."""
        self.ask(person, work, day, due=day, opens=day)

    def end(self, person: Person, work: Work, day: int) -> bool:
        """End work; True if a piece of it was still in the diary, so that it was not done."""
        return self._owing.end(person, work, day)

    def owes(self, person: Person, work: Work) -> bool:
        """Whether a kind of work is open."""
        return self._owing.duty(person, work) >= 0

    def duty(self, person: Person, work: Work) -> int:
        """The number of the open duty of a kind of work; -1 if there is none."""
        return self._owing.duty(person, work)

    def is_done(self, person: Person, work: Work, day: int) -> bool:
        """Whether all pieces of open work that an event asked for were done before the morning of `day`."""
        return self._owing.is_done(person, work, day)

    def last_done(self, person: Person, work: Work, day: int) -> int:
        """The day on which work that is owed was last done, since it began to be owed; `-NEVER` if it was not."""
        return self._owing.last_done(person, work, day)

    def prepares_for(self, person: Person, work: Work, event: int, day: int) -> None:
        """Give what is left of a duty its dates, planned backwards from an event at the pace of its terms."""
        self._owing.prepares_for(person, work, event, day)

    def on_duty(self, person: Person, role: Role, day: int) -> bool:
        """Whether the officer who holds the person has hours on that day."""
        officer = person.officers.get(role)
        return officer is not None and self.has_hours(officer, day)

    def has_hours(self, officer: int, day: int) -> bool:
        """Whether an officer has hours on that day."""
        capacity = self._owing.diaries.capacity
        return day < capacity.shape[1] and bool(capacity[officer, day] > 0)

    def set_level(self, person: Person, level: int, day: int) -> None:
        """Move to another MAPPA level."""
        if level != person.level:
            person.level = level
            self._ledger.event(person.number, day, Event.MAPPA_LEVEL_CHANGED, level)
            self.moved(person, day)

    def moved(self, person: Person, day: int) -> None:
        """A category or level has moved: the tier follows, and what is owed."""
        if person.on_order:
            person.tier = tier_of(person.rosh, person.level)
        self._ledger.state(person, day)
        self.renew(person, day)

    def owed_anew(self, person: Person) -> None:
        """A new order begins: what an order asks for once may be owed again."""
        self._owing.owed_anew(person)

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """A colleague takes the case and all that stands in the diary of it."""
        person.officers[role] = officer
        self._owing.holds(person, role, officer)
        self._owing.hand_over(person, role, officer, day)
        if _lasts(person, role):
            self.renew(person, day)  # the other may be trained in what this one is not

    def reallocate(self, person: Person, role: Role, day: int) -> None:
        """A specialist takes over a case that has come to be of high RoSH, where there are specialists (¶3.12)."""
        team, officer = self._teams[role], person.officers.get(role)
        if officer is None or not team.specialists or team.post(officer).specialist:
            return
        team.let_go(person.number, officer)
        other = team.take_on(person.number, high=True)
        if other != officer:
            self.hand_over(person, role, other, day)

    def _take_on(self, person: Person) -> None:
        for role in (Role.PUBLIC_PROTECTION_OFFICER, Role.OFFENDER_MANAGER):
            if role not in person.officers and _lasts(person, role):
                self._hold(person, role)

    def _hold(self, person: Person, role: Role) -> None:
        """Somebody of a role takes the case on."""
        high = person.rosh >= HIGH and role is Role.OFFENDER_MANAGER
        officer = self._teams[role].take_on(person.number, high=high, post=person.posts.get(role))
        person.officers[role] = officer
        self._owing.holds(person, role, officer)

    def _flags(self, person: Person) -> int:
        return self._area_flags | person_flags(person, self._area, self._skills)


def _lasts(person: Person, role: Role) -> bool:
    """Two roles hold a person for as long as the register or the order lasts, whatever is owed."""
    if role is Role.PUBLIC_PROTECTION_OFFICER:
        return person.registered
    return role is Role.OFFENDER_MANAGER and person.on_order


def _spans(person: Person) -> tuple[str, ...]:
    """The spans of the table of work in which somebody is."""
    spans: tuple[str, ...] = ()
    if person.registered:
        spans += ("register", "new_register") if person.joined == person.entered else ("register",)
    if person.on_order:
        spans += ("order", "new_order") if person.since == person.order_start else ("order",)
    return spans


def _case(person: Person) -> Case:
    return Case(person.rm2000, person.rosh, person.level, person.tier if person.on_order else 0)
