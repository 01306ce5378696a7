"""What is owed to a person, entered into the diaries and taken out again as the case goes on.

The table of work says who is owed what; here it is brought in line with a person as they are: on joining, when an order
begins or ends, and whenever a category, a level or the officer changes. Work asked for by an event comes on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rightmix_sim.model.diaries import Diaries
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.entering import Entering
from rightmix_sim.model.flags import area_flags, person_flags
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.person import NEVER, Person
from rightmix_sim.model.population import tier_of
from rightmix_sim.model.skills import Skills
from rightmix_sim.model.staff import Team
from rightmix_sim.model.terms import Case, Owed, Policies
from rightmix_sim.model.work_table import owed_during
from rightmix_sim.randomness import Draws
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
        policies: Policies,
        dates: DueDates,
        diaries: Diaries,
        teams: Mapping[Role, Team],
        skills: Skills,
        ledger: Ledger,
        luck: Draws,
    ) -> None:
        self._area, self._policies, self._dates, self._diaries = area, policies, dates, diaries
        self._teams, self._skills, self._ledger = teams, skills, ledger
        self._entering = Entering(area, dates, diaries, teams, ledger, luck)
        self._area_flags = area_flags(area)

    def take_on(self, person: Person) -> None:
        """Officers take the case on, as far as somebody is there for it: in the order in which people come."""
        for role, lasts in _LASTING.items():
            if getattr(person, lasts) and role not in person.officers:
                self._entering.officer(person, role)

    def renew(self, person: Person, day: int) -> None:
        """Bring what is owed in line with the person as they now are."""
        self.take_on(person)
        wanted = dict(self._wanted(person))
        for work in [work for work in person.duties if work not in wanted]:
            self._no_longer_owed(person, work, day)
        fresh: list[Work] = []
        for work, owed in wanted.items():
            if work not in person.duties:
                if not (owed.once and work in person.had):
                    self._entering.begin(person, work, owed, day)
                    fresh.append(work)
            elif not owed.once and (person.owed[work] is not owed or work in person.ending):
                self._exchange(person, work, owed, day)
                fresh.append(work)
        for place, work in enumerate(fresh):
            self._entering.link(person, work, day, fresh[place:])
        self._release(person)

    def ask(self, person: Person, work: Work, day: int, *, due: int | None = None, opens: int | None = None) -> bool:
        """Open work that an event asks for, unless it is open already; True if it was opened."""
        if work in person.duties:
            if not self._diaries.standing(person.duties[work], day).over:
                return False
            self.end(person, work, day)
        owed = self._policies.asked(work, self._flags(person), self._case(person))
        if owed is None:
            return False
        first = day if owed.terms.dated or owed.once else self._dates.after(owed.terms.interval, day)
        opens = first if opens is None else opens
        due = self._dates.after(owed.first, day) if due is None else due
        self._entering.open(person, work, owed, day, due=due, opens=opens, since=day)
        self._entering.link(person, work, day)
        return True

    def appoint(self, person: Person, work: Work, day: int) -> None:
        """A fixed appointment on `day` in the diary of the officer who holds the person."""
        self.ask(person, work, day, due=day, opens=day)

    def end(self, person: Person, work: Work, day: int) -> bool:
        """End work; True if a piece of it was still in the diary, so that it was not done."""
        duty = person.duties.pop(work, None)
        owed = person.owed.pop(work, None)
        person.ending.discard(work)
        if duty is None:
            return False
        stood = self._diaries.standing(duty, day)
        person.ordinals[work] = stood.ordinal + 1  # another duty of this kind has luck of its own
        if owed is not None and owed.once and not stood.over:
            person.had.discard(work)  # what was not done may be owed again
        self._entering.close(duty, day)
        return not stood.over

    def owes(self, person: Person, work: Work) -> bool:
        """Whether a kind of work is open."""
        return work in person.duties

    def is_done(self, person: Person, work: Work, day: int) -> bool:
        """Whether all pieces of open work that an event asked for were done before the morning of `day`."""
        return work in person.duties and self._diaries.standing(person.duties[work], day).over

    def last_done(self, person: Person, work: Work, day: int) -> int:
        """The day on which work that is owed was last done, since it began to be owed; `-NEVER` if it was not."""
        if work not in person.duties:
            return -NEVER
        stood = self._diaries.standing(person.duties[work], day)
        return stood.since if stood.ordinal > person.begun[work] else -NEVER

    def prepares_for(self, person: Person, work: Work, event: int, day: int) -> None:
        """Give what is left of a duty its dates, planned backwards from an event at the pace of its terms."""
        if work in person.duties:
            apart = self._dates.length(person.owed[work].terms.interval)
            self._diaries.fix_date(person.duties[work], event - apart, apart, day)

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
        if role in _LASTING and getattr(person, _LASTING[role]):
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

    def _wanted(self, person: Person) -> Sequence[tuple[Work, Owed]]:
        flags, case = self._flags(person), self._case(person)
        spans = (_REGISTER if person.registered else ()) + (_ORDER if person.on_order else ())
        return [
            (work, owed)
            for span in spans
            for work, owed in self._policies.owed(span, flags, case)
            if (span != "new_register" or person.joined == person.entered)
            and (span != "new_order" or person.since == person.order_start)
        ]

    def _flags(self, person: Person) -> frozenset[str]:
        return self._area_flags | person_flags(person, self._area, self._skills)

    def _case(self, person: Person) -> Case:
        return Case(person.rm2000, person.rosh, person.level, person.tier if person.on_order else 0)

    def _release(self, person: Person) -> None:
        """Officers who hold nothing of a person any more let the case go."""
        for role in list(person.officers):
            lasts = _LASTING.get(role)
            held = getattr(person, lasts) if lasts else False
            if not held and not any(WORK_KINDS[work].role is role for work in person.duties):
                self._teams[role].let_go(person.number, person.officers.pop(role))

    def _exchange(self, person: Person, work: Work, owed: Owed, day: int) -> None:
        """Other terms for a line of work."""
        stood = self._diaries.standing(person.duties[work], day)
        self.end(person, work, day)
        self._entering.go_on(person, work, owed, day, stood)

    def _no_longer_owed(self, person: Person, work: Work, day: int) -> None:
        """End work, but for what an event or other work that was done has asked for of somebody who is still there."""
        there = person.on_order if WORK_KINDS[work].role in _WITH_ORDER else person.registered
        if there and owed_during(work) == "asked":
            return
        if there and self._diaries.standing(person.duties[work], day).asked_for:
            self._diaries.last_piece(person.duties[work], day)
            person.ending.add(work)
        else:
            self.end(person, work, day)
