"""What is owed to a person, entered into the diaries and taken out again as the case goes on.

The table of work says who is owed what; here it is brought in line with a person as they are: on joining, when an order
begins or ends, and whenever a category, a level or the officer changes. Work asked for by an event comes on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rightmix_sim.model.diaries import Diaries
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.flags import area_flags, person_flags
from rightmix_sim.model.ledger import Duty, Ledger
from rightmix_sim.model.person import NEVER, Person
from rightmix_sim.model.population import HIGH, tier_of
from rightmix_sim.model.skills import Skills
from rightmix_sim.model.staff import Team
from rightmix_sim.model.terms import Case, Owed, Policies, followers, owed_during
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import WORK_KINDS, Event, Role, Work
from rightmix_sim.scenario.area import Area

_REGISTER = ("register", "new_register")
_ORDER = ("order", "new_order")
# Work asked for by an event ends with the order for probation, with the register for the others
_WITH_ORDER = frozenset({Role.OFFENDER_MANAGER, Role.SENIOR_PROBATION_OFFICER, Role.VICTIM_LIAISON_OFFICER})
# Roles that hold a person for as long as the register or the order lasts, whatever is owed
_LASTING = {Role.PUBLIC_PROTECTION_OFFICER: "registered", Role.OFFENDER_MANAGER: "on_order"}


class Casework:
    """The cases of one area. Every method says what happens on the morning of `day`."""

    def __init__(
        self,
        area: Area,
        dates: DueDates,
        diaries: Diaries,
        teams: Mapping[Role, Team],
        skills: Skills,
        ledger: Ledger,
        luck: Draws,
    ) -> None:
        self._area, self._dates, self._diaries, self._teams = area, dates, diaries, teams
        self._skills, self._ledger, self._luck = skills, ledger, luck
        self._policies = Policies(area, dates)
        self._area_flags = area_flags(area)

    def renew(self, person: Person, day: int) -> None:
        """Bring what is owed in line with the person as they now are."""
        self._allocate(person)
        wanted = dict(self._wanted(person))
        for work in [work for work in person.duties if work not in wanted and not _still_asked(person, work)]:
            self.end(person, work, day)
        fresh: list[Work] = []
        for work, owed in wanted.items():
            if work not in person.duties:
                if not (owed.once and work in person.had):
                    self._begin(person, work, owed, day)
                    fresh.append(work)
            elif person.owed[work] is not owed and not owed.once:
                self._exchange(person, work, owed, day)
                fresh.append(work)
        for place, work in enumerate(fresh):
            self._link(person, work, day, fresh[place:])
        self._release(person)

    def ask(self, person: Person, work: Work, day: int, *, due: int | None = None, opens: int | None = None) -> bool:
        """Open work that an event asks for, unless it is open already; True if it was opened."""
        if work in person.duties:
            if not self._diaries.standing(person.duties[work], day)[2]:
                return False
            self.end(person, work, day)
        owed = self._policies.asked(work, self._flags(person), self._case(person))
        if owed is None:
            return False
        first = day if owed.terms.dated or owed.once else self._dates.after(owed.terms.interval, day)
        opens = first if opens is None else opens
        due = self._dates.after(owed.terms.interval, day) if due is None else due
        self._open(person, work, owed, day, due=due, opens=opens, since=day)
        self._link(person, work, day)
        return True

    def appoint(self, person: Person, work: Work, day: int) -> None:
        """A fixed appointment on `day` in the diary of the officer who holds the person."""
        self.ask(person, work, day, due=day, opens=day)

    def end(self, person: Person, work: Work, day: int) -> bool:
        """End work; True if a piece of it was still in the diary, so that it was not done."""
        duty = person.duties.pop(work, None)
        person.owed.pop(work, None)
        if duty is None:
            return False
        _, ordinal, over = self._diaries.standing(duty, day)
        person.ordinals[work] = ordinal + 1  # another duty of this kind has luck of its own
        self._close(duty, day)
        return not over

    def fix_date(self, person: Person, work: Work, date: int, day: int) -> None:
        """Give all that is left of a duty one date."""
        if work in person.duties:
            self._diaries.fix_date(person.duties[work], date, day)

    def on_duty(self, person: Person, role: Role, day: int) -> bool:
        """Whether the officer who holds the person has hours on that day."""
        officer = person.officers.get(role)
        return officer is not None and self.has_hours(officer, day)

    def has_hours(self, officer: int, day: int) -> bool:
        """Whether an officer has hours on that day."""
        capacity = self._diaries.capacity
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

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """A colleague takes the case and all that stands in the diary of it."""
        person.officers[role] = officer
        for work, duty in person.duties.items():
            if WORK_KINDS[work].role is role:
                self._diaries.move(duty, officer, day)
        if role is Role.OFFENDER_MANAGER and person.on_order:
            self.renew(person, day)  # the other may be trained in what this one is not

    def owed_to_staff(self, number: int, work: Work, officer: int, day: int, *, fixed: int | None = None) -> int:
        """Open work that is owed to a member of staff, in the diary of `officer`; on a fixed day, if there is one."""
        owed = self._policies.asked(work, self._area_flags, Case(0, 0, 1, 0))
        assert owed is not None
        due = self._dates.after(owed.terms.interval, day) if fixed is None else fixed
        opens = max(day, due - owed.terms.days_ahead) if fixed is None else fixed
        duty = self._diaries.open(number, officer, owed.terms, due=due, opens=opens, since=day, ordinal=day)
        self._ledger.duties.append(Duty(number, owed, day))
        return duty

    def close_owed_to_staff(self, duty: int, day: int) -> None:
        """End it."""
        self._close(duty, day)

    def move_owed_to_staff(self, duty: int, officer: int, day: int) -> None:
        """Hand it over to another officer."""
        self._diaries.move(duty, officer, day)

    def _wanted(self, person: Person) -> Sequence[tuple[Work, Owed]]:
        flags, case = self._flags(person), self._case(person)
        spans = (_REGISTER if person.registered else ()) + (_ORDER if person.on_order else ())
        return [
            (work, owed)
            for span in spans
            for work, owed in self._policies.owed(span, flags, case)
            if span != "new_register" or person.joined == person.entered
        ]

    def _flags(self, person: Person) -> frozenset[str]:
        manager = person.officers.get(Role.OFFENDER_MANAGER)
        has = self._skills.has
        return self._area_flags | person_flags(
            person,
            self._area,
            scores_rm2000=manager is not None and has(manager, "rm2000"),
            trained_for_denial=manager is not None and has(manager, "denial"),
        )

    def _case(self, person: Person) -> Case:
        return Case(person.rm2000, person.rosh, person.level, person.tier if person.on_order else 0)

    def _allocate(self, person: Person) -> None:
        for role, lasts in _LASTING.items():
            if getattr(person, lasts) and role not in person.officers:
                self._officer(person, role)

    def _officer(self, person: Person, role: Role) -> int:
        if role not in person.officers:
            high = person.rosh >= HIGH and role is Role.OFFENDER_MANAGER
            person.officers[role] = self._teams[role].take_on(person.number, high=high, post=person.posts.get(role))
        return person.officers[role]

    def _release(self, person: Person) -> None:
        """Officers who hold nothing of a person any more let the case go."""
        for role in list(person.officers):
            lasts = _LASTING.get(role)
            held = getattr(person, lasts) if lasts else False
            if not held and not any(WORK_KINDS[work].role is role for work in person.duties):
                self._teams[role].let_go(person.number, person.officers.pop(role))

    def _begin(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        terms = owed.terms
        if owed.follows:
            self._open(person, work, owed, day, due=0, opens=NEVER, since=day, sleeps=True)
            return
        of_order = owed_during(work) in _ORDER
        begun = person.since if of_order else person.entered
        start = person.order_start if of_order else person.joined
        if owed.once and terms.pieces == 1:
            self._open(person, work, owed, day, due=self._dates.after(terms.interval, day), opens=day, since=day)
            return
        if day > begun:  # it has begun to be owed on the way
            start = day
        self._recurring(person, work, owed, start, day)

    def _recurring(self, person: Person, work: Work, owed: Owed, start: int, day: int) -> None:
        """Enter work that comes again and again, from `start`; before today it was last done some time ago."""
        terms = owed.terms
        u_last, u_opens, _, _ = self._luck.four(Purpose.HISTORY, person.number, 1 + int(work))
        switch = person.order_start + 7 * self._area.contacts.early_weeks if owed.has_early_phase else 0
        interval = terms.interval if max(start, day) < switch or not owed.has_early_phase else terms.later_interval
        last = start
        if start < day:
            last = max(start, day - 1 - int(u_last * self._dates.length(interval)))
            last = min(person.known.get(work, last), day - 1)
        first = owed.first if owed.first >= 0 and start == day else -1
        due = self._dates.after(interval if first < 0 else first, last)
        opens = due - terms.days_ahead + int(u_opens * (terms.days_ahead // 2 + 1)) if terms.dated else due
        opens = day if first >= 0 else max(opens, day)
        duty = self._open(person, work, owed, day, due=due, opens=opens, since=last, switch=switch)
        if start < last < day or work in person.known:
            self._ledger.before[duty] = (person.officers[WORK_KINDS[work].role], last)

    def _exchange(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        """Other terms for a line of work: the interval goes on from the day it was last done."""
        since, ordinal, _ = self._diaries.standing(person.duties[work], day)
        self.end(person, work, day)
        terms = owed.terms
        if owed.follows:
            self._open(person, work, owed, day, due=0, opens=NEVER, since=since, ordinal=ordinal, sleeps=True)
            return
        switch = person.order_start + 7 * self._area.contacts.early_weeks if owed.has_early_phase else 0
        interval = terms.interval if day < switch or not owed.has_early_phase else terms.later_interval
        due = self._dates.after(interval, since)
        opens = max(due - terms.days_ahead, day)
        self._open(person, work, owed, day, due=due, opens=opens, since=since, ordinal=ordinal, switch=switch)

    def _open(
        self,
        person: Person,
        work: Work,
        owed: Owed,
        day: int,
        *,
        due: int,
        opens: int,
        since: int,
        ordinal: int | None = None,
        switch: int = 0,
        sleeps: bool = False,
    ) -> int:
        officer = self._officer(person, WORK_KINDS[work].role)
        if ordinal is None:
            ordinal = person.ordinals.get(work, 0)
        duty = self._diaries.open(
            person.number,
            officer,
            owed.terms,
            due=due,
            opens=opens,
            since=since,
            ordinal=ordinal,
            switch=switch,
            sleeps=sleeps,
        )
        person.duties[work], person.owed[work] = duty, owed
        person.had.add(work)
        self._ledger.duties.append(Duty(person.number, owed, day, switch))
        return duty

    def _link(self, person: Person, work: Work, day: int, fresh: Sequence[Work] = ()) -> None:
        """A newly opened duty wakes what follows it, and is woken by what it follows, unless that links itself."""
        for other in followers()[work]:
            if other in person.duties and work in person.owed[other].follows:
                self._diaries.wake(person.duties[work], person.duties[other], day)
        for other in person.owed[work].follows:
            if other in person.duties and other not in fresh:
                self._diaries.wake(person.duties[other], person.duties[work], day)

    def _close(self, duty: int, day: int) -> None:
        self._diaries.close(duty, day)
        noted = self._ledger.duties[duty]
        noted.closed = min(noted.closed, day)


def _still_asked(person: Person, work: Work) -> bool:
    """Whether work that an event asked for goes on."""
    if owed_during(work) != "asked":
        return False
    return person.on_order if WORK_KINDS[work].role in _WITH_ORDER else person.registered
