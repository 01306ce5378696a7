"""The service of one area, run for a while: SimPy keeps the clock and all that is scarce or has a state.

People come, begin and end orders and leave; officers come and go; groups, panels, premises and Circles fill their
places. All of this happens at midnight; the day's work, which stands in the officers' diaries, comes after it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

import numpy as np

from rightmix_sim import workdays
from rightmix_sim.model.casework.casework import Casework
from rightmix_sim.model.casework.compiled import CompiledOwing
from rightmix_sim.model.casework.owing import Owing
from rightmix_sim.model.casework.plain import PlainOwing
from rightmix_sim.model.casework.staff_work import StaffWork
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.duty import ORDERS_OF_WORK
from rightmix_sim.model.diaries.plain import PlainDiaries
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.lives.life import Lives
from rightmix_sim.model.population.own_people import own_people
from rightmix_sim.model.population.person import STAFF, Person
from rightmix_sim.model.population.population import movers, newcomers, people_on_day_one
from rightmix_sim.model.prepared import prepared
from rightmix_sim.model.programmes import Programmes
from rightmix_sim.model.rooms import Rooms
from rightmix_sim.model.scarce.circles import Circles
from rightmix_sim.model.scarce.joint_visits import JointVisits
from rightmix_sim.model.scarce.panels import Panels
from rightmix_sim.model.scarce.premises import Premises
from rightmix_sim.model.staff.skills import Skills
from rightmix_sim.model.staff.team import Post, Team
from rightmix_sim.model.staff.teams import stages_of, teams_of
from rightmix_sim.model.to_records import records_of
from rightmix_sim.randomness import Draws, draws
from rightmix_sim.records import Programme, Records, Role, Work
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.scenario import Scenario

Engine = Literal["compiled", "plain"]


@contextmanager
def _without_searches() -> Iterator[None]:
    """Leave out Python's searches for garbage, a quarter of a run's time: it makes little, and is soon over."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def simulate(scenario: Scenario, area: Area, seed: int, replication: int, engine: Engine = "compiled") -> Records:
    """One replication of one area, from the first day of the warm-up to the end.

    `plain` gives the same records by a process for each piece of work, many times slower.
    """
    with _without_searches():  # and the first search after it finds the whole service gone
        return _simulated(scenario, area, seed, replication, engine)


def _simulated(scenario: Scenario, area: Area, seed: int, replication: int, engine: Engine) -> Records:
    first_day, ends = workdays.day_number(scenario.first_day), workdays.day_number(scenario.ends)
    starts = workdays.day_number(scenario.starts)
    luck = draws(seed, replication, area.name)
    service = _Service(area, Clock(ends - first_day, first_day), luck, engine, starts - first_day)
    service.run()
    return records_of(service.ledger, service.prepared.policies, area, replication, first_day, starts, ends)


class _Service:
    def __init__(self, area: Area, clock: Clock, luck: Draws, engine: Engine, measured_from: int) -> None:
        self.area, self.clock, self.luck = area, clock, luck
        self.ledger = Ledger()
        first = own_people(area, luck, clock) if area.caseload else people_on_day_one(area, luck)
        self.people: dict[int, Person] = {person.number: person for person in first}
        self.teams = teams_of(area, sum(person.supervised for person in first), clock, luck)
        self.skills = Skills(area, clock, self.teams, self.ledger, luck)
        self._posts: list[tuple[int, int, int, bool, int, float]] = []
        self._month_starts = _month_starts(clock, measured_from)
        self.prepared = prepared(area, clock.first_day, clock.days)
        policies, dates = self.prepared.policies, self.prepared.dates
        self.owing = self._owing(engine)
        self.diaries = self.owing.diaries
        self.casework = Casework(area, policies, dates, self.owing, self.teams, self.skills, self.ledger)
        self.staff_work = StaffWork(area, policies, dates, self.diaries, self.teams)
        self.rooms = self._rooms()
        self.lives = Lives(self.rooms)

    def run(self) -> None:
        """Let the service run for all its days."""
        for team in self.teams.values():
            team.hours_from(0, self.diaries.capacity)
        self._day_one()
        for coming in (newcomers, movers):
            self.clock.begin(self._arrivals(coming(self.area, self.luck, self.clock.days)))
        self.clock.begin(self._months())
        for team in self.teams.values():
            for post in team.posts:
                self.clock.begin(team.vacancies(post, self._hand_over, self._post_changed, self._settled, self.ledger))
                if post.filled:
                    self.clock.begin(self._course(team, post))
        self.staff_work.begin()
        self.clock.env.run(until=self.clock.until(self.clock.days))
        self.rooms.programmes.finish()
        self.skills.finish(self.teams)
        self.ledger.rows, self.ledger.duties = self.diaries.finish(self.clock.days), self.diaries.noted()
        self.ledger.posts = [(*post, self._minutes(post[0], post[2])) for post in self._posts]

    def _owing(self, engine: Engine) -> Owing:
        orders_of_work = np.array(
            [ORDERS_OF_WORK[team.terms.order_of_work] for team in self.teams.values() for _ in team.officers], np.int64
        )
        capacity = np.zeros((orders_of_work.size, self.clock.days), np.int64)
        dates, policies, early_weeks = self.prepared.dates, self.prepared.policies, self.area.contacts.early_weeks
        parts = (dates.table, self.prepared.factors, self.luck, policies.table)
        if engine == "plain":
            plain = PlainDiaries(self.clock.env, capacity, orders_of_work, *parts)
            return PlainOwing(plain, dates, self.luck, early_weeks=early_weeks)
        compiled = CompiledDiaries(capacity, orders_of_work, stages_of(self.teams), *parts)
        return CompiledOwing(compiled, dates, policies, people=2 * len(self.people), early_weeks=early_weeks)

    def _rooms(self) -> Rooms:
        rooms = Rooms(self.area, self.clock, self.luck, self.ledger, self.casework, self.skills)
        parts = (self.clock, self.area, self.luck, self.ledger)
        rooms.programmes = Programmes(*parts, offered=self._offered, started=self._started, completed=self._completed)
        rooms.panels = Panels(*parts, self.casework)
        rooms.premises = Premises(*parts, self.casework)
        coordinators = self.teams[Role.CIRCLES_COORDINATOR]
        rooms.circles = Circles(*parts, self.casework, in_post=lambda: len(coordinators.in_post))
        rooms.joint_visits = JointVisits(*parts, self.casework)
        return rooms

    def _day_one(self) -> None:
        first = list(self.people.values())
        for person in first:
            if person.supervised:
                person.over = self.clock.env.event()
        required = [person for person in first if person.programme is not None]
        waiting = {person.number for person in self.rooms.programmes.begin(required)}
        for person in first:
            self.lives.begin(person, on_programme=person.programme is not None and person.number not in waiting)

    def _arrivals(self, coming: Iterable[Person]) -> Process:
        for person in coming:
            if person.entered > self.clock.today:  # two who come on one day come in one step, before that day's count
                yield self.clock.until(person.entered)
            self.people[person.number] = person
            self.lives.begin(person)

    def _offered(self, person: Person, programme: Programme, first_session: int) -> None:
        """With a first session in sight, pre-programme work has a date; of older orders it was done before the run."""
        if programme is not Programme.CORE:
            return
        today = self.clock.today
        if self.area.programme.pre_programme_begins == "place_offered":
            self.casework.ask(person, Work.PRE_PROGRAMME, today, opens=today)
        self.casework.prepares_for(person, Work.PRE_PROGRAMME, first_session, today)

    def _started(self, person: Person, programme: Programme, day: int) -> None:
        """Pre-programme work that is not done by now will not be."""
        if programme is Programme.CORE:
            self.casework.end(person, Work.PRE_PROGRAMME, day)

    def _completed(self, person: Person, programme: Programme, day: int) -> None:
        self.lives.completed(person, programme, day)

    def _months(self) -> Process:
        """On the first of each month hours are shared out anew and the posts are written down."""
        for day in self._month_starts:
            yield self.clock.until(day)
            yield self.clock.env.timeout(0)  # after everything else that happens this morning
            for role, team in self.teams.items():
                self._new_hours(team, day)
                for post in team.everybody:
                    held, others = len(post.people), team.other_cases_of(post)
                    self._posts.append((post.officer, int(role), day, post.filled, held, others))

    def _minutes(self, officer: int, day: int) -> int:
        """What an officer had from this month's start to the next, now that all vacancies in between are known."""
        until = next((start for start in self._month_starts if start > day), self.clock.days)
        return int(self.diaries.capacity[officer, day:until].sum())

    def _new_hours(self, team: Team, day: int) -> None:
        self.diaries.catch_up(day)
        team.hours_from(day, self.diaries.capacity)

    def _hand_over(self, role: Role, number: int, officer: int, day: int) -> None:
        if number >= STAFF:
            self.staff_work.hand_over(number, officer, day)
        else:
            self.casework.hand_over(self.people[number], role, officer, day)

    def _post_changed(self, team: Team, post: Post, day: int) -> None:
        self.skills.changed(team, post, self.staff_work.training_day, self._trained, self.casework.has_hours)
        self.staff_work.changed(team, post, day)

    def _settled(self, team: Team, post: Post, day: int) -> None:
        self._new_hours(team, day)
        if team.role is Role.CIRCLES_COORDINATOR:
            self.rooms.circles.look_again()

    def _course(self, team: Team, post: Post) -> Process:
        return self.skills.course(team, post, self.staff_work.training_day, self._trained, self.casework.has_hours)

    def _trained(self, team: Team, post: Post, day: int) -> None:
        """What an officer is now trained for can be owed to the people held."""
        for number in list(post.people):
            self.casework.renew(self.people[number], day)


def _month_starts(clock: Clock, measured_from: int) -> list[int]:
    """The first of each month, the first day of the run and the first measured one."""
    dates = [workdays.day_of(clock.first_day + day) for day in range(clock.days)]
    return [day for day, date in enumerate(dates) if date.day == 1 or day in (0, measured_from)]
